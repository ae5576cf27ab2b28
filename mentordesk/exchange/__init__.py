"""Takes in and gives out tables."""
