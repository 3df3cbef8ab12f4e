"""What figures mean: how far a plan is and what may become of it; what land and energy projects come to.

Values in, values out: it knows the model and the reference, no document, database or page.
"""
