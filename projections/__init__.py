"""What we show: views computed from dossiers, kept for how long each was held true."""
