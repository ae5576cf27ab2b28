"""Puts answers on paper."""
