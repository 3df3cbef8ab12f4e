"""When does a document replace an earlier one? A stated rule, on the careful side, with its reason.

A document supersedes an earlier one that was not published after it, when one of these holds:

``same_number``      both carry the same number (Số: 12/BC-SCT) of the same issuer in the same year, and
                     their titles, where both have one, are the same: annexes and covering letters
                     share a number but not a title.
``says_so``          it says that it is sent again or corrects ("gửi lại", "đính chính", "thay thế") in
                     its title, file name or opening lines, and title and issuer are the same; the file
                     name where neither names an issuer, as workbooks do not.
``same_file_name``   the file has the same name (copy marks such as "(1)", "v2", "gửi lại" aside), was
                     published in the same month as far as known, no title contradicts, and nine words
                     in ten are the same: last month's report under this month's name is another report.

What says that it is sent again is not replaced by one of the same day that does not: that one only came
late. When in doubt both stand: two sources that disagree are shown, a figure that vanished is not.
"""

import re
from collections import Counter
from enum import StrEnum
from pathlib import PurePath

from toancanh.model import Document
from toancanh.model.text import fold

_ANNOUNCED = re.compile(r"\b(?:gui lai|dinh chinh|thay the)\b")
_ANNOUNCED_IN_TEXT = re.compile(r"\b(?:gui lai|dinh chinh|thay the (?:cho )?(?:bao cao|van ban|cong van))\b")
_COPY_MARK = re.compile(r"\b(?:gui lai|dinh chinh|thay the|ban (?:sua|dung|moi)|lan \d+|v\d+|copy)\b")
_COPY_NUMBER = re.compile(r"\(\d+\)\s*$")  # "bao-cao (1)"; a bare number may be the month
_OPENING = 600  # characters: letterhead and title of an administrative document
_SAME_WORDS = 0.9
KEY_LENGTH = 200
"""Letters of a key that are kept."""


class Why(StrEnum):
    """The rule by which a document supersedes another."""

    SAME_NUMBER = "same_number"
    SAYS_SO = "says_so"
    SAME_FILE_NAME = "same_file_name"


def why_supersedes(new: Document, old: Document) -> Why | None:
    """The reason why ``new`` replaces ``old``, or ``None`` if both stand side by side."""
    if new.published and old.published and new.published.end < old.published.start:
        return None
    if _says_so(old) and not _says_so(new) and not _published_after(new, old):
        return None
    if _same_number(new, old):
        return Why.SAME_NUMBER
    if _says_so(new) and _same_sender(new, old) and _same(_bare(new.title), _bare(old.title)):
        return Why.SAYS_SO
    return Why.SAME_FILE_NAME if _same_file(new, old) else None


def keys(document: Document) -> dict[str, str | None]:
    """Look-up keys: each rule above needs two documents to share at least one of them."""
    found = {
        "name_key": _bare(PurePath(document.name).stem),
        "title_key": _bare(document.title),
        "number_key": fold(document.number or ""),
    }
    return {name: key[:KEY_LENGTH] or None for name, key in found.items()}


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other and fold(one) == fold(other))


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and fold(one) != fold(other))


def _bare(name: str | None) -> str:
    return " ".join(_COPY_MARK.sub(" ", fold(_COPY_NUMBER.sub("", name or ""))).split())


def _published_after(new: Document, old: Document) -> bool:
    return bool(new.published and old.published and new.published.start > old.published.end)


def _same_sender(new: Document, old: Document) -> bool:
    if new.issuer or old.issuer:
        return _same(new.issuer, old.issuer)
    return _same_name(new, old)


def _same_number(new: Document, old: Document) -> bool:
    if new.published is None or old.published is None:
        return False
    same_year = new.published.start.year == old.published.start.year
    same_sender = _same(new.number, old.number) and _same(new.issuer, old.issuer)
    return same_year and same_sender and not _differ(_bare(new.title), _bare(old.title))


def _says_so(document: Document) -> bool:
    names = f"{document.title or ''} | {PurePath(document.name).stem}"
    return bool(_ANNOUNCED.search(fold(names)) or _ANNOUNCED_IN_TEXT.search(fold(document.text[:_OPENING])))


def _same_file(new: Document, old: Document) -> bool:
    if not _same_name(new, old) or _differ(_bare(new.title), _bare(old.title)):
        return False
    return _same_month(new, old) and _share_of_words(new.text, old.text) >= _SAME_WORDS


def _same_name(new: Document, old: Document) -> bool:
    return _same(*(_bare(PurePath(document.name).stem) for document in (new, old)))


def _same_month(new: Document, old: Document) -> bool:
    months = {period and (period.start.year, period.start.month) for period in (new.published, old.published)}
    return len(months) == 1


def _share_of_words(one: str, other: str) -> float:
    words = Counter(one.split()), Counter(other.split())
    union = (words[0] | words[1]).total()
    return (words[0] & words[1]).total() / union if union else 1.0
