"""Where events are kept; our only use of the eventsourcing library."""
