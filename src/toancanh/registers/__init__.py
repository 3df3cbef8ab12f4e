"""The registers: what exists (parks, clusters, energy projects, markets …), each value with its history.

A register is one file in ``books/``: a plain Django model and a ``REGISTER`` that says what its columns
mean. ``actions`` is the only way to write, ``selectors`` the way to ask; ``workbook`` and ``geojson`` take
them out and in. Candidates found in documents arrive as ``proposals``; a person accepts or rejects them.
"""
