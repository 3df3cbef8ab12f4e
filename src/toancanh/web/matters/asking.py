"""What an address of the board asks for: which matters, which list, which page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.db.models import Count, Max
from django.http import HttpRequest
from django.utils.http import urlencode

from toancanh.followup import selectors
from toancanh.followup.models import Matter, MatterKind, WorkingSession
from toancanh.followup.selectors import Board, Listed
from toancanh.publish import periods
from toancanh.publish.words import capital, say
from toancanh.web.choices import Option
from toancanh.web.language import spoken

LISTS = {
    "dang-mo": Listed.OPEN,
    "qua-han": Listed.OVERDUE,
    "sap-den-han": Listed.SOON,
    "khong-han": Listed.UNDATED,
    "chua-giao": Listed.UNASSIGNED,
    "chua-tra-loi": Listed.UNANSWERED,
    "xin-gia-han": Listed.EXTENSIONS,
    "chuyen-cap": Listed.ESCALATED,
    "da-dong": Listed.CLOSED,
    "tat-ca": Listed.ALL,
}
_ASKED = ("tim", "don-vi", "dia-ban", "muc", "phien", "loai", "danh-sach")
_MOST = 100  # entries of a picker: those with most matters
_LONGEST = 200


@dataclass(frozen=True)
class Question:
    """What an address asks for; a value that means nothing asks for nothing."""

    parts: dict[str, str]

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """What this request asks for."""
        found = {name: plain(request.GET.get(name, ""))[:_LONGEST] for name in _ASKED}
        return cls({name: value for name, value in found.items() if value})

    @cached_property
    def board(self) -> Board:
        """Whose matters."""
        register, _, entry = self.parts.get("muc", "").partition("/")
        return Board(
            office=_number(self.parts.get("don-vi", "")),
            area=self.parts.get("dia-ban", ""),
            register=register if entry else "",
            entry=entry,
            session=_number(self.parts.get("phien", "")),
            kind=self.parts.get("loai", ""),
            search=self.parts.get("tim", ""),
        )

    @property
    def listed(self) -> Listed:
        """Which list of the board: those that are open, unless another is asked for."""
        return LISTS.get(self.parts.get("danh-sach", ""), Listed.OPEN)

    @property
    def list_slug(self) -> str:
        """What stands for the list in an address; empty for that of a bare one."""
        return self.parts.get("danh-sach", "")

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than all."""
        return bool(self.parts)

    def query(self, **turned: str) -> str:
        """The address's query with some parts turned; an empty one is left out. ``_`` in names is ``-``."""
        parts = self.parts | {name.replace("_", "-"): value for name, value in turned.items()}
        return urlencode({name: value for name, value in parts.items() if value})

    def pickers(self) -> dict[str, list[Option]]:
        """What each picker of the page offers."""
        kinds = [(kind.value, capital(say(f"matter_kind.{kind}", spoken()))) for kind in MatterKind]
        offices = [(str(it.pk), it.name) for it in selectors.offices()]
        sessions = [(str(it.pk), session_name(it)) for it in WorkingSession.objects.all()[:_MOST]]
        return {
            "offices": self._options("don-vi", offices),
            "areas": self._options("dia-ban", _areas()),
            "entries": self._options("muc", _entries(self.board)),
            "sessions": self._options("phien", sessions),
            "kinds": self._options("loai", kinds),
        }

    def _options(self, name: str, choices: Iterable[tuple[str, str]]) -> list[Option]:
        chosen = self.parts.get(name, "")
        return [Option(key, label, key == chosen) for key, label in choices]


def plain(words: str) -> str:
    """Words without what no database keeps and nobody types."""
    return words.replace("\0", "").strip()


def session_name(row: WorkingSession) -> str:
    """A working session by its day and area."""
    return f"{periods.day(row.on, spoken())}: {row.area}"


def _areas() -> list[tuple[str, str]]:
    last = (
        Matter.objects.filter(area_code__isnull=False).order_by().values("area_code").annotate(last=Max("pk"))
    )
    found = Matter.objects.filter(pk__in=[row["last"] for row in last]).order_by("area")
    return [(code or "", name or code or "") for code, name in found.values_list("area_code", "area")]


def _entries(board: Board) -> list[tuple[str, str]]:
    """The entries with most matters, and the one asked for, each by the name that it was given last."""
    tied = Matter.objects.filter(entry__isnull=False).order_by().values("register", "entry")
    counted = tied.annotate(number=Count("pk"), last=Max("pk"))
    asked = counted.filter(register=board.register, entry=board.entry) if board.entry else ()
    last = {row["last"] for row in (*asked, *counted.order_by("-number")[:_MOST])}
    found = Matter.objects.filter(pk__in=last).order_by("entry_name")
    parts = found.values_list("register", "entry", "entry_name")
    return [(f"{register}/{entry}", name or "") for register, entry, name in parts]


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else None
