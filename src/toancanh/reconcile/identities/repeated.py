"""What a workbook states in two cells is the same in both: in the table of totals and in that of its parts.

Only cells are held to it. Prose that gives two figures for what we take for one thing may speak of two.
"""

from functools import lru_cache

from toancanh.model import Node
from toancanh.reconcile.relations import KEPT, Sum, Term


@lru_cache(KEPT)
def repeated(node: Node) -> Sum:
    """The relation between two statements of one node."""
    return Sum("repeated", Term(node), (Term(node),))
