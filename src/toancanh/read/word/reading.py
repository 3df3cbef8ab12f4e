"""One walk through a whole Word file: head of the page, body with its notes, foot."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn

from toancanh.read.assembly import Piece
from toancanh.read.encoding import legacy
from toancanh.read.word import headers
from toancanh.read.word.numbering import Label, Numbering
from toancanh.read.word.package import WordFile
from toancanh.read.word.runs import FALLBACK, Fonts, Note, font_encoding
from toancanh.read.word.styles import Styles
from toancanh.read.word.tables import children
from toancanh.read.word.walk import PARAGRAPH, Walk, blocks, is_open

Element: TypeAlias = Any  # lxml's, which has no types

_NOTE_PARTS = (("footnote", REL.FOOTNOTES), ("endnote", REL.ENDNOTES))
_OLD_FONT = re.compile(r"\.vn|vni[- ]|vps\b", re.IGNORECASE)


def pieces(file: WordFile) -> tuple[list[Piece], dict[str, str]]:
    """The text of a file in reading order, and what to say of how it was typed."""
    styles = Styles(file.related(REL.STYLES))
    notes = dict(_notes(file))
    stories = [file.body, *notes.values()]
    names = frozenset(_old_encodings(styles, stories))
    hides = styles.says(qn("w:vanish")) or styles.says(qn("w:caps"))
    fonts = Fonts(styles, names, hides)
    margins = headers.margins(file, fonts)
    walk = Walk(fonts, _labels(file, styles, [*stories, *margins.head, *margins.tail]), notes)
    nodes = (*margins.head, *blocks(file.body), *margins.tail)
    return list(walk.pieces(nodes)), {"encoding": ", ".join(sorted(names))} if names else {}


def _notes(file: WordFile) -> Iterator[tuple[Note, Element]]:
    for kind, relation in _NOTE_PARTS:
        part = file.related(relation)
        for element in part if part is not None else ():
            if element.get(qn("w:type"), "normal") == "normal":
                yield Note(kind, element.get(qn("w:id"), "")), element


def _labels(file: WordFile, styles: Styles, stories: list[Element]) -> dict[Element, Label]:
    """Automatic numbers of the body, and of each other part by itself: Word counts them apart."""
    part = file.related(REL.NUMBERING)
    found: dict[Element, Label] = {}
    if part is None:
        return found
    for story in stories:
        found |= Numbering(part, styles).labels(_counted(story))
    return found


def _counted(story: Element) -> Iterator[Element]:
    """Paragraphs that count: not those deleted, nor the second writing of a text box."""
    for node in story.iter(PARAGRAPH):
        above = [it for it in node.iterancestors() if it.tag in (FALLBACK, qn("w:tr"))]
        gone = any(it.tag == FALLBACK or it.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None for it in above)
        if not gone and not is_open(node):
            yield node


def _old_encodings(styles: Styles, stories: list[Element]) -> Iterator[str]:
    """Encodings whose fonts hold text that was typed for them; Unicode in such a font is no sign of one."""
    parts = [*stories, *([styles.part] if styles.part is not None else [])]
    fonts = {value for part in parts for it in part.iter(qn("w:rFonts")) for value in it.values()}
    if not any(map(_OLD_FONT.match, fonts)):
        return
    typed: dict[str, list[str]] = {}
    for paragraph in (it for story in stories for it in story.iter(PARAGRAPH)):
        line: dict[str, str] = {}
        for run in children(paragraph, {qn("w:r")}):
            told = font_encoding(styles, run, paragraph)
            if told:
                text = "".join(it.text or "" for it in run.iter(qn("w:t")))
                line[told[0]] = line.get(told[0], "") + text
        for name, text in line.items():
            typed.setdefault(name, []).append(text)
    yield from (name for name, texts in typed.items() if legacy.is_typed_for(texts, name))
