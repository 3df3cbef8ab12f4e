"""What is read does not hang on how a text is typed, and every quotation is true."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from toancanh.extract import extract
from toancanh.model import Document, Observation, Period
from toancanh.read import read_bytes

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
PIECES = (
    "Kim ngạch xuất khẩu", "tổng mức bán lẻ hàng hóa", "GRDP", "IIP", "thu ngân sách", "cụm công nghiệp",
    "6 tháng đầu năm 2025", "quý II/2025", "tháng 6", "từ đầu năm đến nay", "năm 2024", "giai đoạn 2021-2025",
    "đạt", "ước đạt", "tăng", "giảm", "bằng", "chiếm", "vượt kế hoạch", "gần", "hơn", "trong đó", "lần lượt",
    "so với cùng kỳ", "so với tháng trước", "kế hoạch năm", "cùng kỳ năm trước", "so với tháng 12 năm 2024",
    "1.011,5 tỷ đồng", "4 tỷ 332 triệu", "16%", "-3,5%", "8,3-8,5%", "22", "hai trăm linh năm hộ", "820 MW",
    "Đắk Lắk", "tỉnh Hòa Bình", "huyện Krông Pa", "tỉnh Gia Lai", "cả nước", "Phú Yên (cũ)", "bà Hà Giang",
    ",", ";", ":", ".", "(", ")", "-", "|", "và", "\n", "\n- ", "\n1. ",
)  # fmt: skip
PROSE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join).filter(str.strip)

# "òa" is written "oà" as well; the same for oe and uy.
TONES = {
    old: new
    for olds, news in (
        ("òaóaỏaõaọa", "oàoáoảoãoạ"),
        ("òeóeỏeõeọe", "oèoéoẻoẽoẹ"),
        ("ùyúyủyũyụy", "uỳuýuỷuỹuỵ"),
    )
    for old, new in zip(re.findall("..", olds), re.findall("..", news), strict=True)
}
NEW_STYLE = re.compile(r"(?<!q)(?:" + "|".join(TONES) + r")(?!\w)")

RETYPED: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "new tone marks": lambda text: NEW_STYLE.sub(lambda found: TONES[found.group()], text),
    "narrow spaces": lambda text: text.replace(" ", "\u202f"),
    "en dashes": lambda text: text.replace("-", "–"),
}


def document(text: str) -> Document:
    return replace(read_bytes(text.encode("utf-8-sig"), "a.txt"), published=Period.day(date(2025, 7, 21)))


def meaning(fact: Observation) -> tuple[object, ...]:
    """All that a figure says, without how it is written."""
    return (fact.quantity, fact.indicator, fact.period, fact.measure, fact.status, fact.area, fact.area_code)


def check(read: Document) -> None:
    facts, acts = extract(read).facts, extract(read).acts
    for one in (*facts, *acts):
        assert read.text[one.passage.start : one.passage.end] == one.passage.text
    for fact in facts:
        start, end = fact.sentence
        assert 0 <= start <= fact.passage.start < fact.passage.end <= end <= len(read.text)
    assert all(before.passage.end <= after.passage.start for before, after in pairwise(facts))
    assert all(before.passage.end <= after.passage.start for before, after in pairwise(acts))


@settings(deadline=None)
@given(PROSE)
def test_quotations_are_true_and_in_order(text: str) -> None:
    check(document(text))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300).filter(lambda text: text.strip() and text.isprintable()))
def test_any_text_is_read_without_fail(text: str) -> None:
    check(document(text))


@pytest.mark.parametrize("how", RETYPED)
@settings(deadline=None, max_examples=40)
@given(text=PROSE)
def test_typing_of_prose_changes_no_figure(how: str, text: str) -> None:
    plain, retyped = document(text), document(RETYPED[how](text))
    # Whether a line is a heading is for the reader to say, and may hang on its length.
    assume([block.kind for block in plain.blocks] == [block.kind for block in retyped.blocks])
    assert list(map(meaning, extract(retyped).facts)) == list(map(meaning, extract(plain).facts))


@pytest.mark.parametrize("how", RETYPED)
@pytest.mark.parametrize("stem", TEXTS)
def test_typing_of_samples_changes_no_figure(how: str, stem: str) -> None:
    retyped = document(RETYPED[how](TEXTS[stem]))
    assert list(map(meaning, extract(retyped).facts)) == list(
        map(meaning, extract(document(TEXTS[stem])).facts)
    )
    check(retyped)
