"""What the address of the list of documents asks for: ``?tim=12/BC-SCT&ky=2025-M08&trang-thai=con-ngo``."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from toancanh.model import Period
from toancanh.publish import periods
from toancanh.store import shelf
from toancanh.store.shelf import Standing, Wanted
from toancanh.web.choices import Option
from toancanh.web.language import spoken

STANDINGS = {
    "dang-dung": Standing.IN_FORCE,
    "da-thay": Standing.SUPERSEDED,
    "con-ngo": Standing.DOUBTED,
    "khong-so-lieu": Standing.FIGURELESS,
}
_PARTS = ("tim", "ky", "trang-thai")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Question:
    """The parts of the address that say something."""

    parts: dict[str, str]

    @classmethod
    def of(cls, query: QueryDict) -> "Question":
        """What an address asks for; what means nothing asks for nothing."""
        said = {name: query.get(name, "").replace("\0", "").strip()[:_LONGEST] for name in _PARTS}
        if _period(said["ky"]) is None:
            said["ky"] = ""
        if said["trang-thai"] not in STANDINGS:
            said["trang-thai"] = ""
        return cls({name: value for name, value in said.items() if value})

    @property
    def wanted(self) -> Wanted:
        """It as the store is asked."""
        standing = STANDINGS.get(self.parts.get("trang-thai", ""))
        return Wanted(self.parts.get("tim", ""), _period(self.parts.get("ky", "")), standing)

    @property
    def query(self) -> str:
        """The address's query, without the number of the page."""
        return urlencode(self.parts)

    def standings(self) -> list[Option]:
        """How documents can stand."""
        names = {
            "": _("mọi văn bản"),
            "dang-dung": _("đang dùng"),
            "da-thay": _("đã có bản mới"),
            "con-ngo": _("còn điều ngờ"),
            "khong-so-lieu": _("không có số liệu"),
        }
        chosen = self.parts.get("trang-thai", "")
        return [Option(key, name, key == chosen) for key, name in names.items()]

    def periods(self) -> list[Option]:
        """The years and months in which documents came out, the last first."""
        days = shelf.days()
        years = {it.year: Period.year(it.year) for it in days}
        months = {(it.year, it.month): Period.month(it.year, it.month) for it in days}
        chosen = self.parts.get("ky", "")
        found = [Option("", _("mọi thời gian"), not chosen)]
        for year, whole in years.items():
            inside = [it for (of, _month), it in months.items() if of == year]
            found += [_option(it, chosen) for it in (whole, *inside)]
        return found


def _option(it: Period, chosen: str) -> Option:
    return Option(it.code, periods.period(it, spoken()), it.code == chosen)


def _period(code: str) -> Period | None:
    try:
        return Period.parse(code) if code else None
    except ValueError:
        return None
