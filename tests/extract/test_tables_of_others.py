"""Tables as other offices lay them out: no figure is read as something that its cell does not say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from toancanh.extract import extract
from toancanh.model import Extraction, Observation, Period, Severity
from toancanh.model.text import fold
from toancanh.read import read_bytes
from twins.compare import cells
from twins.others import Other, Stated, load

FILES = sorted((Path(__file__).parents[1] / "twins" / "others_files").glob("*.txt"))
# Cells that a clerk understands and the engine only names: two totals may be meant, or nothing says to what
# percent are.
UNSURE = {"areas_as_columns": 3, "cpi_groups": 5, "exports_by_goods": 5, "plan_and_actual": 4}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_table_of_others(path: Path) -> None:
    table = load(path)
    extraction = extract(read_bytes(table.workbook(), "bieu.xlsx"))
    assert list(_wrong(table, extraction)) == []
    read = {fact.passage.locator.cell for fact in extraction.facts}
    unread = {cell for cell, it in table.truth.items() if cell not in read and not it.doubt}
    assert unread <= _named(extraction), "neither read nor named by a finding"
    assert len(unread) <= UNSURE.get(path.stem, 0), unread


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
