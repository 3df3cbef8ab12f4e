"""The command line: one verb per stage, each a file in ``commands/``.

Exit codes: 0 all done; 1 something failed, or a finding at error level; 2 wrong usage.
"""

from toancanh.cli.verbs import main

__all__ = ["main"]
