"""The outlook on a series as a page tells it, apart from reported figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from toancanh.analyse.outlook import Outlook
from toancanh.answering.known import Subject
from toancanh.assessing import saying
from toancanh.assessing.targets import outlook_of
from toancanh.model import Period, Place
from toancanh.web.language import spoken


@dataclass(frozen=True, slots=True)
class Month:
    """One month that is left, in words, and its range as a bar of a thousand."""

    name: str
    middle: str
    range: str
    start: int
    width: int
    at: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a statistical method expects, or why nothing is told.

    Args:
        about: what it is about and where; several where the same is to be said of them.
        lines: in sentences.
        months: the months left.
    """

    about: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    months: tuple[Month, ...] = ()

    @property
    def names(self) -> str:
        """What it is about, each with its areas: "Kim ngạch xuất khẩu (Đắk Lắk; Phú Yên)"."""
        places: dict[str, list[str]] = {}
        for name, place in self.about:
            places.setdefault(name, []).append(place)
        return ", ".join(f"{name} ({'; '.join(its)})" for name, its in places.items() if name)


def ahead(about: tuple[str, str], subject: Subject, place: Place, until: Period) -> Ahead:
    """The outlook on one thing in one area, as known by the end of a period."""
    found = outlook_of(subject, place, until)
    months = tuple(_months(found)) if isinstance(found, Outlook) else ()
    return Ahead((about,), saying.outlook(found, spoken()), months)


def _months(it: Outlook) -> Iterator[Month]:
    """All on one scale, from nought to the highest end."""
    most = max(each.high for each in it.months)
    for each, told in zip(it.months, saying.months(it, spoken()), strict=True):
        low, at, high = (
            int(1000 * max(end, Decimal(0)) / most) for end in (each.low, each.middle, each.high)
        )
        yield Month(*told, low, max(high - low, 1), at)


def together(each: Iterable[Ahead]) -> tuple[Ahead, ...]:
    """Those with an outlook, then those without, of which the same is said once."""
    found: dict[object, Ahead] = {}
    for it in each:
        key: object = id(it) if it.months else it.lines
        before = found.get(key)
        found[key] = Ahead((*before.about, *it.about), it.lines) if before else it
    return tuple(sorted(found.values(), key=lambda it: not it.months))
