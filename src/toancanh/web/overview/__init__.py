"""What the first page and the page of targets are made of; no view, no address."""
