"""Tests of what takes in and gives out tables."""
