"""Things that a head word names, one or a list of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toancanh.extract.marks import Mark
from toancanh.extract.rules.named.lexicon import Head, Role
from toancanh.extract.rules.named.named import Named, key_of
from toancanh.extract.rules.named.names import Page, capitals, name_at, skip_abbreviation
from toancanh.model import AreaLevel, MentionKind
from toancanh.reference.areas import areas

_SEVERAL = frozenset(
    ("các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "nhiều", "số", "cả")
)
_OF_THEM = frozenset(("cụm", "án", "trình", "máy", "dự", "công", "nhà"))  # "các dự án KCN"
_COLON = re.compile(r"(?:[^.;:\n\t]|(?<=\d)\.(?=\d)){0,80}: ?")
_NEXT = re.compile(r"(?:, và |; và |, |; | và | cùng )(?! )")
_TAIL = re.compile(
    r" ?\([^()\n]{0,120}\)"
    r"|(?:,? (?:có|với))?(?: (?:tổng|quy mô|công suất|diện tích|tổng vốn|vốn đầu tư|thiết kế|lắp đặt|khoảng|gần|hơn|trên|là)){0,4}:? ?(?=\d)"
)
_AMOUNT = re.compile(
    r"[\d.,]+ ?(?:mwp?|kwp?|ha|km2|m2|kv|(?:triệu |nghìn )?tỷ(?: đồng)?|triệu (?:đồng|usd)|tấn(?:/năm)?)(?!\w)"
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[ivx]+)$")
_ALONE = re.compile(r"\d{1,2}(?![\w%/-]|[.,]\d| ?(?:mw|ha|tỷ|triệu|dự án|nhà máy|kcn|ccn))")
_LISTED_BARE = (MentionKind.POWER_PLANT, MentionKind.INDUSTRIAL_PARK, MentionKind.INDUSTRIAL_CLUSTER, MentionKind.ECONOMIC_ZONE)  # fmt: skip
_SHOUT = 60
_LINKS = 5  # head words that can stand together


@dataclass(frozen=True, slots=True)
class Chain:
    """Head words that stand together ("dự án nhà máy điện gió") and what they mean as one."""

    start: int
    end: int
    kind: MentionKind
    variety: str
    plural: bool
    colon: int = 0  # end of the words that lead to a list after a colon


def chain_at(key: str, marks: Sequence[Mark[Head]], number: int) -> Chain:
    """The chain that begins with a mark; the last word of it says what the thing is."""
    first = marks[number]
    end, kind, variety = first.end, first.value.kind, first.value.variety
    for mark in marks[number + 1 : number + _LINKS]:
        if (
            mark.start != end + 1
            or mark.value.role is not Role.THING
            or not _chained(kind, variety, mark.value)
        ):
            break
        end, kind, variety = mark.end, mark.value.kind, mark.value.variety or variety
    return Chain(first.start, end, kind, variety, _several(key, first.start))


def _several(key: str, start: int) -> bool:
    """Whether the words before speak of more than one."""
    before = key[max(0, start - 24) : start].split()
    while before and before[-1] in _OF_THEM:
        before.pop()
    return bool(before) and (before[-1] in _SEVERAL or (before[-1].isdigit() and len(before[-1]) < 4))


def _chained(kind: MentionKind, variety: str, after: Head) -> bool:
    if kind is MentionKind.PROJECT:
        return after.kind is not MentionKind.ENTERPRISE
    return kind is MentionKind.POWER_PLANT and not variety and after.kind is kind


def things_at(page: Page, chain: Chain) -> tuple[list[Named], Chain | None]:
    """What the chain names; and the chain, if it only leads to a list of things with heads of their own."""
    if _shouted(page, chain) or _is_area(page, chain):
        return [], None
    at = skip_abbreviation(page, chain.end + 1)
    span = name_at(page, at, chain.kind) if page.spaced(chain.end) else None
    if span:
        first = _thing(page, chain, chain.start, span)
        rest = list(_rest(page, chain, span))
        if not rest and chain.plural and areas().find(first.name, level=AreaLevel.PROVINCE):
            return [], None
        whole = [first, *rest]
        return ([replace(one, listed=chain.start) for one in whole] if rest else whole), None
    leads = chain.plural or page.key.startswith(":", chain.end)
    colon = _COLON.match(page.key, chain.end) if leads else None
    if colon is None:
        return [], None
    chain = replace(chain, colon=colon.end())
    found = list(_after_colon(page, chain))
    return found, None if found or not chain.plural else chain


def _thing(page: Page, chain: Chain, start: int, span: tuple[int, int], name: str = "") -> Named:
    end = span[1] + (page.key[span[1] : span[1] + 1] == '"')
    name = name or page.quote(*span)
    key = key_of(chain.kind, chain.variety, name)
    return Named(start, end, span[0], name, key, chain.kind, chain.variety, "named.thing")


def named_alone(page: Page, chain: Chain, start: int, end: int) -> Named | None:
    """The thing whose bare name fills a stretch of text, the head words standing elsewhere."""
    span = name_at(page, start, chain.kind)
    return _thing(page, chain, start, span) if span == (start, end) else None


def _after_colon(page: Page, chain: Chain) -> Iterator[Named]:
    """Read "6 KCN đang hoạt động: Hòa Phú, An Phú …"; "thủy điện: Huội Quảng, Bản Chát"."""
    at = chain.colon
    span = name_at(page, at, chain.kind) if at not in page.heads else None
    if span is None or span[0] != at:
        return
    rest = list(_rest(page, replace(chain, plural=True), span))
    long = all(" " in one.name for one in (_thing(page, chain, at, span), *rest))
    if not rest or not (chain.plural or (chain.colon <= chain.end + 2 and long)):
        return
    for one in (_thing(page, chain, at, span), *rest):
        yield replace(one, listed=chain.start, intro=(chain.end, chain.colon))


def _rest(page: Page, chain: Chain, span: tuple[int, int]) -> Iterator[Named]:
    """The members of a list after its first."""
    name = page.quote(*span)
    while joint := _NEXT.match(page.key, _tail(page, span[1])):
        at = joint.end()
        alone = _NUMBERED.search(name.lower()) and _ALONE.match(page.key, at)
        if alone and chain.kind in _LISTED_BARE:
            name, span = f"{name.rpartition(' ')[0]} {alone.group()}", alone.span()
            yield _thing(page, chain, at, span, name)
            continue
        found = name_at(page, at, chain.kind) if at not in page.heads and page.text[at].isupper() else None
        told = joint.start() > span[1]
        if found is None or found[0] != at or not _belongs(page, chain, name.lower(), found, told):
            return
        span, name = found, page.quote(*found)
        yield _thing(page, chain, at, found)


def _belongs(page: Page, chain: Chain, last: str, span: tuple[int, int], told: bool) -> bool:
    """Whether a capitalised name after a comma is one more of the list, and not a place or somebody."""
    if span[0] in page.places and not (chain.plural and chain.kind is MentionKind.POWER_GRID):
        return False
    if told:
        return _tail(page, span[1]) > span[1] or (chain.plural and page.key[span[0] - 1] == " ")
    if chain.plural:
        return True
    numbered = _NUMBERED.search(last) or _NUMBERED.search(page.key[slice(*span)])
    return chain.kind in _LISTED_BARE and numbered is not None


def _tail(page: Page, end: int) -> int:
    """Where the statement about one member ends: "(400 MW)", "có công suất 39,2 MW"."""
    found = _TAIL.match(page.key, end)
    if found is None:
        return end
    if page.key[found.end() - 1] == ")":
        return found.end()
    amount = _AMOUNT.match(page.key, found.end())
    return amount.end() if amount else end


def _is_area(page: Page, chain: Chain) -> bool:
    """Whether "Chợ Đồn" is a district, not a market."""
    if chain.kind is not MentionKind.MARKET or page.text[chain.start].islower():
        return False
    found = capitals(page, chain.end + 1, 2)
    return found is not None and bool(areas().find(page.text[chain.start : found[1]]))


def _shouted(page: Page, chain: Chain) -> bool:
    """Whether the words stand in a heading written in capitals throughout, where no name can be told."""
    line = page.text[chain.start : chain.start + _SHOUT].split("\n", 1)[0].split("\t", 1)[0]
    return line.isupper() and len(line) > chain.end - chain.start + 2 and " " in line.strip()
