"""The steps that make the tables of messages."""
