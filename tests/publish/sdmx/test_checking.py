"""The check finds what client libraries let through, in all three formats, and nothing in what is right."""

import csv
import io
import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import UserError
from toancanh.publish.sdmx import documents, generic, tables
from toancanh.publish.sdmx.checking import check, of_structure
from toancanh.publish.sdmx.components import Sent, declared
from toancanh.publish.sdmx.structure import artefacts, written

WHO, NOW = "VN_SCT_66", datetime(2025, 8, 1, tzinfo=UTC)
SENT = Sent(WHO, declared().flow, NOW)


@pytest.fixture
def lines(told) -> list[list[str]]:
    """The cells of the table, the heads first."""
    return list(csv.reader(io.StringIO("".join(tables.lines(told, SENT)))))


def as_file(lines: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue().encode()


def put(lines: list[list[str]], column: str, value: str, row: int = 1) -> None:
    lines[row][lines[0].index(column)] = value


def without(lines: list[list[str]], column: str) -> None:
    at = lines[0].index(column)
    for it in lines:
        del it[at]


def found(lines: list[list[str]], rules=None) -> list[tuple[str, int, str, str]]:
    return [(it.code, it.row, it.column, it.seen) for it in check(as_file(lines), rules)]


def test_nothing_is_wrong_in_our_own_files(told, lists) -> None:
    texts = (
        "".join(tables.lines(told, SENT)),
        "".join(generic.lines(told, SENT)),
        "".join(documents.lines(told, SENT, lists)),
    )
    every = [it for its in artefacts(WHO, lists).values() for it in its]
    given_rules = of_structure(written(every, WHO, NOW).encode())
    for text in texts:
        assert check(text.encode()) == ()
        assert check(text.encode(), given_rules) == ()


def test_the_six_faults_that_both_clients_let_through(lines) -> None:
    """A bad code, a period of another make, a key told twice, an unknown column, a missing dimension, a
    number of another country: the faults tried on pysdmx 1.21 and sdmx1 2.28.
    """
    put(lines, "REF_AREA", "67_20250701", 1)
    put(lines, "TIME_PERIOD", "06/2025", 2)
    lines.append(list(lines[4]))
    put(lines, "OBS_VALUE", "92.742,0", 5)
    put(lines, "KIND", "", 6)
    for at, line in enumerate(lines):
        line.append("COLOUR" if at == 0 else "đỏ")
    told = found(lines)
    assert ("bad_code", 2, "REF_AREA", "67_20250701") in told
    assert ("bad_period", 3, "TIME_PERIOD", "06/2025") in told
    assert ("bad_number", 6, "OBS_VALUE", "92.742,0") in told
    assert ("missing_dimension", 7, "KIND", "") in told
    assert ("unknown_column", 1, "COLOUR", "COLOUR") in told
    twice = next(it for it in check(as_file(lines)) if it.code == "duplicate_key")
    assert (twice.row, twice.expected) == (len(lines), "5")
    assert len(told) == 6


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("FREQ", "W", "bad_code"),
        ("INDICATOR", "xuat_khau", "bad_code"),
        ("REF_AREA", "66", "bad_code"),
        ("REF_AREA", "66_20250702", "bad_code"),
        ("BREAKDOWN", "cà phê", "bad_code"),
        ("OBS_STATUS", "Z", "bad_code"),
        ("STRUCTURE", "table", "bad_code"),
        ("ACTION", "X", "bad_code"),
        ("DECIMALS", "1.5", "bad_number"),
        ("LOW", "1 520", "bad_number"),
        ("VINTAGE", "25/7/2025", "bad_period"),
        ("VINTAGE", "", "missing_attribute"),
        ("OBS_VALUE", "", "missing_value"),
        ("TIME_PERIOD", "", "missing_dimension"),
    ],
)
def test_each_fault_is_told_with_its_place(lines, column: str, value: str, fault: str) -> None:
    put(lines, column, value, 3)
    assert found(lines) == [(fault, 4, column, value)]


def test_a_period_must_be_of_its_frequency(lines) -> None:
    at = next(at for at, it in enumerate(lines) if it[lines[0].index("FREQ")] == "M")
    put(lines, "TIME_PERIOD", "2025-Q2", at)
    assert found(lines) == [("other_frequency", at + 1, "TIME_PERIOD", "2025-Q2")]


def test_columns_that_lack_are_told_once(lines) -> None:
    without(lines, "PRICE_BASE")
    without(lines, "SOURCE_TITLE")
    assert [it[0] for it in found(lines)] == ["missing_column", "missing_attribute_column"]


def test_a_key_is_the_same_however_its_period_is_written(lines) -> None:
    monthly = next(it for it in lines if it[lines[0].index("FREQ")] == "M")
    lines.append(list(monthly))
    put(lines, "TIME_PERIOD", "2025-M06", -1)
    assert [it[0] for it in found(lines)] == ["duplicate_key"]


def test_what_is_left_out_on_purpose_or_deleted_is_no_fault(lines) -> None:
    put(lines, "OBS_VALUE", "NaN", 1)
    put(lines, "ACTION", "D", 2)
    put(lines, "OBS_VALUE", "", 2)
    put(lines, "VINTAGE", "", 2)
    assert found(lines) == []


def test_a_line_with_more_cells_than_heads(lines) -> None:
    lines[2].append("thừa")
    assert [it[:2] for it in found(lines)] == [("width", 3)]


def test_messages_and_documents_are_checked_too(told, lists) -> None:
    text = "".join(generic.lines(told, SENT))
    wrong = text.replace('id="KIND" value="PLAN"', 'id="KIND" value="WISH"').replace("2025-06", "6-2025")
    faults = check(wrong.encode())
    assert {(it.code, it.column, it.seen) for it in faults} == {
        ("bad_code", "KIND", "WISH"), ("bad_period", "TIME_PERIOD", "6-2025"),
    }  # fmt: skip
    assert all('value="6-2025"' in wrong.splitlines()[it.row - 1] for it in faults if it.code == "bad_period")
    made = documents.message(told, SENT, lists)
    series = made["data"]["dataSets"][0]["series"]
    series["99" + next(iter(series))[1:]] = series.pop(next(iter(series)))
    assert {it.seen for it in check(json.dumps(made).encode())} >= {"#99"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_table"),
        ("STRUCTURE;STRUCTURE_ID;ACTION".encode("utf-16"), "encoding"),
        (b"a,b\r\n1,2\r\n", "no_table"),
        (b"<a><b></a>", "broken"),
        (b"<a/>", "no_table"),
        (b'{"data": 1}', "no_table"),
        (b"{", "no_table"),
    ],
)
def test_what_is_no_sdmx_at_all(content: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        check(content)
    assert caught.value.code == f"sdmx_check.{code}"


@given(st.binary(max_size=300))
def test_whatever_comes_is_told_and_breaks_nothing(content: bytes) -> None:
    for start in (b"", b"STRUCTURE,STRUCTURE_ID,ACTION,FREQ\r\n", b"<", b'{"data":'):
        with suppress(UserError):
            check(start + content)
