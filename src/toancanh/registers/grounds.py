"""Who does something to an entry, why, and what it rests on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from toancanh.model import Period, UserError
from toancanh.registers.models import Deed


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is written down with every deed.

    Args:
        who: the person who answers for it.
        reason: why, in words.
        source: where the values come from, in words.
        url: its address.
        as_of: the day or stretch that the values hold for.
        document: key of a document of the store, and ``span``, the place in its text.
        span: start and end of the passage.
    """

    who: str
    reason: str = ""
    source: str = ""
    url: str = ""
    as_of: Period | None = None
    document: int | None = None
    span: tuple[int, int] | None = None

    def columns(self) -> dict[str, Any]:
        """As columns of ``Deed``.

        Raises:
            UserError: nobody signs.
        """
        if not self.who.strip():
            raise UserError("registers.unsigned")
        start, end = self.span or (None, None)
        return {
            "who": self.who.strip(),
            "reason": self.reason.strip(),
            "source": self.source.strip(),
            "url": self.url.strip(),
            "document_id": self.document,
            "start": start,
            "end": end,
            "as_of_start": _day(self.as_of, "start"),
            "as_of_end": _day(self.as_of, "end"),
        }


def of(deed: Deed, who: str, reason: str = "") -> Grounds:
    """The grounds of a deed, for another person who does something with the same values."""
    span = None if deed.start is None or deed.end is None else (deed.start, deed.end)
    return Grounds(who, reason, deed.source, deed.url, deed.as_of, deed.document_id, span)


def _day(period: Period | None, name: str) -> date | None:
    return getattr(period, name) if period else None
