"""The follow-up: matters and their boards, working sessions, offices, and all that is done with a matter.

One router for all, since operations on one address have to stand in one.
"""

from ninja import Router

router = Router()
