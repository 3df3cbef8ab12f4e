"""Addresses of each kind of page in a filled store, of varied areas, periods, documents and figures."""

import random

from benchmarks.screens.store import PROVINCE, YEARS

_SEED = 20261122


def addresses(each: int) -> dict[str, list[str]]:
    """So many addresses of each kind of page; of a page that has no more, those there are."""
    from toancanh.registers.registry import register
    from toancanh.store.models import ObservationRow, SourceDocument
    from toancanh.web.choices import coverage

    chance = random.Random(_SEED)
    communes = [it.key for it in coverage().places if it.unit and it.unit.level.value == "commune"]
    months = [f"{year}-M{month:02}" for year in YEARS for month in range(1, 11)]
    shas = list(SourceDocument.objects.order_by("id").values_list("original_id", flat=True))
    top = ObservationRow.objects.order_by("-id").values_list("id", flat=True)[0]
    keys = [chance.randrange(top - 500_000, top) for _ in range(each)]
    facts = list(ObservationRow.objects.filter(id__in=keys).values_list("fact_id", flat=True))
    stations = list(register("fuel_stations").model.objects.values_list("pk", flat=True)[:each])

    def of(form: str, *values: list[str]) -> list[str]:
        return [form.format(*(chance.choice(it) for it in values)) for _ in range(each)]

    pages = [str(it) for it in range(1, 200)]
    return {
        "home, province": of(f"/?dia-ban={PROVINCE}&ky={{}}", months),
        "home, commune": of("/?dia-ban={}&ky={}", communes, months),
        "documents": of("/van-ban/?trang={}", pages),
        "document": [f"/van-ban/{it}/" for it in chance.sample(shas, each)],
        "figure": [f"/so-lieu/{it}/" for it in facts],
        "findings": of("/phat-hien/?trang={}", pages),
        "findings, area": of("/phat-hien/?dia-ban={}", communes),
        "review": ["/can-xem-lai/"] * each,
        "map": ["/ban-do/"] * each,
        "registers": ["/danh-ba/"] * each,
        "proposals": ["/danh-ba/de-xuat/"] * each,
        "attention": of("/danh-ba/can-de-y/?trang={}", pages),
        "totals": ["/danh-ba/doi-chieu/"] * each,
        "list": of("/danh-ba/cua-hang-xang-dau-lpg/?trang={}", pages),
        "list, searched": of("/danh-ba/cua-hang-xang-dau-lpg/?tim=ea+dar+{}", pages),
        "entry": [f"/danh-ba/cua-hang-xang-dau-lpg/{it}/" for it in stations],
        "matters": of("/cong-viec/?trang={}", pages),
        "matters, searched": of("/cong-viec/?tim=giai+phong+{}", pages),
        "matter": of("/cong-viec/{}/", [str(it) for it in range(1, 20_000)]),
        "new matter": ["/cong-viec/moi/"] * each,
        "documents with acts": of("/cong-viec/lap/?trang={}", pages[:2]),
        "calendar": of("/cong-viec/lich/?thang={}", [it.replace("M", "") for it in months[-20:]]),
        "timeline": of("/cong-viec/tien-do/?tu={}", [it.replace("M", "") for it in months[-20:]]),
        "digest": ["/cong-viec/ban-tin/"] * each,
        "for leaders": ["/cong-viec/trinh-lanh-dao/"] * each,
        "sessions": ["/cong-viec/phien/"] * each,
        "task sheets": ["/cong-viec/bang/"] * each,
        "programs": ["/lap-trinh/"] * each,
    }
