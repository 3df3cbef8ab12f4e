"""Subjects: words for what figures are about, and the indicator for each kind of unit."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from toancanh.extract.lexicon import Lexicon
from toancanh.extract.marks import Marks
from toancanh.extract.seen import Seen
from toancanh.model.once import once
from toancanh.reference.indicators import catalogue

OCCUPANCY = "occupancy"

# One word in several spellings; abbreviations only where they stand with more ("doanh thu TMĐT").
_SPELLED = (
    ("tỷ lệ ", "tỉ lệ "), (" ngừng", " ngưng"), ("doanh nghiệp ", "DN "), ("giá trị sản xuất ", "GTSX "),
    (" tiểu thủ công nghiệp", " TTCN"), (" thương mại điện tử", " TMĐT"), (" ngân sách nhà nước", " NSNN"),
    (" đầu tư nước ngoài", " ĐTNN"), (" đầu tư công", " ĐTC"), (" vi phạm hành chính", " VPHC"),
    (" các khu công nghiệp", " các KCN"), (" các cụm công nghiệp", " các CCN"), ("kim ngạch xuất khẩu", "KNXK"),
    ("kim ngạch nhập khẩu", "KNNK"), ("kim ngạch xuất nhập khẩu", "KNXNK"),
    (" bình quân", " BQ"),
)  # fmt: skip
_NUMBERED = ("doanh nghiệp ", "dự án ", "hộ ", "vốn ")
_COUNTS = ("số", "tổng số", "số lượng", "tổng")
_NOT_POWER = ("tử", "thoại", "lạnh", "máy")  # "nhà máy điện tử" makes goods


@dataclass(frozen=True, slots=True)
class Subject:
    """Something reports have figures of.

    ``codes`` gives the indicator for a kind of unit; ``family`` has several and carries over to the
    numbers that follow; ``weak`` gives way to any other subject near by,
    ``vague`` even to a figure given before; it counts only where one of ``needs`` is spoken of.
    """

    id: str
    codes: Mapping[str, str]
    family: bool = False
    weak: bool = False
    vague: bool = False
    needs: tuple[str, ...] = ()

    @property
    def outside(self) -> bool:
        """Whether the catalogue holds no figure of it."""
        return not self.codes and self.id != OCCUPANCY

    def indicator(self, kind: str) -> str | None:
        """The indicator that a number of this kind belongs to, if any."""
        return self.codes.get(kind)

    def code(self, kind: str, family: "Subject | None") -> str | None:
        """The catalogue's code for a number of this kind, in a text about ``family``.

        "Tỷ lệ lấp đầy" says nothing by itself: it is of the parks or clusters that are spoken of.
        """
        if self.id == OCCUPANCY:
            return family.codes.get("share_of") if family else None
        found = self.indicator(kind)
        return self.codes.get("share_of") if found is None and kind == "percent" else found


@cache
def _data() -> Mapping[str, dict[str, object]]:
    return tomllib.loads(Path(__file__).with_name("subjects.toml").read_text("utf-8"))


@cache
def subjects() -> Mapping[str, Subject]:
    """All subjects by id."""
    return MappingProxyType({id: _subject(id, entry) for id, entry in _data().items()})


def _subject(id: str, entry: dict[str, object]) -> Subject:
    fields = {name: entry[name] for name in ("codes", "family", "weak", "vague") if name in entry}
    return Subject(id, needs=tuple(entry.get("needs", ())), **fields)  # type: ignore[arg-type]


@once
def subject_words() -> Lexicon[Subject]:
    """The words that name a subject: its own, and the synonyms of its indicator."""
    phrases: dict[str, Subject] = {}
    for id, subject in subjects().items():
        synonyms = catalogue()[id].synonyms if id in catalogue() else ()
        for phrase in (*_data()[id]["phrases"], *synonyms):  # type: ignore[misc]
            phrases.setdefault(phrase, subject)
    for phrase, subject in tuple(phrases.items()):
        for spelling in spellings(phrase):
            phrases.setdefault(spelling, subject)
    for phrase in [phrase for phrase in phrases if phrase.endswith(" điện")]:
        for more in _NOT_POWER:
            phrases.setdefault(f"{phrase} {more}", subjects()["industry"])
    return Lexicon(phrases, "indicator.phrase")


def spellings(phrase: str) -> frozenset[str]:
    """The other ways in which reports write a phrase: regional, abbreviated, with a word for number before it."""
    found = {phrase}
    for usual, other in _SPELLED:
        found |= {spelled.replace(usual, other) for spelled in found if usual in spelled}
    if phrase.startswith(_NUMBERED):
        found |= {f"{count} {spelled}" for count in _COUNTS for spelled in found}
    return frozenset(found - {phrase})


def find_subjects(text: Seen | str) -> Marks[Subject]:
    """All words of a reading form that name a subject, longest first where they overlap, in order."""
    return subject_words().find(text)
