"""Workbooks of the Statistics Office, oddities included, are read as a careful statistician reads them."""

import pytest

from toancanh.extract import extract
from toancanh.read import read_bytes
from twins.compare import Score, compare
from twins.quirks import Book, Quirk
from twins.workbooks import MONTHS, build, expected

AS_OCCURRED = [(book, month) for book in (Book.INDUSTRY, Book.TRADE) for month in MONTHS]
# What a finding may name instead, though a careful reader could still tell: units that only a catalogue
# knows, a month that is called so many months.
CODES, CALLED = 120, 80
EXCUSED = {(Book.INDUSTRY, 6): CODES, (Book.INDUSTRY, 9): CALLED}
SHAPES = [
    Quirk.STACKED_HEADER, Quirk.ZERO_PADDED, Quirk.DATE_HEADERS, Quirk.REPEATED_HEADERS, Quirk.RAGGED_TEXT,
    Quirk.NFD, Quirk.NBSP, Quirk.PERMUTED_COLUMNS, Quirk.BLANK_MARGINS, Quirk.AREA_NAMED, Quirk.FIRST_MONTHS,
    Quirk.PERCENT_FORMAT, Quirk.BARE_FRACTIONS, Quirk.TEXT_NUMBERS, Quirk.QUARTER_SHEETS, Quirk.EMPTY_SHEETS,
]  # fmt: skip
OF_PRODUCTS = [Quirk.MOM_SAID, Quirk.MOM_LYING, Quirk.MONTH_CALLED_MONTHS, Quirk.TWO_DECIMALS]
UNSURE = 8  # figures beside words that are torn, or without their sign of percent


def scored(
    book: Book, month: int, on: tuple[Quirk, ...] = (), off: tuple[Quirk, ...] = ()
) -> tuple[Score, int]:
    """What becomes of the workbook on its way through reading and extraction, and its number of figures."""
    built = build(book, month, on, off)
    document = read_bytes(built.data, built.name)
    return compare(document, extract(document), built.truth), len(expected(built))


@pytest.mark.parametrize(("book", "month"), AS_OCCURRED)
def test_a_month_as_it_occurred(book: Book, month: int) -> None:
    score, figures = scored(book, month)
    assert score.perfect, str(score)
    assert score.excused <= EXCUSED.get((book, month), 0), str(score)
    assert score.right + score.excused == figures


@pytest.mark.parametrize("quirk", SHAPES, ids=lambda quirk: quirk.name)
@pytest.mark.parametrize("book", [Book.INDUSTRY, Book.TRADE])
def test_any_month_with_an_oddity(book: Book, quirk: Quirk) -> None:
    score, _ = scored(book, 8, (quirk,))
    assert score.perfect, str(score)
    assert score.excused == 0, str(score)


@pytest.mark.parametrize("quirk", OF_PRODUCTS, ids=lambda quirk: quirk.name)
def test_products_with_an_oddity(quirk: Quirk) -> None:
    score, _ = scored(Book.INDUSTRY, 8, (quirk,))
    assert score.perfect, str(score)
    assert score.excused <= (CALLED if quirk is Quirk.MONTH_CALLED_MONTHS else 0), str(score)


@pytest.mark.parametrize("book", [Book.INDUSTRY, Book.TRADE])
def test_nothing_merged(book: Book) -> None:
    score, figures = scored(book, 8, off=(Quirk.MERGED,))
    assert score.perfect, str(score)
    assert score.excused <= figures // 4, str(score)


def test_the_departments_own_file_as_it_occurred() -> None:
    score, _ = scored(Book.DEPARTMENT, 8)
    assert score.perfect, str(score)
    # Which year a sheet is about, only its name says: to doubt its periods is as right as to believe it.
    by_name = [it for it in expected(build(Book.DEPARTMENT, 8)) if it.sheet.startswith("Năm")]
    assert score.excused <= len(by_name), str(score)


@pytest.mark.parametrize("on", [(), (Quirk.NFD, Quirk.RAGGED_TEXT), (Quirk.WRONG_QUARTER_RETAIL,)])
def test_the_departments_own_file_with_titles(on: tuple[Quirk, ...]) -> None:
    score, _ = scored(Book.DEPARTMENT, 8, (Quirk.TITLED_YEARS, *on))
    assert score.perfect, str(score)
    assert score.excused <= UNSURE, str(score)


def test_fractions_that_nothing_marks_are_doubted_in_the_departments_file() -> None:
    score, _ = scored(Book.DEPARTMENT, 8, (Quirk.TITLED_YEARS,), (Quirk.PERCENT_FORMAT,))
    assert score.perfect, str(score)
    assert score.excused <= UNSURE, str(score)


@pytest.mark.parametrize("month", [5, 7])
def test_a_file_sent_again_is_read_with_its_mended_figure(month: int) -> None:
    score, _ = scored(Book.TRADE, month, (Quirk.RESENT,))
    assert score.perfect, str(score)
    assert score.excused == 0, str(score)
