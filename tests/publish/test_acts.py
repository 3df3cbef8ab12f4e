"""Deadlines and documents that go with an act are told in both languages."""

from datetime import date

import pytest

from toancanh.model import Act, ActType, Deadline, DocumentKind, Limit, Period, Reference
from toancanh.publish import acts, words

DAY = Period.day(date(2025, 9, 30))


def test_deadline_is_told_with_the_last_day_in_time(make_document) -> None:
    passage = make_document("trước ngày\n30/9").passage(0, 15)
    told = [acts.deadline(Deadline(passage, Limit.BEFORE, DAY), lang) for lang in ("vi", "en")]
    assert told == [
        "Hạn: trước ngày 30/9 (chậm nhất 29/9/2025)",
        "Due: trước ngày 30/9 (by 29 September 2025)",
    ]


def test_what_recurs_has_no_last_day(make_document) -> None:
    passage = make_document("ngày 20 hằng tháng").passage(0, 18)
    assert acts.deadline(Deadline(passage, Limit.EVERY), "vi") == "Hạn: ngày 20 hằng tháng"


@pytest.mark.parametrize(
    ("kind", "lang", "told"),
    [
        (DocumentKind.LETTER, "vi", "Công văn 45/UBND-CN, 30/9/2025, UBND tỉnh"),
        (DocumentKind.LETTER, "en", "Official letter 45/UBND-CN, 30 September 2025, UBND tỉnh"),
        (None, "vi", "Văn bản 45/UBND-CN, 30/9/2025, UBND tỉnh"),
    ],
)
def test_document_is_told_by_kind_number_day_and_issuer(make_document, kind, lang, told) -> None:
    passage = make_document().passage(0, 9)
    assert acts.reference(Reference(passage, "45/UBND-CN", kind, DAY, "UBND tỉnh"), lang) == told


def test_act_without_either_has_no_note(make_document) -> None:
    act = Act(make_document().passage(0, 9), ActType.PETITION, None, None, (), "test")
    assert acts.note(act, "vi") == ""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_kind_of_document_has_a_name(lang) -> None:
    assert all(words.say(f"document_kind.{kind}", lang) for kind in DocumentKind)
