"""Boundaries that the province loaded itself, which the map draws instead of its own outlines."""
