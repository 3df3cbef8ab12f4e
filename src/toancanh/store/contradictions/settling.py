"""What people decide about contradictions, and what they decided."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet

from toancanh.model import Settlement, UserError, Verdict
from toancanh.store import actions
from toancanh.store.contradictions.rows import ContradictionRow, SettlementRow
from toancanh.store.models import ObservationRow
from toancanh.store.signed import must_say_why, must_sign

Told = Mapping[str, Mapping[str, str]]
"""The argument in words, by language: what it is about, what is said, by which law."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a contradiction is settled.

    Args:
        how: as ``model.Settlement``.
        fact: the figure that stands, is put right or is rejected; none if all stand.
        value: the right number, in the unit of the figure.
    """

    how: Settlement
    fact: str = ""
    value: Decimal | None = None


@transaction.atomic
def settle(*, key: str, way: Way, who: str, reason: str, told: Told) -> SettlementRow:
    """Settle a contradiction, and do to its figure what that takes.

    Raises:
        UserError: there is no such contradiction any more, the figure is none of its own, nobody signs,
            no reason is given, or the figure cannot be chosen or put right.
    """
    must_sign(who)
    must_say_why(reason)
    # Two people who settle at once are put in a row by the lock.
    found = ContradictionRow.objects.select_for_update().filter(key=key).first()
    if found is None:
        raise UserError("settlement.gone")
    row = _figure(found, way)
    match way.how:
        case Settlement.CHOSEN:
            actions.choose(fact_id=way.fact, who=who, reason=reason)
        case Settlement.CORRECTED:
            if way.value is None:
                raise UserError("settlement.no_number")
            actions.correct(fact_id=way.fact, value=way.value, who=who, reason=reason)
        case Settlement.REJECTED:
            actions.decide(fact_id=way.fact, verdict=Verdict.REJECTED, who=who, note=reason)
        case _:
            row = None
    return _write(SettlementRow(key=key, how=way.how.value, observation=row, told=dict(told)), who, reason)


@transaction.atomic
def reopen(*, key: str, who: str, reason: str) -> SettlementRow:
    """Take back how a contradiction was settled, and what was done to its figure for that.

    Raises:
        UserError: nobody has settled it, nobody signs, or no reason is given.
    """
    must_sign(who)
    rows = SettlementRow.objects.select_for_update().filter(key=key, current=True)
    last = rows.exclude(how=Settlement.OPEN.value).first()
    if last is None:
        raise UserError("settlement.nothing_settled")
    must_say_why(reason)
    fact = last.observation.fact_id if last.observation else ""
    match Settlement(last.how):
        case Settlement.CHOSEN:
            actions.take_back(fact_id=fact, who=who, reason=reason)
        case Settlement.CORRECTED:
            actions.uncorrect(fact_id=fact, who=who, reason=reason)
        case Settlement.REJECTED:
            actions.decide(fact_id=fact, verdict=Verdict.OPEN, who=who, note=reason)
    opened = {"how": Settlement.OPEN.value, "observation": last.observation, "told": last.told}
    return _write(SettlementRow(key=key, **opened), who, reason)


def settled() -> QuerySet[SettlementRow]:
    """What was settled and not taken back, the last first, each with its figure."""
    found = SettlementRow.objects.filter(current=True).exclude(how=Settlement.OPEN.value)
    return found.select_related("observation")


def on(keys: Collection[str]) -> dict[str, SettlementRow]:
    """How these contradictions were settled, by key."""
    return {row.key: row for row in settled().filter(key__in=keys)}


def history(key: str) -> QuerySet[SettlementRow]:
    """All that was decided about a contradiction, the last first."""
    return SettlementRow.objects.filter(key=key).select_related("observation")


def _figure(found: ContradictionRow, way: Way) -> ObservationRow | None:
    if not way.fact:
        if way.how is Settlement.DIFFER:
            return None
        raise UserError("settlement.no_figure")
    row = ObservationRow.objects.filter(contradicted__contradiction=found, fact_id=way.fact).first()
    if row is None:
        raise UserError("settlement.no_figure")
    return row


def _write(row: SettlementRow, who: str, reason: str) -> SettlementRow:
    """Put a settlement in the place of the last one of its contradiction."""
    SettlementRow.objects.filter(key=row.key, current=True).update(current=False)
    row.who, row.reason, row.current = who.strip(), reason.strip(), True
    row.save()
    return row
