"""What a document says about itself: title, date, issuer, number, and whom it is from and for.

Known layouts are the official letter and report (decree 30/2020/NĐ-CP) and the news report. What is not
found for sure stays ``None``.
"""

import re
from dataclasses import dataclass, fields
from typing import Self

from toancanh.model import Period
from toancanh.read import dates
from toancanh.read.metadata import letterhead, parties

_HEAD = 16  # lines
_REACH = 30_000  # characters at each end
_LINE = 2_000  # characters
_LETTERHEAD_COLUMNS = 2
_FRAGMENTS = re.compile(r"\t+|[ \xa0]{3,}|\s+\|\s+")  # the two columns of an official letterhead in one line


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document.

    Args:
        title, published, issuer, number: as in ``Document``.
        superior: the body above the issuer on the letterhead.
        place: where the letter is dated.
        recipient: whom it is for ("Kính gửi"), "; " between them.
        copies: who gets a copy ("Nơi nhận"), "; " between them.
        signed_by: position and name of who signed it, " / " between the lines.
        marks: how urgent and how secret it is, or that it is a draft.
    """

    title: str | None = None
    published: Period | None = None
    issuer: str | None = None
    number: str | None = None
    superior: str | None = None
    place: str | None = None
    recipient: str | None = None
    copies: str | None = None
    signed_by: str | None = None
    marks: str | None = None

    def or_else(self, other: Self) -> Self:
        """This, with what is unknown taken from ``other``."""
        return type(self)(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))

    def beside(self) -> dict[str, str]:
        """What has no field of its own in ``Document``, by name."""
        own = ("superior", "place", "recipient", "copies", "signed_by", "marks")
        return {name: value for name in own if (value := getattr(self, name))}


def find(text: str, *, cells: bool = False) -> Metadata:
    """Read the metadata off the canonical text.

    Args:
        text: the document's text.
        cells: whether it is all cells, of a workbook: there a line of words above the first table may be the
            title, and only the layout of official letters dates it, for any cell may hold a day.
    """
    fragments = _fragments(text)
    head = fragments[:_HEAD]
    organisations = letterhead.organisations(head)
    copies, signed_by = parties.closing(fragments)
    return Metadata(
        title=letterhead.title(_above_table(text) if cells else head),
        published=(dates.official if cells else dates.published)(fragments),
        issuer=organisations[-1] if organisations else None,
        number=letterhead.number(head),
        superior=organisations[-2] if len(organisations) > 1 else None,
        place=letterhead.place(head) if organisations else None,
        recipient=parties.recipient(fragments),
        copies=copies,
        signed_by=signed_by,
        marks=letterhead.marks(head),
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
        if len(parts) == 1 and letterhead.may_title(parts[0]):
            found += parts
    return found
