"""The sheets of retail sales and services."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from twins.chance import drawn, ratio
from twins.iip import FOOTERS, QUARTERS, YEAR
from twins.quirks import Quirk
from twins.table import Column, Head, Meaning, Row, Table, Unit
from twins.truth import Dims, months

MILLION = Unit("Triệu đồng", "VND", Decimal(10**6))
GROUPS = (
    "Lương thực, thực phẩm", "Hàng may mặc", "Đồ dùng, dụng cụ, trang thiết bị gia đình",
    "Vật phẩm văn hóa, giáo dục", "Gỗ và vật liệu xây dựng", "Ô tô con (dưới 9 chỗ ngồi)",
    "Phương tiện đi lại (trừ ô tô, kể cả phụ tùng)", "Xăng, dầu các loại",
    "Nhiên liệu khác (trừ xăng, dầu)", "Đá quý, kim loại quý và sản phẩm", "Hàng hóa khác",
    "Sửa chữa xe có động cơ, mô tô, xe máy và xe có động cơ",
)  # fmt: skip
LODGING, CATERING, TRAVEL, OTHER = "lodging", "catering", "travel", "other"
_FUEL = GROUPS[7]
# Parts of the total; the first group takes what is left.
_SHARES = {
    GROUPS[1]: "0.036", GROUPS[2]: "0.062", GROUPS[3]: "0.0095", GROUPS[4]: "0.058", GROUPS[5]: "0.021",
    GROUPS[6]: "0.041", GROUPS[7]: "0.1034", GROUPS[8]: "0.0127", GROUPS[9]: "0.0244", GROUPS[10]: "0.0391",
    GROUPS[11]: "0.0178", LODGING: "0.0035", CATERING: "0.1203", TRAVEL: "0.001", OTHER: "0.2046",
}  # fmt: skip
# Million dong: the whole, month 0 being December 2025. July as known in August, the estimates of August,
# the base of February, the growth of June (22.35 %) and of the half year (17.85 %) and of eight months
# (18.994 %) are as published in Tây Ninh; the others lie between.
_ACTUAL = (
    "18104233.62", "19021455.17", "18396120.44", "18702911.08", "18744660.5", "19017014.87", "19923028.28",
    "20012454.18", "20173920.46", "20391276.3", "20688410.94", "21120334.57", "21702518.26",
)  # fmt: skip
_ESTIMATE = (
    "18080512.4", "19105230.66", "18350223.45", "18690417.93", "18771206.35", "18992540.8", "19889770.06",
    "19987410.62", "20150332.81", "20402118.75", "20667005.2", "21098871.49", "21731060.08",
)  # fmt: skip
_BASE = (
    "17402118.3", "16402311", "15781084", "15951834", "15998400", "16120500", "16256445", "16063404",
    "16763167", "16890400", "17120600", "17480300", "17902259",
)  # fmt: skip
_REBASED = {2: Decimal(4500), 6: Decimal(24520)}  # the year before was counted again
_PUBLISHED = {
    (LODGING, 8): Decimal(70009),
    (CATERING, 8): Decimal("2424023.75"),
    (TRAVEL, 8): Decimal("20083.85"),
    (OTHER, 8): Decimal("4077683.43"),
}
# Cumulative values as they should have been; the files have them wrong by the slips below.
_CUMULATIVE = {(_FUEL, 5): Decimal("9699676.45"), (OTHER, 7): Decimal("27666346.85")}
_SLIPS = {(_FUEL, 5): Decimal(-200), **{(OTHER, month): Decimal(-30000) for month in range(7, 13)}}
SLIPPED = (5, 7)  # months whose file, sent again, has the slip mended


@cache
def _leaves(kind: str, month: int) -> Mapping[str, Decimal]:
    """Every part of one month: ``actual``, ``estimate``, or ``base``, the year before."""
    whole = Decimal({"actual": _ACTUAL, "estimate": _ESTIMATE, "base": _BASE}[kind][month])
    parts = {}
    for name, share in _SHARES.items():
        noise = drawn(f"share {name} {month}", 0.95, 1.05, 5)
        noise *= drawn(f"share {name} {month} {kind}", 0.985, 1.015, 5)
        parts[name] = round(whole * Decimal(share) * noise, 2)
    if kind == "estimate":
        parts |= {name: value for (name, when), value in _PUBLISHED.items() if when == month}
        for (name, when), value in _CUMULATIVE.items():
            if when == month:
                parts[name] = value - sum(_leaves("actual", before)[name] for before in range(1, month))
    return {GROUPS[0]: whole - sum(parts.values()), **parts}


def _whole(leaves: Mapping[str, Decimal]) -> dict[str, Decimal]:
    goods = sum((leaves[group] for group in GROUPS), Decimal(0))
    services = sum((leaves[name] for name in (LODGING, CATERING, TRAVEL, OTHER)), Decimal(0))
    return {**leaves, "goods": goods, "total": goods + services}


def _added(*parts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {name: sum((part[name] for part in parts), Decimal(0)) for name in parts[0]}


def cumulative(month: int, quirks: frozenset[Quirk]) -> dict[str, Decimal]:
    """The year so far: known months as revised, the last one as estimated, with the slips of the files."""
    known = [_leaves("actual", before) for before in range(1, month)]
    leaves = _added(*known, _leaves("estimate", month))
    mended = Quirk.RESENT in quirks and month in SLIPPED
    if Quirk.SLIPS in quirks and not mended:
        for (name, when), slip in _SLIPS.items():
            if when == month:
                leaves[name] += slip
    return _whole(leaves)


def figures(month: int, quirks: frozenset[Quirk]) -> dict[str, dict[str, Decimal]]:
    """Columns B to F of every row of a month."""
    now, whole = _whole(_leaves("estimate", month)), cumulative(month, quirks)
    base = _whole(_leaves("base", month))
    bases = _whole(_added(*(_leaves("base", each) for each in range(1, month + 1))))
    for when, more in _REBASED.items():
        if when <= month:
            bases = {name: value + more * value / bases["total"] for name, value in bases.items()}
    return {
        "B": _whole(_leaves("actual", month - 1)),
        "C": now,
        "D": whole,
        "E": {name: ratio(value, base[name]) for name, value in now.items()},
        "F": {name: ratio(value, bases[name]) for name, value in whole.items()},
    }


def total_in_billions(month: int) -> Decimal:
    """The whole of one month as known later, in billion dong."""
    return round(Decimal(_ACTUAL[month]) / 1000, 3)


def quarter_figures(quarter: int) -> dict[str, dict[str, Decimal]]:
    """Quarter before, this one, the year so far, and growth of the last two."""

    def of(number: int, kind: str) -> dict[str, Decimal]:
        span = range(3 * number - 2, 3 * number + 1)
        last = "estimate" if number == quarter and kind == "actual" else kind
        return _whole(_added(*(_leaves(last if m == span[-1] else kind, m) for m in span)))

    now, base = of(quarter, "actual"), of(quarter, "base")
    all_now = _added(*(of(number, "actual") for number in range(1, quarter + 1)))
    all_base = _added(*(of(number, "base") for number in range(1, quarter + 1)))
    found = {"B": of(quarter - 1, "actual")} if quarter > 1 else {}
    return found | {
        "C": now,
        "D": all_now,
        "E": {name: ratio(value, base[name]) for name, value in now.items()},
        "F": {name: ratio(value, all_base[name]) for name, value in all_now.items()},
    }


def _rows(found: Mapping[str, Mapping[str, Decimal]], names: tuple[tuple, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(label, indicator, dims, MILLION, {key: it[name] for key, it in found.items()} if name else {})
        for label, name, indicator, dims in names
    )


def _totals(month: int) -> tuple[tuple[str, str, str, Dims], ...]:
    return (
        ("TỔNG SỐ" if month == 1 else "Tổng số", "total", "retail_sales", ()),
        ("Phân theo ngành hoạt động", "", "", ()),
        ("Bán lẻ hàng hóa", "goods", "retail_goods", ()),
        ("Dịch vụ lưu trú", LODGING, "accommodation_catering", (("kind", "lưu trú"),)),
        ("Dịch vụ ăn uống", CATERING, "accommodation_catering", (("kind", "ăn uống"),)),
        ("Dịch vụ lữ hành và hoạt động hỗ trợ du lịch", TRAVEL, "travel_services", ()),
        ("Dịch vụ khác", OTHER, "other_services", ()),
    )


_GOODS: tuple[tuple[str, str, str, Dims], ...] = (
    ("Tổng số", "goods", "retail_goods", ()),
    ("Phân theo nhóm hàng", "", "", ()),
    *((f"{n}. {group}", group, "retail_goods", (("commodity", group),)) for n, group in enumerate(GROUPS, 1)),
)
_JUNK = (
    {"C": Decimal("1.00688964913477")},
    {"C": Decimal("1.00611428290215"), "D": Decimal("1.00019488134562")},
)
_UNDER = "Đơn vị tính: Triệu đồng"


def totals(month: int, quirks: frozenset[Quirk]) -> Table:
    """Sheet Tổng mức."""
    title = f"Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng tháng {month} năm {YEAR}"
    junk = _JUNK if Quirk.JUNK_ROWS in quirks else ()
    rows = _rows(figures(month, quirks), _totals(month))
    return Table(title, _UNDER, "", _columns(month, quirks), rows, FOOTERS[:1], junk)


def goods(month: int, quirks: frozenset[Quirk]) -> Table:
    """Sheet DT bán lẻ: its total is that of goods, not of goods and services."""
    title = f"Doanh thu bán lẻ hàng hóa tháng {month} năm {YEAR}"
    return Table(title, _UNDER, "", _columns(month, quirks), _rows(figures(month, quirks), _GOODS))


def _columns(month: int, quirks: frozenset[Quirk]) -> tuple[Column, ...]:
    year, last = (YEAR, month - 1) if month > 1 else (YEAR - 1, 12)
    here, whole = months(YEAR, month, month), months(YEAR, 1, month)
    meanings = (
        Meaning(months(year, last, last), "level", "actual"),
        Meaning(here, "level", "estimate"),
        Meaning(whole, "level", "estimate"),
        Meaning(here, "yoy", "estimate", index=True),
        Meaning(whole, "yoy", "estimate", index=True),
    )
    heads = _heads(month, (year, last), quirks)
    return tuple(Column(k, h, m) for k, h, m in zip("BCDEF", heads, meanings, strict=True))


def _heads(month: int, before: tuple[int, int], quirks: frozenset[Quirk]) -> tuple[tuple[Head, ...], ...]:
    year, last = before
    shown = "{:02}" if Quirk.ZERO_PADDED in quirks else "{}"
    now, past = f"tháng {shown.format(month)}", f"tháng {shown.format(last)}"
    many = f"{month} tháng"
    whole = f"{many} đầu năm {YEAR}" if Quirk.FIRST_MONTHS in quirks else f"{many} năm {YEAR}"
    compared = "So với cùng kỳ năm trước (%)"
    if Quirk.DATE_HEADERS in quirks:
        dated = date(year, last, 1), date(YEAR, month, 1)
        return (
            ("Thực hiện", dated[0]), ("Dự tính", dated[1]), (f"Cộng dồn {whole}",),
            (compared, dated[1]), (compared, whole),
        )  # fmt: skip
    if Quirk.STACKED_HEADER in quirks:
        return (
            ("Thực hiện", past, f"năm {year}"), ("Ước tính", now, f"năm {YEAR}"),
            ("Cộng dồn", many, f"năm {YEAR}"), (f"T{now[1:]} so", "với cùng kỳ", "năm trước (%)"),
            (f"{many} so", "với cùng kỳ", "năm trước (%)"),
        )  # fmt: skip
    estimated = "Dự tính" if month % 2 else "Ước tính"
    return (
        (f"Thực hiện {past} năm {year}",), (f"{estimated} {now} năm {YEAR}",), (f"Cộng dồn {whole}",),
        (compared, f"T{now[1:]}"), (compared, whole),
    )  # fmt: skip


def quarterly(quarter: int, *, of_goods: bool) -> Table:
    """Sheets TM Q and BL Q."""
    roman, found = QUARTERS[quarter - 1], quarter_figures(quarter)
    period, whole = f"{YEAR}-Q{quarter}", months(YEAR, 1, 3 * quarter)
    many = f"{3 * quarter} tháng năm {YEAR}"
    compared = "So với cùng kỳ năm trước (%)"
    columns = (
        Column("C", (f"Ước tính quý {roman} năm {YEAR}",), Meaning(period, "level", "estimate")),
        Column("D", (f"Cộng dồn {many}",), Meaning(whole, "level", "estimate")),
        Column("E", (compared, f"Quý {roman}"), Meaning(period, "yoy", "estimate", index=True)),
        Column("F", (compared, many), Meaning(whole, "yoy", "estimate", index=True)),
    )
    if quarter > 1:
        before = Meaning(f"{YEAR}-Q{quarter - 1}", "level", "actual")
        head = f"Thực hiện quý {QUARTERS[quarter - 2]} năm {YEAR}"
        columns = (Column("B", (head,), before), *columns)
    what = (
        "Doanh thu bán lẻ hàng hóa" if of_goods else "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"
    )
    names = _GOODS if of_goods else _totals(2)
    return Table(f"{what} quý {roman} năm {YEAR}", _UNDER, "", columns, _rows(found, names))
