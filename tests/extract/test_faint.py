"""What a scan shows unclearly is less sure, and is named when it is the number itself."""

from dataclasses import replace
from decimal import Decimal

import pytest

from toancanh.extract import extract
from toancanh.model import Block, BlockKind, Faint, Locator

TEXT = "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1.293 triệu USD, tăng 27,9%."


@pytest.fixture
def read(make_document):
    """The first figure of the text, and the findings, where one word of it is faint."""

    def of(word="", confidence="1"):
        start = TEXT.index(word)
        faint = (Faint(start, start + len(word), Decimal(confidence)),) if word else ()
        block = Block(0, len(TEXT), BlockKind.PARAGRAPH, Locator(page=1, paragraph=1), faint=faint)
        found = extract(replace(make_document(TEXT), blocks=(block,)))
        return found.facts[0], [it.code for it in found.findings]

    return of


def test_a_faint_number_is_as_sure_as_its_letters(read):
    clear, _ = read()
    faint, findings = read("1.293", "0.50")
    assert faint.confidence == (clear.confidence * Decimal("0.5")).quantize(Decimal("0.01"))
    assert faint.doubts[0] == "faint_number"
    assert "extract.faint" in findings


def test_a_number_nearly_clear_is_lowered_without_a_finding(read):
    faint, findings = read("1.293", "0.85")
    assert faint.doubts[0] == "faint_number"
    assert "extract.faint" not in findings


def test_a_faint_word_of_the_sentence_lowers_mildly(read):
    clear, _ = read()
    number, _ = read("1.293", "0.5")
    word, findings = read("xuất", "0.5")
    assert number.confidence < word.confidence < clear.confidence
    assert word.doubts[0] == "faint_sentence"
    assert "extract.faint" not in findings


def test_a_number_beyond_reading_keeps_the_least_confidence(read):
    assert read("1.293", "0")[0].confidence == Decimal("0.01")


def test_typed_text_bears_no_such_doubt(read):
    assert not any(name.startswith("faint") for name in read()[0].doubts)
