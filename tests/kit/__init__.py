"""The words our stories are told in."""
