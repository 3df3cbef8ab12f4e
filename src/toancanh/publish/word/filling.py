"""A document put into a template: Word's paragraphs and tables, with Jinja's braces for what is filled in.

The template may be anybody's (``docxtpl``). It runs in a sandbox, and a name that it does not know is an
error that says where it stands and which names there are: a silent gap in an official document would be
signed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from importlib import resources
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from toancanh.model import UserError
from toancanh.publish.brief import Note, Said
from toancanh.publish.charts.values import Bar
from toancanh.publish.word import endnotes
from toancanh.publish.word.making import STYLES
from toancanh.publish.word.values import DERIVED, DISPUTED, Clause, Official, Paragraph, Part, Row

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_DRAWN = Mm(150)
_SHOWN = 80  # letters of a paragraph of a template in an error
SIGNS = {DISPUTED: " (*)", DERIVED: " (số suy ra)"}
"""What stands behind a number of such a tone."""
_TABLE_NOTE = "Ô trống: chưa có số liệu. KH: kế hoạch."
_SHORT = {
    DISPUTED: ("(*)", "số liệu còn mâu thuẫn giữa các văn bản"),
    DERIVED: ("(**)", "số suy ra, không văn bản nào nêu"),
}


def shipped(name: str) -> bytes:
    """A template that comes with the program (``making.TEMPLATES``)."""
    return (resources.files(__package__) / "templates" / f"{name}.docx").read_bytes()


def fill(paper: Official, template: bytes, name: str) -> bytes:
    """The Word file of a document.

    Args:
        paper: the document.
        template: the bytes of a ``.docx``.
        name: of the template, to tell people.

    Raises:
        UserError: the template cannot be read, or names what is not there.
    """
    return _Filling(paper, template, name).made()


def variables(paper: Official) -> Mapping[str, Any]:
    """What a template may name, as plain values without pictures: for its documentation and its check."""
    return _Filling(paper, b"", "").context


class _Missing(StrictUndefined):
    """A name that is not there: says what it was asked of."""

    def _fail_with_undefined_error(self, *_args: Any, **_options: Any) -> Any:
        raise _UnknownNameError(self._undefined_name or "", self._undefined_obj)

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = _fail_with_undefined_error
    __getattr__ = __getitem__ = __call__ = _fail_with_undefined_error


class _UnknownNameError(Exception):
    def __init__(self, name: str, of: Any) -> None:
        super().__init__(name)
        self.name, self.of = name, of


class _Filling:
    """A document on its way into a template."""

    def __init__(self, paper: Official, template: bytes, name: str) -> None:
        self._paper, self._template, self._name = paper, template, name
        self._notes: dict[Note, int] = {}

    def made(self) -> bytes:
        try:
            file = DocxTemplate(BytesIO(self._template))
            file.init_docx()
        except (BadZipFile, KeyError, ValueError) as error:
            raise UserError("report.template_unreadable", name=self._name) from error
        self._render(file)
        endnotes.place(file.docx, tuple(self._notes), STYLES["note"])
        _describe(file.docx, self._paper)
        told = file.docx.core_properties
        told.created = told.modified = datetime.now(UTC)
        out = BytesIO()
        file.save(out)
        return out.getvalue()

    def _render(self, file: Any) -> None:
        rules = SandboxedEnvironment(autoescape=True, undefined=_Missing)
        rules.filters["lower_first"] = lambda text: text[:1].lower() + text[1:]
        try:
            file.render(self.context | self._drawn(file), rules, autoescape=True)
        except _UnknownNameError as error:
            known = error.of if isinstance(error.of, Mapping) else self.context
            told = {"variable": error.name, "where": self._where(error.name), "known": ", ".join(known)}
            raise UserError("report.template_unknown", name=self._name, **told) from error
        except TemplateSyntaxError as error:
            where = next(iter(getattr(error, "docx_context", ())), "").strip()
            told = {"where": where[:_SHOWN], "seen": error.message or ""}
            raise UserError("report.template_syntax", name=self._name, **told) from error
        except (TemplateError, TypeError, ValueError) as error:
            raise UserError("report.template_failed", name=self._name, seen=str(error)) from error

    def _where(self, variable: str) -> str:
        """The paragraph of the template that names a variable."""
        named = re.compile(rf"\{{[\{{%][^}}]*\b{re.escape(variable)}\b")
        file = Document(BytesIO(self._template))
        heads = (it for section in file.sections for it in section.header.paragraphs)
        for number, text in enumerate((*_texts(file), *(it.text for it in heads)), start=1):
            if named.search(text):
                return f"{number}: “{text.strip()[:_SHOWN]}”"
        return "?"

    def _drawn(self, file: Any) -> dict[str, Any]:
        """The parts again, with their pictures as the file takes them."""
        # Drawing weighs more than all the rest: only who fills in a picture waits for it.
        from toancanh.publish.charts.bars import png

        def picture(bars: Sequence[Bar]) -> Any:
            return InlineImage(file, BytesIO(png(bars, "vi")), width=_DRAWN)

        return {"cac_muc": [self._part(at, it, picture) for at, it in enumerate(self._paper.parts)]}

    @cached_property
    def context(self) -> dict[str, Any]:
        """What a template may name."""
        it, head, foot = self._paper, self._paper.head, self._paper.foot
        text = {
            "mo_dau": [self._said(each) for each in it.opening],
            "cac_muc": [self._part(at, each, len) for at, each in enumerate(it.parts)],
            "muc": {
                clause.code: {
                    "tieu_de": clause.title,
                    "cac_doan": [self._said(one) for one in clause.paragraphs],
                }
                for part in it.parts
                for clause in part.clauses
                if clause.code
            },
            "ket_thuc": self._said(it.closing),
        }
        day = _day(head.dated, head.year)
        return {
            "co_quan_chu_quan": head.parent.upper(),
            "co_quan_ban_hanh": head.agency.upper(),
            "so_ky_hieu": f"Số:        /{head.symbol}",
            "dia_danh_thoi_gian": f"{head.place}, {day}",
            "ngay_thang": day,
            "ten_loai": head.kind.upper(),
            "ten_loai_thuong": head.kind.capitalize(),
            "trich_yeu": head.about,
            "kinh_gui": list(head.addressees),
            **text,
            "noi_nhan": list(foot.recipients),
            "quyen_han_chuc_vu": [line.upper() for line in foot.authority],
            "nguoi_ky": foot.signer,
            "bieu": self._table(),
            "nguon": [
                {"tt": at, "van_ban": words, "tep": file}
                for at, (words, file) in enumerate(it.sources, start=1)
            ],
            "trang_lam_viec": self._working(),
            "so_lieu": {
                code: {name: self._said((said,)) for name, said in of.items()}
                for code, of in it.figures.items()
            },
        }

    def _said(self, paragraph: Paragraph, *, table: bool = False) -> str:
        return "".join(self._words(said, notes, table=table) for said, notes in shared(paragraph))

    def _words(self, said: Said, notes: tuple[Note, ...], *, table: bool) -> str:
        short = table and said.tone in _SHORT
        sign = f" {_SHORT[said.tone][0]}" if short else SIGNS.get(said.tone, "")
        numbers = (self._notes.setdefault(note, len(self._notes)) for note in dict.fromkeys(notes))
        return said.text + sign + "".join(map(endnotes.mark, numbers))

    def _part(self, at: int, it: Part, picture: Any) -> dict[str, Any]:
        titled = [clause for clause in it.clauses if clause.title]
        clauses = [self._clause(clause, titled, picture) for clause in it.clauses]
        return {"so": ROMAN[at], "tieu_de": it.title.upper(), "cac_khoan": clauses}

    def _clause(self, it: Clause, titled: list[Clause], picture: Any) -> dict[str, Any]:
        return {
            "so": titled.index(it) + 1 if it in titled else "",
            "ma": it.code,
            "tieu_de": it.title,
            "cac_doan": [self._said(each) for each in it.paragraphs],
            "hinh": picture(it.drawing.bars) if it.drawing else "",
            "chu_thich_hinh": it.drawing.caption if it.drawing else "",
        }

    def _table(self) -> dict[str, Any] | None:
        it = self._paper.indicators
        if it is None:
            return None
        tones = {said.tone for row in it.rows for cell in row.cells for said in cell}
        signs = "".join(f" {sign}: {words}." for tone, (sign, words) in _SHORT.items() if tone in tones)
        return {
            "ky": it.reached,
            "cot_ky_nay": it.latest,
            "cot_luy_ke": it.reached,
            "cac_dong": [self._row(each) for each in it.rows],
            "ghi_chu": _TABLE_NOTE + signs,
        }

    def _row(self, it: Row) -> dict[str, Any]:
        names = ("ke_hoach", "ky_nay", "luy_ke", "so_ke_hoach", "so_cung_ky")
        cells = {name: self._said(cell, table=True) for name, cell in zip(names, it.cells, strict=True)}
        return {"tt": it.number, "ten": it.name, "don_vi": it.unit, **cells}

    def _working(self) -> dict[str, list[str]] | None:
        it = self._paper.working
        told = {"mau_thuan": it.disputes, "chua_co": it.missing, "so_suy_ra": it.derived}
        return {name: list(lines) for name, lines in told.items()} if any(told.values()) else None


def shared(paragraph: Paragraph) -> Iterator[tuple[Said, tuple[Note, ...]]]:
    """What is said, with a note left to the last of several numbers in a row that rest on it alone."""
    for at, said in enumerate(paragraph):
        after = next((it for it in paragraph[at + 1 :] if it.notes), None)
        waits = said.notes and after is not None and after.notes == said.notes and not said.tone
        yield said, () if waits else said.notes


def _texts(file: Any) -> Iterator[str]:
    """The paragraphs of a file as they follow each other, those in tables with them."""
    for it in file.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield "".join(text.text or "" for text in it.iter("{*}t"))


def _day(dated: Any, year: int) -> str:
    """A day as an official document writes it: below 10, and January and February, with a nought before."""
    if dated is None:
        return f"ngày      tháng      năm {year}"
    month = f"{dated.month:02}" if dated.month < 3 else str(dated.month)
    return f"ngày {dated.day:02} tháng {month} năm {dated.year}"


def _describe(file: Any, paper: Official) -> None:
    """Say in words what the pictures show, in their order."""
    drawings = [it.drawing for part in paper.parts for it in part.clauses if it.drawing]
    shapes = list(file.element.body.iter("{*}docPr"))
    for shape, drawing in zip(shapes, drawings, strict=False):
        shape.set("descr", drawing.description)
