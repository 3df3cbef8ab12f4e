"""The page of a series: what an address asks for, what the store has of it, and files of just that."""
