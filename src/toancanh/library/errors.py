"""What cannot be done, in plain words: the messages of the command line, raised."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from toancanh.model import UserError
from toancanh.reference.messages import language, render

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Refused(ValueError):
    """Something that whoever asks can mend; ``code`` is that of the message, for programs."""

    def __init__(self, error: UserError) -> None:
        super().__init__(render(error.code, error.values, language()))
        self.code = error.code


def plainly(do: Callable[_P, _T]) -> Callable[_P, _T]:
    """Have a function tell in words what cannot be used."""

    @wraps(do)
    def told(*arguments: _P.args, **named: _P.kwargs) -> _T:
        try:
            return do(*arguments, **named)
        except UserError as error:
            raise Refused(error) from None

    return told
