"""Web pages: which part is the article, what the page says of itself, its tables."""
