"""Data of persons: masked unless whoever asks may see them and says so.

Which columns hold such data, their declaration says (``Column.personal``); Luật Bảo vệ dữ liệu cá nhân
91/2025/QH15, in force since 1 January 2026, protects them. On the command line nothing is masked: whoever
uses it has the database.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from toancanh.registers.declaring import Column, Register

HIDDEN = "•"
"""What stands for each letter that is not shown; no value of a register may hold it."""
_LEAST = 6  # letters or digits of which some are shown
_masked: ContextVar[bool] = ContextVar("masked", default=False)
_SHOWN = re.compile(r"\w")


@contextmanager
def masking() -> Iterator[None]:
    """What is told within hides data of persons, until ``reveal``."""
    before = _masked.set(True)
    try:
        yield
    finally:
        _masked.reset(before)


def reveal() -> None:
    """Hide nothing any more of what is told within."""
    _masked.set(False)


def hidden(column: Column) -> bool:
    """Whether the values of a column are masked for who asks now."""
    return column.personal and _masked.get()


def of_persons(register: Register) -> tuple[Column, ...]:
    """The columns of a register that hold data of persons."""
    return tuple(it for it in register.columns if it.personal)


def masked(text: str) -> str:
    """What is left to tell values apart: of "0912 345 678" it is "09•• ••• 678".

    Of an address of mail the first letter and the domain are left, of other words the first letter.
    """
    head, at, domain = text.partition("@")
    if at:
        return f"{head[:1]}{_SHOWN.sub(HIDDEN, head[1:])}{at}{domain}"
    places = [it.start() for it in _SHOWN.finditer(text)]
    digits = sum(it.isdigit() for it in text)
    kept = {*places[:2], *places[-3:]} if digits >= _LEAST else set(places[:1])
    return "".join(it if at in kept or at not in places else HIDDEN for at, it in enumerate(text))


def shown(text: str, column: Column) -> str:
    """A value as who asks now may see it."""
    return masked(text) if text and hidden(column) else text


def is_masked(text: str) -> bool:
    """Whether somebody gives back what they were shown instead of a value."""
    return HIDDEN in text
