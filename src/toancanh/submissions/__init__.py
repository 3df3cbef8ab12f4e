"""What people hand in on the site: kept at once, read by a process of its own, told as it goes.

A Django app over ``pipeline``, whose way in it uses (``ingest``). A file waits in the database, so any
number of servers can take files; who works holds a lock (``store.locks``) that the system takes back when
its process ends, so what a killed one had in hand is taken up by the next. The same process reads documents
again.
"""
