"""The twins are sound: what they say of themselves stands in the files, and the sums are as published."""

import io
import shutil
import subprocess
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from itertools import pairwise

import openpyxl
import pytest
import xlrd

from toancanh.model import Document
from toancanh.read import read_bytes
from twins.compare import cells
from twins.quirks import Book, Quirk, as_occurred
from twins.retail import GROUPS, cumulative, figures, quarter_figures
from twins.truth import Built, Doubted, Empty, Expected, address
from twins.workbooks import MONTHS, build, expected
from twins.writing import as_read

EVERY = [(book, month) for book in (Book.TRADE, Book.INDUSTRY) for month in MONTHS] + [(Book.DEPARTMENT, 8)]
OTHERWISE = [(Book.TRADE, 1, "xlsx"), (Book.INDUSTRY, 9, "xls"), (Book.DEPARTMENT, 8, "xls")]
WITH_SLIPS = frozenset({Quirk.SLIPS})
once = cache(build)
SERVICES = ("lodging", "catering", "travel", "other")


def made(
    book: Book, month: int, on: Iterable[Quirk] = (), off: Iterable[Quirk] = (), fmt: str | None = None
) -> Built:
    """A workbook, built once however it is asked for."""
    usual = as_occurred(book, month)
    return once(book, month, frozenset(on) - usual, frozenset(off) & usual, fmt)


def stored(built: Built) -> dict[tuple[str, str], object]:
    """What each cell of the file holds, read by other libraries than the project's."""
    if built.name.endswith(".xls"):
        book = xlrd.open_workbook(file_contents=built.data)
        return {
            (sheet.name, f"{xlrd.colname(column)}{row + 1}"): sheet.cell_value(row, column)
            for sheet in book.sheets()
            for row in range(sheet.nrows)
            for column in range(sheet.ncols)
            if sheet.cell_type(row, column) not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
        }
    book = openpyxl.load_workbook(io.BytesIO(built.data))
    found = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return {(cell.parent.title, cell.coordinate): cell.value for cell in found if cell.value is not None}


def could_be(held: object, it: Expected) -> bool:
    """Whether a figure can come from what a cell holds: by a power of ten, from an index, from a share."""
    if isinstance(held, str):
        return any(letter.isdigit() for letter in held)
    number = Decimal(repr(held))
    if it.measure == "level":
        readings = [number * 10**power for power in (0, 3, 6, 9)]
    else:
        readings = [number, number - 100, number * 100, number * 100 - 100]
    return any(
        abs(reading - it.value) <= abs(it.value) * Decimal("1e-9") + Decimal("1e-9") for reading in readings
    )


@pytest.mark.parametrize(("book", "month", "fmt"), [*((*it, None) for it in EVERY), *OTHERWISE])
def test_every_figure_stands_in_the_file(book: Book, month: int, fmt: str | None) -> None:
    built = made(book, month, fmt=fmt)
    held = stored(built)
    assert [it for it in expected(built) if not could_be(held.get((it.sheet, it.cell)), it)] == []
    doubted = [(it.sheet, cell) for it in built.truth if isinstance(it, Doubted) for cell in cells(it.range)]
    assert [place for place in doubted if place not in held] == []


@pytest.mark.parametrize("quirk", Quirk)
def test_every_quirk_changes_a_workbook_and_keeps_it_true(quirk: Quirk) -> None:
    pairs = [
        (made(book, month, off=(quirk,)), made(book, month, on=(quirk,)))
        for book, month in [(Book.TRADE, 5), (Book.INDUSTRY, 3), (Book.INDUSTRY, 5), (Book.DEPARTMENT, 8)]
    ]
    changed = [with_it for without, with_it in pairs if looks(without) != looks(with_it)]
    assert changed
    for built in changed:
        held = stored(built)
        assert [it for it in expected(built) if not could_be(held.get((it.sheet, it.cell)), it)] == []


def looks(built: Built) -> object:
    """All that one sees of a workbook."""
    return built.name, [(it.name, it.cells, it.merged) for it in built.sheets]


def test_no_cell_is_both_a_figure_and_doubted_unless_torn() -> None:
    for book, month in EVERY:
        built = made(book, month, on=(Quirk.TITLED_YEARS,))
        stated = {(it.sheet, it.cell) for it in expected(built)}
        doubted = [it for it in built.truth if isinstance(it, Doubted)]
        both = {(it.sheet, cell) for it in doubted for cell in cells(it.range)} & stated
        assert all(sheet.startswith("Năm") for sheet, _ in both)


def test_the_whole_is_the_sum_of_its_parts() -> None:
    for month in MONTHS:
        for values in [figures(month, WITH_SLIPS)[key] for key in "BCD"]:
            assert values["goods"] == sum(values[group] for group in GROUPS)
            assert values["total"] == values["goods"] + sum(values[name] for name in SERVICES)


def test_the_year_so_far_grows_by_what_is_told_and_breaks_where_it_did() -> None:
    tables = {month: figures(month, WITH_SLIPS) for month in MONTHS}
    gaps = {
        after: tables[after]["D"]["total"]
        - (tables[before]["D"]["total"] - tables[before]["C"]["total"])
        - tables[after]["B"]["total"]
        - tables[after]["C"]["total"]
        for before, after in pairwise(MONTHS)
    }
    assert {month: gap for month, gap in gaps.items() if gap} == {5: -200, 6: 200, 7: -30000}
    assert tables[5]["D"][GROUPS[7]] == Decimal("9699476.45")
    assert tables[7]["D"]["other"] == Decimal("27636346.85")


def test_august_is_as_published() -> None:
    table = figures(8, WITH_SLIPS)
    total = {key: table[key]["total"] for key in "BCDEF"}
    assert [total[key] for key in "BCD"] == [
        Decimal(it) for it in ("20012454.18", "20150332.81", "153937977.33")
    ]
    assert [round(total[key], 3) for key in "EF"] == [Decimal("120.206"), Decimal("118.994")]
    assert table["C"]["goods"] == Decimal("13558532.78")


def test_the_base_was_counted_again_in_february_and_june() -> None:
    bases, jumps = {}, {}
    for month in MONTHS:
        table = {key: values["total"] for key, values in figures(month, frozenset()).items()}
        bases[month] = table["D"] / table["F"] * 100
        jumps[month] = bases[month] - bases.get(month - 1, 0) - table["C"] / table["E"] * 100
    assert {month: round(jump) for month, jump in jumps.items() if abs(jump) > 1} == {2: 4500, 6: 24520}


def test_a_file_sent_again_differs_in_the_slip_alone() -> None:
    slipped, mended = stored(made(Book.TRADE, 7)), stored(made(Book.TRADE, 7, on=(Quirk.RESENT,)))
    differing = {
        cell for _, cell in slipped if any(slipped[s, c] != mended[s, c] for s, c in slipped if c == cell)
    }
    assert {cell[0] for cell in differing} == {"D", "F"}
    assert cumulative(7, WITH_SLIPS)["total"] + 30000 == cumulative(7, WITH_SLIPS | {Quirk.RESENT})["total"]


def test_index_of_july_is_as_published_when_it_is_revised_in_august() -> None:
    july, august = (made(Book.INDUSTRY, month) for month in (7, 8))
    estimated = next(it for it in expected(july) if it.cell == "D4")
    revised = next(it for it in expected(august) if it.cell == "B4")
    assert (estimated.period, estimated.status, estimated.value) == ("2026-M07", "estimate", Decimal("14.90"))
    assert (revised.period, revised.status, revised.value) == ("2026-M07", "actual", Decimal("14.10"))


def test_january_is_against_the_month_before_and_says_so_or_lies() -> None:
    product = "Thuỷ hải sản đã được chế biến bảo quản khác dùng làm thức ăn cho người"
    said = made(Book.INDUSTRY, 1)
    first = [it for it in expected(said) if dict(it.dims).get("product") == product and it.cell[0] == "F"]
    assert [(it.measure, round(it.value, 4)) for it in first] == [("mom", Decimal("7.2424"))]
    lying = made(Book.INDUSTRY, 1, on=(Quirk.MOM_LYING,), off=(Quirk.MOM_SAID,))
    held = stored(lying)
    assert round(held["SPCN", first[0].cell], 4) == 107.2424
    assert "So với cùng kỳ (%)" in held.values()
    assert not [it for it in expected(lying) if it.sheet == "SPCN" and it.cell[0] == "F"]


def test_workbooks_are_told_apart_by_month_and_year() -> None:
    names = {made(book, month).name for book, month in EVERY}
    assert len(names) == len(EVERY)
    assert {it.period[:4] for book, month in EVERY[:24] for it in expected(made(book, month))} == {
        "2025",
        "2026",
    }


def test_building_twice_gives_the_same_truth() -> None:
    assert build(Book.INDUSTRY, 6).truth == build(Book.INDUSTRY, 6).truth


def test_templates_and_empty_sheets_are_to_be_told() -> None:
    empty = [it.sheet for it in made(Book.TRADE, 1).truth if isinstance(it, Empty)]
    assert {"1. GRDP", "5. IIP thang", "8. SPCN quý"} <= set(empty)
    assert "12. TM tháng" not in empty


def test_oddities_are_those_of_the_real_months() -> None:
    assert Quirk.MOM_SAID in as_occurred(Book.INDUSTRY, 1)
    assert Quirk.CODES_FOR_UNITS in as_occurred(Book.INDUSTRY, 6)
    assert made(Book.TRADE, 4).name.endswith(".xls")
    assert made(Book.TRADE, 5).name.endswith(".xlsx")


def test_libreoffice_opens_both_kinds(tmp_path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    for fmt in ("xls", "xlsx"):
        built = made(Book.TRADE, 8, fmt=fmt)
        path = tmp_path / f"tm.{fmt}"
        path.write_bytes(built.data)
        options = ["--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
        convert = [
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1",
            "--outdir",
            str(tmp_path / fmt),
        ]
        subprocess.run(
            ["soffice", *options, *convert, str(path)], check=True, capture_output=True, timeout=120
        )
        shown = (tmp_path / fmt / "tm.csv").read_text(encoding="utf-8")
        assert "20150332.81" in shown
        assert "So với cùng kỳ năm trước (%)" in shown


@pytest.mark.parametrize("fmt", ["xls", "xlsx"])
@pytest.mark.parametrize("book", Book)
def test_the_document_of_a_twin_is_what_reading_makes_of_it(book: Book, fmt: str) -> None:
    built = made(book, 8, on=(Quirk.DATE_HEADERS, Quirk.PERCENT_FORMAT), fmt=fmt)
    assert seen(as_read(built)) == seen(read_bytes(built.data, built.name))


def seen(document: Document) -> list[tuple]:
    """Place, shape, value and words of each cell; white space may be written otherwise."""
    return [
        (
            it.locator.sheet,
            it.locator.cell,
            it.down,
            it.across,
            it.value,
            document.text[it.start : it.end].split(),
        )
        for it in document.blocks
    ]


def test_the_departments_sums_are_wrong_where_they_were() -> None:
    held = stored(made(Book.DEPARTMENT, 8))
    retail = {
        label: held.get(("TMBLHH", f"B{row}")) for row in range(5, 25) if (label := held["TMBLHH", f"A{row}"])
    }
    assert round(sum(retail[month] for month in (1, 2, 3)), 3) == 48072.229 != retail["Quí I"] == 48573.961
    assert round(retail["Quí I"] + retail["Quý II"], 3) == 96949.306 != retail["6 tháng"] == 97406.966
    assert round(sum(retail[month] for month in range(1, 13)), 1) == 199054.5
    assert (retail["12 tháng"], retail["Sơ bộ"]) == (201004.746, 203622.731)


def test_exports_of_a_quarter_are_compared_with_a_month() -> None:
    wrong, right = made(Book.DEPARTMENT, 8), made(Book.DEPARTMENT, 8, off=(Quirk.WRONG_QUARTER_TRADE,))
    assert [stored(built)["XNK", "D8"] for built in (wrong, right)] == [313.07, 116.9]
    said = [
        it.value for built in (wrong, right) for it in expected(built) if (it.sheet, it.cell) == ("XNK", "D8")
    ]
    assert said == [Decimal("213.07"), Decimal("16.90")]


def test_a_quarter_is_the_sum_of_its_months() -> None:
    may, june = figures(5, frozenset()), figures(6, frozenset())
    april_and_may = may["B"]["total"] + june["B"]["total"]
    assert quarter_figures(2)["C"]["total"] == april_and_may + june["C"]["total"]


@pytest.mark.parametrize(("book", "month"), EVERY)
def test_every_number_is_a_figure_or_doubted_or_no_figure_at_all(book: Book, month: int) -> None:
    built = made(book, month)
    told = {(it.sheet, it.cell) for it in expected(built)}
    told |= {(it.sheet, cell) for it in built.truth if isinstance(it, Doubted) for cell in cells(it.range)}
    left = {
        (address(*place), cell.value)
        for grid in built.sheets
        for place, cell in grid.cells.items()
        if isinstance(cell.value, Decimal) and (grid.name, address(*place)) not in told
    }
    labels = {(cell, value) for cell, value in left if cell[0] == "A"}
    codes = {(cell, value) for cell, value in left if cell[0] == "B" and value >= 10110000}
    years = {("B3", Decimal(2025)), ("C3", Decimal(2026))}
    assert left - labels - codes - years == set()
    assert bool(labels) == (book is Book.DEPARTMENT)
    assert bool(codes) == ((book, month) == (Book.INDUSTRY, 6))
