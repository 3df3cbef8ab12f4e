"""Where a proper name ends: capitalised words, numbers and what else Vietnamese names are written with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from toancanh.extract.marks import Mark
from toancanh.extract.rules.named.lexicon import Head, phrase, words
from toancanh.model import MentionKind

# Latin letters with the marks of Vietnamese and of the languages of the Central Highlands (Č, Ŏ, Ŭ …).
_LATIN = (*range(0x41, 0x180), 0x1A0, 0x1AF, *range(0x1EA0, 0x1EFA))
_UPPER = "".join(char for char in map(chr, _LATIN) if char.isupper())
_WORD = re.compile(rf"[{_UPPER}][\w’']*(?:[-/&.][{_UPPER}\d][\w’']*|\.[a-z]\w*)*\+?")
_NUMBER = re.compile(r"(?:số )?\d{1,2}(?:[a-z](?!\w))?(?![\w%/]|[.,-]\d)")
_TITLE_NUMBER = re.compile(r"\d{1,3}(?:[-/]\d{1,2}){0,2}(?![\w%]|[.,]\d)")
_PART = re.compile(
    r"(?:- ?)?\(?(?:giai đoạn|gđ|pha|phân kỳ|khu vực|kv|phân khu|đợt) ?(?:[ivx]+|\d{1,2})(?![\w-])\)?"
    r"|(?:- ?)?\(?(?:phần )?mở rộng\b\)?(?= *(?:\d|$|[.,;:)\n(]|(?:đã|đang|có|với|là|được|công suất|và|tại|giai đoạn)\b))"
)
_VOLTAGE = re.compile(r"\d{2,3}(?:/\d{2,3})* ?kv(?!\w)|mạch \w+")
_QUOTED = re.compile(r'"([^"\n]{2,50})"')
_ABBREVIATION = re.compile(rf"\([{_UPPER}-]{{2,10}}\) ")
_DASH = re.compile(r" ?- (?=\w)| [-](?=\w)")
_AND = re.compile(r"(?:và|&|,|-) ?")
_PLACE_TYPES = ("TP", "TX", "TT", "Tp", "Tỉnh", "Huyện")  # "Ban Quản lý đường sắt đô thị TP"
LONGEST = 90
_DASHED = (MentionKind.INDUSTRIAL_PARK, MentionKind.POWER_PLANT, MentionKind.POWER_GRID, MentionKind.INDUSTRIAL_CLUSTER)  # fmt: skip
_SYLLABLE = re.compile(r"[^\W\d_]{1,7} ")
_ONE_WORD = 8
_SHOPS = (MentionKind.PETROL_STATION, MentionKind.MARKET)
_TITLES = (MentionKind.ENTERPRISE, MentionKind.OFFICE)


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its reading form, and the offsets where other things begin that no name runs into."""

    text: str
    key: str
    heads: Mapping[int, Mark[Head]]  # by the offset where they begin
    stops: set[int]
    title_stops: set[int]  # those that end the name of an enterprise or office too
    amounts: frozenset[int]  # where quantities begin
    places: Mapping[int, int]  # where sure areas begin and end

    def spaced(self, at: int) -> bool:
        """Whether a space between two words stands here, or the end of a line within a paragraph, but no tab."""
        return self.key[at : at + 1] == " " and self.text[at] != "\t"

    def quote(self, start: int, end: int) -> str:
        """The text on one line."""
        return self.text[start:end].replace("\n", " ")


def skip_abbreviation(page: Page, at: int) -> int:
    """The offset after "(KCN) ", if that stands here."""
    found = _ABBREVIATION.match(page.text, at)
    return found.end() if found else at


def name_at(page: Page, at: int, kind: MentionKind, *, titled: bool = False) -> tuple[int, int] | None:
    """The proper name that begins at an offset; words for a field of business may stand before it.

    ``titled`` says that the word before was written in capitals, so that a title in small letters names.
    """
    if quoted := _QUOTED.match(page.key, at):
        return (quoted.start(1), quoted.end(1)) if page.text[quoted.start(1)].isupper() else None
    walk = _Walk(page, at, kind, titled)
    while walk.step():
        pass
    return (walk.start, walk.end) if walk.whole() else None


def capitals(page: Page, at: int, most: int) -> tuple[int, int, int] | None:
    """A run of up to ``most`` capitalised words, and how many they are: the name of a person or a place."""
    end, count = at, 0
    while count < most and (word := _WORD.match(page.text, end + bool(count))):
        if end > at and (not page.spaced(end) or word.start() in page.title_stops):
            break
        end, count = word.end(), count + 1
    return (at, end, count) if count else None


class _Walk:
    """One name being read word by word."""

    def __init__(self, page: Page, at: int, kind: MentionKind, capital: bool) -> None:
        self.page, self.kind = page, kind
        self.stops = page.title_stops if kind in _TITLES else page.stops
        self.start = self.at = self.end = at
        self.proper, self.capital, self.titles = False, capital, 0

    def whole(self) -> bool:
        """Whether what was read is a name, not a word for a field or a kind."""
        named = self.proper or self.titles > 1 or (self.capital and self.kind in _TITLES)
        key = self.page.key[self.start : self.end]
        return named and bool(key) and key not in words("fillers", "not_names")

    def step(self) -> bool:
        """Read one more word; say whether there was one."""
        if self.at - self.start > LONGEST or self.at in self.stops:
            return False
        return self._part() or self._filler() or self._word() or self._number() or self._syllable()

    def _take(self, end: int) -> bool:
        self.end = end
        joint = _DASH.match(self.page.key, end) if self.proper and self.kind in _DASHED else None
        if joint and self._joined(joint.end()):
            self.at = joint.end()
        else:
            self.at = end + 1 if self.page.spaced(end) else len(self.page.key)
        return True

    def _joined(self, at: int) -> bool:
        """Whether a name goes on after a dash: not "KCN Hòa Phú - Ảnh: …"."""
        word = _WORD.match(self.page.text, at)
        if word is None or at in self.stops or word.group().lower() in words("fillers", "after_dash"):
            return bool(_PART.match(self.page.key, at))
        return self.kind is MentionKind.POWER_GRID or at not in self.page.places

    def _part(self) -> bool:
        found = _PART.match(self.page.key, self.at) if self.proper else None
        return found is not None and self._take(found.end())

    def _filler(self) -> bool:
        found = phrase("fillers", "words").match(self.page.key, self.at)
        if self.kind is MentionKind.POWER_GRID:
            found = _VOLTAGE.match(self.page.key, self.at) or found
        if found is None:
            return False
        capital = self.page.text[self.at].isupper()
        if self.proper and not capital:
            return False
        self.capital |= capital
        self.titles += capital
        if not capital and not self.capital:
            self.at = found.end() + 1
            if self.kind not in _TITLES:
                self.start = self.at
            return self.page.spaced(found.end())
        self._take(found.end())
        if self.kind in _TITLES and self.page.key[found.end() : found.end() + 1] in (" ", ","):
            self._join_fields(found.end())
        return True

    def _join_fields(self, end: int) -> None:
        """Join "Đầu tư và Phát triển": a word that joins belongs to the name if a field follows."""
        joint = _AND.match(self.page.key, end + (self.page.key[end] == " "))
        if (
            joint
            and joint.end() not in self.stops
            and phrase("fillers", "words").match(self.page.key, joint.end())
        ):
            self.at = joint.end()

    def _word(self) -> bool:
        found = _WORD.match(self.page.text, self.at)
        if found is None or found.group() in _PLACE_TYPES:
            return False
        if not self.capital and self._other(found.group().lower()):
            return False
        self.proper = self.capital = True
        return self._take(found.end())

    def _other(self, word: str) -> bool:
        """Whether a name that begins so is none, or not of this trade."""
        project = self.kind is MentionKind.PROJECT and word in words("fillers", "other_projects")
        return project or word in words("fillers", "first")

    def _number(self) -> bool:
        pattern = _TITLE_NUMBER if self.kind is MentionKind.ENTERPRISE else _NUMBER
        found = pattern.match(self.page.key, self.at)
        if found is None or found.start() in self.page.amounts or not self._numbered(found.group()):
            return False
        self.proper = True
        return self._take(found.end())

    def _syllable(self) -> bool:
        """Read the second half of a first word that no list knows ("Công ty Giải trí Ban Mê")."""
        found = _SYLLABLE.match(self.page.key, self.at)
        first = self.kind is MentionKind.ENTERPRISE and self.end - self.start < _ONE_WORD
        if not (first and found and self.proper and " " not in self.page.key[self.start : self.end]):
            return False
        after = found.end()
        known = phrase("fillers", "words").match(self.page.key, after) or _WORD.match(self.page.text, after)
        if known is None or after in self.stops or found.group().strip() in words("fillers", "not_syllables"):
            return False
        self.end, self.at = after - 1, after
        return True

    def _numbered(self, number: str) -> bool:
        """Whether a number can stand here: after a word of the name, or as all the name of a shop."""
        return self.capital or (number.startswith("số") and self.kind in _SHOPS)
