"""A few words, typed or in a cell, are read for deadlines, documents and progress."""

from datetime import date

import pytest

from toancanh.extract.notes import read_note
from toancanh.model import Limit, Period, Progress

OF_2026 = Period.year(2026)


@pytest.mark.parametrize(("words", "due"), [
    ("hoàn thành trong tháng 5/2026", "2026-05-31"),
    ("trình trong tháng 11/2026", "2026-11-30"),
    ("Quý I/2026", None),  # says when, not by when
    ("phân hạng lại chợ (Quý IV/2026)", "2026-12-31"),
    ("rà soát quy hoạch (30/6/2026)", "2026-06-30"),
    ("kế hoạch năm 2027 (theo công văn tháng 5/2026)", None),
    ("hoàn thành trong Quý I/2026", "2026-03-31"),
    ("trước ngày 15/12/2026", "2026-12-14"),
    ("trước 15/02/2026", "2026-02-14"),
    ("chậm nhất ngày 30/6", "2026-06-30"),
    ("trong năm 2026", "2026-12-31"),
    ("trong 10 ngày làm việc", None),
])  # fmt: skip
def test_deadline_of_a_few_words(words: str, due: str | None) -> None:
    note = read_note(words, OF_2026)
    assert [str(it.due) for it in note.deadlines if it.due] == ([due] if due else [])


@pytest.mark.parametrize(("words", "text"), [
    ("hoàn thành trước ngày 30/6/2026; báo cáo trước ngày 15/7/2026", "trước ngày 30/6/2026"),
    ("ban hành kế hoạch trước ngày 15/01/2026 (hoàn thành trước ngày 15/12/2026)", "trước ngày 15/12/2026"),
    ("gửi trước ngày 01/8/2026, họp trước ngày 01/7/2026", "trước ngày 01/8/2026"),
])  # fmt: skip
def test_deadline_of_the_completion_counts(words: str, text: str) -> None:
    note = read_note(words, OF_2026)
    assert len(note.deadlines) == 2
    assert note.deadlines[note.completion].passage.text == text


def test_recurring_deadline_has_no_day() -> None:
    (told,) = read_note("báo cáo trước ngày 20 hằng tháng", Period.day(date(2026, 1, 5))).deadlines
    assert (told.limit, told.due) == (Limit.EVERY, None)


@pytest.mark.parametrize(("words", "progress"), [
    ("Đã hoàn thành. Tiếp tục theo dõi", None),
    ("Đang triển khai nhưng còn vướng mắc", Progress.BLOCKED),
    ("Đã hoàn thành, báo cáo hằng tháng", None),
    ("Đang thực hiện, báo cáo hằng tháng", Progress.RECURRING),
    ("Thực hiện thường xuyên", Progress.RECURRING),
    ("Có công văn", None),
    ("  ", None),
])  # fmt: skip
def test_words_that_disagree_are_left_to_a_person(words: str, progress: Progress | None) -> None:
    sign = read_note(words).proposed
    assert (sign and sign.progress) == progress
