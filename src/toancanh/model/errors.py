"""One error for everything a user can mend.

It carries a code of the message catalogue (``reference/messages/*.toml``) whose text says where, what
was seen, what was expected and what to do, in the language of the reader.
"""

from collections.abc import Callable
from functools import partial


class UserError(Exception):
    """Input that cannot be used, said so that a clerk can act on it.

    Args:
        code: key of the message catalogue, e.g. ``"read.pdf_encrypted"``.
        values: fill the message's named placeholders; ``name`` is the file, if one is at fault.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = {key: str(value) for key, value in values.items()}

    def __reduce__(self) -> tuple[Callable[[], "UserError"], tuple[()]]:
        # A worker process hands it on; an exception knows of itself only how to be made without keywords.
        return partial(type(self), self.code, **self.values), ()

    def __str__(self) -> str:
        return f"{self.code}: {self.values}"
