"""Who is named in a text: bodies, their heads, people, with the rank that decides who is above whom."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from toancanh.extract.marks import Mark
from toancanh.extract.reading import Reading
from toancanh.extract.rules.act.lexicon import AGAIN, BODY, PERSON, TITLE, person_after, tail_words

UPPER = "".join(char for char in map(chr, range(0x41, 0x1F00)) if char.isupper() and char.isalpha())
_NAME = re.compile(rf"(?: | [-–] |-|(?<=[tT][pPsS])\. ?)[{UPPER}]\w*")
_NUMBER = re.compile(r" (?:số )?\d{1,2}(?![\w/%]|[.,]\d)")  # "Nhà máy số 3", "KCN Sông Trà 2"
_AND_NAME = re.compile(rf" và [{UPPER}]\w*")
_GOES_ON = (" ", "-", ".")  # what may stand between two words of a name, in the reading form
_LONGEST = 90
_SHORT_FORM = re.compile(r" \([^()\n]{1,20}\)")
_ABBREVIATIONS = {"UBND", "HĐND", "TP", "EVN", "KCN", "CCN", "QLTT"}
_PROVINCIAL = (4, 5)  # ranks of bodies that a document of one province names without it
_PLANTS = (2, 3)  # ranks of bodies that are told apart by number
_OF_PROVINCE = re.compile(r"(?<=\w\w) (?:tỉnh|thành phố|tp\.?)\Z", re.IGNORECASE)
_SOME = re.compile(r"(?:nhiều|một số|đại diện(?: lãnh đạo)?|một)\s", re.IGNORECASE)
_SMALL = {"TỈNH", "HUYỆN", "XÃ", "PHƯỜNG", "VÀ"}
_ALONE = ("ông", "bà", "đồng chí")  # at the head of a sentence: he who spoke
_APPOSITION = re.compile(r" ?[,–-]? ?")


class Body(NamedTuple):
    """Somebody named at ``start`` to ``end``; rank 0 when only a name or a pronoun tells who.

    ``head`` is the part of the name that a later short mention repeats ("sở", "ubnd huyện"); ``plain`` the
    name without the province, as the rest of the document calls it; ``office`` the body that a title heads.
    """

    start: int
    end: int
    name: str
    head: str
    kind: str
    rank: int
    plain: str
    office: "Body | None" = None

    @property
    def short(self) -> bool:
        """Whether the mention leaves out whose or which ("Huyện", "Sở", "Giám đốc Sở")."""
        bare = len(self.name) == len(self.head) and not self.head.startswith("phòng")
        return bare or (self.office is not None and self.office.short)


def find_bodies(
    reading: Reading, marks: Sequence[Mark[tuple[str, int]]], provinces: Mapping[int, int]
) -> list[Body]:
    """All mentions in text order; an office is one with its body, a person with the office held.

    Args:
        reading: the document.
        marks: the words for bodies, titles and people in it or in a stretch of it.
        provinces: the starts of the names of provinces by their ends.
    """
    found: list[Body] = []
    for body in _mentions(reading, marks, provinces):
        if not found or body.start >= found[-1].end:
            found.append(body)
    kinds = {body.kind for body in found} if len(found) > 1 else ()
    for kind in (TITLE, PERSON):
        if kind in kinds:
            found = _joined(reading, found, kind)
    return found


def _joined(reading: Reading, bodies: list[Body], kind: str) -> list[Body]:
    """The mentions, those of ``kind`` one with the mention after them that says more of them."""
    found: list[Body] = []
    for body in bodies:
        if found and found[-1].kind == kind and _belong(reading.key, found[-1], body):
            found[-1] = _join(reading, found[-1], body)
        else:
            found.append(body)
    return found


def _join(reading: Reading, first: Body, second: Body) -> Body:
    name = reading.text[first.start : second.end]
    kind = PERSON if first.kind == PERSON else TITLE
    office = _without_person(second) if first.kind == TITLE else second.office
    return Body(first.start, second.end, name, first.head, kind, second.rank or first.rank, name, office)


def _without_person(body: Body) -> Body:
    """The body that an office is of: "Sở Công Thương" in "Giám đốc Sở Công Thương Nguyễn Văn A"."""
    person = person_after().search(body.name)
    if not person:
        return body
    name = body.name[: person.start()]
    return body._replace(end=body.start + len(name), name=name, plain=name)


def _mentions(
    reading: Reading, found: Sequence[Mark[tuple[str, int]]], provinces: Mapping[int, int]
) -> Iterator[Body]:
    marks = [mark for mark in found if mark.value[1] or mark.value[0] != BODY]
    titles = [mark.start for mark in marks if mark.value[0] != BODY]
    for mark, after in zip_longest(marks, marks[1:]):
        kind, rank = mark.value
        # A person's name or a bare title ends where the next mention begins; a body's may contain another's.
        title = bisect_right(titles, mark.start)
        limit = titles[title] if title < len(titles) else len(reading.key)
        if after and kind != BODY:
            limit = after.start
        end = _tail(reading, mark, limit)
        if kind == PERSON and end == mark.end:
            if reading.key[mark.start : end] in _ALONE and reading.text[mark.start].isupper():
                name = reading.text[mark.start : end]
                yield Body(mark.start, end, name, name.lower(), AGAIN, 0, name)
            continue
        name, head = reading.text[mark.start : end], reading.key[mark.start : mark.end]
        short = max(provinces.get(end, end), mark.end) if kind == BODY and rank in _PROVINCIAL else end
        plain = reading.text[mark.start : short].rstrip()
        plain = _OF_PROVINCE.sub("", plain) if rank < _PROVINCIAL[1] else plain
        yield Body(mark.start, end, name, head, kind, rank, plain)


def written(body: Body, here: range) -> str:
    """The name as in the clause ``here``; that of a body named elsewhere without its province.

    "Nhiều", "một số", "đại diện" do not count as name; a heading's capitals become those of names.
    """
    name = body.name if body.start in here else body.plain
    name = _SOME.sub("", name, count=1) if _SOME.match(name) else name
    if not name.isupper() or " " not in name:
        return name
    words = (
        word if word in _ABBREVIATIONS else word.lower() if word in _SMALL else word.capitalize()
        for word in name.split()
    )
    return " ".join(words).replace("Ủy Ban Nhân Dân", "UBND")


def _tail(reading: Reading, mark: Mark[tuple[str, int]], limit: int) -> int:
    """Where the name ends that begins with the marked words, before ``limit``."""
    key, end = reading.key, mark.end
    if mark.value[0] == AGAIN:
        return end
    while end < mark.end + _LONGEST and key[end : end + 1] in _GOES_ON:
        more = _goes_on(reading, mark, end)
        if not more or more.end() > limit:
            break
        end = more.end()
    return end


def _goes_on(reading: Reading, mark: Mark[tuple[str, int]], end: int) -> re.Match[str] | None:
    """The next word of a name that has reached ``end``; the character after the space tells what it may be."""
    key, text, first = reading.key, reading.text, reading.text[end + 1 : end + 2]
    named = end > mark.end
    if first == "(":
        several = named or " " in key[mark.start : mark.end]
        return _SHORT_FORM.match(text, end) if several else None
    if first.isdigit():
        return _NUMBER.match(key, end) if _numbered(mark, named) else None
    word = tail_words().match(key, end) or (None if first.islower() else _NAME.match(text, end))
    if word or first not in "vs":
        return word
    if first == "v":
        return _AND_NAME.match(text, end) if named else None
    return _NUMBER.match(key, end) if _numbered(mark, named) else None


def _numbered(mark: Mark[tuple[str, int]], named: bool) -> bool:
    """Whether a number may end the name: that of a plant, a park, a branch."""
    return mark.value[0] == BODY and (named or mark.value[1] in _PLANTS)


def _belong(key: str, first: Body, second: Body) -> bool:
    """Whether the second mention only says more about the first."""
    gap = key[first.end : second.start]
    if first.kind == TITLE:
        return gap == " " and second.kind == BODY and second.rank > 1
    return second.kind == TITLE and _APPOSITION.fullmatch(gap) is not None
