"""Numbers of official documents: "3397/KH-SCT", "29-NQ/TW", "32/2024/NĐ-CP", "61/2024/QH15".

A symbol is looked for at its slash, so that the many other numbers of a report cost nothing; what is
written before it says the kind, what is written after it the day and the issuer.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from toancanh.extract.marks import Mark, Marks, between, keep_longest
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.timeline import Timeline
from toancanh.model import DocumentKind, Period
from toancanh.model.text import reading_form

_UPPER = "A-ZĐƯÁÀẢÃẠÂĂÉÈẺẼẸÊÍÌỈĨỊÓÒỎÕỌÔƠÚÙỦŨỤÝỲỶỸỴ"
_PART = r"[A-ZĐƯ](?:[A-Za-z0-9ĐđƯư&]|\.(?=[A-ZĐ]))*(?!\w)"
_SLASH = re.compile(r"/ ?(?=[A-ZĐƯ])")
_SYMBOL = re.compile(rf"/ ?({_PART}(?: ?- ?{_PART}){{0,4}})")
_COUNT = re.compile(
    r"(?<![\w.,/-])(?P<no>\d{1,5}[a-zđ]?)(?: ?/ ?(?:19|20)\d\d)?(?: ?- ?(?P<party>[A-ZĐ][A-Za-zĐđ]{1,4}))? ?$"
)
_BEFORE = 24  # characters of a number before its symbol
_NAME_BEFORE = 60  # characters in which the kind stands before the number
_TITLE = re.compile(
    r"(?:(?: [^\W\d_]+){0,6}? số)? ?:? ?"
)  # between the kind and the number: "Luật Điện lực số "
_ONLY_NUMBER = re.compile(r" (?:số )?")
_BARE = re.compile(
    r"(?:nghị (?:quyết|định)|thông tư|chỉ thị| số) (?P<no>\d{1,5}(?:/(?:19|20)\d\d)?)(?![\w%]|[/.-] ?\w|,\d)"
)
_TO_DATE = re.compile(r"[ ,(]{0,2}(?:ký |ban hành |được ban hành )?")
_CAPITALS = re.compile(rf"(?:(?: và|,)? [{_UPPER}]\w*)*")
_DATED = 30  # characters in which the day stands after the number


@dataclass(frozen=True, slots=True)
class Named:
    """A document as named, see ``model.Reference``."""

    number: str
    kind: DocumentKind | None = None
    issued: Period | None = None
    issuer: str | None = None


def find_named(key: str, text: str, moments: Marks[Moment], within: range | None = None) -> Marks[Named]:
    """All documents named by number in a reading form and its text, or in a stretch of it, in order."""
    stretch = within or range(len(key))
    bare = _without_symbol(key, text, stretch) if _may_be_bare(key[stretch.start : stretch.stop]) else ()
    found = [*_with_symbol(key, text, stretch), *bare]
    if not found:
        return Marks()
    return Marks(_dated(mark, key, text, moments) for mark in keep_longest((0, mark) for mark in found))


def may_name(key: str) -> bool:
    """Whether a sign stands there without which no document is named: cheaper than to look for one."""
    return "/" in key or _may_be_bare(key)


def _may_be_bare(piece: str) -> bool:
    return (
        " số " in piece or "nghị " in piece or "thông tư" in piece or "chỉ thị" in piece
    )  # spelled out: asked of every sentence


def _with_symbol(key: str, text: str, stretch: range) -> Iterator[Mark[Named]]:
    for slash in _SLASH.finditer(text, stretch.start, stretch.stop):
        at = slash.start()
        from_ = max(0, at - _BEFORE)
        count, symbol = _COUNT.search(text, from_, at), _SYMBOL.match(text, at)
        if not (count and symbol):
            continue
        parts = tuple(part.strip().lower() for part in symbol[1].split("-"))
        party = (count["party"] or "").lower()
        name, said = _name_before(key, count.start(), _TITLE)
        if name or said or _is_symbol(parts, party):
            number = "".join(text[count.start() : symbol.end()].split())
            kind = _kind_of((party, *parts) if party else parts) or _kinds().get(name[0] if name else "")
            start = name.start() if name else count.start()
            yield Mark(start, symbol.end(), Named(number, kind, None, _issuer_of(parts)), "document.number")


def _without_symbol(key: str, text: str, stretch: range) -> Iterator[Mark[Named]]:
    """Such as "Nghị định 57/2025", "Công văn số 1234": with a capital, or it is "ra nghị quyết 5 năm"."""
    for found in _BARE.finditer(key, stretch.start, stretch.stop):
        name, _ = _name_before(key, found.start("no"), _ONLY_NUMBER)
        if name and text[name.start()].isupper() and (kind := _kinds().get(name[0])):
            named = Named(text[found.start("no") : found.end()], kind)
            yield Mark(name.start(), found.end(), named, "document.bare_number")


def _is_symbol(parts: Sequence[str], party: str) -> bool:
    """Whether letters after a slash are a symbol even with no word before them."""
    words = _table()
    if party:
        return party in words["symbols"] and len(parts) == 1
    if len(parts) == 1:
        return re.fullmatch(r"(?:ubtv)?qh\d\d?", parts[0]) is not None
    return parts[0] in words["symbols"] or any(part in words["issuers"] for part in parts[:2])


def _kind_of(parts: Sequence[str]) -> DocumentKind | None:
    code = _table()["symbols"].get(parts[0])
    if code:
        return DocumentKind(code)
    if parts[0].startswith("qh"):
        return DocumentKind.LAW
    return DocumentKind.LETTER if parts[0] in _table()["issuers"] and len(parts) > 1 else None


def _issuer_of(parts: Sequence[str]) -> str | None:
    """The body that a symbol names: after its kind, or first in the symbol of a letter."""
    issuers: dict[str, str] = _table()["issuers"]
    named = (issuers.get(part.rstrip("0123456789")) for part in parts)
    return next((issuer for issuer in named if issuer), None)


def _name_before(key: str, at: int, joint: re.Pattern[str]) -> tuple[re.Match[str] | None, bool]:
    """The nearest name of a kind that ``joint`` ties to the number at ``at``, and whether "số" stands there."""
    names = list(_names().finditer(key, max(0, at - _NAME_BEFORE), at))
    joined = (name for name in reversed(names) if joint.fullmatch(key, name.end(), at))
    return next(joined, None), key[max(0, at - 5) : at].rstrip(": ").endswith("số")


def _dated(mark: Mark[Named], key: str, text: str, moments: Marks[Moment]) -> Mark[Named]:
    """The same with the day and the issuer written after the number, in either order."""
    named, end = mark.value, mark.end
    issued, issuer = named.issued, None
    for _ in range(2):
        by = _issuers().match(key, end) if issuer is None else None
        if by:
            tail = _CAPITALS.match(text, by.end())
            stop = tail.end() if tail else by.end()
            issuer, end = text[by.start("issuer") : stop], stop
        gap = _TO_DATE.match(key, end)
        day = _day_at(gap.end() if gap else end, moments) if issued is None else None
        if day:
            issued, end = Timeline(None).period(day.value), day.end
            end += key[mark.end : end].count("(") and key.startswith(")", end)
    value = Named(named.number, named.kind, issued, issuer or named.issuer)
    # The issuer belongs to the name only when the day follows it.
    return Mark(mark.start, end if issued else mark.end, value, mark.rule)


def _day_at(at: int, moments: Marks[Moment]) -> Mark[Moment] | None:
    near = between(moments, at, at + _DATED)
    dated = (
        near and near[0].start == at and near[0].value.kind in (Kind.DAY, Kind.YEAR) and near[0].value.year
    )
    return near[0] if dated else None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def _kinds() -> dict[str, DocumentKind]:
    return {
        reading_form(name): DocumentKind(code) for code, names in _table()["kinds"].items() for name in names
    }


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any([*_kinds(), *_table()['any']['words']])})(?!\w)")


@cache
def _issuers() -> re.Pattern[str]:
    return re.compile(rf",? của (?P<issuer>{_any(_table()['heads']['words'])})(?!\w)")


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(reading_form(word)) for word in sorted(words, key=len, reverse=True))
