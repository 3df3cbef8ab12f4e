"""Looks for faults in the API from its own description, operation by operation."""
