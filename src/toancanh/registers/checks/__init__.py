"""What in the registers asks for a person: what runs out, breaks a threshold, is overdue or is not known.

One file each, found by being here. A module names the registers that it looks at (``REGISTERS``) and has
``findings(today)``; its texts are ``checks.<code>`` in ``reference/messages``. Nothing is stored: what is
found follows from the entries in force and the day, so a mended entry is found no more.
"""

import pkgutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from toancanh.registers.checks.findings import Finding

__all__ = ["Finding", "found", "names"]

_APART = {"findings"}


def found(today: date, register: str | None = None) -> tuple[Finding, ...]:
    """All that the checks find on a day, the gravest first; of one register if it is named."""
    wanted = (it for it in _modules().values() if register is None or register in it.REGISTERS)
    every = (finding for module in wanted for finding in module.findings(today))
    own = (it for it in every if register in (None, it.register))
    return tuple(sorted(own, key=Finding.rank))


@cache
def names() -> tuple[str, ...]:
    """Names of all checks."""
    return tuple(_modules())


@cache
def _modules() -> Mapping[str, ModuleType]:
    found = sorted({it.name for it in pkgutil.iter_modules(__path__)} - _APART)
    return MappingProxyType({name: import_module(f"{__name__}.{name}") for name in found})
