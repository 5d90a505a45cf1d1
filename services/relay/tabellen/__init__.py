"""The steps that make the tables of the relay."""
