"""What stands on a printed page: words with their boxes, grids of rules, lines and paragraphs.

Lengths are points (1/72 inch); x runs to the right and y down from the top left corner.
"""
