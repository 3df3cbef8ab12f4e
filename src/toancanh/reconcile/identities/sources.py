"""What two documents tell of one thing, as settled, is the same, but for what may be revised in between.

A later document of the same standing takes the place of an earlier one; one that is off by more than
revisions are contradicts it.
"""

from functools import lru_cache

from toancanh.model import Node
from toancanh.reconcile.relations import KEPT, Sum, Term


@lru_cache(KEPT)
def disagreement(node: Node) -> Sum:
    """The relation between what two documents tell of a node."""
    return Sum("sources", Term(node), (Term(node, before=True),))
