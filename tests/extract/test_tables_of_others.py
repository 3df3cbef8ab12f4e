"""Tables as other offices lay them out: no figure is read as something that its cell does not say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from toancanh.extract import extract
from toancanh.model import Extraction, Observation, Part, Period, Severity
from toancanh.model.text import fold
from toancanh.read import read_bytes
from twins.compare import cells
from twins.others import Other, Stated, load
from twins.truth import address

FILES = sorted((Path(__file__).parents[1] / "twins" / "others_files").glob("*.txt"))
# Cells that a clerk understands and the engine only names: two totals may be meant, or nothing says to what
# percent are.
UNSURE = {
    "areas_as_columns": 3,
    "cpi_groups": 5,
    "exports_by_goods": 5,
    "plan_and_actual": 4,
    "power_cities": 9,
}
DOTTED = {"budget_and_invest": 8}  # rows numbered 1.1 leave open in a Word file what a dot is


def test_the_area_is_quoted_from_the_title_that_names_it() -> None:
    table = load(FILES[0].with_name("grdp_price_columns.txt"))
    document = read_bytes(table.workbook(), "bieu.xlsx")
    fact = extract(document).facts[0]
    said = next(it for it in fact.evidence if it.part is Part.AREA)
    assert document.text[said.start : said.end] == "GRDP NĂM 2025 CỦA TỈNH ĐẮK LẮK"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_of_others(path: Path) -> None:
    table = load(path)
    extraction = extract(read_bytes(table.workbook(), "bieu.xlsx"))
    assert list(_wrong(table, extraction)) == []
    read = {fact.passage.locator.cell for fact in extraction.facts}
    unread = {cell for cell, it in table.truth.items() if cell not in read and not it.doubt}
    assert unread <= _named(extraction), "neither read nor named by a finding"
    assert len(unread) <= UNSURE.get(path.stem, 0), unread


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_of_others_in_a_word_report(path: Path) -> None:
    table = load(path)
    data, rows = table.paper()
    extraction = extract(read_bytes(data, "bao-cao.docx"))
    facts = [_in_sheet(fact, rows) for fact in extraction.facts]
    assert list(_wrong(table, replace(extraction, facts=tuple(facts)))) == []
    clear = sum(not it.doubt for it in table.truth.values())
    assert len(facts) >= clear - UNSURE.get(path.stem, 0) - DOTTED.get(path.stem, 0)


def _in_sheet(fact: Observation, rows: Mapping[int, int]) -> Observation:
    """A figure of a Word table with the cell that it has in the sheet."""
    place = fact.passage.locator
    assert place.row, f"read as prose: {fact.passage.text}"
    assert place.column
    cell = address(rows[place.row], place.column)
    return replace(fact, passage=replace(fact.passage, locator=replace(place, cell=cell)))


def _named(extraction: Extraction) -> set[str]:
    doubts = [it for it in extraction.findings if it.severity is not Severity.INFO]
    return {cell for it in doubts for cell in cells(dict(it.values).get("range", ""))}


def _wrong(table: Other, extraction: Extraction) -> Iterator[str]:
    for fact in extraction.facts:
        cell = fact.passage.locator.cell or ""
        said = table.truth.get(cell)
        if said is None or said.doubt:
            yield f"{cell} {fact.passage.text}: no figure stands here"
        else:
            yield from (f"{cell} {fact.passage.text}: {what}" for what in _differing(fact, said))


def _differing(fact: Observation, said: Stated) -> Iterator[str]:
    dims = {key: fold(value) for key, value in fact.dims if key != "vsic"}
    found: dict[str, tuple[object, object]] = {
        "indicator": (fact.indicator, said.indicator),
        "dims": (dims, {key: fold(value) for key, value in said.dims}),
        "period": (fact.period, Period.parse(said.period)),
        "measure": (str(fact.measure), said.measure),
        "value": (fact.quantity.value, said.value),
        "unit": (fact.quantity.unit, said.unit),
        "status": (str(fact.status), said.status),
        "area": (fold(fact.area or ""), fold(said.area or "")),
    }
    yield from (f"{name} {is_}, not {should}" for name, (is_, should) in found.items() if is_ != should)
