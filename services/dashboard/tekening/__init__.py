"""How do answers become pictures? Each is geometry that a template writes as SVG, with a table beside it."""
