"""How does a letter come about: from a template, filled from a dossier, as a document, until the version that is sent?"""
