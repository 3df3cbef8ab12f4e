"""Views as Excel files: what a page shows, with formulas where a person expects them, with links."""
