"""Upkeep of the data by administrators at ``/quan-tri/``: Django's admin, of which every write is an action.

What the admin shows is the tables; what it saves goes through ``registers``, ``followup`` and ``accounts``
with who, when, before and after, on the version that was seen. Nothing is deleted: an entry leaves its
register, a matter is stopped, a key revoked, each with a reason. Documents and histories can only be read.
"""
