"""Makes changes: one function is one thing the user can do."""
