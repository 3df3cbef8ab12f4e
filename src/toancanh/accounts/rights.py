"""Who may do what: one pure function of a person's role, their office, and what was set for both.

A role allows by default; what was set for the office narrows or widens that, what was set for the person goes
before what was set for the office. Nobody narrows an administrator, so that somebody is always left who may.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from toancanh.accounts.roles import Role
from toancanh.registers.registry import registers

FIGURES, DOCUMENTS, MATTERS, APPROVAL, PERSONAL = "figures", "documents", "matters", "approval", "personal"
"""Deciding on figures; taking files in; matters and sessions; saying what is official; data of persons."""
_OF_REGISTER = "registers."
_WRITERS = frozenset((Role.SPECIALIST, Role.OFFICE_HEAD, Role.LEADER))
_HEADS = frozenset((Role.OFFICE_HEAD, Role.LEADER))
_USUAL: Mapping[str, frozenset[Role]] = MappingProxyType(
    {FIGURES: _WRITERS, DOCUMENTS: _WRITERS, MATTERS: _WRITERS, APPROVAL: _HEADS, PERSONAL: _HEADS}
)


class Action(StrEnum):
    """Look at it, change it, or look after people, rights and the log."""

    READ = "read"
    WRITE = "write"
    ADMINISTER = "administer"


@dataclass(frozen=True, slots=True)
class What:
    """What something is done to: a ``thing`` that rights are set for, and the offices whose it is.

    ``offices`` are the numbers of those that a matter was given to; what is given to none is everybody's.
    """

    thing: str = ""
    offices: frozenset[int] = frozenset()


ANYTHING = What()


@dataclass(frozen=True, slots=True)
class Holder:
    """Who asks: the role, the number of the office, what was set for the person and for their office."""

    role: Role
    office: int | None = None
    own: Mapping[str, bool] = field(default_factory=dict)
    of_office: Mapping[str, bool] = field(default_factory=dict)


def of_register(code: str) -> str:
    """The thing that a register is."""
    return f"{_OF_REGISTER}{code}"


def things() -> tuple[str, ...]:
    """Everything that rights are set for."""
    return (*_USUAL, *map(of_register, registers()))


def usual(role: Role, thing: str) -> bool:
    """Whether a role may change (of ``PERSONAL``: see) something unless anything else was set."""
    return role is Role.ADMINISTRATOR or role in _USUAL.get(thing, _WRITERS)


def may(holder: Holder, action: Action, what: What = ANYTHING) -> bool:
    """Whether somebody may do something.

    Matters given to offices are changed by people of these, by leaders, and by who belongs to no office.
    """
    if action is Action.READ or holder.role is Role.ADMINISTRATOR:
        return True
    if action is Action.ADMINISTER:
        return False
    told = holder.own.get(what.thing, holder.of_office.get(what.thing))
    allowed = usual(holder.role, what.thing) if told is None else told
    elsewhere = what.offices and holder.office is not None and holder.office not in what.offices
    return allowed and (not elsewhere or holder.role is Role.LEADER)
