"""A store of the size that the screens are measured on.

Real documents go through the whole pipeline: those under ``samples/``, and twins of a year of the Statistics
Office's workbooks. Beside them stand monthly reports of Gia Lai and each of its 135 communes over ten years,
which are not read but written as rows by the same action of the store, with a text in which each figure
stands where its row says; one in twenty has a wrong digit. The contradictions are found as always.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests"))  # where reports and workbooks are made

from toancanh.model import Area, AreaLevel, Document, Extraction, Observation, Period  # noqa: E402
from toancanh.publish import figures, names  # noqa: E402
from toancanh.reference.areas import areas  # noqa: E402
from twins.quirks import Book  # noqa: E402
from twins.series import Series  # noqa: E402
from twins.workbooks import MONTHS, build  # noqa: E402

PROVINCE = "52"
YEARS = range(2017, 2027)
LAST = (2026, 10)
_PRODUCTS = 45  # of the province's reports; a commune's have none


@dataclass
class Reports(Series):
    """Monthly reports with a text in which each figure stands; of the province's communes, or of itself."""

    communes: bool = True

    @cached_property
    def places(self) -> tuple[Area, ...]:
        """Gia Lai, or what it consists of today."""
        own = next(it for it in areas().find(PROVINCE) if it.valid_to is None)
        if not self.communes:
            return (own,)
        return tuple(it for it in areas().units if _now_within(it, own))

    def reports(self) -> Iterator[tuple[Document, Extraction]]:
        """Every report, month after month."""
        months = ((year, month) for year in YEARS for month in range(1, 13))
        for year, month in months:
            if (year, month) <= LAST:
                yield from (self.report(place, year, month) for place in self.places)

    def report(self, place: Area, year: int, month: int) -> tuple[Document, Extraction]:
        """The report of one area for one month."""
        document, extraction = super().report(place, year, month)
        head = f"BÁO CÁO THỐNG KÊ THÁNG {month} NĂM {year}\n{place.full_name.upper()}\n\n"
        text, facts = _laid_out(head, extraction.facts)
        key = sha256(text.encode()).hexdigest()
        facts = tuple(replace(it, passage=replace(it.passage, document=key)) for it in facts)
        title = f"Báo cáo thống kê tháng {month}/{year} {place.full_name}"
        made = replace(
            document, sha256=key, name=f"{place.code}-{year}-{month:02}.txt", text=text, title=title
        )
        return made, replace(extraction, facts=facts)


def _now_within(it: Area, province: Area) -> bool:
    return it.level is AreaLevel.COMMUNE and it.valid_to is None and it.parent == province.code


def _laid_out(text: str, facts: tuple[Observation, ...]) -> tuple[str, list[Observation]]:
    """The text with a line for each fact, and the facts where they stand in it."""
    placed = []
    for it in facts:
        said, line = figures.figure(it, "vi"), len(text)
        text += f"{names.thing(it, 'vi')} {_period(it.period)}: "
        passage = replace(it.passage, start=len(text), end=len(text) + len(said), text=said)
        text += said + ".\n"
        placed.append(replace(it, passage=passage, sentence=(line, len(text) - 1)))
    return text, placed


def _period(of: Period | None) -> str:
    return of.code if of else ""


def fill(workers: int = 2) -> int:
    """Fill the store that ``TOANCANH_DATA`` names; how many figures it has then."""
    from toancanh.store.models import ObservationRow

    _take_in()
    _write(Reports(0, 0, products=0))
    _write(Reports(0, 0, products=_PRODUCTS, communes=False))
    _reconcile(workers)
    return ObservationRow.objects.count()


def fill_beside(rows: int = 20_000) -> None:
    """Fill the registers and the follow-up."""
    from benchmarks import matters, registers

    from toancanh.registers import workbook
    from toancanh.registers.grounds import Grounds
    from toancanh.registers.registry import register
    from toancanh.registers.starting import load_public

    load_public()
    stations = register("fuel_stations")
    read = workbook.read(registers.workbook_of(rows), "so.xlsx")
    workbook.apply(planned=workbook.plan(stations, read), grounds=Grounds("benchmark", source="made up"))
    matters.fill(rows)


def _take_in() -> None:
    """The documents that are read: samples, and a year of workbooks."""
    from toancanh.pipeline import Upload, ingest

    ingest(sorted((ROOT / "samples" / "documents").iterdir()))
    built = (build(book, month) for book in (Book.TRADE, Book.INDUSTRY) for month in MONTHS)
    ingest([Upload(it.name, it.data) for it in built], area="Tỉnh Gia Lai")


def _write(series: Reports) -> None:
    """The reports that are not read, as rows."""
    from django.db import transaction

    from toancanh.store import actions
    from toancanh.store.models import Run

    run = actions.start_run(kind=Run.Kind.INGEST, engine="benchmark", parameters={})
    with transaction.atomic():
        for document, extraction in series.reports():
            content, read = document.text.encode(), actions.Read(extraction)
            actions.store_reading(run=run, document=document, content=content, read=read)
    actions.finish_run(run=run)


def _reconcile(workers: int) -> None:
    from toancanh.isolation import Limits, Workers
    from toancanh.reconciling import catch_up

    with Workers(workers, Limits(seconds=3600)) as hands:
        catch_up(hands=hands, everything=True)
