"""The table of the decree, and the templates made from it: what we print is what the decree allows."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from PIL import ImageFont

from toancanh.publish.word import decree30, filling
from toancanh.publish.word.decree30 import Element, layout
from toancanh.publish.word.making import MOTTO, NATION, STYLES, TEMPLATES

ROOT = Path(__file__).parents[3]
LETTERS = Path("/usr/share/fonts/truetype/liberation")  # of the widths of Times New Roman
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@pytest.fixture(params=list(TEMPLATES))
def template(request: pytest.FixtureRequest) -> Any:
    return docx.Document(BytesIO(filling.shipped(request.param)))


def test_what_we_print_lies_within_what_the_decree_allows() -> None:
    it = layout()
    for name, element in it.elements.items():
        assert element.least <= element.ours <= element.most, name
        assert element.source, name
    assert all(of.least <= of.ours <= of.most for of in it.margins.values())
    assert it.indent in it.indents


def test_a_table_that_prints_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Element(12, 13, 10, "center", "II.1.a")
    found = layout()
    changed = decree30.Layout(
        **{name: getattr(found, name) for name in decree30.Layout.__slots__ if name != "elements"},
        elements={**found.elements, "motto": small},
    )
    with pytest.raises(ValueError, match="motto"):
        decree30._check(changed)


def test_shipped_templates_are_made_from_the_table() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "build_templates.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_paper_and_margins_are_those_of_the_decree(template: Any) -> None:
    it = layout()
    for section in template.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (it.width, it.height)
        for side, length in it.margins.items():
            assert length.least <= round(getattr(section, f"{side}_margin").mm, 1) <= length.most


@pytest.mark.parametrize("name", [name for name in STYLES if name in layout().elements])
def test_each_element_has_the_letters_of_the_decree(template: Any, name: str) -> None:
    style, of = template.styles[STYLES[name]], layout().elements[name]
    assert style.font.name == layout().font
    assert of.least <= style.font.size.pt <= of.most
    assert (bool(style.font.bold), bool(style.font.italic)) == (of.bold, of.italic)
    assert style.paragraph_format.alignment == ALIGN[of.align]
    assert str(style.font.color.rgb) == layout().colour


def test_text_is_indented_and_spaced(template: Any) -> None:
    shape = template.styles[STYLES["body"]].paragraph_format
    assert round(shape.first_line_indent.mm, 1) in layout().indents
    assert shape.space_before.pt >= layout().before_least
    assert layout().lines.least <= shape.line_spacing <= layout().lines.most


def test_pages_are_numbered_in_the_top_margin_but_the_first(template: Any) -> None:
    for section in template.sections:
        assert section.different_first_page_header_footer
        line = section.header.paragraphs[0]
        assert line.style.name == STYLES["page_number"]
        assert " PAGE " in "".join(it.text or "" for it in line._p.iter(qn("w:instrText")))
        assert not section.first_page_header.paragraphs[0].text
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_no_run_has_letters_of_its_own(template: Any) -> None:
    """So that an office changes the look of an element in one place: its style."""
    runs = template.element.body.iter(qn("w:r"))
    assert [it.text for it in runs if it.rPr is not None and len(it.rPr)] == []


def test_rules_are_as_long_as_the_decree_says() -> None:
    if not LETTERS.is_dir():
        pytest.skip("LibreOffice is not installed")

    def length(text: str, size: float) -> float:
        font = ImageFont.truetype(str(LETTERS / "LiberationSerif-Bold.ttf"), 1000)
        return float(font.getlength(text)) / 1000 * size * 25.4 / 72

    elements, rules = layout().elements, layout().rules
    told = {"motto": MOTTO, "agency": "SỞ CÔNG THƯƠNG"}
    for name, text in told.items():
        share = rules[name].millimetres / length(text, elements[name].ours)
        assert rules[name].least - 0.01 <= share <= rules[name].most + 0.01, name
    assert length(NATION, elements["national_name"].ours) < 99  # on one line of its column
