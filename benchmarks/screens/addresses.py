"""Addresses of every page in a filled store, of varied areas, periods, documents and figures.

The pages are those of ``tests/whole_site.py``, so that none is forgotten; most are asked for in several ways.
"""

import random
import sys
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from urllib.parse import urlencode

from benchmarks.screens.deeds import ADMINISTRATOR
from benchmarks.screens.store import PROVINCE, ROOT, YEARS

sys.path.append(str(ROOT / "tests"))

import whole_site

_SEED = 20261122
_SERIES = ("exports", "imports", "retail_sales", "retail_goods", "travel_services", "iip")
_QUESTIONS = {
    "found": "xuất khẩu tháng {} năm 2025 Gia Lai",
    "lacking": "còn thiếu bao nhiêu để đạt kế hoạch xuất khẩu tháng {} 2025",
    "not found": "sản lượng thanh long tháng {} năm 2011",
    "lineage": "xã Ea Kar trước đây là những xã nào tháng {}",
    "entries": "cửa hàng xăng dầu Ea Kar {}",
}
_Of = Callable[..., list[str]]


def addresses(each: int) -> dict[str, list[str]]:
    """So many addresses of each kind of page; of a page that has no more, those there are."""
    chance = random.Random(_SEED)

    def of(form: str, *values: Sequence[object]) -> list[str]:
        return [form.format(*(chance.choice(it) for it in values)) for _ in range(each)]

    pages = {name: [it] * each for name, it in whole_site.addresses(_there()).items()}
    return pages | _figures(of) | _documents(of) | _registers(of) | _matters(of)


def _there() -> SimpleNamespace:
    """What ``whole_site.PAGES`` names, in the store that Django is set up for."""
    from toancanh.accounts.models import User
    from toancanh.approving.models import Submission
    from toancanh.followup.models import WorkingSession
    from toancanh.registers.registry import register
    from toancanh.store.contradictions import selectors
    from toancanh.store.models import ActRow, ObservationRow
    from toancanh.submissions.models import Batch, Rereading

    entry, other = register("clusters").model.objects.order_by("pk").values_list("pk", flat=True)[:2]
    return SimpleNamespace(
        report=Rereading.objects.latest("pk").document.original_id,
        batch=Batch.objects.latest("pk").pk,
        fact=ObservationRow.objects.latest("pk").fact_id,
        argument=selectors.contradictions()[0].key,
        approval=Submission.objects.latest("pk").pk,
        place=PROVINCE,
        person=User.objects.get(username=ADMINISTRATOR).pk,
        office=register("offices").model.objects.latest("pk").pk,
        session=WorkingSession.objects.latest("pk").pk,
        conclusions=ActRow.objects.latest("pk").reading.document.original_id,
        matter=1,
        entry=entry,
        other=other,
    )


def _figures(of: _Of) -> dict[str, list[str]]:
    """The home page, series, periods, approvals, contradictions, questions and briefs."""
    from toancanh.approving.models import Submission
    from toancanh.store.contradictions import selectors
    from toancanh.web.choices import coverage

    communes = [it.key for it in coverage().places if it.unit and it.unit.level.value == "commune"]
    months = [f"{year}-M{month:02}" for year in YEARS for month in range(1, 11)]
    late, here = months[-20:], [PROVINCE]
    questions = {
        f"ask, {name}": of(f"/hoi/?{urlencode({'q': it}, safe='{}')}", range(1, 13))
        for name, it in _QUESTIONS.items()
    }
    series = {
        f"series, {name}": of(f"/chi-tieu/{{}}/{at}?dia-ban={{}}", _SERIES, places)
        for name, at, places in (
            ("province", "", here),
            ("commune", "", communes),
            ("past", "ky-cong-bo/", here),
            ("follows", "suy-ra/", here),
            ("csv", "so-lieu.csv", here),
            ("xlsx", "so-lieu.xlsx", here),
            ("svg", "bieu-do.svg", here),
            ("png", "bieu-do.png", here),
        )
    }
    return {
        "home, province": of("/?dia-ban={}&ky={}", here, months),
        "home, commune": of("/?dia-ban={}&ky={}", communes, months),
        "home, official": of("/?dia-ban={}&ky={}&buc-tranh=chinh-thuc", here, late),
        "today": of("/hom-nay/"),
        "targets": of("/muc-tieu/?dia-ban={}&ky={}", here, late),
        "targets, commune": of("/muc-tieu/?dia-ban={}&ky={}", communes, months),
        **series,
        "findings": of("/phat-hien/?trang={}", range(1, 20)),
        "findings, area": of("/phat-hien/?dia-ban={}", communes),
        "argument": of("/phat-hien/{}/", list(selectors.contradictions().values_list("key", flat=True))),
        "periods, province": of("/ky-bao-cao/?dia-ban={}", here),
        "periods, commune": of("/ky-bao-cao/?dia-ban={}", communes),
        "period": of("/ky-bao-cao/{}/{}/", communes, months),
        "period, province": of("/ky-bao-cao/{}/{}/", here, late),
        "approval": of("/duyet/{}/", list(Submission.objects.values_list("pk", flat=True))),
        "brief, none chosen": of("/chuan-bi/"),
        "brief, searched": of("/chuan-bi/?tim=ea+{}", ["kar", "dar", "sup", "hleo"]),
        "brief, province": of("/chuan-bi/?dia-ban={}", here),
        "brief, commune": of("/chuan-bi/?dia-ban={}", communes),
        "brief, .docx": of("/chuan-bi/ban-chuan-bi.docx?dia-ban={}", communes),
        **questions,
        "ask, none": of("/hoi/"),
        "ask, full text": of("/hoi/?o=van-ban&q=bán+lẻ+tháng+{}", range(1, 13)),
    }


def _documents(of: _Of) -> dict[str, list[str]]:
    from toancanh.store.models import ObservationRow, SourceDocument

    shas = list(SourceDocument.objects.order_by("id").values_list("original_id", flat=True))
    facts = ObservationRow.objects.order_by("-id").values_list("fact_id", flat=True)[:500_000:997]
    return {
        "documents": of("/van-ban/?trang={}", range(1, 200)),
        "document": of("/van-ban/{}/", shas),
        "fact": of("/so-lieu/{}/", list(facts)),
    }


def _registers(of: _Of) -> dict[str, list[str]]:
    from toancanh.registers.registry import register

    stations = list(register("fuel_stations").model.objects.values_list("pk", flat=True))
    return {
        "registers:attention": of("/danh-ba/can-de-y/?trang={}", range(1, 200)),
        "registers:list": of("/danh-ba/cua-hang-xang-dau-lpg/?trang={}", range(1, 200)),
        "list, searched": of("/danh-ba/cua-hang-xang-dau-lpg/?tim=ea+dar+{}", range(1, 200)),
        "registers:entry": of("/danh-ba/cua-hang-xang-dau-lpg/{}/", stations),
    }


def _matters(of: _Of) -> dict[str, list[str]]:
    months = [f"{year}-{month:02}" for year in YEARS for month in range(1, 11)][-20:]
    return {
        "matters": of("/cong-viec/?trang={}", range(1, 200)),
        "matters, searched": of("/cong-viec/?tim=giai+phong+{}", range(1, 200)),
        "matter": of("/cong-viec/{}/", range(1, 20_000)),
        "acts": of("/cong-viec/lap/?trang={}", range(1, 3)),
        "matter-calendar": of("/cong-viec/lich/?thang={}", months),
        "matter-timeline": of("/cong-viec/tien-do/?tu={}", months),
    }
