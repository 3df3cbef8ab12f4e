"""Work on files from outside in processes that may die: each with a limit of memory, time and output.

What comes from outside can be broken, by accident or on purpose, so that a reader never ends, takes all
memory or crashes. ``Workers`` does the work in processes of their own, so many at once, and turns each of
these ends into a ``UserError`` about that file; ``Here`` does it in this process, without protection, for
callers that bring their own. Both are given functions; this package knows no stage of the path.
"""

from toancanh.isolation.limits import Limits
from toancanh.isolation.memory import uncollected
from toancanh.isolation.pool import Fault, Hands, Here, Workers
from toancanh.isolation.scratch import Scratch

__all__ = ["Fault", "Hands", "Here", "Limits", "Scratch", "Workers", "uncollected"]
