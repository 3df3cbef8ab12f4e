"""The errors of the real workbooks are found in their twins, and nothing else is."""

import random
from decimal import Decimal

import pytest

from toancanh.model import Severity, Slip
from twins.arrived import KNOWN, Arrived, Told, arrived, told, trade
from twins.quirks import Book, Quirk

BILLION = Decimal(10**9)
FUEL = ("retail_goods", "xăng, dầu các loại")
SHAPES = [
    Quirk.STACKED_HEADER, Quirk.DATE_HEADERS, Quirk.NFD, Quirk.PERMUTED_COLUMNS, Quirk.TEXT_NUMBERS,
]  # fmt: skip


@pytest.fixture(scope="module")
def department() -> Arrived:
    """The department's own file, known to August."""
    return arrived(Book.DEPARTMENT, 8)


@pytest.fixture(scope="module")
def warned(department: Arrived) -> list[Told]:
    """What is wrong in the workbooks of retail sales and in the department's file."""
    return warnings([*trade(), department])


@pytest.fixture(scope="module")
def usual() -> list[tuple[str, ...]]:
    """What is told of the workbooks of retail sales as they occurred."""
    return rows(warnings(trade()))


def warnings(files: list[Arrived]) -> list[Told]:
    """The contradictions that are more than a revision."""
    return [it for it in told(files) if it.severity is Severity.WARNING]


def about(found: list[Told], indicator: str, dims: str, period: str) -> Told:
    """The first that is told at this row and period."""
    return next(it for it in found if it.what[:3] == (indicator, dims, period))


SLIPS = [
    ((*FUEL, "2026-M01..M05"), "5. ", "-0.2", "D14", "9699.67645"),
    ((*FUEL, "2026-H1"), "6. ", "0.2", "D14", "9699.67645"),
    (("other_services", "", "2026-M01..M07"), "7. ", "-30", "D11", "27666.34685"),
]


@pytest.mark.parametrize(("row", "file", "gap", "cell", "right"), SLIPS)
def test_a_slip_of_the_running_total_is_told_at_its_row(
    warned: list[Told], row: tuple[str, str, str], file: str, gap: str, cell: str, right: str
) -> None:
    found = about(warned, *row)
    assert found.file.startswith(file)
    assert found.gap == Decimal(gap) * BILLION
    culprit = found.suspects[0]
    assert culprit.observation.passage.locator.cell == cell
    assert Decimal(right) * BILLION in culprit.should_be


def test_swapped_digits_are_known_as_such(warned: list[Told]) -> None:
    found = [it for it in warned if it.suspects and it.suspects[0].slip is Slip.SWAPPED]
    assert [it.suspects[0].observation.quantity.value for it in found] == [Decimal("15718.084") * BILLION]
    assert Decimal("15781.084") * BILLION in found[0].suspects[0].should_be


def test_a_quarter_divided_by_one_month_is_told_with_the_right_growth(warned: list[Told]) -> None:
    culprit = about(warned, "exports", "", "2026-Q1").suspects[0]
    assert culprit.observation.passage.locator.cell == "D8"
    assert Decimal("16.9") in culprit.should_be


@pytest.mark.parametrize(
    ("period", "gap"), [("2025-Q1", "501.732"), ("2025-H1", "457.66"), ("2025", "1950.246")]
)
def test_sums_of_the_year_before_are_told(warned: list[Told], period: str, gap: str) -> None:
    gaps = [it.gap for it in warned if it.what == ("retail_sales", "", period, "level")]
    assert Decimal(gap) * BILLION in gaps


def test_a_plan_that_is_not_the_growth_it_stands_for_is_told(warned: list[Told]) -> None:
    found = about(warned, "imports", "", "2026")
    assert {it.quantity.value for it in found.whole.members} >= {Decimal(15600) * 10**6, Decimal(8)}
    assert not [it for it in warned if it.what[:3] == ("exports", "", "2026")], "10 % more is right"


@pytest.mark.parametrize("month", [*range(1, 5), 8])
def test_a_clean_month_is_not_blamed(warned: list[Told], month: int) -> None:
    assert [it for it in warned if it.file.startswith(f"{month}. ")] == []


def test_workbooks_of_industry_are_clean() -> None:
    assert warnings([arrived(Book.INDUSTRY, month) for month in KNOWN]) == []


def rows(found: list[Told]) -> list[tuple[str, ...]]:
    """What is told of the workbooks of retail sales."""
    return sorted((*it.what, str(it.gap and round(it.gap / BILLION, 1))) for it in found)


@pytest.mark.parametrize("quirk", SHAPES, ids=lambda quirk: quirk.name)
def test_the_shape_of_tables_changes_nothing(usual: list[tuple[str, ...]], quirk: Quirk) -> None:
    assert rows(warnings(trade([quirk]))) == usual


def test_the_order_of_arrival_changes_nothing(usual: list[tuple[str, ...]]) -> None:
    files = trade()
    random.Random(5).shuffle(files)
    assert rows(warnings(files)) == usual


def test_files_sent_again_mend_their_slips() -> None:
    files = trade()[:7]
    for month in (5, 7):
        files[month - 1] = arrived(Book.TRADE, month, frozenset({Quirk.RESENT}))
    assert warnings(files) == []
