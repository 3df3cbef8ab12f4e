"""What a document says about itself: title, date, issuer, number.

Known layouts are the official letter and report (decree 30/2020/NĐ-CP) and the news report. What is not
found for sure stays ``None``.
"""

import re
from dataclasses import dataclass, fields
from typing import Self

from toancanh.model import BlockKind, Period
from toancanh.model.text import fold
from toancanh.read import dates, lines

_HEAD = 16  # lines
_REACH = 30_000  # characters at each end
_LINE = 2_000  # characters
_FRAGMENTS = re.compile(r"\t+|[ \xa0]{3,}|\s+\|\s+")  # the two columns of an official letterhead in one line
_MOTTO = re.compile(r"^(?:cong hoa xa hoi chu nghia|doc lap tu do|doc lap -? ?tu do|dang cong san viet nam)")
_NUMBER = re.compile(r"^Số\s*:?\s*(\d+\s*[/-]\s*[A-ZĐƯ0-9][\wĐƯ&./-]*)", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"^so \d* ?[a-z]+ |^so [a-z]+$")
_SUBJECT = re.compile(r"^V/v\.?:?\s+(.+)", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so|bo|cuc|chi cuc|tong cuc|thanh uy|tinh uy|huyen uy"
    r"|ban|phong|van phong|trung tam|vien|tap doan|tong cong ty|cong ty|hiep hoi|kho bac)\b"
)
_PLACE = re.compile(r"^(?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong|dac khu)(?: \w+){1,4}$")
_TYPE = re.compile(
    r"^(?:bao cao|to trinh|ke hoach|thong bao|thong cao|quyet dinh|chuong trinh|de an|cong dien|chi thi"
    r"|bien ban|ket luan|nghi quyet|phu luc|huong dan)\b"
)
_ADDRESSEE = re.compile(r"^(?:kinh gui|noi nhan|can cu|thuc hien)\b")
_UNIT = re.compile(r"(?:don vi|dvt)\b")
_LETTERHEAD_COLUMNS = 2
_TITLE_WORDS = 3
_TITLE_LENGTH = 200  # characters
_ORGANISATION_WORDS = 11
_TYPE_WORDS = 6
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document; ``superior`` is the body above the issuer on the letterhead."""

    title: str | None = None
    published: Period | None = None
    issuer: str | None = None
    number: str | None = None
    superior: str | None = None

    def or_else(self, other: Self) -> Self:
        """This, with what is unknown taken from ``other``."""
        return type(self)(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


def find(text: str, *, cells: bool = False) -> Metadata:
    """Read the metadata off the canonical text.

    Args:
        text: the document's text.
        cells: whether it is all cells, of a workbook: there a line of words above the first table may be the
            title, and only the layout of official letters dates it, for any cell may hold a day.
    """
    fragments = _fragments(text)
    head = fragments[:_HEAD]
    organisations = _organisations(head)
    return Metadata(
        title=_title(_above_table(text) if cells else head),
        published=(dates.official if cells else dates.published)(fragments),
        issuer=organisations[-1] if organisations else None,
        number=next((found[1].replace(" ", "") for line in head if (found := _NUMBER.match(line))), None),
        superior=organisations[-2] if len(organisations) > 1 else None,
    )


def _fragments(text: str) -> list[str]:
    """Beginnings of the lines at both ends of the text: nowhere else does it speak of itself."""
    ends = text if len(text) <= 2 * _REACH else f"{text[:_REACH]}\n{text[-_REACH:]}"
    parts = (part.strip() for line in ends.split("\n") for part in _FRAGMENTS.split(line[:_LINE]))
    return [part for part in parts if part]


def _above_table(text: str) -> list[str]:
    """Lines of words at the head of a workbook, each alone in its row: the letterhead shares its rows."""
    found = []
    for line in text[:_REACH].split("\n")[:_HEAD]:
        parts = [part.strip() for part in _FRAGMENTS.split(line[:_LINE]) if part.strip()]
        if len(parts) > _LETTERHEAD_COLUMNS:
            break
        if len(parts) == 1 and _may_title(fold(parts[0])):
            found += parts
    return found


def _may_title(key: str) -> bool:
    """Whether a cell is more than a figure, a number of a form or the unit of the table."""
    words = sum(map(str.isalpha, key.split()))
    return bool(_TYPE.match(key)) or (words >= _TITLE_WORDS and not _UNIT.match(key))


def _is_organisation(line: str) -> bool:
    """Whether the line is a letterhead's name of a body: capitals, and short."""
    key = fold(line)
    return line.isupper() and len(key.split()) <= _ORGANISATION_WORDS and bool(_ORGANISATION.match(key))


def _is_place(line: str) -> bool:
    """Whether the line is the second half of a body's name: "ỦY BAN NHÂN DÂN" above "TỈNH ĐẮK LẮK"."""
    return line.isupper() and ":" not in line and bool(_PLACE.match(fold(line)))


def _organisations(head: list[str]) -> list[str]:
    """Bodies of the letterhead, the superior one first; they come before anything else but the motto."""
    found = []
    for line in head:
        if _is_organisation(line):
            found.append(line)
        elif found and _is_place(line):
            found[-1] += f" {line}"
        elif not _is_letterhead(line):
            break
    return found[:2]


def _is_letterhead(line: str) -> bool:
    """Whether the line belongs to the head of an official letter rather than to its matter."""
    key = fold(line)
    return (
        not key
        or bool(_MOTTO.match(key))
        or bool(_NUMBER.match(line))
        or bool(_NUMBER_LINE.match(key))
        or dates.is_stamp(line)
    )


def _title(head: list[str]) -> str | None:
    if subject := next((found[1] for line in head if (found := _SUBJECT.match(line))), None):
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
