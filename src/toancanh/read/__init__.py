"""Stage one of the path: the bytes of one file become one ``Document``.

What a file is, its content says, not its extension. One module per format stands in ``formats/`` and is
found by being there. Input that cannot be used raises ``UserError``; nothing is guessed. A file that holds
other files (``containers/``) gives them as ``members``.
"""

from toancanh.read.containers import DEEPEST, MOST_MEMBERS, Member, holds_files, members
from toancanh.read.source import LIMIT, bytes_of, read, read_bytes

__all__ = [
    "DEEPEST",
    "LIMIT",
    "MOST_MEMBERS",
    "Member",
    "bytes_of",
    "holds_files",
    "members",
    "read",
    "read_bytes",
]
