"""Workbooks that are sent again replace the first ones, in whatever order and format; other months stay."""

import pytest

from toancanh.pipeline import Upload, ingest
from toancanh.read import read_bytes
from toancanh.store import selectors
from toancanh.store.superseding import why_supersedes
from twins.quirks import Book, Quirk
from twins.truth import Built
from twins.workbooks import build

SLIPS = 5  # the month whose file had slips that were mended when it was sent again


def document(built: Built, name: str | None = None):
    return read_bytes(built.data, name or built.name)


@pytest.mark.parametrize("fmt", ["xls", "xlsx"])
@pytest.mark.parametrize("book", [Book.TRADE, Book.INDUSTRY])
def test_sent_again_in_any_format_replaces(book: Book, fmt: str) -> None:
    first, again = build(book, SLIPS), build(book, SLIPS, (Quirk.RESENT,), fmt=fmt)
    assert why_supersedes(document(again), document(first))
    assert why_supersedes(document(first), document(again)) is None


@pytest.mark.parametrize("name", ["5. SCT TMDV (gửi lại).xls", "5. SCT TMDV - đính chính.xls"])
def test_sent_again_with_most_figures_changed_replaces(name: str) -> None:
    """A table calculated anew keeps few of its words."""
    first, again = (
        build(Book.TRADE, SLIPS, fmt="xls"),
        build(Book.TRADE, SLIPS, (Quirk.PERCENT_FORMAT,), fmt="xls"),
    )
    new, old = document(again, name), document(first, "5. SCT TMDV.xls")
    assert why_supersedes(new, old)
    assert why_supersedes(document(again, "5. SCT khac (gửi lại).xls"), old) is None


@pytest.mark.parametrize("mark", ["", "_gui lai"])
@pytest.mark.parametrize("book", [Book.TRADE, Book.INDUSTRY])
def test_next_month_under_the_same_name_replaces_nothing(book: Book, mark: str) -> None:
    this, following = build(book, 7, fmt="xlsx"), build(book, 8, fmt="xlsx")
    new = document(following, f"So lieu SCT{mark}.xlsx")
    assert why_supersedes(new, document(this, "So lieu SCT.xlsx")) is None


@pytest.mark.django_db
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_one_sent_again_is_in_force_whichever_comes_first(order: tuple[int, ...]) -> None:
    files = [build(Book.TRADE, SLIPS), build(Book.TRADE, SLIPS, (Quirk.RESENT,), fmt="xls")]
    reports = ingest([Upload(files[at].name, files[at].data) for at in order]).files
    assert [row.name for row in selectors.in_force()] == [files[1].name]
    assert files[0].name in {it.supersedes for it in reports} or files[1].name in {
        it.superseded_by for it in reports
    }
