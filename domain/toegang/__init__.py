"""Who may see what, and why? `gebruiker` says who asks."""
