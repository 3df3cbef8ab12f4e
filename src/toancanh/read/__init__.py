"""Stage one of the path: the bytes of one file become one ``Document``.

What a file is, its content says, not its extension. One module per format stands in ``formats/`` and is
found by being there. Input that cannot be used raises ``UserError``; nothing is guessed.
"""

from toancanh.read.source import LIMIT, read, read_bytes

__all__ = ["LIMIT", "read", "read_bytes"]
