"""One log of who did what, when and from where, over the histories that the other packages keep.

``sources`` says which histories there are, ``keeping`` gives each of their rows a line in a chain, ``guards``
has the database refuse to change or delete them, ``verifying`` notices what was changed in spite of that.
"""
