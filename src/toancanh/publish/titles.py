"""What a value measures, as a heading or beside other values of which the same need not be said again."""

from typing import NamedTuple

from toancanh.model import Kind, Measure, Node, Observation, Place, kind_of
from toancanh.model.text import reading_form
from toancanh.publish import names, periods
from toancanh.publish.words import say
from toancanh.reference.areas import areas
from toancanh.reference.messages import Language


class Title(NamedTuple):
    """The parts of a heading, each in words; an empty one is left out."""

    subject: str
    kind: str
    area: str
    period: str
    measure: str

    def __str__(self) -> str:
        subject = f"{self.subject} ({self.kind})" if self.kind else self.subject
        return " – ".join(filter(None, (subject, self.area, self.period, self.measure)))

    def beside(self, other: "Title") -> str:
        """The heading without what another one has said: always the period, else only what differs."""
        same = _same(self.subject, other.subject)
        subject = "" if same else self.subject
        kind = "" if same and self.kind == other.kind else self.kind
        if kind and not subject:
            subject, kind = kind, ""
        area = "" if _same(self.area, other.area) else self.area
        return str(self._replace(subject=subject, kind=kind, area=area))


def _same(one: str, other: str) -> bool:
    return one == other or reading_form(one) == reading_form(other)


def of_node(node: Node, lang: Language) -> Title:
    """The heading of a node."""
    thing = node.thing
    subject = (names.indicator(thing.indicator, "", lang), names.dimensions(thing.dims, lang))
    return Title(
        " · ".join(filter(None, subject)),
        _kind(thing.kind, lang),
        area(thing.place, lang),
        periods.period(thing.period, lang),
        _measure(node.measure, lang),
    )


def of_fact(fact: Observation, lang: Language) -> Title:
    """The heading of a figure that a document tells."""
    place = Place(fact.area_code, fact.area_since) if fact.area_code else Place(fact.area or "", None)
    return Title(
        names.thing(fact, lang),
        _kind(kind_of(fact), lang),
        area(place, lang),
        periods.period(fact.period, lang) if fact.period else "",
        _measure(fact.measure, lang),
    )


def area(place: Place, lang: Language) -> str:
    """The name of an area, marked when the unit is no more; of an unknown one as it is told."""
    unit = areas().get(place.code, place.since) if place.since else None
    return names.area(unit, lang) if unit else place.code


def _kind(kind: Kind, lang: Language) -> str:
    return "" if kind is Kind.OUTCOME else say(f"kind.{kind}", lang)


def _measure(measure: Measure, lang: Language) -> str:
    return "" if measure is Measure.LEVEL else say(f"measure.{measure}", lang)
