"""The text of a paragraph as Word shows it: changes accepted, fields by their results, hidden text out."""

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from docx.oxml.ns import qn

from toancanh.read.encoding import legacy
from toancanh.read.symbols import UNKNOWN, is_symbol_font, shown, sign
from toancanh.read.word.styles import Styles, is_on

Element: TypeAlias = Any  # lxml's, which has no types

BOX = qn("w:txbxContent")
# Word writes each text box twice, the second time for programs older than itself.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VAL, _RPR, _FONTS, _RUN = qn("w:val"), qn("w:rPr"), qn("w:rFonts"), qn("w:r")
_SKIPPED = {qn("w:pPr"), _RPR, qn("w:del"), qn("w:moveFrom"), qn("w:rt"), qn("w:sdtPr"), BOX, FALLBACK}
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_VANISH, _CAPS, _ASCII = qn("w:vanish"), qn("w:caps"), qn("w:ascii")
_OWN_FONTS = f"{_RPR}/{_FONTS}"
_FIELD_MARK, _FIELD_CODE, _SIMPLE_FIELD, _SIGN = (
    qn(f"w:{it}") for it in ("fldChar", "instrText", "fldSimple", "sym")
)
_TEXT = {qn("w:t"), _MATH + "t"}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_CONTROL = qn("w:sdt")
_ID, _OWN_MARK, _TRUE = qn("w:id"), qn("w:customMarkFollows"), ("1", "true", "on")
_RAISED = f"{_RPR}/{qn('w:vertAlign')}"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLACEHOLDER = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"
# Fields that number pages: they say nothing of the matter.
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF)\b", re.IGNORECASE)
_DEEPEST = 200  # elements inside each other


class Note(NamedTuple):
    """A reference to a note: its kind and its id in the part of that kind."""

    kind: str
    id: str


class Line(NamedTuple):
    """The text of a paragraph and the notes that it refers to, in order."""

    text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Fonts:
    """Which encodings of before Unicode the file's fonts are to be believed to stand for.

    Args:
        styles: of the file.
        names: encodings whose fonts hold text typed for them; empty in nearly every file.
        hides: whether some style hides text or shows it in capitals.
    """

    styles: Styles
    names: frozenset[str] = frozenset()
    hides: bool = False

    def encoding(self, run: Element, paragraph: Element) -> tuple[str, bool] | None:
        """The old encoding that a run is typed in, and whether its font shows capitals only."""
        if not self.names:
            return None
        told = font_encoding(self.styles, run, paragraph)
        return told if told and told[0] in self.names else None

    def is_on(self, run: Element, paragraph: Element, tag: str) -> bool:
        """Whether a run has a property that is on or off."""
        if self.hides:
            return is_on(next(self.styles.of_run(run, paragraph, tag), None))
        own = run.find(_RPR)
        return own is not None and is_on(own.find(tag))


def font_encoding(styles: Styles, run: Element, paragraph: Element) -> tuple[str, bool] | None:
    """The old encoding that the font of a run is made for."""
    for fonts in styles.of_run(run, paragraph, _FONTS):
        if font := fonts.get(_ASCII) or fonts.get(qn("w:hAnsi")):
            return legacy.by_font(font)
    return None


class _Look(NamedTuple):
    """How a stretch of text is shown: the old encoding that its font stands for, and whether in capitals."""

    encoding: str | None
    capitals: bool


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False

    @property
    def silent(self) -> bool:
        return not self.in_result or bool(_PAGE_FIELD.match(self.code))


@dataclass
class _Writer:
    """Collects what one paragraph shows."""

    fonts: Fonts
    paragraph: Element
    parts: list[tuple[_Look, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    run: Element | None = None
    hidden: bool = False

    def walk(self, node: Element, depth: int = 0) -> None:
        for child in node:
            tag = child.tag
            if tag == _RUN:
                self.enter(child, depth)
            elif tag in _TEXT:
                self.add(child.text or "")
            elif tag in _CHARACTERS:
                self.add(_CHARACTERS[tag])
            elif (
                tag in _SKIPPED
                or depth > _DEEPEST
                or (tag == _CONTROL and child.find(_PLACEHOLDER) is not None)
            ):
                continue
            elif not self.take(child, tag):
                self.walk(child, depth + 1)

    def enter(self, run: Element, depth: int) -> None:
        around = self.run, self.hidden
        self.run = run
        self.hidden = self.hidden or self.fonts.is_on(run, self.paragraph, _VANISH)
        self.walk(run, depth + 1)
        self.run, self.hidden = around

    def take(self, node: Element, tag: str) -> bool:
        """Whether it is one of the elements that mean more than what stands in them."""
        if tag == _FIELD_MARK:
            self.mark(node.get(qn("w:fldCharType")))
        elif tag == _FIELD_CODE:
            if self.fields:
                self.fields[-1].code += node.text or ""
        elif tag == _SIMPLE_FIELD:
            self.fields.append(_Field(node.get(qn("w:instr"), ""), in_result=True))
            self.walk(node)
            self.fields.pop()
        elif tag == _SIGN:
            code = int(node.get(qn("w:char"), "0"), 16)
            self.add(sign(code, node.get(qn("w:font"))) or UNKNOWN)
        elif tag in _NOTES:
            if not self.silent:
                self.notes.append(Note(_NOTES[tag], node.get(_ID, "")))
            self.hidden = self.hidden or node.get(_OWN_MARK) in _TRUE  # its mark is the rest of the run
        elif tag == _MATH + "f":
            self.walk(node.find(_MATH + "num"))
            self.add("/")
            self.walk(node.find(_MATH + "den"))
        else:
            return False
        return True

    def mark(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    @property
    def silent(self) -> bool:
        return self.hidden or any(it.silent for it in self.fields)

    def add(self, text: str) -> None:
        if self.silent or not text:
            return
        look = _Look(None, capitals=False)
        if self.run is not None:
            own = self.run.find(_OWN_FONTS)
            font = own.get(_ASCII) if own is not None else None
            if is_symbol_font(font) or not text.isascii():
                text = shown(text, font)
            if text.isdecimal() and self.is_raised():
                text = text.translate(_SUPERSCRIPT)
            encoding, capitals = self.fonts.encoding(self.run, self.paragraph) or (None, False)
            look = _Look(encoding, capitals or self.fonts.is_on(self.run, self.paragraph, _CAPS))
        self.parts.append((look, text))

    def is_raised(self) -> bool:
        """Whether the run is a superscript right behind a figure: a power or a mark, no more digits of it."""
        said = self.run.find(_RAISED) if self.run is not None else None
        raised = said is not None and said.get(_VAL) == "superscript"
        return raised and bool(self.parts) and self.parts[-1][1][-1:].isdecimal()

    def text(self) -> str:
        """The parts joined; what was typed for one old font is converted as one."""
        written = []
        for look, parts in groupby(self.parts, key=lambda part: part[0]):
            text = "".join(part for _, part in parts)
            if look.encoding:
                text = legacy.convert(text, look.encoding, capitals=look.capitals)
            written.append(text.upper() if look.capitals else text)
        return "".join(written)


def line(paragraph: Element, fonts: Fonts) -> Line:
    """What a paragraph shows; a page number or a mark of a note is no part of it."""
    writer = _Writer(fonts, paragraph)
    writer.walk(paragraph)
    return Line(writer.text(), tuple(writer.notes))
