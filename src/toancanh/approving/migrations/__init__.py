"""The tables of what was sent up, approved, opened and closed."""
