"""Mentions quote their document exactly, and do not hang on how it is typed."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from toancanh.extract import extract
from toancanh.model import Document, Mention, Period
from toancanh.read import read, read_bytes

SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "documents").iterdir())
PIECES = (
    "KCN", "Khu công nghiệp", "các CCN", "Nhà máy điện gió", "dự án", "thủy điện", "chợ",
    "Công ty Cổ phần", "Tập đoàn", "EVN", "Hòa Phú", "Ea H'leo", "Tân An 1", "Phú Yên II", "giai đoạn 2",
    "mở rộng", "Krông Búk 1 và 2", "\"Hòa Phú\"", "- Khu vực I", "Sở Công Thương", "UBND tỉnh", "Đắk Lắk",
    "Ban Quản lý", "Giám đốc", "Phó Chủ tịch", "ông Nguyễn Văn A", "đồng chí", "Trần Thị B",
    "công suất 400 MW", "(50 MW mỗi dự án)", "rộng 75 ha", "vốn đầu tư 320 tỷ đồng", "do",
    "làm chủ đầu tư", "đang vận hành", "khởi công ngày 19/8/2025", "tại xã Hòa An", "lấp đầy 82%",
    "NHÀ MÁY", "SỞ CÔNG THƯƠNG", "TP.", "số 12", "220 kV", ",", ";", ":", ".", "(", ")", "-", "và", "\n",
    "\t", "\n- ", "|",
)  # fmt: skip
PROSE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join).filter(str.strip)
RETYPED: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "en dashes": lambda text: text.replace("-", "–"),
    "new tone marks": lambda text: text.replace("òa", "oà").replace("ủy", "uỷ"),
}


def document(text: str) -> Document:
    return replace(read_bytes(text.encode("utf-8-sig"), "a.txt"), published=Period.day(date(2025, 7, 21)))


def meaning(mention: Mention) -> tuple[object, ...]:
    """All that a mention says, without how it is written."""
    stated = [(one.feature, one.quantity, one.code) for one in mention.attributes]
    return mention.kind, mention.variety, mention.key, stated


def check(source: Document) -> None:
    mentions = extract(source).mentions
    for quoted in (one.passage for mention in mentions for one in (mention, *mention.attributes)):
        assert source.text[quoted.start : quoted.end] == quoted.text
    starts = [mention.passage.start for mention in mentions]
    assert starts == sorted(set(starts))


@settings(deadline=None)
@given(PROSE)
def test_mentions_quote_their_document(text: str) -> None:
    check(document(text))


@pytest.mark.parametrize("how", RETYPED)
@settings(deadline=None, max_examples=40)
@given(text=PROSE)
def test_typing_changes_no_mention(how: str, text: str) -> None:
    plain, retyped = document(text), document(RETYPED[how](text))
    # Whether a line is a heading is for the reader to say, and may hang on its length.
    assume([block.kind for block in plain.blocks] == [block.kind for block in retyped.blocks])
    assert list(map(meaning, extract(retyped).mentions)) == list(map(meaning, extract(plain).mentions))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_mentions_of_samples_quote_them(path: Path) -> None:
    check(read(path))
