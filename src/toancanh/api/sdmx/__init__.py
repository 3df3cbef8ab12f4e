"""Figures for statistical programs: ``/sdmx/``, the REST API of SDMX, read only, with the keys of the API.

Addresses of version 2 (``/data/dataflow/AGENCY/FLOW/VERSION/KEY``, ``/structure/codelist/…``) and those of
version 1.5 (``/data/FLOW/KEY``, ``/codelist/…``), which most clients still send, come to the same.
How to use it: docs/howto/exchange-sdmx.md; why so: docs/decisions/sdmx.md.
"""
