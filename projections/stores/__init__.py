"""Where rows are kept: the promise, and SQLite."""
