"""Names of areas as reports use them: typed ("huyện Krông Pa"), bare ("Đắk Lắk"), or as "cả nước".

A province counts wherever its name stands by itself. A district counts bare only inside a province that
the document names; a commune only with its type word: too many are ordinary words or family names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from toancanh.extract.grammar import Grammar, rule
from toancanh.extract.lexicon import Lexicon
from toancanh.extract.marks import Mark, Marks
from toancanh.extract.rules.area.about import COMPANY, NATION, OFFICE, OWN, RESULT
from toancanh.extract.rules.area.about import WORDS as ABOUT
from toancanh.extract.rules.area.offices import bears_office, is_local, is_seat, reach
from toancanh.extract.rules.area.papers import paper_of
from toancanh.extract.rules.area.regions import find_regions
from toancanh.extract.rules.area.spelling import capital_enough, loose_spellings
from toancanh.extract.seen import Find, Seen
from toancanh.model import Area, AreaLevel
from toancanh.model.once import once
from toancanh.model.text import reading_form
from toancanh.reference.areas import areas
from toancanh.reference.areas.spelling import readings

_TYPE = re.compile(
    r"(?:^|[^\w])(?P<type>tỉnh|thành phố|tp\.?|huyện|h\.|thị xã|tx\.?|quận|q\.|xã|phường|p\.|thị trấn|tt\.?|đặc khu) *$"
)
_NAME = r"[A-ZĐÂĂÊÔƠƯ][^\W\d_]*"
_UNIT = re.compile(rf"\b(?:[Hh]uyện|[Tt]hị (?:xã|trấn)|[Xx]ã|[Pp]hường) (?P<name>{_NAME}(?: {_NAME}){{1,3}})")
_FIRM = re.compile(
    r"\b(?:tổ quốc|cộng sản|xã hội chủ nghĩa|phụ nữ|nông dân|liên đoàn|công ty|tập đoàn|tổng công ty|ngân hàng|hiệp hội|hội|phòng thương mại|hãng|viện|quỹ)\b[^.;:,()\n]*$"
)
_PART_OF_NAME = re.compile(
    r"(?:^|[^\w])(?:(?<!phía )(?:nam|bắc|đông|tây)|trung|sông|cầu|đường|quốc lộ|báo|đài|cảng|đèo|hồ|núi|biển|ga|kcn|ccn|cụm công nghiệp|khu công nghiệp"
    r"|công ty(?: cổ phần| cp| tnhh)?|ctcp|tnhh|mtv|tập đoàn|dntn|doanh nghiệp tư nhân|htx|hợp tác xã|ngân hàng|khách sạn|nhà máy"
    r"|thủy điện|nhiệt điện|thpt|thcs|đại học|thương hiệu|bia|xi măng|chợ|siêu thị|phố|vịnh|đảo|vườn quốc gia"
    r"|ông|bà|anh|chị|cô|chú|đồng chí|đ/c) *$"
)
_NUMBERED = re.compile(r" (?:giai đoạn |mở rộng\b|\d{1,2}(?= giai đoạn| mở rộng|[,;.:)](?!\d)))")  # of plants
_FORMER = re.compile(r" *(?:\(cũ\)|cũ\b|\(?trước (?:đây|(?:khi )?(?:sáp nhập|hợp nhất)))")
# "Cao hơn bình quân cả nước": the country is only what the area is compared with.
_COMPARED_WITH = re.compile(
    r"(?:so với|cao hơn|thấp hơn|bình quân|dẫn đầu|đứng|cửa khẩu|nhất|hạng|chiếm|trong(?! khi\b))[^.;,]*$"
)
_AT = re.compile(r"(?:^|[^\w])(?:tại|ở|thuộc) $")
_LONGER = re.compile(r"(?<=thái bình) dương\b|(?<=hà nam) ninh\b")  # other names that begin like a province's
# A text that names no area in its head and speaks of these there is of the country.
_NATION_ALONE = re.compile(
    r"\b(?:gdp|quốc hội|tổng cục (?:thống kê|hải quan)|cục (?:hải quan|thống kê)|cục [^.;:,()\n]{3,40} \( ?bộ|bộ (?:công thương|tài chính"
    r"|kế hoạch và đầu tư|nông nghiệp|xây dựng)|chính phủ|hiệp hội [^.;:()\n]{2,50} việt nam|tập đoàn điện lực|evn|vasep|vcci)\b"
)
LEAD = 1200  # characters in which such a text says so
PAPER = 2  # what a local paper's sign weighs: less than the area's name in the head
# It leads a paragraph: "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam (TKV) là …"; the power group is the nation's.
_FIRM_LEADS = re.compile(r"(?:^|\n)(?:tập đoàn|tổng công ty|công ty)(?! điện lực) ")
_LOCAL = re.compile(
    r"\b(?:ubnd|ủy ban nhân dân|sở|(?<!các )(?<!nhiều )(?<!số )(?<!chín )(?<!mươi )(?<!\d )tỉnh(?! ?, thành)|huyện|trên địa bàn)\b"
)
_OFFICES = re.compile(rf"{_LOCAL.pattern}|\b(?:cục thống kê|bộ công thương)\b")
# "Sau hợp nhất với Quảng Nam": the text is of the other one.
_MERGED_WITH = re.compile(r"\b(?:hợp nhất|sáp nhập|nhập)(?: cùng)? với (?:tỉnh |thành phố )?$")
LONG = 600  # characters in which a text of a province would have named it
TITLE = 120  # characters of a title
MANY = 4  # provinces that are told of in turn
HEAD = 400  # characters in which a document says what it is about


@dataclass(frozen=True, slots=True)
class Place:
    """A name that stands for one of ``areas``; ``former`` when the text says "(cũ)"; ``nation`` for Việt Nam.

    A region ("Tây Nguyên") has a name only: it is no administrative unit.
    """

    name: str
    areas: tuple[Area, ...] = ()
    former: bool = False
    typed: bool = False
    whole: str = ""

    @property
    def nation(self) -> bool:
        """Whether it is the country."""
        return self.name == "Việt Nam"

    @property
    def region(self) -> bool:
        """Whether it is a region of several provinces."""
        return not (self.areas or self.whole or self.nation)

    @property
    def level(self) -> AreaLevel:
        """The highest level that the name can mean."""
        return self.areas[0].level if self.areas else AreaLevel.COUNTRY

    def on(self, day: date | None) -> tuple[Area, ...]:
        """The units that the name can mean on a day; more than one is an ambiguity.

        A name without type word means the highest level that bears it. A unit that had ended by then is
        meant when none of the name exists any more: "Phú Yên" in August 2025 is the former province.
        """
        level = [area for area in self.areas if area.level is self.level]
        last_day = max(
            (end for area in level if (end := area.valid_to) and (day is None or end < day)), default=None
        )
        ended = tuple(area for area in level if last_day and area.valid_to == last_day)
        current = tuple(area for area in level if day is None or area.exists_on(day))
        return ended if self.former else current or ended


@cache
def _nation() -> Place:
    return Place("Việt Nam", areas().versions("VN"))


@once
def gazetteer() -> Lexicon[tuple[Area, ...]]:
    """All names of units below the country, each with the units that bear or bore it."""
    named: dict[str, list[Area]] = {}
    for spelling, area in areas().names():
        if area.level is not AreaLevel.COUNTRY:
            named.setdefault(spelling, []).append(area)
        if area.level is AreaLevel.PROVINCE:
            for loose in loose_spellings(spelling):
                named.setdefault(loose, []).append(area)
    order = list(AreaLevel)
    return Lexicon(
        {
            name: tuple(sorted(set(found), key=lambda a: (order.index(a.level), a.code, a.valid_from)))
            for name, found in named.items()
        },
        "area.name",
    )


WHOLES = Grammar(
    rule(
        "area.nation",
        r"\b(?:cả nước|toàn quốc|nước ta|việt nam|(?<!vốn )(?<!đầu tư )(?<!doanh nghiệp )trong nước(?= đạt| tăng| ước))\b",
        lambda match: None if _no_area(match.string, match.start()) else _nation(),
    ),
    rule(
        "area.whole",
        r"\b(?:toàn tỉnh|cả tỉnh|trên địa bàn tỉnh|tỉnh ta|toàn thành phố|toàn huyện|(?<=[,;:.] )tỉnh (?=có|đã|đang|sẽ|phấn đấu|đặt|thu hút|còn|đón|hiện|cũng|xuất|nhập|giao|mới|chỉ|ước|đạt|chào)|(?:của|trong|vào) tỉnh\b|cả huyện|trên địa bàn huyện)\b",
        lambda match: Place("", whole=match.group()),
    ),
)


def _no_area(key: str, start: int) -> bool:
    """Whether the country is only compared with, or part of the name of a firm or association."""
    back = max(0, start - 60)
    return bool(_COMPARED_WITH.search(key, max(0, start - 40), start) or _FIRM.search(key, back, start))


def find_places(seen: Seen, text: str) -> Marks[Place]:
    """All areas named in a text, in order."""
    key = seen.key
    marks = [mark for found in _named(seen) if (mark := _place(key, text, found))]
    provinces = {
        areas().province_of(a).code
        for m in marks
        for a in m.value.areas
        if m.value.typed or a.level is AreaLevel.PROVINCE
    }
    communes = {m.value.name for m in marks if m.value.typed and m.value.level is AreaLevel.COMMUNE}
    kept = [
        mark
        for mark in marks
        if mark.value.typed
        or _bare_counts(mark.value, provinces)
        or (mark.value.name in communes and _AT.search(key, max(0, mark.start - 8), mark.start))
    ]
    kept += [Mark(m.start, m.end, Place(m.value), m.rule) for m in find_regions(seen)]
    kept += _unlisted(text, {mark.start for mark in kept})
    return Marks(sorted([*kept, *WHOLES.find(seen)], key=lambda mark: mark.start))


def _unlisted(text: str, known: set[int]) -> Iterator[Mark[Place]]:
    """Units that the gazetteer lacks, as they are typed; ``known`` are the starts of those it has."""
    for found in _UNIT.finditer(text):
        if found.start() not in known:
            yield Mark(found.start(), found.end(), Place(found["name"], typed=True), "area.unlisted")


def _named(seen: Seen) -> Iterator[Mark[tuple[Area, ...]]]:
    """The names in the gazetteer; "thành phố Huế" is the city, not the ward "Phố Huế"."""
    key = seen.key
    for found in gazetteer().find(seen):
        city = key.startswith("phố ", found.start) and key.endswith("thành ", 0, found.start)
        start = found.start + len("phố ") if city else found.start
        if named := gazetteer().words.get(key[start : found.end]):
            yield Mark(start, found.end, named, found.rule)


def _place(key: str, text: str, found: Mark[tuple[Area, ...]]) -> Mark[Place] | None:
    written = text[found.start : found.end]
    if not written[0].isupper() or not capital_enough(written, found.value[0].name):
        return None
    before = key[max(0, found.start - 24) : found.start]
    former = bool(_FORMER.match(key, found.end))
    if typed := _TYPE.search(before):
        fitting = tuple(area for area in found.value if area.type == _official_type(typed["type"]))
        if not fitting:
            return None
        start = found.start - len(before) + typed.start("type")
        return Mark(start, found.end, Place(fitting[0].name, fitting, former, typed=True), "area.typed")
    if (
        _PART_OF_NAME.search(before)
        or _LONGER.match(key, found.end)
        or _NUMBERED.match(key, found.end)
        or not _stands_alone(text, found)
    ):
        return None
    return Mark(found.start, found.end, Place(found.value[0].name, found.value, former), "area.bare")


@cache
def _official_type(word: str) -> str | None:
    return next((official for official, _ in readings(f"{word} Tên") if official), None)


def _stands_alone(text: str, found: Mark[tuple[Area, ...]]) -> bool:
    """Not the middle of a longer name, such as a person's ("Nguyễn Hòa Bình")."""
    after = re.match(r" (\w+)", text[found.end : found.end + 16])
    before = re.search(r"(\w+) $", text[max(0, found.start - 16) : found.start])
    named_on = bool(
        after and after[1][0].isupper() and not after[1].isupper() and text[found.start : found.end].istitle()
    )
    family = bool(before and before[1] in _FAMILY_NAMES)
    return not family and not (named_on and before and before[1][:1].isupper())


_FAMILY_NAMES = frozenset(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đào",
        "Đoàn",
        "Trịnh",
        "Đinh",
        "Mai",
        "Thị",
        "Văn",
        "Ông",
        "Bà",
    ]
)


def _bare_counts(place: Place, provinces: set[str]) -> bool:
    if place.areas[0].level is AreaLevel.PROVINCE:
        return True
    districts = [area for area in place.areas if area.level is AreaLevel.DISTRICT]
    return any(areas().province_of(area).code in provinces for area in districts)


def _named_in_head(places: Sequence[Mark[Place]]) -> bool:
    near = (mark.value for mark in places if mark.start < HEAD)
    return any(not place.region and place.level is not AreaLevel.COMMUNE for place in near)


def _of_company(key: str, words: Sequence[Find]) -> bool:
    """Whether a text tells the results of a company, and no office is at its head."""
    names = [name for _, _, name in words if name in (RESULT, COMPANY)]
    led = names.count(COMPANY) > 1 and _FIRM_LEADS.search(key, 0, HEAD)
    return bool(led or (RESULT in names and len(names) > 2)) and not _OFFICES.search(key, 0, HEAD)


def _seat(key: str, heads: Sequence[Mark[Place]]) -> Place | None:
    """The district or commune whose own office a text is of or about, in a province named there."""
    provinces = {area.code for mark in heads for area in mark.value.areas if area.level is AreaLevel.PROVINCE}
    for mark in heads:
        lower = mark.value.level in (AreaLevel.DISTRICT, AreaLevel.COMMUNE)
        if lower and is_seat(key, mark.start):
            inside = tuple(a for a in mark.value.areas if areas().province_of(a).code in provinces)
            return replace(mark.value, areas=inside or mark.value.areas)
    return None


def _answering(key: str, heads: Sequence[Mark[Place]], score: Counter[Place]) -> Iterable[Place]:
    """The areas that can be meant, as first named: where a local official answers, that of the office.

    Where it is not beside the post, it is one named at the head.
    """
    if not is_local(key):
        return score
    offices = {mark.value.name for mark in heads if bears_office(key, mark.start)}
    if meant := [place for place in score if place.name in offices]:
        return meant
    local = [place for place in score if not place.nation]
    for end in (TITLE, HEAD):
        names = {mark.value.name for mark in heads if mark.start < end}
        if named := [place for place in local if place.name in names]:
            return named
    return local or score


def _of_nation(key: str, words: Sequence[Find], places: Sequence[Mark[Place]]) -> bool:
    """Whether a text is of the country without a word of it: no other area is at its head, or anywhere."""
    if not places and len(key) > LONG and not _LOCAL.search(key):
        return True
    signs = any(start < LEAD and name in (NATION, OFFICE) for start, _, name in words)
    alone = signs and not _named_in_head(places) and _NATION_ALONE.search(key, 0, LEAD) is not None
    return alone and not _LOCAL.search(key, 0, HEAD)


def _of_many(words: Sequence[Find], places: Sequence[Mark[Place]]) -> bool:
    """Whether provinces are told of in turn: none of them as its own, nor the first more than the others."""
    if any(name == OWN for _, _, name in words):
        return False
    provinces = (mark.value for mark in places if mark.value.level is AreaLevel.PROVINCE)
    named = Counter(place.name for place in provinces if not place.whole)
    first, most = next(iter(named.values()), 0), max(named.values(), default=0)
    leads = first == most and list(named.values()).count(most) == 1
    return len(named) >= MANY and not leads and most * 5 <= named.total() * 2


def main_area(seen: Seen, places: Sequence[Mark[Place]], interview: bool) -> Place | None:
    """The area a document is about: named in its head, and most often; none if a company reports."""
    key, words = seen.key, ABOUT.finds(seen)
    if _of_company(key, words):
        return None
    end = reach(interview)
    heads = [mark for mark in places if mark.start < end and not (mark.value.whole or mark.value.region)]
    if seat := _seat(key, heads):
        return seat
    score: Counter[Place] = Counter()
    first: dict[str, Place] = {}
    for mark in places:
        if mark.value.whole or mark.value.region or mark.value.level is AreaLevel.COMMUNE:
            continue
        if _MERGED_WITH.search(key, max(0, mark.start - 24), mark.start):
            continue
        place = first.setdefault(mark.value.name, mark.value)
        around = place.nation and key.endswith("của ", 0, mark.start)  # "trung tâm năng lượng của cả nước"
        score[place] += 1 if around else (3 if mark.start < HEAD else 1) + (2 if mark.start < TITLE else 0)
    if paper := paper_of(key[:HEAD]):
        score[first.get(paper) or Place(paper, gazetteer().words[reading_form(paper)])] += PAPER
    nation = first.get("Việt Nam")
    national = [end for _, end, name in words if name == NATION]
    if nation or len(national) > 3:
        score[nation or _nation()] += min(sum(end <= HEAD for end in national), 4) * 2
    if _of_nation(key, words, places) or _of_many(words, places):
        return _nation()
    meant = _answering(key, heads, score) if interview else score
    if sum(name == OWN for _, _, name in words) > 1:
        headed = {mark.value.name for mark in heads}
        own = [place for place in meant if place.level is AreaLevel.PROVINCE or place.name in headed]
        meant = [place for place in own if not place.nation] or meant
    return max(meant, key=lambda place: score[place], default=None)
