"""What is exchanged as SDMX: the structure, the data in three formats, and a check of data of others.

``times`` and ``codes`` say how periods and areas are written, ``components`` declares the structure once for
all formats, ``data`` makes observations of figures; ``structure`` writes SDMX-ML 2.1, ``tables``, ``generic``
and ``documents`` write SDMX-CSV 2.0, SDMX-ML 2.1 generic and SDMX-JSON 2.0. ``checking`` reads them back.
Why so: docs/decisions/sdmx.md.
"""
