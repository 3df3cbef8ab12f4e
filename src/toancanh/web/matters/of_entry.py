"""The matters of an entry of a register, for ``toancanh/matters/of_entry.html`` on its page.

That page loads ``toancanh/matters.css`` too.
"""

from datetime import date
from typing import Any

from toancanh.followup import selectors
from toancanh.followup.selectors import Board, Listed
from toancanh.web.matters.telling import told

_MOST = 10


def of_entry(register: str, entry: str, today: date) -> dict[str, Any]:
    """The context of the block: its open matters, first due first, then those closed, and their counts.

    Args:
        register: the register's code.
        entry: the entry's number there, as text.
        today: the day to be late on.
    """
    board = Board(register=register, entry=entry)
    counts = selectors.counted(today, board)
    rows = [*selectors.listed(Listed.OPEN, today, board)[:_MOST]]
    rows += selectors.listed(Listed.CLOSED, today, board).order_by("-pk")[: _MOST - len(rows)]
    return {
        "matters": told(rows, today),
        "matter_entry": f"{register}/{entry}",
        "matter_open": counts[Listed.OPEN],
        "matter_late": counts[Listed.OVERDUE],
        "matter_count": counts[Listed.ALL],
    }
