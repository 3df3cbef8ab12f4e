"""The page that answers questions: what its address changes, and what it shows."""
