"""The parts of the pane beside the list of people."""
