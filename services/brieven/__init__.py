"""How does a letter come about, from a template and a dossier to the version that is sent?"""
