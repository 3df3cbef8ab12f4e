"""Figures put right as reviewed data: each action, and each way in which a correction cannot be applied."""

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from toancanh.model import Bound, Passage, Verdict
from toancanh.reconcile.corrections import correct
from toancanh.reconcile.corrections.declaring import OWN, declared
from toancanh.reconcile.gate import Gate
from toancanh.reconcile.precedence import Source
from toancanh.reference.messages import render

SHA = "a" * 64
SOURCES = {
    SHA: Source(date(2025, 7, 1), "Sở Công Thương", "12/BC-SCT", "bao-cao.docx"),
    "b" * 64: Source(date(2025, 7, 1), "Sở Công Thương", "13/BC-SCT", "bao-cao-8.docx"),
}
ENTRY = f"""
[[corrections]]
document = "{SHA}"
indicator = "exports"
area = "66"
period = "2025-H1"
action = "override"
expect = 100
value = "120"
reason = "Thiếu hai mươi."
author = "Lan"
date = 2026-01-02
source = "Niên giám"
"""
REVIEWED = 'reason = "x"\nauthor = "Lan"\ndate = 2026-01-02\nsource = "Niên giám"\n'


def entry(**changed: str | None) -> str:
    """The entry with other lines, or without them."""
    lines = [line for line in ENTRY.splitlines() if line.split(" = ")[0] not in changed]
    return "\n".join((*lines, *(f"{key} = {value}" for key, value in changed.items() if value))) + "\n"


@pytest.fixture
def read(tmp_path: Path):
    def of(*texts: str):
        for at, text in enumerate(texts):
            (tmp_path / f"{at}.toml").write_text(text, encoding="utf-8")
        return declared([tmp_path, tmp_path / "không có"])

    return of


@pytest.fixture
def fact(make_fact):
    def make(value=100, document=SHA, start=0, **parts):
        return replace(make_fact(value, **parts), passage=Passage(document, start, start + 3, str(value)))

    return make


def codes(findings) -> list[str]:
    for it in findings:
        render(it.code, dict(it.values), "vi")  # every one can be told
    return [it.code.removeprefix("reconcile.correction_") for it in findings]


def test_overridden_figure_shows_the_original(read, fact) -> None:
    found = fact(100, bound=Bound.ABOUT)
    (right,) = correct([found], SOURCES, read(ENTRY).amendments).facts
    assert (right.quantity.value, right.quantity.bound) == (120, Bound.EXACT)
    assert right.correction.original == found.quantity
    assert (right.correction.reason, right.correction.author) == ("Thiếu hai mươi.", "Lan")
    assert (right.id, right.claim) == (found.id, found.claim)


def test_scaled_figure_keeps_its_words_and_precision(read, fact) -> None:
    scale = entry(action='"scale"', value=None, factor="1000")
    found = fact(100, step=10, bound=Bound.AT_MOST)
    (right,) = correct([found], SOURCES, read(scale).amendments).facts
    quantity = right.quantity
    assert (quantity.value, quantity.step, quantity.bound) == (100_000, 10_000, Bound.AT_MOST)


def test_dropped_figure_is_out_with_its_reason(read, fact) -> None:
    drop, kept = entry(action='"drop"', value=None), fact(7, start=9)
    corrected = correct([fact(), kept], SOURCES, read(drop).amendments)
    assert corrected.facts == (kept,)
    assert corrected.dropped[fact().id].reason == "Thiếu hai mươi."


@pytest.mark.parametrize(
    "named",
    [
        {"document": None, "number": '"12/BC-SCT"'},
        {"document": None, "issuer": '"SỞ CÔNG THƯƠNG"', "name": '"Bao-cao.docx"'},
        {"area": '"Đắk Lắk"'},
    ],
)
def test_document_and_area_can_be_named_otherwise(read, fact, named) -> None:
    elsewhere = fact(100, "b" * 64)
    corrected = correct([fact(), elsewhere], SOURCES, read(entry(**named)).amendments)
    assert [it.quantity.value for it in corrected.facts] == [120, 100]


@pytest.mark.parametrize(
    "seen", [{"value": 101}, {"indicator": "imports"}, {"dims": (("commodity", "gạo"),)}]
)
def test_source_that_says_otherwise_is_told_loudly(read, fact, seen) -> None:
    found = fact(**seen)
    corrected = correct([found], SOURCES, read(ENTRY).amendments)
    assert corrected.facts == (found,)
    assert codes(corrected.findings) == ["stale"]


def test_document_that_is_not_in_force_is_no_fault(read) -> None:
    assert correct([], {"c" * 64: Source(date(2025, 1, 1))}, read(ENTRY).amendments).findings == ()


def test_two_corrections_of_one_figure_are_both_refused(read, fact) -> None:
    found, both = fact(), read(ENTRY, entry(value="130"))
    corrected = correct([found], SOURCES, both.amendments)
    assert corrected.facts == (found,)
    assert codes(corrected.findings) == ["twice"]
    assert dict(corrected.findings[0].values)["where"] == "0.toml#1, 1.toml#1"


def test_order_makes_no_difference(read, fact) -> None:
    own = read(ENTRY, entry(expect="7", value="8"), entry(expect="9"), entry(expect="9", value="1"))
    facts = [fact(), fact(7, start=9), fact(9, start=20), fact(11, "b" * 64)]
    seen = set()
    for order in permutations(own.amendments):
        it = correct(facts, SOURCES, order)
        assert correct(facts[::-1], SOURCES, order).facts[::-1] == it.facts
        seen.add((it.facts, it.findings))
    assert len(seen) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        entry(reason=None),
        entry(document=None),
        entry(action='"guess"'),
        entry(action='"drop"'),
        entry(action='"scale"', value=None, factor="0"),
        entry(expect='"nhiều"'),
        entry(expect="nan"),
        entry(period='"tháng 5"'),
        entry(indicator='"xuat_khau"'),
        entry(date='"2026-01-02"'),
        entry(valeu="1"),
        entry(author='" "'),
        "[[corrections]",
        "[corrections]\nx = 1",
        "x = 1",
    ],
)
def test_entry_that_is_not_understood_is_told_and_the_others_hold(read, fact, wrong: str) -> None:
    own = read(wrong, ENTRY)
    assert codes(own.findings) == ["malformed"]
    assert correct([fact()], SOURCES, own.amendments).facts[0].quantity.value == 120


def test_changed_file_is_read_again(read, tmp_path: Path) -> None:
    assert read(ENTRY).amendments[0].value == Decimal(120)
    (tmp_path / "0.toml").write_text(entry(value="1300.5"), encoding="utf-8")
    os.utime(tmp_path / "0.toml", (1, 1))
    assert declared([tmp_path]).amendments[0].value == Decimal("1300.5")
    (tmp_path / "0.toml").unlink()
    assert declared([tmp_path]).amendments == ()


def test_what_a_reviewer_put_right_waits_for_nobody(read, fact) -> None:
    doubtful = fact(confidence=Decimal("0.1"))
    gate = Gate(verdicts={doubtful.claim: Verdict.REJECTED})
    (right,) = correct([doubtful], SOURCES, read(ENTRY).amendments).facts
    assert (gate.admits(doubtful), gate.admits(right)) == (False, True)


def test_corrections_of_the_package_are_understood() -> None:
    assert declared([OWN]).findings == ()
