"""How a matter changes: under a lock, only by who has seen its last version, and with a line of history."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from toancanh.followup.models import Event, Matter
from toancanh.model import UserError


@dataclass(frozen=True, slots=True)
class By:
    """Who does something, when, and why. The clock is given, never read."""

    who: str
    at: datetime
    reason: str = ""

    @property
    def today(self) -> date:
        """The day it is where the offices are."""
        return timezone.localdate(self.at)


_KEPT = tuple(
    field.attname
    for field in Matter._meta.concrete_fields
    if field.attname not in ("id", "version", "sheet_id", "line", "search_text", "search_key")
)


def facts(row: Matter) -> dict[str, Any]:
    """The columns of a matter as JSON, its offices by their names."""
    found = {name: _plain(getattr(row, name)) for name in _KEPT}
    found["lead"] = row.lead.name if row.lead else None
    del found["lead_id"]
    partners = row.partners.values_list("name", flat=True) if row.pk else ()
    return found | {"partners": list(partners)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def changed(
    matter: int, seen: int | None, by: By, what: str, change: Callable[[Matter], dict[str, Any] | None]
) -> Matter:
    """Change a matter and write down who did what.

    Args:
        matter: its number.
        seen: the version that whoever changes it has seen; ``None`` for what is only added.
        by: who, when and why.
        what: the name of the action.
        change: does it; what it returns is written down beside the columns that changed.

    Raises:
        UserError: nobody signs, there is no such matter, or somebody else has changed it meanwhile.
    """
    if not by.who.strip():
        raise UserError("followup.unsigned")
    row = Matter.objects.select_for_update().filter(pk=matter).first()
    if row is None:
        raise UserError("followup.no_matter", matter=matter)
    if seen is not None and row.version != seen:
        raise _overtaken(row, seen)
    before = facts(row)
    added = change(row) or {}
    row.version += 1
    row.index()
    row.save()
    after = facts(row)
    turned = [name for name in after if after[name] != before[name]]
    _write(row, by, what, {name: before[name] for name in turned}, {it: after[it] for it in turned} | added)
    return row


@transaction.atomic
def opened(row: Matter, by: By, partners: list[Any]) -> Matter:
    """Keep a new matter with the first line of its history.

    Raises:
        UserError: nobody signs, or nothing says what is to be done.
    """
    if not by.who.strip():
        raise UserError("followup.unsigned")
    if not row.title.strip():
        raise UserError("followup.untitled")
    row.opened_on = by.today
    row.due_first = row.due
    row.index()
    row.save()
    row.partners.set(partners)
    _write(row, by, "opened", {}, {name: value for name, value in facts(row).items() if value})
    return row


def must_be_open(row: Matter) -> None:
    """Refuse to change what is done or stopped.

    Raises:
        UserError: it is.
    """
    if row.closed:
        raise UserError("followup.closed", matter=row.pk)


def _write(row: Matter, by: By, what: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    Event.objects.create(
        matter=row,
        version=row.version,
        what=what,
        who=by.who.strip(),
        at=by.at,
        before=before,
        after=after,
        reason=by.reason.strip(),
    )


def _overtaken(row: Matter, seen: int) -> UserError:
    """What somebody else has done to a matter since it was seen."""
    since = list(row.events.filter(version__gt=seen).order_by("version"))
    names = dict.fromkeys(name for event in since for name in event.after)
    who = dict.fromkeys(event.who for event in since)
    return UserError(
        "followup.overtaken",
        matter=row.pk,
        who=", ".join(who),
        what=", ".join(dict.fromkeys(event.what for event in since)),
        columns=", ".join(f"{name}: {_told(since, name)}" for name in names),
    )


def _told(events: list[Event], name: str) -> str:
    """What a column was and is, over several events."""
    first = next(event for event in events if name in event.after)
    last = next(event for event in reversed(events) if name in event.after)
    return f"{first.before.get(name) or '–'} → {last.after[name] or '–'}"
