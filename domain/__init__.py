"""What is true about pupils and absence: pure functions over recorded facts."""
