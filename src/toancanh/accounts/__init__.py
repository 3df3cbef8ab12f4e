"""Who uses the site and the API: people with a role, keys of programs, and what was done to both.

``actions`` is the only way to write, each deed with its line of history inside; ``attempts`` slows down
whoever guesses passwords. Nobody has a password until an administrator gives one.
"""
