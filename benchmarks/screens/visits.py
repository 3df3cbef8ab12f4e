"""What people open in the course of a day, in the shares they open it, of whatever a store holds."""

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode

_EACH = 200  # addresses of a kind, at most
_SEED = 20261122
_SERIES = ("exports", "retail_sales", "iip", "imports")
_QUESTIONS = ("xuất khẩu 6 tháng 2025", "tổng mức bán lẻ tháng 7 năm 2025", "chỉ số sản xuất công nghiệp")
_SHARES = {
    "home": 20,
    "series": 12,
    "documents": 8,
    "document": 10,
    "figure": 10,
    "findings": 8,
    "list, searched": 9,
    "entry": 6,
    "map": 4,
    "matters": 6,
    "ask": 5,
    "decision": 1,
    "change": 1,
}
"""Of each hundred visits; the last two write."""


class Visits(NamedTuple):
    """The addresses of each kind that the store has any of."""

    addresses: Mapping[str, Sequence[str]]

    def draw(self, chance: random.Random) -> tuple[str, str]:
        """A kind of visit, and an address of it."""
        kinds = list(self.addresses)
        (kind,) = chance.choices(kinds, [_SHARES[it] for it in kinds])
        return kind, chance.choice(self.addresses[kind])


def visits() -> Visits:
    """What there is to open in the store that Django is set up for."""
    chance = random.Random(_SEED)
    found = {**_figures(chance), **_registers(chance), **_follow_up()}
    return Visits({kind: found[kind] for kind in _SHARES if found[kind]})


def _figures(chance: random.Random) -> dict[str, list[str]]:
    from toancanh.store.models import ObservationRow, SourceDocument
    from toancanh.web.choices import coverage

    known = coverage()
    places = chance.sample(known.places, min(60, len(known.places)))
    cells = [(place.key, period.code) for place in places for period in known.cells(place)]
    cells = chance.sample(cells, min(_EACH, len(cells)))
    shas = SourceDocument.objects.order_by("?").values_list("original_id", flat=True)[:_EACH]
    ids = list(ObservationRow.objects.order_by("-id").values_list("id", flat=True)[:500_000])
    some = ObservationRow.objects.filter(id__in=chance.sample(ids, min(_EACH, len(ids))))
    facts = list(some.values_list("fact_id", flat=True))
    return {
        "home": ["/", *("/?" + urlencode({"dia-ban": key, "ky": code}) for key, code in cells)],
        "series": [
            f"/chi-tieu/{code}/?{urlencode({'dia-ban': it.key})}" for code in _SERIES for it in places
        ],
        "documents": [f"/van-ban/?trang={it}" for it in range(1, 50)],
        "document": [f"/van-ban/{it}/" for it in shas],
        "figure": [f"/so-lieu/{it}/" for it in facts],
        "findings": ["/phat-hien/", *(f"/phat-hien/?dia-ban={quote(it.key)}" for it in places)],
        "decision": [f"/so-lieu/{it}/" for it in facts],
        "map": ["/ban-do/"],
        "ask": ["/hoi/?" + urlencode({"q": it}) for it in _QUESTIONS],
    }


def _registers(chance: random.Random) -> dict[str, list[str]]:
    from toancanh.registers.registry import registers
    from toancanh.web.views.registers.addresses import address

    known = [(address(it), it.name) for of in registers().values() for it in of.model.objects.all()[:_EACH]]
    chance.shuffle(known)
    known = known[:_EACH]
    lists = [(at.rsplit("/", 2)[0], urlencode({"tim": " ".join(name.split()[-2:])})) for at, name in known]
    entries = [at for at, _ in known]
    return {
        "list, searched": [f"{of}/?{search}" for of, search in lists],
        "entry": entries,
        "change": entries,
    }


def _follow_up() -> dict[str, list[str]]:
    return {"matters": ["/cong-viec/", *(f"/cong-viec/?trang={it}" for it in range(2, 20))]}
