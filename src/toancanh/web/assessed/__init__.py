"""Parks, clusters and energy projects as their pages of assessment show them."""
