"""The comparison tells right, wrong, missing and doubted apart."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from toancanh.model import (
    Document,
    Extraction,
    Finding,
    Locator,
    Measure,
    Observation,
    Passage,
    Period,
    Quantity,
    Severity,
    Status,
)  # fmt: skip
from twins.compare import cells, compare
from twins.quirks import Book, Quirk
from twins.truth import Built, Doubted, Empty, Expected
from twins.workbooks import build
from twins.writing import as_read


def passage(document: Document, sheet: str, cell: str) -> Passage:
    block = next(it for it in document.blocks if (it.locator.sheet, it.locator.cell) == (sheet, cell))
    return document.passage(block.start, block.end)


def read_truly(document: Document, built: Built) -> Iterator[Observation]:
    """What an engine without a fault would read."""
    for it in built.truth:
        if isinstance(it, Expected):
            yield Observation(
                passage(document, it.sheet, it.cell), Quantity(it.value, it.unit), it.indicator, "",
                Measure(it.measure), Status(it.status), Period.parse(it.period), it.area, None, it.dims,
                (0, 1), "test",
            )  # fmt: skip


def named(sheet: str, where: str = "") -> Finding:
    values = (("sheet", sheet), ("range", where)) if where else (("sheet", sheet),)
    return Finding("test", Severity.WARNING, None, values)


def findings(built: Built) -> tuple[Finding, ...]:
    doubts = (named(it.sheet, it.range) for it in built.truth if isinstance(it, Doubted))
    return (*doubts, *(named(it.sheet) for it in built.truth if isinstance(it, Empty)))


@pytest.mark.parametrize(
    ("book", "month", "on"),
    [
        (Book.TRADE, 1, ()), (Book.TRADE, 8, ()), (Book.INDUSTRY, 1, (Quirk.MOM_LYING,)),
        (Book.DEPARTMENT, 8, ()), (Book.DEPARTMENT, 8, (Quirk.TITLED_YEARS,)),
        (Book.TRADE, 8, (Quirk.NFD, Quirk.AREA_NAMED)),
    ],
)  # fmt: skip
def test_an_engine_without_a_fault_is_perfect(book: Book, month: int, on: tuple[Quirk, ...]) -> None:
    built = build(book, month, on)
    document = as_read(built)
    facts = tuple(read_truly(document, built))
    score = compare(document, Extraction(facts, findings=findings(built)), built.truth)
    assert score.perfect, str(score)
    assert (score.right, score.excused) == (len(facts), 0)


def test_an_engine_that_reads_nothing_misses_everything() -> None:
    built = build(Book.TRADE, 8)
    score = compare(as_read(built), Extraction(), built.truth)
    figures = sum(isinstance(it, Expected) for it in built.truth)
    assert (score.right, len(score.missing), len(score.doubted_missed)) == (0, figures, 3)
    assert "Tổng mức!B5 '20012454.18' (row 'Tổng số')" in score.missing[0]


def test_an_engine_that_doubts_everything_has_only_excuses() -> None:
    built = build(Book.TRADE, 8)
    doubts = tuple(named(grid.name, "A1:Z99") for grid in built.sheets)
    score = compare(as_read(built), Extraction(findings=doubts), built.truth)
    assert score.perfect
    assert (score.right, score.excused) == (0, sum(isinstance(it, Expected) for it in built.truth))


def test_each_wrong_part_is_named() -> None:
    built = build(Book.TRADE, 8)
    document = as_read(built)
    first, *rest = read_truly(document, built)
    slip = replace(first, period=Period.parse("2026-M08"), quantity=Quantity(Decimal(1), "USD"))
    score = compare(document, Extraction((slip, *rest)), built.truth)
    assert len(score.wrong) == 1
    assert "period 2026-M08, is 2026-M07" in score.wrong[0]
    assert "unit USD, is VND" in score.wrong[0]
    assert score.missing == ()


def test_a_figure_where_none_stands_is_wrong_even_if_also_doubted() -> None:
    built = build(Book.INDUSTRY, 1, [Quirk.MOM_LYING], [Quirk.MOM_SAID])
    document = as_read(built)
    facts = tuple(read_truly(document, built))
    lie = replace(facts[-1], passage=passage(document, "SPCN", "F6"))
    score = compare(document, Extraction((*facts, lie), findings=findings(built)), built.truth)
    assert len(score.wrong) == 1
    assert "no figure stands here" in score.wrong[0]


def test_a_cell_may_state_two_figures() -> None:
    built = build(Book.DEPARTMENT, 8, [Quirk.TITLED_YEARS])
    document = as_read(built)
    facts = tuple(read_truly(document, built))
    without = tuple(
        fact for fact in facts if fact.measure is not Measure.LEVEL or fact.indicator != "retail_sales"
    )
    score = compare(document, Extraction(without, findings=findings(built)), built.truth)
    assert score.wrong == ()
    assert all("retail_sales" in line and " level " in line for line in score.missing)


def test_ranges_are_read_as_spreadsheets_write_them() -> None:
    assert list(cells("$F$7:F9, B4")) == ["F7", "F8", "F9", "B4"]
    assert list(cells("Z1:AB1")) == ["Z1", "AA1", "AB1"]


def test_a_finding_may_name_its_cell_by_its_passage_alone() -> None:
    built = build(Book.TRADE, 8)
    document = as_read(built)
    at = Passage(document.sha256, 0, 1, "x", Locator(sheet="Tổng mức", cell="B5"))
    score = compare(document, Extraction(findings=(Finding("test", Severity.WARNING, at),)), built.truth)
    assert score.excused == 1
