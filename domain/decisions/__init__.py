"""May this be recorded? A decision returns events, or a refusal that changes nothing."""
