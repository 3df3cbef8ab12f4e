"""What is to be done, by whom and by when: working sessions, matters, their deadlines and their history.

A Django app over ``store``. Every write is one keyword-only action, whole or not at all, with its line of
history inside; how a matter stands is worked out from facts and the clock (``states``) and never stored.
"""
