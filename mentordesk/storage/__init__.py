"""Keeps the programme safe in one file."""
