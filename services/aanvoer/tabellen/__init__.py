"""The steps that make the tables of what is on its way in."""
