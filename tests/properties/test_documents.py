"""Whatever the spelling and the format, offsets are true and nothing else changes."""

import io
import unicodedata
from html import escape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.model.text import canonical
from toancanh.read import read_bytes

WORDS = (
    "Đắk Lắk",
    "công nghiệp",
    "thủy điện",
    "1.250,5 tỷ",
    "(IIP)",
    "7,85%",
    "–",
    "hoà",
    "kWh;",
    "cà\xa0phê",
)
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
TEXTS = st.lists(LINES | st.sampled_from(["", " ", "\xa0", "- a", "I. B"]), min_size=1, max_size=12).filter(
    lambda lines: any(line.strip() for line in lines)
)


def check(document):
    end = 0
    assert document.text == canonical(document.text)
    for block in document.blocks:
        text = document.text[block.start : block.end]
        assert end <= block.start
        assert text
        assert text == text.strip()
        assert document.passage(block.start, block.end).locator == block.locator
        end = block.end
    # Outside the blocks there is only white space: nothing of the document is lost to the rules.
    outside = list(document.text)
    for block in reversed(document.blocks):
        del outside[block.start : block.end]
    assert not "".join(outside).strip()


@given(TEXTS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_text_files_keep_their_text(lines, line_end, form, mark):
    text = "\n".join(lines)
    data = unicodedata.normalize(form, line_end.join(lines)).encode("utf-8-sig" if mark else "utf-8")
    document = read_bytes(data, "a.txt")
    assert document.text == canonical(text)
    check(document)


@given(st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and text.isprintable()))
def test_any_printable_text_has_true_offsets(text):
    check(read_bytes(text.encode("utf-8-sig"), "a.txt"))


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.sampled_from(["NFC", "NFD"]))
@pytest.mark.parametrize("make", ["html", "docx"])
def test_other_formats_say_what_text_says(make, lines, form):
    spelled = [unicodedata.normalize(form, line) for line in lines]
    if make == "html":
        data = "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in spelled) + "</body></html>"
        document = read_bytes(data.encode(), "a.html")
    else:
        word, file = docx.Document(), io.BytesIO()
        for line in spelled:
            word.add_paragraph(line)
        word.save(file)
        document = read_bytes(file.getvalue(), "a.docx")
    check(document)
    expected = [canonical(line).strip() for line in lines if line.strip()]
    assert [document.text[block.start : block.end] for block in document.blocks] == expected


@given(st.text(min_size=1, max_size=100).filter(lambda text: text.isprintable() and text.strip()), st.data())
def test_controls_never_reach_a_text(text, data):
    at = data.draw(st.integers(0, len(text)))
    control = data.draw(st.characters(categories=["Cc"], exclude_characters="\t\n\r"))
    document = read_bytes(f"{text[:at]}{control}{text[at:]}".encode("utf-8-sig"), "a.txt")
    assert document.text == canonical(f"{text[:at]} {text[at:]}")
    check(document)
