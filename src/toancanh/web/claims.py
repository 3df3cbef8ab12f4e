"""Everything that documents claim about one thing: rivals, revisions and what superseded documents said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from toancanh.model import Correction, Observation
from toancanh.pipeline import picture
from toancanh.reconcile.picture import Picture
from toancanh.store import mapping
from toancanh.store.models import ObservationRow, SourceDocument, long_columns
from toancanh.store.selection import Selection


@dataclass(frozen=True, slots=True)
class Rival:
    """One claim of a thing, with its document.

    Args:
        fact: put right where a correction says so.
        document: what makes the claim.
        superseded: whether a later document took its place.
        because: if the picture stands by it, the rules that decided for it.
        instead: if the picture stands by another, the rule that decided for that one.
        dropped: the correction that leaves it out.
    """

    fact: Observation
    document: SourceDocument
    superseded: bool
    because: tuple[str, ...] = ()
    instead: str = ""
    dropped: Correction | None = None

    @property
    def chosen(self) -> bool:
        """Whether the picture stands by it."""
        return bool(self.because)

    @property
    def vintage(self) -> date:
        """When it was said."""
        published = self.document.published
        return published.start if published else timezone.localdate(self.document.received_at)


def same_thing(fact: Observation) -> tuple[Rival, ...]:
    """All claims of the same indicator, dimensions, measure, area and period, the latest first.

    A claim that lacks indicator, area or period can be compared with none: it comes alone.
    """
    shown = _shown(fact)
    whys = {it.id: line.why(it) for line in shown.lines for it in line.observations}
    lost = {it.id: rule for line in shown.lines for it, rule in zip(line.rivals, line.lost, strict=True)}
    in_picture = {it.id: it for line in shown.lines for it in (*line.observations, *line.rivals)}
    rows = (
        ObservationRow.objects.filter(_thing(fact), reading__current=True)
        .select_related("reading__document__superseded_by")
        .defer(*long_columns("reading__document", "reading__document__superseded_by"))
    )
    found = []
    for row in rows:
        document = row.reading.document
        claim = mapping.to_observation(row, document.sha256)
        if sorted(claim.dims) == sorted(fact.dims):
            found.append(
                Rival(
                    in_picture.get(claim.id, claim),
                    document,
                    superseded=document.successor is not None,
                    because=whys.get(claim.id, ()),
                    instead=lost.get(claim.id, ""),
                    dropped=shown.dropped.get(claim.id),
                )
            )
    return tuple(sorted(found, key=lambda it: (it.vintage, it.fact.id), reverse=True))


def _thing(fact: Observation) -> Q:
    if not (fact.indicator and fact.period and (fact.area_code or fact.area)):
        return Q(fact_id=fact.id)
    unit = Q(area_code=fact.area_code, area_since=fact.area_since)
    area = unit if fact.area_code else Q(area_code=None, area=fact.area)
    span = Q(period_start=fact.period.start, period_end=fact.period.end)
    return area & span & Q(indicator=fact.indicator, measure=fact.measure)


def _shown(fact: Observation) -> Picture:
    """What the picture shows of the indicator, area and period of a fact."""
    if not (fact.indicator and fact.period):
        return Picture((), ())
    codes = (fact.area_code,) if fact.area_code else ()
    return picture(Selection(indicators=(fact.indicator,), area_codes=codes, period=fact.period))
