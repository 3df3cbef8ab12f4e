"""The tables through time; each named for what it does."""
