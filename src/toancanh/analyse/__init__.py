"""What figures mean: how far a year's plan is, and whether that is enough.

Values in, values out: it knows the model and the reference, no document, database or page.
"""
