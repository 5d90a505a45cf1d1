"""Which activities with personal data are there? A file for each, in which a change is a version more."""
