"""Who works here, and who handles which dossier: how is that recorded?"""
