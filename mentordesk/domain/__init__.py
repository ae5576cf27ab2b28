"""Says what is true about a programme: records and rules, without clock, files or toolkit."""
