"""What does an officer or an auditor see on a screen? `app.maak_app` makes it, `bediening.serveer` serves it."""
