"""What one passage claims about one thing: SDMX's observation, with its provenance."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toancanh.model.corrections import Correction
from toancanh.model.documents import Passage
from toancanh.model.evidence import Evidence
from toancanh.model.periods import Period
from toancanh.model.quantities import Quantity


class Measure(StrEnum):
    """How a number relates to the indicator it speaks of."""

    LEVEL = "level"
    YOY = "yoy"  # against the same period a year before, percent
    MOM = "mom"  # against the month or quarter before, percent
    CHANGE = "change"  # growth against another base, percent
    PCT_OF_PLAN = "pct_of_plan"
    SHARE = "share"
    CHANGE_ABS = "change_abs"  # by an amount
    CONTRIBUTION = "contribution"  # percentage points
    OTHER = "other"


class Status(StrEnum):
    """How settled the figure is (Law on Statistics, article 48, and the words of reports)."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    PLAN = "plan"
    TARGET = "target"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Observation:
    """One number claimed by one passage.

    ``indicator`` is a code of the catalogue, or ``None`` when nothing there fits; ``label`` is then the
    noun phrase of the text. ``area`` is the name as the text has it, without its type word;
    ``area_code`` with ``area_since`` is the unit of ``reference.areas`` that it means, as it was when the
    document was written, or ``None`` if that is not certain. ``sentence`` is the span of the sentence in
    the same text.

    ``evidence`` says why each part is read so; ``confidence`` is the probability, from 0 to 1, that the whole
    is right, ``None`` where nobody has measured it; ``doubts`` name what lowers it, the gravest first.

    ``correction`` is set where a reviewer put the quantity right; what the passage says stands in it.
    """

    passage: Passage
    quantity: Quantity
    indicator: str | None
    label: str
    measure: Measure
    status: Status
    period: Period | None
    area: str | None
    area_code: str | None
    dims: tuple[tuple[str, str], ...]
    sentence: tuple[int, int]
    rule: str
    area_since: date | None = None
    evidence: tuple[Evidence, ...] = ()
    correction: Correction | None = None
    confidence: Decimal | None = None
    doubts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A deterministic name: the same claim of the same passage always has the same id."""
        claim = (
            self.passage.document, self.passage.start, self.passage.end, self.indicator or self.label,
            self.measure, self.period and self.period.code, self.area_code or self.area, self.area_since,
            self.dims,
        )  # fmt: skip
        return hashlib.sha256(repr(claim).encode()).hexdigest()[:20]

    @property
    def claim(self) -> str:
        """A name for all that is claimed: as ``id``, but another value, unit or status is another claim.

        What is put right is still the claim that the passage makes.
        """
        quantity = self.said
        ends = [
            None if end is None else format(end.normalize(), "f") for end in (quantity.value, quantity.high)
        ]
        said = (self.id, ends, quantity.unit, quantity.bound, self.status)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:20]

    @property
    def said(self) -> Quantity:
        """What the passage says, whether it is right or not."""
        return self.correction.original if self.correction else self.quantity

    @property
    def dimensions(self) -> Mapping[str, str]:
        """``dims`` as a mapping."""
        return dict(self.dims)
