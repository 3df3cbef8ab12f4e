"""The head of an official letter: bodies, number, place, marks, and what the letter is called."""

import re

from toancanh.model import BlockKind
from toancanh.model.text import fold
from toancanh.read import dates, lines

_MOTTO = re.compile(
    r"^(?:cong hoa xa hoi chu nghia|doc lap tu do|doc lap -? ?tu do|dang cong san viet nam"
    r"|(?:nghia )?viet nam$)"
)
_SYMBOL = r"[A-ZĐƯ0-9][\wĐƯ&./]*(?:\s?[-–]\s?[A-ZĐƯ][\wĐƯ&./]*)*"
_NUMBER = re.compile(rf"^Số\s*:?\s*(\d+\s*[/-]\s*{_SYMBOL})", re.IGNORECASE)
_NUMBER_BEGUN = re.compile(r"^Số\s*:?\s*(?:\d+)?$", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"^so \d* ?[a-z]+ |^so [a-z]+$")
_SUBJECT = re.compile(r"^V/v\.?:?\s+(.+)", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so|bo|cuc|chi cuc|tong cuc|thanh uy|tinh uy|huyen uy"
    r"|ban|phong|van phong|trung tam|vien|tap doan|tong cong ty|cong ty|hiep hoi|kho bac|dien luc|chi nhanh"
    r"|ngan hang|thanh tra|cong an|lien minh)\b"
)
_PLACE = re.compile(r"^(?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong|dac khu)(?: \w+){1,4}$")
_PLACE_OF_DATE = re.compile(r"^([^\d,;:.]{2,40}),\s*ngày\b", re.IGNORECASE)
_TYPE = re.compile(
    r"^(?:bao cao|to trinh|ke hoach|thong bao|thong cao|quyet dinh|chuong trinh|de an|cong dien|chi thi"
    r"|bien ban|ket luan|nghi quyet|phu luc|huong dan)\b"
)
_ADDRESSEE = re.compile(r"^(?:kinh gui|noi nhan|can cu|thuc hien)\b")
# How urgent and how secret (decree 30/2020/NĐ-CP, annex I; law on state secrets), and what is no letter yet.
_MARKS = frozenset(
    {
        "hoa toc",
        "hoa toc hen gio",
        "thuong khan",
        "khan",
        "mat",
        "toi mat",
        "tuyet mat",
        "du thao",
    }
)
_UNIT = re.compile(r"(?:don vi|dvt)\b")
_TITLE_WORDS = 3
_TITLE_LENGTH = 200  # characters
_ORGANISATION_WORDS = 11
_TYPE_WORDS = 6
_TITLE_LINES = 3


def _is_organisation(line: str) -> bool:
    """Whether the line is a letterhead's name of a body: capitals, and short."""
    key = fold(line)
    return line.isupper() and len(key.split()) <= _ORGANISATION_WORDS and bool(_ORGANISATION.match(key))


def _is_place(line: str) -> bool:
    """Whether the line is the second half of a body's name: "ỦY BAN NHÂN DÂN" above "TỈNH ĐẮK LẮK"."""
    return line.isupper() and ":" not in line and bool(_PLACE.match(fold(line)))


def _is_mark(line: str) -> bool:
    return line.isupper() and fold(line) in _MARKS


def organisations(head: list[str]) -> list[str]:
    """The issuer of the letterhead, and the body above it first; both stand before all but the motto."""
    found: list[str] = []
    for line in head:
        if _is_organisation(line):
            found.append(line)
        elif found and _is_place(line):
            found[-1] += f" {line}"
        elif not _is_letterhead(line):
            break
    return found[-2:]


def number(head: list[str]) -> str | None:
    """The document's number, without spaces; ``None`` while it is left open ("Số:      /BC-SCT")."""
    for line, after in zip(head, [*head[1:], ""], strict=True):
        # A blank to fill in parts the number from its word or from its symbol.
        told = f"{line}{after}" if _NUMBER_BEGUN.match(line) else line
        if found := _NUMBER.match(told):
            return "".join(found[1].split())
    return None


def marks(head: list[str]) -> str | None:
    """How urgent and how secret the letter is, or that it is a draft."""
    return ", ".join(dict.fromkeys(filter(_is_mark, head))) or None


def place(head: list[str]) -> str | None:
    """Where the letter is dated."""
    return next((found[1].strip() for line in head if (found := _PLACE_OF_DATE.match(line))), None)


def _is_letterhead(line: str) -> bool:
    """Whether the line belongs to the head of an official letter rather than to its matter."""
    key = fold(line)
    return (
        not key
        or _is_mark(line)
        or bool(_MOTTO.match(key))
        or bool(_NUMBER.match(line))
        or bool(_NUMBER_BEGUN.match(line))
        or bool(_NUMBER_LINE.match(key))
        or dates.is_stamp(line)
    )


def title(head: list[str]) -> str | None:
    """What the letter, report or article calls itself."""
    if subject := _subject(head):
        return subject
    matter = [line for line in head if not _is_letterhead(line) and not _is_organisation(line)]
    while matter and (_is_place(matter[0]) or lines.kind(dates.strip_stamp(matter[0])) is BlockKind.CAPTION):
        del matter[0]
    if not matter:
        return None
    key = fold(matter[0])
    if matter[0].isupper() and _TYPE.match(key) and len(key.split()) <= _TYPE_WORDS:
        return " ".join([matter[0], *_subtitle(matter[1:_TITLE_LINES])])
    first = dates.strip_stamp(matter[0])
    return first if _can_title(first) else None


def may_title(line: str) -> bool:
    """Whether a cell of a workbook is more than a figure, a number of a form or the unit of the table."""
    key = fold(line)
    words = sum(map(str.isalpha, key.split()))
    return bool(_TYPE.match(key)) or (words >= _TITLE_WORDS and not _UNIT.match(key))


def _subject(head: list[str]) -> str | None:
    """What "V/v" says, with the lines that go on in small letters below it."""
    at = next((at for at, line in enumerate(head) if _SUBJECT.match(line)), None)
    if at is None or not (found := _SUBJECT.match(head[at])):
        return None
    told = [found[1]]
    for line in head[at + 1 :]:
        if line[0].islower() and not fold(line).startswith("ngay "):
            told.append(line)
        elif not _is_letterhead(line):
            break
    return " ".join(told)


def _subtitle(below: list[str]) -> list[str]:
    """Lines below the word "BÁO CÁO" that say what it is about."""
    found = []
    for line in below:
        if not _can_title(line) or line[0] == "(" or lines.starts_item(line) or _ADDRESSEE.match(fold(line)):
            break
        found.append(line)
    return found


def _can_title(line: str) -> bool:
    return 0 < len(line) <= _TITLE_LENGTH and not line.endswith((".", ":", ";", ","))
