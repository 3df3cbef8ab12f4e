"""How a register says what its columns are: labels, meaning, legal basis, and which words feed them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db import models

from toancanh.model import Feature, MentionKind
from toancanh.reference.messages import Language

if TYPE_CHECKING:
    from toancanh.registers.entries import Entry
    from toancanh.registers.rules import Rule

Words = tuple[str, str]
"""The same in Vietnamese and in English."""


class Type(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    AREA = "area"
    REFERENCE = "reference"


class Choice(NamedTuple):
    """One value of a column that knows only some: what is stored, its words, codes of documents for it."""

    code: str
    vi: str
    en: str
    told: tuple[str, ...] = ()

    def label(self, lang: Language) -> str:
        """Its words in one language."""
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register.

    Args:
        name: the field of the model; ``area`` stands for the code and the first day of an area.
        words: its label in both languages, which is the heading of the workbook too.
        about: what it means, in Vietnamese.
        basis: the legal text that it comes from, if any.
        unit: of a number, as people write it ("ha", "tỷ đồng").
        choices: all values it can have.
        features: what a document states of a named thing that belongs here.
        indicators: figures about a place or a project that belong here.
        adds: of a number, whether those of several entries make a sum (percent and years make none).
        personal: whether it holds data of a person, which not everybody is shown (``personal``).
    """

    name: str
    words: Words
    about: str
    basis: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    features: tuple[Feature, ...] = ()
    indicators: tuple[str, ...] = ()
    adds: bool = True
    personal: bool = False

    def label(self, lang: Language) -> str:
        """Its heading, the unit in brackets."""
        label = said(self.words, lang)
        return f"{label} ({self.unit})" if self.unit else label


def said(words: Words, lang: Language) -> str:
    """The words of one language."""
    return words[lang == "en"]


HEAD = (
    Column("name", ("Tên", "Name"), "Tên gọi như trong văn bản, kể cả từ chỉ loại (KCN, CCN, nhà máy…)."),
    Column(
        "area",
        ("Địa bàn", "Area"),
        "Xã, phường hoặc tỉnh, tên hay mã; đơn vị cũ được giữ đúng như lúc báo cáo.",
        features=(Feature.PLACE,),
    ),
    Column("place", ("Vị trí", "Location"), "Vị trí như văn bản ghi, thường theo đơn vị hành chính cũ."),
)
TAIL = (
    Column("latitude", ("Vĩ độ", "Latitude"), "Vĩ độ WGS 84, độ thập phân.", unit="°"),
    Column("longitude", ("Kinh độ", "Longitude"), "Kinh độ WGS 84, độ thập phân.", unit="°"),
    Column("note", ("Ghi chú", "Note"), "Điều cần biết khi dùng các giá trị của dòng."),
)


_TYPES: tuple[tuple[type[models.Field], Type], ...] = (  # type: ignore[type-arg]
    (models.ForeignKey, Type.REFERENCE),
    (models.BooleanField, Type.YES_NO),
    (models.DecimalField, Type.NUMBER),
    (models.IntegerField, Type.INTEGER),
    (models.DateField, Type.DATE),
)


@dataclass(frozen=True)
class Register:
    """One register.

    Args:
        code: its name in addresses, files and on the command line.
        model: its table.
        words: its title in both languages.
        about: what is listed in it, in Vietnamese.
        own: the columns that only it has.
        type_words: words before a name that say only what it is ("cụm công nghiệp", "CCN").
        kinds: the things named in documents that belong here.
        owner: the column with the investor or owner, to tell same names apart.
        rules: what must hold between its columns; the database holds to the same.
        within: the reference in which a name is unique (a stage in its project).
    """

    code: str
    model: type["Entry"]
    words: Words
    about: str
    own: tuple[Column, ...]
    type_words: tuple[str, ...] = ()
    kinds: tuple[MentionKind, ...] = ()
    owner: str = ""
    rules: tuple["Rule", ...] = ()
    within: str = ""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns in the order they are shown."""
        return (*HEAD, *self.own, *TAIL)

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {it.name: it for it in self.columns}

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: there is none.
        """
        return self._by_name[name]

    @cached_property
    def _types(self) -> dict[str, Type]:
        return {it.name: self._type(it) for it in self.columns}

    def type_of(self, column: Column) -> Type:
        """What the cells of a column hold."""
        return self._types[column.name]

    def _type(self, column: Column) -> Type:
        if column.name == "area":
            return Type.AREA
        if column.choices:
            return Type.CHOICE
        kind = self.model._meta.get_field(column.name)
        return next((known for cls, known in _TYPES if isinstance(kind, cls)), Type.TEXT)
