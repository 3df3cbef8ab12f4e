"""Real end notes in a Word file: marks in its text become references, which Word numbers by itself.

A text that is filled into a template carries ``mark(number)`` where a note belongs. ``place`` puts a
reference there, in the letters of the words before it, and the note in the part of the file that holds them.
Word has one reference for each note; where a number rests on a note that is there already, a field shows its
number.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.run import Run

from toancanh.publish.brief import Note

_OPEN, _CLOSE = "\ue000", "\ue001"  # of the private use area: in no text
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_W = nsdecls("w")
_TAG = re.compile(r"^<[\w:]+")
_RAISED = '<w:vertAlign w:val="superscript"/>'
_BOOKMARKS = 9000  # their ids are apart from those of a template


def mark(number: int) -> str:
    """What stands in a text where a note belongs."""
    return f"{_OPEN}{number}{_CLOSE}"


def place(file: Any, notes: Sequence[Note], style: str) -> None:
    """Put references where the marks are, and the notes behind them.

    Args:
        file: a ``docx.Document`` whose text carries marks.
        notes: what the numbers of the marks stand for.
        style: the style of a note, by its name.
    """
    part = _part(file)
    root = parse_xml(part.blob)
    ids = count(max((int(it.get(qn("w:id"), "0")) for it in root), default=0) + 1)
    known = {it.name: it.style_id for it in file.styles}
    placed: dict[int, tuple[int, int]] = {}  # by mark: the id of the note, and its number
    for run in [it for it in file.element.body.iter(qn("w:r")) if _marked(it)]:
        for piece in list(_pieces(run)):
            if isinstance(piece, int):
                _refer(run, piece, placed, ids)
            else:
                run.addprevious(piece)
        run.getparent().remove(run)
    for number, (key, _) in sorted(placed.items(), key=lambda it: it[1]):
        root.append(_note(key, notes[number], known.get(style, "")))
    part._blob = _serialised(root)


def _marked(run: Any) -> bool:
    return any(_OPEN in (it.text or "") for it in run.iter(qn("w:t")))


def _pieces(run: Any) -> Iterator[Any]:
    """A run cut at its marks: runs with its letters, and the numbers of the marks."""
    for child in run:
        if child.tag == qn("w:rPr"):
            continue
        if child.tag != qn("w:t"):
            yield _like(run, deepcopy(child))
            continue
        for at, text in enumerate(_MARK.split(child.text or "")):
            if at % 2:
                yield int(text)
            elif text:
                yield _like(run, parse_xml(f'<w:t {_W} xml:space="preserve">{escape(text)}</w:t>'))


def _like(run: Any, content: Any) -> Any:
    made = parse_xml(f"<w:r {_W}/>")
    if run.rPr is not None:
        made.append(deepcopy(run.rPr))
    made.append(content)
    return made


def _refer(run: Any, number: int, placed: dict[int, tuple[int, int]], ids: Iterator[int]) -> None:
    """Put a reference before a run; a comma between two beside each other."""
    before = run.getprevious()
    if before is not None and before.get(qn("w:rsidR")) == _SIGN:
        run.addprevious(_raised(run, "<w:t>,</w:t>"))
    if number in placed:
        for made in _again(run, *placed[number]):
            run.addprevious(made)
        return
    key = next(ids)
    placed[number] = key, len(placed) + 1
    name = f'w:id="{_BOOKMARKS + key}"'
    run.addprevious(parse_xml(f'<w:bookmarkStart {_W} {name} w:name="_ChuThich{key}"/>'))
    run.addprevious(_raised(run, f'<w:endnoteReference w:id="{key}"/>'))
    run.addprevious(parse_xml(f"<w:bookmarkEnd {_W} {name}/>"))
    run.addprevious(_end(run))


_SIGN = "00AA00AA"  # marks a run after which another reference needs a comma


def _end(run: Any) -> Any:
    """An empty run by which the next reference sees that one stands before it."""
    made = _like(run, parse_xml(f"<w:t {_W}/>"))
    made.set(qn("w:rsidR"), _SIGN)
    return made


def _again(run: Any, key: int, number: int) -> Iterator[Any]:
    """A field that shows the number of a note that is referred to elsewhere."""
    yield _raised(run, '<w:fldChar w:fldCharType="begin"/>')
    yield _raised(run, f'<w:instrText xml:space="preserve"> NOTEREF _ChuThich{key} \\h </w:instrText>')
    yield _raised(run, '<w:fldChar w:fldCharType="separate"/>')
    yield _raised(run, f"<w:t>{number}</w:t>")
    yield _raised(run, '<w:fldChar w:fldCharType="end"/>')
    yield _end(run)


def _raised(run: Any, content: str) -> Any:
    """A raised run with the letters of another."""
    made = _like(run, parse_xml(_TAG.sub(rf"\g<0> {_W}", content, count=1)))
    Run(made, run).font.superscript = True
    return made


def _note(key: int, note: Note, style: str) -> Any:
    """The paragraph of a note: its number, the source, the place, which leads to the page of the figure."""
    look = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
    place = _text(note.place)
    if note.place and note.address:
        place = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK '
            f'"{escape(note.address)}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{place}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    head = f"<w:r><w:rPr>{_RAISED}</w:rPr><w:endnoteRef/></w:r>"
    source = _text(f" {note.source}{': ' if note.place else '.'}")
    end = _text(".") if note.place and not note.place.endswith((".", "”")) else ""
    return parse_xml(f'<w:endnote {_W} w:id="{key}"><w:p>{look}{head}{source}{place}{end}</w:p></w:endnote>')


def _text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>' if words else ""


def _part(file: Any) -> Any:
    """The part of a file that holds its end notes; a new one has the two separators that Word wants."""
    for relation in file.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.ENDNOTES:
            return relation.target_part
    rules = "".join(
        f'<w:endnote w:type="{kind}" w:id="{key}"><w:p><w:r><w:{kind}/></w:r></w:p></w:endnote>'
        for key, kind in enumerate(("separator", "continuationSeparator"))
    )
    blob = f"<w:endnotes {_W}>{rules}</w:endnotes>".encode()
    made = Part(PackURI("/word/endnotes.xml"), _TYPE, blob, file.part.package)
    file.part.relate_to(made, RELATIONSHIP_TYPE.ENDNOTES)
    named = '<w:endnotePr {}><w:endnote w:id="0"/><w:endnote w:id="1"/></w:endnotePr>'
    settings = file.settings.element
    if (compat := settings.find(qn("w:compat"))) is not None and settings.find(qn("w:endnotePr")) is None:
        compat.addprevious(parse_xml(named.format(_W)))
    return made


def _serialised(root: Any) -> bytes:
    # lxml is what python-docx stands on.
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
