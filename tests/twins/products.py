"""The sheets of industrial products."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from twins.chance import EXCEL, drawn, ratio
from twins.iip import FOOTERS, QUARTERS, YEAR
from twins.quirks import Quirk
from twins.table import Column, Meaning, Row, Table, Unit
from twins.truth import Dims, months

UNITS = {
    "Tấn": Unit("Tấn", "tonne"),
    "1000 lít": Unit("1000 lít", "litre", Decimal(1000)),
    "1000 bao": Unit("1000 bao", "other:bao", Decimal(1000)),
    "1000 m2": Unit("1000 m2", "m2", Decimal(1000)),
    "1000 cái": Unit("1000 cái", "count", Decimal(1000)),
    "1000 đôi": Unit("1000 đôi", "other:đôi", Decimal(1000)),
    "Triệu KWh": Unit("Triệu KWh", "kWh", Decimal(10**6)),
    "1000 m3": Unit("1000 m3", "m3", Decimal(1000)),
    "Triệu đồng": Unit("Triệu đồng", "VND", Decimal(10**6)),
}
_SUIT = "Bộ com-lê, quần áo đồng bộ, áo jacket, quần dài, quần yếm, quần soóc cho người lớn"
# Name, unit, estimate of August 2026 as published in Tây Ninh; 0 has an estimate made up in _USUAL.
PRODUCTS = (
    ("Thuỷ hải sản đã được chế biến bảo quản khác dùng làm thức ăn cho người", "Tấn", "315"),
    ("Gạo đã xát toàn bộ hoặc sơ bộ, đã hoặc chưa đánh bóng hạt hoặc hồ", "Tấn", "74717.56"),
    ("Tinh bột sắn, bột dong riềng", "Tấn", "110168.07"),
    ("Đường RE", "Tấn", "23860"),
    ("Đường RS", "Tấn", "4450"),
    ("Thức ăn cho gia súc", "Tấn", "89756.65"),
    ("Thức ăn cho thuỷ sản", "Tấn", "97778.91"),
    ("Thức ăn cho vật nuôi làm cảnh", "Tấn", "4285"),
    ("Bia đóng chai", "1000 lít", "124.54"),
    ("Bia đóng lon", "1000 lít", "1845"),
    ("Nước khoáng không có ga", "1000 lít", "38402.5"),
    ("Nước tinh khiết", "1000 lít", "10796"),
    ("Nước ngọt (cocacola, 7 up, …)", "1000 lít", "29850"),
    ("Thuốc lá có đầu lọc", "1000 bao", "16082.5"),
    ("Sợi xe từ các loại sợi tự nhiên: bông, đay, lanh, xơ dừa, cói ...", "Tấn", "48964.36"),
    ("Sợi tơ (filament) tổng hợp", "Tấn", "27000"),
    ("Sợi từ bông (staple) nhân tạo có tỷ trọng của loại bông này dưới 85%", "Tấn", "764.99"),
    ("Vải dệt thoi từ sợi tơ (filament) tổng hợp", "1000 m2", "14473.68"),
    ("Vải dệt thoi từ sợi tơ (filament) nhân tạo", "1000 m2", "18747.17"),
    ("Vải dệt kim hoặc móc khác", "1000 m2", "58312.41"),
    ("Quần áo da thuộc", "1000 cái", "732"),
    (f"{_SUIT} dệt kim hoặc đan móc", "1000 cái", "120"),
    ("Áo sơ mi cho người lớn dệt kim hoặc đan móc", "1000 cái", "2564.87"),
    (f"{_SUIT} không dệt kim hoặc đan móc", "1000 cái", "51170.62"),
    ("Áo sơ mi cho người lớn không dệt kim hoặc đan móc", "1000 cái", "52.84"),
    (
        "Giày, dép có đế ngoài và mũ bằng cao su hoặc plastic trừ giày dép không thấm nước",
        "1000 đôi",
        "660",
    ),
    ("Giày, dép có đế hoặc mũ bằng da", "1000 đôi", "480"),
    ("Giày, dép thể thao có đế ngoài và mũ giày bằng cao su và plastic", "1000 đôi", "3491.69"),
    ("Giày, dép thể thao có mũ bằng da và có đế ngoài", "1000 đôi", "7677.29"),
    ("Lốp hơi mới bằng cao su, loại dùng cho ô tô con", "1000 cái", "3010"),
    ("Lốp hơi mới bằng cao su, loại dùng cho xe buýt, xe tải hoặc máy bay", "1000 cái", "236.5"),
    ("Lốp hơi mới bằng cao su, loại dùng cho xe máy, xe đạp", "1000 cái", "3325.3"),
    ("Clanke Poolan", "Tấn", "96150"),
    ("Xi măng", "Tấn", "159650"),
    ("Ống khác không nối, mặt cắt hình tròn bằng sắt, thép không hợp kim", "Tấn", "84364.45"),
    ("Điện sản xuất", "Triệu KWh", "0"),
    ("Điện mặt trời", "Triệu KWh", "304.5"),
    ("Điện thương phẩm", "Triệu KWh", "1457"),
    ("Nước máy sản xuất", "1000 m3", "13718.39"),
    ("Dịch vụ thu gom rác thải không độc hại không thể tái chế", "Triệu đồng", "28003.48"),
)
_AUGUST = {name: Decimal(value) for name, _, value in PRODUCTS}
_USUAL = {"Điện sản xuất": Decimal("18.4")}
_PUBLISHED = 8  # month of the estimates above
_GIVEN = {
    ("Thuỷ hải sản đã được chế biến bảo quản khác dùng làm thức ăn cho người", 0): Decimal("279.74"),
    ("Thuỷ hải sản đã được chế biến bảo quản khác dùng làm thức ăn cho người", 1): Decimal(300),
}
_EXTREME = {("Đường RS", 5): Decimal("12.02"), ("Nước ngọt (cocacola, 7 up, …)", 4): Decimal("4.39")}
_NEW = ("Nước tinh khiết", "Nước ngọt (cocacola, 7 up, …)")  # nothing made in the first quarter of 2025


class _Maker(NamedTuple):
    """Output of the products month by month; month 0 is December of the year before."""

    quirks: frozenset[Quirk]

    def actual(self, name: str, month: int) -> Decimal:
        if (name, month) in _GIVEN:
            return _GIVEN[name, month]
        revision = drawn(f"output {name} {month}", 0.96, 1.04, 6)
        return self._kept(self.estimate(name, month) * revision)

    def estimate(self, name: str, month: int) -> Decimal:
        if (name, month) in _GIVEN:
            return _GIVEN[name, month]
        published = _AUGUST[name]
        if self._none(name, month):
            return Decimal(0)
        if month == _PUBLISHED and (published or Quirk.ZEROS in self.quirks):
            return published
        usual = published or _USUAL[name]
        places = 0 if usual == usual.to_integral() and usual > 100 else 12
        value = round(usual * drawn(f"season {name} {month}", 0.82, 1.12, 12), places)
        return self._kept(value)

    def _none(self, name: str, month: int) -> bool:
        return Quirk.ZEROS in self.quirks and (
            (name == "Điện sản xuất" and month >= 5) or (name == "Đường RE" and month == 7)
        )

    def _kept(self, value: Decimal) -> Decimal:
        if Quirk.TWO_DECIMALS in self.quirks:
            return round(value, 2)
        return EXCEL.plus(value)

    def base(self, name: str, month: int) -> Decimal:
        if Quirk.NO_BASES in self.quirks and name in _NEW and month <= 3:
            return Decimal(0)
        growth = drawn(f"growth of {name} {month}", 0.86, 1.31, 12)
        if Quirk.EXTREMES in self.quirks:
            growth = _EXTREME.get((name, month), growth)
        if self._none(name, month):
            return _USUAL.get(name, Decimal(21400))
        return self._kept(self.estimate(name, month) / growth)

    def total(self, name: str, first: int, last: int) -> Decimal:
        """Months first to last as one adds them: known ones as revised, the last as estimated."""
        known = (self.actual(name, month) for month in range(first, last))
        return sum(known, self.estimate(name, last))

    def growth(self, name: str, over: Decimal, span: range) -> Decimal | None:
        """Against the same months a year before; nothing where there was nothing to compare."""
        under = sum((self.base(name, month) for month in span), Decimal(0))
        missing = Quirk.NO_BASES in self.quirks and (
            (name.startswith("Đường R") and tuple(span) == (6,)) or (name == "Điện sản xuất" and not over)
        )
        return None if missing or not under else self._kept(ratio(over, under))


# Power has indicators of its own, which prose and other tables speak of.
_POWER: dict[str, tuple[str, Dims]] = {
    "Điện sản xuất": ("electricity_output", ()),
    "Điện mặt trời": ("electricity_output", (("source", "solar"),)),
    "Điện thương phẩm": ("electricity_sales", ()),
}


def _about(name: str) -> tuple[str, Dims]:
    return _POWER.get(name, ("industrial_product_output", (("product", name),)))


def monthly(month: int, quirks: frozenset[Quirk]) -> Table:
    """Sheet SPCN: last month, this month, the year so far, and two columns of growth."""
    year, last = (YEAR, month - 1) if month > 1 else (YEAR - 1, 12)
    here, whole = months(YEAR, month, month), months(YEAR, 1, month)
    against_last = quirks & {Quirk.MOM_SAID, Quirk.MOM_LYING}
    heads = _heads(month, (year, last), quirks)
    lie = "this month against the month before, under a header that says a year before"
    columns = (
        Column("unit", (heads[0],)),
        Column("C", heads[1], Meaning(months(year, last, last), "level", "actual")),
        Column("D", heads[2], Meaning(here, "level", "estimate")),
        Column("E", heads[3], Meaning(whole, "level", "estimate")),
        Column(
            "F",
            heads[4],
            Meaning(here, "mom" if Quirk.MOM_SAID in quirks else "yoy", "estimate", index=True),
            lie if Quirk.MOM_LYING in quirks else "",
        ),
        Column("G", heads[5], Meaning(whole, "yoy", "estimate", index=True)),
    )
    maker = _Maker(quirks)

    def values(name: str) -> dict[str, Decimal | None]:
        before, now = maker.actual(name, month - 1), maker.estimate(name, month)
        total = maker.total(name, 1, month)
        if against_last:
            grown = maker._kept(ratio(now, before)) if before and now else None
        else:
            grown = maker.growth(name, now, range(month, month + 1))
        far = maker.growth(name, total, range(1, month + 1))
        return {"C": before, "D": now, "E": total, "F": grown, "G": far}

    title = f"Sản lượng một số sản phẩm công nghiệp chủ yếu tháng {month} và {month} tháng năm {YEAR}"
    rows = tuple(
        Row(
            name,
            *_about(name),
            UNITS[unit],
            {"unit": Decimal(10110000 + 7 * at) if Quirk.CODES_FOR_UNITS in quirks else unit} | values(name),
        )
        for at, (name, unit, _) in enumerate(PRODUCTS)
    )
    return Table(title, "", "Tên sản phẩm ", columns, rows, FOOTERS[:1])


def _heads(month: int, before: tuple[int, int], quirks: frozenset[Quirk]) -> tuple:
    year, last = before
    compared = "So với cùng kỳ (%)"
    shown = "{:02}" if Quirk.ZERO_PADDED in quirks else "{}"
    one, past, many = f"tháng {shown.format(month)}", f"tháng {shown.format(last)}", f"{month} tháng"
    whole = f"{month} tháng đầu năm {YEAR}" if Quirk.FIRST_MONTHS in quirks else f"{many} năm {YEAR}"
    named = many if Quirk.MONTH_CALLED_MONTHS in quirks else one
    growth: tuple = (compared, f"T{one[1:]} năm {YEAR}"), (compared, whole)
    if Quirk.MOM_SAID in quirks:
        said = "So sánh (%)"
        growth = (said, f"T{one[1:]}/{YEAR} so với tháng trước"), (said, f"{whole} so với cùng kỳ")
    if Quirk.DATE_HEADERS in quirks:
        before_this, now = date(year, last, 1), date(YEAR, month, 1)
        growth = growth if Quirk.MOM_SAID in quirks else ((compared, now), growth[1])
        return "Đơn vị tính", ("Thực hiện", before_this), ("Ước tính", now), (f"Cộng dồn {whole}",), *growth
    return (
        "Đơn vị tính", (f"Thực hiện {past} năm {year}",), (f"Ước tính {named} năm {YEAR}",),
        (f"Cộng dồn {whole}",), *growth,
    )  # fmt: skip


def quarterly(quarter: int, quirks: frozenset[Quirk], year: int = YEAR) -> Table:
    """Sheet SPCNQ: each quarter of the year so far and its growth, the last one estimated."""
    maker = _Maker(quirks)
    levels, grown = [], []
    for number, roman in enumerate(QUARTERS[:quarter], 1):
        kind, status = ("Ước tính", "estimate") if number == quarter else ("Thực hiện", "actual")
        period = f"{year}-Q{number}"
        head = f"{kind} quý {roman} năm {year}"
        levels.append(Column(f"L{number}", (head,), Meaning(period, "level", status)))
        below = ("So với cùng kỳ (%)", f"Quý {roman} năm {year}")
        grown.append(Column(f"G{number}", below, Meaning(period, "yoy", status, index=True)))

    def values(name: str) -> dict[str, Decimal | None]:
        found: dict[str, Decimal | None] = {}
        for number in range(1, quarter + 1):
            span = range(3 * number - 2, 3 * number + 1)
            made = sum((maker.actual(name, month) for month in span), Decimal(0))
            if number == quarter:
                made = maker.total(name, span[0], span[-1])
            found |= {f"L{number}": made, f"G{number}": maker.growth(name, made, span)}
        return found

    roman = QUARTERS[quarter - 1]
    title = f"Sản lượng một số sản phẩm công nghiệp chủ yếu quý {roman} năm {year}"
    rows = tuple(
        Row(
            name, *_about(name), UNITS[unit],
            {"unit": unit} | values(name),
        )
        for name, unit, _ in PRODUCTS
    )  # fmt: skip
    columns = (Column("unit", ("Đơn vị tính",)), *levels, *grown)
    return Table(title, "", "Tên sản phẩm ", columns, rows)
