"""What one amount belongs to, a module a question: subject, time, place, status, comparison, dimensions.

Each asks which mark around the amount speaks of it. The nearest before it in the sentence wins, with
the few exceptions that Vietnamese word order makes; each exception is a small function with an example.
"""
