"""The command `verzuimspoor`."""
