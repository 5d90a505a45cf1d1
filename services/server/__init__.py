"""What runs as one process, for people and for other systems? `bediening.serveer` serves what `samen` puts together."""
