"""Answers questions: everything that reads."""
