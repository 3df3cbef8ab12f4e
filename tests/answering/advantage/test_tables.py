"""Tables that an office hands in: what is taken, and what is refused with the line that is wrong."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toancanh.answering.advantage.tables import COLUMNS, Cell, kept, parse, read
from toancanh.model import Period, Place, Quantity, UserError
from toancanh.reference.messages import render

HEAD = ",".join(COLUMNS) + "\n"
GOOD = "exports,cà phê,66,2025-M01..M09,level,975.5,USD,Chi cục Hải quan"


def table(*lines: str, head: str = HEAD):
    return parse("bang.csv", (head + "\n".join(lines)).encode())


def test_a_row_becomes_a_claim_with_its_line_and_source():
    ((cell, fact),) = table(GOOD).rows.items()
    nine = Period.parse("2025-M01..M09")
    assert cell == Cell("exports", "cà phê", Place("66", date(2025, 7, 1)), nine, "level")
    assert fact.quantity == Quantity(Decimal("975.5"), "USD", step=Decimal("0.1"))
    assert (fact.label, fact.passage.locator.row) == ("Chi cục Hải quan", 2)


def test_columns_may_stand_in_any_order_with_others_between_and_a_mark_of_bytes_before():
    head = "note," + ",".join(reversed(COLUMNS)) + "\n"
    line = ",".join(["x", *reversed(GOOD.split(","))])
    found = parse("bang.csv", b"\xef\xbb\xbf" + (head + line).encode())
    assert list(found.rows) == list(table(GOOD).rows)


def test_an_old_province_and_a_region_are_places():
    lines = (GOOD.replace(",66,", f",{it},") for it in ("66@2004-07-08", "vùng:Tây Nguyên"))
    assert [it.place for it in table(*lines).rows] == [
        Place("66", date(2004, 7, 8)), Place("vùng:Tây Nguyên", None)
    ]  # fmt: skip


def test_industries_and_products_are_known_by_any_of_their_names():
    found = table(
        "iip,Ngành khai khoáng,VN,2020,weight,11.2,percent,NGTK",
        "iip,Khai khoáng,66,2020,weight,3,percent,NGTK",
    )
    assert len({it.branch for it in found.rows}) == 1


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ("exports", "export", "structure"),
        (",66,", ",9999,", "area"),
        (",66,", ",66@2010-01-01,", "area"),
        (",66,", ",66@never,", "area"),
        ("2025-M01..M09", "9 tháng", "period"),
        ("level", "levels", "measure"),
        ("975.5", "975,5", "cells"),
        ("Chi cục Hải quan", "Chi cục Hải quan, 2025", "cells"),
        ("975.5", "1e3", "value"),
        ("975.5", "NaN", "value"),
        ("975.5", "một", "value"),
        ("975.5", "-1", "negative"),
        ("USD", "tonne", "unit"),
        ("Chi cục Hải quan", "", "source"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_line(was, now, why):
    with pytest.raises(UserError) as caught:
        table(GOOD, GOOD.replace("cà phê", "hồ tiêu").replace(was, now))
    assert (caught.value.code, caught.value.values["line"]) == (f"advantage.wrong_{why}", "3")
    assert all(render(caught.value.code, caught.value.values, lang) for lang in ("vi", "en"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("iip,Khai khoáng,66,2025,level,5,percent,x", "index"),
        ("retail,cà phê,66,2025,level,5,VND,x", "branch"),
        ("products,bia,66,2025,jobs,5,VND,x", "unit"),
    ],
)
def test_what_a_structure_cannot_have_is_refused(line, why):
    with pytest.raises(UserError, match=f"wrong_{why}"):
        table(line)


def test_the_example_of_the_guide_is_such_a_table():
    guide = Path("docs/howto/find-an-advantage.md").read_text("utf-8")
    example = guide.partition("```csv\n")[2].partition("```")[0]
    assert len(parse("vi-du.csv", example.encode()).rows) == 4


def test_a_cell_told_twice_is_refused():
    with pytest.raises(UserError, match="wrong_twice"):
        table(GOOD, GOOD)


def test_files_that_are_no_such_table_are_refused(tmp_path):
    with pytest.raises(UserError, match="no_columns"):
        table("1", head="a\n")
    with pytest.raises(UserError, match="not_utf8"):
        parse("x.csv", HEAD.encode() + "exports,cà phê".encode("utf-16"))
    with pytest.raises(UserError, match="not_csv"):
        table('exports,"cà phê')
    with pytest.raises(UserError, match="no_file"):
        read(tmp_path / "nothing.csv")


def test_tables_of_the_folder_are_read_and_wrong_ones_told(tmp_path):
    (tmp_path / "a.csv").write_text(HEAD + GOOD, "utf-8")
    (tmp_path / "b.csv").write_text("x", "utf-8")
    found, wrong = kept(tmp_path)
    assert ([it.name for it in found], [it.code for it in wrong]) == (["a.csv"], ["advantage.no_columns"])
    assert kept(tmp_path / "none") == ((), ())


def test_a_table_is_read_again_when_it_changed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEAD + GOOD, "utf-8")
    before = read(path)
    path.write_text(HEAD + GOOD + "\n" + GOOD.replace("cà phê", "hồ tiêu"), "utf-8")
    assert len(read(path).rows) == len(before.rows) + 1
