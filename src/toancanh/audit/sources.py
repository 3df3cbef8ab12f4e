"""The histories that the log leads to: which columns of a row never change, and how it is told.

To add one: a ``Source`` in ``SOURCES``. Columns that may change later (which decision is the current one) are
not among its ``fixed`` ones: neither guarded nor digested.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from toancanh.accounts.models import AccountEvent
from toancanh.followup.models import Event
from toancanh.registers.models import Deed, ValueChange
from toancanh.registers.registry import registers
from toancanh.registers.selectors import names
from toancanh.store.models import ChoiceRow, DecisionRow, Outcome

NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says of a row: who, when, what (the code of its words), about what, where, and why."""

    who: str
    at: datetime
    kind: str
    about: str
    target: str
    address: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One history.

    Args:
        name: what its lines call it.
        model: its table.
        fixed: the columns that never change.
        told: what the log says of each of some rows.
        related: what is read together with a row.
    """

    name: str
    model: type[Model]
    fixed: tuple[str, ...]
    told: Callable[[list[Any]], list[Told]]
    related: tuple[str, ...] = ()


def _deeds(rows: list[Deed]) -> list[Told]:
    known = _names_of((it.register, it.entry) for it in rows)
    return [
        Told(
            it.who, it.at, f"deed.{it.kind}", known.get((it.register, it.entry), NOBODY),
            f"{it.register}/{it.entry}", it.address, it.reason,
        )
        for it in rows
    ]  # fmt: skip


def _names_of(entries: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
    """The names of entries, with one question for each register."""
    keys: dict[str, set[int]] = {}
    for code, key in entries:
        keys.setdefault(code, set()).add(key)
    found = ((code, names(registers()[code], each)) for code, each in keys.items())
    return {(code, key): name for code, named in found for key, name in named.items()}


def _events(rows: list[Event]) -> list[Told]:
    return [
        Told(it.who, it.at, f"event.{it.what}", it.matter.title, str(it.matter_id), it.address, it.reason)
        for it in rows
    ]


def _decisions(rows: list[DecisionRow]) -> list[Told]:
    return [
        Told(
            it.who,
            it.at,
            f"audit.{it.verdict}",
            it.observation.text,
            it.observation.fact_id,
            it.address,
            it.note,
        )
        for it in rows
    ]


def _choices(rows: list[ChoiceRow]) -> list[Told]:
    return [
        Told(
            it.who, it.at, "audit.chosen" if it.stands else "audit.taken_back", it.observation.text,
            it.observation.fact_id, it.address, it.reason,
        )
        for it in rows
    ]  # fmt: skip


def _outcomes(rows: list[Outcome]) -> list[Told]:
    return [
        Told(
            str(it.run.parameters.get("who", "")) or NOBODY, it.at, f"audit.file_{it.result}", it.name,
            it.original_id or "", it.address,
        )
        for it in rows
    ]  # fmt: skip


def _accounts(rows: list[AccountEvent]) -> list[Told]:
    seen = [it.about.split("/") for it in rows if it.what == AccountEvent.What.REVEALED]
    known = _names_of((code, int(key)) for code, key in (it for it in seen if len(it) == 2) if key.isdigit())
    by_address = {f"{code}/{key}": name for (code, key), name in known.items()}
    return [
        Told(
            it.who, it.at, f"account_event.{it.what}", by_address.get(it.about, it.about) or _whom(it),
            it.about if it.what == AccountEvent.What.REVEALED else "", it.address,
        )
        for it in rows
    ]  # fmt: skip


def _whom(it: AccountEvent) -> str:
    return it.office.name if it.office else it.user.username if it.user else ""


_SIGNED = ("who", "at", "address")
_DEED = (
    *_SIGNED, "register", "entry", "version", "kind", "reason", "other", "undoes_id", "source", "url",
    "document_id", "start", "end", "as_of_start", "as_of_end",
)  # fmt: skip
_EVENT = (*_SIGNED, "matter_id", "version", "what", "before", "after", "reason")
_DECISION = (*_SIGNED, "observation_id", "claim", "verdict", "note")
_CHOICE = (*_SIGNED, "observation_id", "subject", "stands", "reason")
_FILE = ("at", "address", "run_id", "name", "result", "original_id")
_ACCOUNT = (*_SIGNED, "user_id", "office_id", "key_id", "what", "before", "after", "about")
SOURCES = (
    Source("account", AccountEvent, _ACCOUNT, _accounts, ("user", "office")),
    Source("register", Deed, _DEED, _deeds),
    Source("value", ValueChange, ("deed_id", "field", "before", "after"), lambda _: []),
    Source("matter", Event, _EVENT, _events, ("matter",)),
    Source("decision", DecisionRow, _DECISION, _decisions, ("observation",)),
    Source("choice", ChoiceRow, _CHOICE, _choices, ("observation",)),
    Source("file", Outcome, _FILE, _outcomes, ("run",)),
)
"""All histories. Values that a deed changed have no line of their own: they are digested with the deed."""
WITH_LINES = tuple(it for it in SOURCES if it.model is not ValueChange)
