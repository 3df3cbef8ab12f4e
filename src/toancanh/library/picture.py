"""A store as a program asks it: figures, series, areas, contradictions, registers; nothing is written."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toancanh.library import asking, columns
from toancanh.library.errors import plainly
from toancanh.library.opening import open_store
from toancanh.library.tables import Column, Table
from toancanh.library.values import Figure, ends, measured, numbers, said, told
from toancanh.model import Area, Kind, Measure, Observation, Period, UserError, Value
from toancanh.model.intervals import middle
from toancanh.publish import contradictions as contradicting
from toancanh.publish import derivations, names, periods, sources, spans, standing, titles, words
from toancanh.reconcile.claims import interval_of
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.areas import areas
from toancanh.reference.messages import language

if TYPE_CHECKING:
    import pandas
    import polars

_MOST = 12  # periods that a refusal names


class Picture:
    """What the documents in a store say, one value chosen for each thing measured. Open it with ``open``.

    Whatever takes an ``area`` means the one that the picture was opened with unless another is named.
    """

    def __init__(self, area: Area | None = None, *, official: bool = False) -> None:
        self.area, self.official = area, official

    @classmethod
    @plainly
    def open(
        cls, db: str | Path | None = None, *, area: str | Area | None = None, official: bool = False
    ) -> "Picture":
        """Open a store to read it.

        Args:
            db: a data folder, its database file, an address of PostgreSQL; ``None`` for the store of the
                environment (``DATABASE_URL``, ``TOANCANH_DATA``, ``./var``).
            area: the area that is meant where none is named: "66", "Đắk Lắk", "66-2004-07-08".
            official: only figures that were approved; series and contradictions are of all documents.

        Raises:
            Refused: there is no store, it is of another version, or this process has another one open.
        """
        open_store(db)
        from django.conf import settings

        named = area or settings.AREA
        return cls(asking.area(named) if named else None, official=official)

    def __repr__(self) -> str:
        return f"Picture({asking.key(self.area)!r})" if self.area else "Picture()"

    @plainly
    def figures(
        self,
        indicator: str | None = None,
        *,
        area: str | Area | None = None,
        period: str | Period | None = None,
    ) -> Table:
        """Every figure that is stood by, a row for each level, growth and percent of plan.

        Args:
            indicator: a code or name; ``None`` for all.
            area: ``None`` for all areas, whatever the picture was opened with.
            period: a code such as 2025-H1; ``None`` for all.

        Raises:
            Refused: a word means nothing known, or several things.
        """
        lines = self._lines(indicator, area, period)
        known = _names(fact for line in lines for fact in line.observations)
        rows = (_row(line, fact, known) for line in lines for fact in line.observations)
        return Table(columns.FIGURES, rows)

    @plainly
    def figure(
        self,
        indicator: str,
        *,
        area: str | Area | None = None,
        period: str | Period | None = None,
        measure: str = "level",
        kind: str = "outcome",
    ) -> Figure:
        """The one figure of an indicator as a whole, in an area and period.

        Args:
            indicator: a code or name.
            area: of which area.
            period: a code such as 2025-H1; ``None`` for the latest that there is.
            measure: "level", "yoy" or "pct_of_plan".
            kind: "outcome", "plan", "target" or "forecast".

        Raises:
            Refused: there is none, and the message says of which periods there is one; or a word means
                nothing known.
        """
        where = self._area(area)
        lines = self._lines(indicator, where, None)
        asked = asking.period(period) if period else None
        found = [(it, fact) for it in lines for fact in _of(it, Measure(measure), Kind(kind))]
        here = [pair for pair in found if asked in (None, pair[0].period)]
        if not here:
            there = sorted({it.period.code for it, _ in found if it.period})[-_MOST:]
            raise UserError(
                "library.no_figure",
                indicator=names.indicator(asking.indicator(indicator).code, "", language()),
                area=names.area(where, language()),
                period=asked.code if asked else "–",
                there=", ".join(there) or "–",
            )
        line, fact = max(here, key=lambda pair: (pair[0].period is not None, _end(pair[0])))
        return _figure(line, fact)

    @plainly
    def series(
        self, indicator: str, *, area: str | Area | None = None, measure: str = "level", kind: str = "outcome"
    ) -> Table:
        """An indicator through time, with what nobody wrote but follows: merged areas, plans, bases.

        ``origin`` says how each value came about, ``steps`` tells it down to the sentences.

        Args:
            indicator: a code or name.
            area: of which area.
            measure: "level", "yoy", "pct_of_plan", …
            kind: "outcome", "plan", "target", "forecast" or "need".

        Raises:
            Refused: a word means nothing known, or several things.
        """
        from toancanh import pipeline

        where, code = self._area(area), asking.indicator(indicator).code
        found = [
            it
            for it in pipeline.following(code, (where.code,))
            if not it.node.thing.dims
            and (it.node.measure, it.node.thing.kind) == (Measure(measure), Kind(kind))
            and asking.same(where, *it.node.thing.place)
        ]
        found.sort(key=lambda it: (it.node.thing.period.end, it.node.thing.period.start))
        known = _names(fact for it in found for fact in it.sources)
        return Table(columns.SERIES, (_point(it, known) for it in found))

    @property
    def areas(self) -> Table:
        """The areas that there are figures of; ``key`` means each, also where codes were used again."""
        counted: dict[Area, int] = {}
        for line in self._lines(None, None, None):
            unit = (
                areas().get(line.area_code, line.area_since) if line.area_code and line.area_since else None
            )
            if unit is not None:
                counted[unit] = counted.get(unit, 0) + len(line.observations)
        return Table(columns.AREAS, (_area_row(it, counted[it]) for it in areas().ordered(counted)))

    @plainly
    def parts(self, area: str | Area | None = None) -> tuple[str, ...]:
        """The keys of the provinces that an area was merged from, by code: its sides, East and West.

        Raises:
            Refused: the words mean no area, or several.
        """
        return tuple(asking.key(it) for it in areas().parts(self._area(area)))

    @plainly
    def contradictions(self, indicator: str | None = None) -> Table:
        """Figures that cannot all be true, the gravest first, in words.

        Args:
            indicator: a code or name; ``None`` for all.

        Raises:
            Refused: the words mean no indicator, or several.
        """
        from toancanh.store.contradictions import selectors
        from toancanh.store.contradictions.selectors import Wanted

        codes = (asking.indicator(indicator).code,) if indicator else ()
        found = selectors.told(selectors.contradictions(Wanted(indicators=codes)))
        known = _names(fact for it in found for fact in it.members)
        lang = language()
        rows = []
        for it in found:
            shown = contradicting.told(it, known, lang)
            rows.append(
                {
                    "severity": it.severity.value,
                    "identity": it.relation.identity,
                    "text": shown.line,
                    "steps": sources.text(contradicting.lines(shown, lang)),
                    "document": it.document,
                    "figures": "; ".join(fact.id for fact in it.members),
                }
            )
        return Table(columns.CONTRADICTIONS, rows)

    @property
    def registers(self) -> Mapping[str, str]:
        """The registers, title by code; ``register`` gives one."""
        from toancanh.registers.registry import registers

        return {code: it.words[language() == "en"] for code, it in registers().items()}

    @plainly
    def register(self, code: str) -> Table:
        """The entries of a register in force, each with its source; columns of persons are left out.

        Args:
            code: one of ``registers``: "parks", "clusters", "energy_projects", …

        Raises:
            Refused: there is no such register.
        """
        from toancanh.opendata.declaring import Declared
        from toancanh.opendata.registers import as_set
        from toancanh.registers.registry import register

        of = register(code)
        every = tuple(it for it in of.columns if not it.personal)
        made = as_set(Declared(of, every, "", (), "ECON"), None)
        return Table((Column(it.name, _about(it.about, it.unit), it.kind) for it in made.fields), made.rows)

    @property
    def documents(self) -> Table:
        """The documents of the store, the last received first."""
        from toancanh.store import selectors

        return Table(columns.DOCUMENTS, map(_document, selectors.documents()))

    def to_pandas(self, *, exact: bool = True) -> "pandas.DataFrame":
        """All figures as a frame of pandas (``figures``, ``Table.to_pandas``)."""
        return self.figures().to_pandas(exact=exact)

    def to_polars(self, *, exact: bool = True) -> "polars.DataFrame":
        """All figures as a frame of polars (``figures``, ``Table.to_polars``)."""
        return self.figures().to_polars(exact=exact)

    def _area(self, named: str | Area | None) -> Area:
        if named is not None:
            return asking.area(named)
        if self.area is None:
            raise UserError("library.no_area")
        return self.area

    def _lines(
        self, indicator: str | None, area: str | Area | None, period: str | Period | None
    ) -> list[PictureLine]:
        from toancanh import pipeline
        from toancanh.store.selection import Selection

        unit = asking.area(area) if area is not None else None
        asked = Selection(
            (asking.indicator(indicator).code,) if indicator else (),
            (unit.code,) if unit else (),
            asking.period(period) if period else None,
        )
        lines = pipeline.picture(asked, official=self.official).lines
        return [it for it in lines if unit is None or asking.same(unit, it.area_code, it.area_since)]


def _of(line: PictureLine, measure: Measure, kind: Kind) -> Iterable[Observation]:
    """The figure of a line in a measure, if it is of the whole and of that kind."""
    if line.dims or line.kind is not kind:
        return ()
    return (it for it in line.observations if it.measure is measure)


def _end(line: PictureLine) -> tuple[int, int]:
    """How late a line is, and how long its period."""
    if line.period is None:
        return (0, 0)
    return line.period.end.toordinal(), -line.period.start.toordinal()


def _names(facts: Iterable[Observation]) -> dict[str, str]:
    from toancanh.store import selectors

    return selectors.names({it.passage.document for it in facts})


def _row(line: PictureLine, fact: Observation, known: Mapping[str, str]) -> dict[str, Any]:
    own = {"kind": line.kind.value, "conflict": line.conflict, "rivals": _rivals(line, fact)}
    why = standing.because(line.why(fact), language())
    return {**measured(fact), **numbers(fact), **own, "why": why, **told(fact, known)}


def _rivals(line: PictureLine, fact: Observation) -> int:
    return sum(it.measure is fact.measure for it in line.rivals)


def _figure(line: PictureLine, fact: Observation) -> Figure:
    rivals = tuple(_one(line, it, ()) for it in line.rivals if it.measure is fact.measure)
    return _one(line, fact, rivals)


def _one(line: PictureLine, fact: Observation, rivals: tuple[Figure, ...]) -> Figure:
    from toancanh.store import selectors

    lang, it, claim = language(), interval_of(fact.quantity), selectors.claim(fact.id)
    name = claim.document.name if claim else fact.passage.document
    lost = dict(zip((each.id for each in line.rivals), line.lost, strict=True)).get(fact.id)
    why = standing.instead(lost, lang) if lost else standing.because(line.why(fact), lang)
    title = titles.of_fact(fact, lang)
    return Figure(
        value=fact.quantity.value, low=it.low, high=it.high, unit=fact.quantity.unit,
        indicator=fact.indicator, area=title.area, period=fact.period.code if fact.period else "",
        measure=fact.measure.value, status=fact.status.value, words=said(fact), title=str(title),
        source=columns.Source(
            fact.passage.document, name, words.locator(fact.passage.locator, lang),
            "".join(claim.sentence) if claim else fact.passage.text, fact.passage.text,
        ),
        why=why, conflict=line.conflict, rivals=rivals, id=fact.id,
    )  # fmt: skip


def _point(it: Value, known: Mapping[str, str]) -> dict[str, Any]:
    period, origins = it.node.thing.period, derivations.origins(it)
    steps = sources.text(derivations.lines(it, known, language()))
    return {
        "period": period.code,
        "period_start": period.start,
        "period_end": period.end,
        "period_name": periods.period(period, language()),
        "value": _value(it),
        **ends(it.interval),
        "unit": spans.unit_of(it.node),
        "origin": ", ".join(origins) or "told",
        "id": it.told.id if it.told else None,
        "document_name": known.get(it.told.passage.document) if it.told else None,
        "sources": "; ".join(sorted(fact.id for fact in it.sources)),
        "steps": steps,
    }


def _value(it: Value) -> Decimal | None:
    """The number as told where it can be true, else the middle of what it can be."""
    told_value = it.told.quantity.value if it.told else None
    return told_value if told_value is not None and told_value in it.interval else middle(it.interval)


def _area_row(it: Area, figures: int) -> dict[str, Any]:
    return {
        "key": asking.key(it), "code": it.code, "since": it.valid_from, "until": it.valid_to,
        "name": names.full_area(it, language()), "level": it.level.value, "figures": figures,
    }  # fmt: skip


def _document(it: Any) -> dict[str, Any]:
    return {
        "sha256": it.sha256, "name": it.name, "title": it.title, "number": it.number, "issuer": it.issuer,
        "published": it.published.code if it.published else None, "received": it.received_at.date(),
        "figures": it.facts,
    }  # fmt: skip


def _about(about: str, unit: str) -> str:
    return f"{about} ({unit})" if unit else about
