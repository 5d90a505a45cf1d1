"""How does a municipality that works with zaken get one when a dossier escalates: once, and closed when it is over?"""
