"""The registers that there are: one for each file in ``books``."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from toancanh.model import UserError
from toancanh.registers import books
from toancanh.registers.declaring import Register


@cache
def registers() -> dict[str, Register]:
    """All registers by code, in order of code."""
    modules = (import_module(f"{books.__name__}.{it.name}") for it in iter_modules(books.__path__))
    return {it.REGISTER.code: it.REGISTER for it in modules}


def register(code: str) -> Register:
    """The register of that code.

    Raises:
        UserError: there is none.
    """
    found = registers().get(code)
    if found is None:
        raise UserError("registers.unknown", register=code, known=", ".join(registers()))
    return found
