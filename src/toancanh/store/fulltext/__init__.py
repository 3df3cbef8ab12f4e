"""Search in the words of the documents: what is kept for it, and what can be asked.

``lines`` cuts a document into lines, ``rows`` keeps them, ``actions`` writes them as a document is stored,
``selectors`` finds them. SQLite looks them up in a table of FTS5, PostgreSQL in two columns of ``tsvector``
(migration ``0013``); both keep these up to date themselves and give the same answers.
"""
