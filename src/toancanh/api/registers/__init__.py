"""The registers: entries with typed columns, made from the declarations, and all that is done to them."""
