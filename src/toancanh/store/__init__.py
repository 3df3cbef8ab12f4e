"""What is kept: documents, what each run read in them, and what became of every file.

Only ``mapping`` turns rows into the frozen values of ``model`` and back; only ``actions`` writes;
``selectors`` is the read side. The store knows no stage of the path: it keeps what it is given.
"""
