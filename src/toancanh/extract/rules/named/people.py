"""Persons with the posts they hold: "ông A, Giám đốc Sở B" and "Giám đốc Sở B, ông A"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from toancanh.extract.marks import Mark
from toancanh.extract.rules.named.lexicon import OFFICES, Head, Role, words
from toancanh.extract.rules.named.named import Named, Span, key_of
from toancanh.extract.rules.named.names import Page, capitals, name_at
from toancanh.extract.rules.named.offices import office_end
from toancanh.model import Feature, MentionKind

_APPOSITION = re.compile(r" ?[,(-] ?(?:hiện là |là |nguyên |vừa là |tvtu, |tuv, )?| (?:là|giữ chức|hiện là) ")
_MORE = re.compile(r" ?(?:,|kiêm|, kiêm|và) ?(?:(?:tvtu|tuv),? )?")
_NEXT = re.compile(r"(?:;|,)(?: và)? ")
_GENERIC = re.compile(
    r"(?:(?:ubnd|ubdn|hđnd|ủy ban nhân dân|hội đồng nhân dân)(?: (?:tỉnh|tp|thành phố|huyện|thị xã|quận|xã|phường|thị trấn))?"
    r"|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|sở|quốc hội|chính phủ|trung ương đảng|ban chấp hành trung ương đảng"
    r"|ban thường vụ (?:tỉnh|thành|huyện) ủy|ban cán sự đảng|(?:đoàn )?(?:đbqh|đại biểu quốc hội)(?: tỉnh)?)(?!\w)"
)
_INSTITUTION = re.compile(
    r"(?:học viện|viện|trường|đại học|hiệp hội|hội|liên minh|ngân hàng|báo|đài|đoàn|ban|hđqt|văn phòng|kho bạc) "
)
_WORD = re.compile(r"[^\W\d_][\w’']*")
_STOP = re.compile(r"[;:\n\t]|(?<!tp)(?<!tx)\.|\((?![a-zđ]{2,8}\) )")
_REACH, _LONGEST_NAME = 90, 6
_TYPE = re.compile(r"(?:tỉnh|huyện|xã|phường|thành phố|sông|đường|thị xã|thị trấn) $")

Told = tuple[tuple[Feature, Span], ...]


def addressed(page: Page, mark: Mark[Head]) -> Iterator[Named]:
    """Read "Ông Nguyễn Văn A", with the posts told after the name; "các ông: A – Giám đốc …; B – …"."""
    several = page.key.startswith(": ", mark.end)
    at = mark.end + 1 + several
    shouted = page.text[mark.start : mark.end] in ("ÔNG", "BÀ")
    found = capitals(page, at, _LONGEST_NAME) if several or page.spaced(mark.end) else None
    if found is None or shouted or at in page.title_stops or page.places.get(mark.start):
        return
    told = tuple(_posts(page, found[1]))
    comrade = page.key.startswith(("đồng chí", "đ/c"), mark.start)
    start = at if several else mark.start
    first = _person(page, (start, found[1]), at, told, "named.addressed")
    yield replace(first, sure=bool(told) or comrade)
    while several and told and (joint := _NEXT.match(page.key, told[-1][1][1])):
        found = capitals(page, joint.end(), _LONGEST_NAME)
        told = tuple(_posts(page, found[1])) if found else ()
        if found and told:
            yield _person(page, found[:2], found[0], told, "named.addressed")


def _person(page: Page, span: Span, start: int, told: Told, rule: str) -> Named:
    name = page.quote(start, span[1])
    key = key_of(MentionKind.OFFICIAL, "", name)
    return Named(*span, start, name, key, MentionKind.OFFICIAL, rule=rule, told=told)


def _posts(page: Page, end: int) -> Iterator[tuple[Feature, Span]]:
    """The posts in apposition after a name, each with its office."""
    joint = _APPOSITION.match(page.key, end)
    while joint:
        post = page.heads.get(joint.end())
        if post is None or post.value.role is not Role.POST:
            return
        yield Feature.POST, (post.start, post.end)
        office = _office_after(page, post.end)
        if office:
            yield Feature.OFFICE, office
        joint = _MORE.match(page.key, office[1] if office else post.end)


def _office_after(page: Page, end: int) -> Span | None:
    """The office or enterprise that a post is of."""
    at = end + 1
    if not page.spaced(end):
        return None
    head = page.heads.get(at)
    found: int | None = None
    if head and head.value.role in (*OFFICES, Role.WHOLE):
        found = office_end(page, head)
    elif head and head.value.kind is MentionKind.ENTERPRISE:
        span = name_at(page, head.end + 1, head.value.kind)
        found = span[1] if span else None
    if found is None and (generic := _GENERIC.match(page.key, at)):
        found = generic.end()
    if found is None and (opened := _INSTITUTION.match(page.key, at)):
        institution = name_at(page, opened.end(), MentionKind.OFFICE, titled=True)
        found = institution[1] if institution else None
    return (at, found) if found else None


def holder(page: Page, mark: Mark[Head]) -> Iterator[Named]:
    """Read "Giám đốc Sở Công Thương Nguyễn Văn A", "Chủ tịch UBND tỉnh X, ông B"."""
    reach = min(len(page.key), mark.end + _REACH)
    stop = _STOP.search(page.key, mark.end, reach)
    limit = stop.start() if stop else reach
    for at in _candidates(page, mark.end, limit):
        office = page.key[mark.end : at].strip(" ,-")
        if not _institution(page, mark.end + 1, office):
            return
        head = page.heads.get(at)
        address = head if head and head.value.role is Role.ADDRESS else None
        start = address.end + 1 if address else at
        run = capitals(page, start, _LONGEST_NAME)
        if run is None or (not address and not _is_person(page, run)):
            continue
        told: Told = ((Feature.POST, (mark.start, mark.end)),)
        if office:
            first = page.key.index(office, mark.end)
            told += ((Feature.OFFICE, (first, first + len(office))),)
        yield _person(page, (at, run[1]), start, told, "named.holder")
        return


def _candidates(page: Page, start: int, limit: int) -> Iterator[int]:
    """Where a person's name or its form of address may begin."""
    for word in _WORD.finditer(page.key, start, limit):
        head = page.heads.get(word.start())
        if head and head.value.role is Role.POST:
            return
        address = head is not None and head.value.role is Role.ADDRESS
        if address or (page.text[word.start()].isupper() and word.group() in words("people", "families")):
            yield word.start()


def _institution(page: Page, at: int, office: str) -> bool:
    """Whether the words between a post and a name are an office, or nothing."""
    head = page.heads.get(at)
    named = head is not None and (
        head.value.role in (*OFFICES, Role.WHOLE) or head.value.kind is MentionKind.ENTERPRISE
    )
    if "," in office:
        named = named and office.count(",") <= 2
    return not office or named or bool(_GENERIC.match(office) or _INSTITUTION.match(office))


def _is_person(page: Page, run: tuple[int, int, int]) -> bool:
    """Whether capitalised words that begin with a family name are a person's here, not a place's or a firm's."""
    start, _, count = run
    company = any(head.value.kind is MentionKind.ENTERPRISE for head in _heads_before(page, start))
    typed = _TYPE.search(page.key, max(0, start - 12), start)
    area = start in page.places or (typed is not None and typed.start() in page.places)
    return 2 <= count <= 5 and not company and not area


def _heads_before(page: Page, start: int) -> Iterator[Mark[Head]]:
    """Head words that end just before an offset."""
    for at in range(max(0, start - 45), start):
        head = page.heads.get(at)
        if head and head.end == start - 1:
            yield head
