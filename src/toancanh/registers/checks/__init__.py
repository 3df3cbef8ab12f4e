"""What in the registers asks for a person: what runs out, breaks a threshold, is overdue or is not known.

One file each, found by being here. A module names the registers that it looks at (``REGISTERS``) and has
``findings(today)``, or ``findings_of(register, today)`` if it looks at each by itself; its texts are
``checks.<code>`` in ``reference/messages``. Nothing is stored: what is found follows from the entries in
force and the day, so a mended entry is found no more.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from toancanh.registers.checks.findings import Finding
from toancanh.registers.declaring import Column, Register
from toancanh.registers.registry import registers
from toancanh.registers.selectors import references
from toancanh.registers.values import target

__all__ = ["Check", "Finding", "every", "found", "names"]

_APART = {"findings"}


class Check(NamedTuple):
    """One look for findings.

    Args:
        registers: codes of those that it looks at.
        findings: what it finds on a day.
    """

    registers: tuple[str, ...]
    findings: Callable[[date], Iterable[Finding]]

    @property
    def reads(self) -> tuple[str, ...]:
        """The registers that it depends on: those with what their entries belong to."""
        known = registers()
        led = {target(known[of], column) for of in self.registers for column in _references(known[of])}
        return (*self.registers, *(code for code, it in known.items() if it.model in led))


def _references(of: Register) -> Iterator[Column]:
    return (of.column(name) for name in references(of))


@cache
def every() -> tuple[Check, ...]:
    """All checks; one that looks at each register by itself once for each."""
    return tuple(it for module in _modules().values() for it in _of(module))


def _of(module: ModuleType) -> Iterator[Check]:
    if not hasattr(module, "findings_of"):
        yield Check(module.REGISTERS, module.findings)
        return
    for of in module.REGISTERS:
        yield Check((of,), partial(module.findings_of, of))


def found(today: date, register: str | None = None) -> tuple[Finding, ...]:
    """All that the checks find on a day, the gravest first; of one register if it is named."""
    wanted = (it for it in every() if register is None or register in it.registers)
    all_found = (finding for check in wanted for finding in check.findings(today))
    own = (it for it in all_found if register in (None, it.register))
    return tuple(sorted(own, key=Finding.rank))


@cache
def names() -> tuple[str, ...]:
    """Names of all checks."""
    return tuple(_modules())


@cache
def _modules() -> Mapping[str, ModuleType]:
    found = sorted({it.name for it in pkgutil.iter_modules(__path__)} - _APART)
    return MappingProxyType({name: import_module(f"{__name__}.{name}") for name in found})
