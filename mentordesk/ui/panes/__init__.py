"""Detail panes: what stands beside a list about the chosen record."""
