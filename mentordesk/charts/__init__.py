"""Pictures as short lists of primitives, drawn on screen and on paper."""
