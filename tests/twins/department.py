"""The department's own file: years in free text, plans, ratios that mean two things, an agenda."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from twins.chance import drawn
from twins.quirks import Quirk
from twins.retail import total_in_billions
from twins.table import dirty, vietnamese
from twins.tasks import tasks
from twins.truth import Expected, Grid, address, months

BILLION, MILLION = Decimal(10**9), Decimal(10**6)


@dataclass(frozen=True)
class Said:
    """One figure in the words of a cell."""

    indicator: str
    measure: str
    value: Decimal
    unit: str = "percent"


@dataclass(frozen=True)
class Text:
    """Words of a cell, the figures they state, and why a part of them cannot be taken."""

    words: str
    said: tuple[Said, ...] = ()
    doubt: str = ""


def years(quirks: frozenset[Quirk]) -> Iterator[Grid]:
    """Sheets Năm 2022 to Năm 2024."""
    for year in (2022, 2023, 2024):
        yield _year(year, quirks)


_HEADS = ("Kỳ", "Chỉ số SXCN (IIP)", "Tổng mức bán lẻ & DTDV", "Xuất khẩu", "Nhập khẩu", "CPI")


def _year(year: int, quirks: frozenset[Quirk]) -> Grid:
    grid = Grid(f"Năm {year}")
    row = 1
    titled = Quirk.TITLED_YEARS in quirks
    if titled:
        how = "" if year == 2024 else " (số lũy kế từ đầu năm)"
        grid.put(1, 1, dirty(f"CÁC CHỈ TIÊU NGÀNH CÔNG THƯƠNG NĂM {year}{how}", quirks))
        grid.merge(1, 1, 1, 6)
        row = 3
    for column, head in enumerate(_HEADS, 1):
        grid.put(row, column, dirty(head, quirks, header=True))
    vague: list[tuple[int, int]] = []
    torn: list[tuple[int, int]] = []
    for label, period, texts in _lines(year, quirks):
        row += 1
        grid.put(row, 1, label)
        for column, text in enumerate(texts, 2):
            grid.put(row, column, dirty(text.words, quirks))
            if not (text.said or text.doubt):
                continue
            if not period or (isinstance(label, Decimal) and not titled):
                vague.append((row, column))
                continue
            _state(grid, (row, column), period, text)
            if text.doubt:
                torn.append((row, column))
    grid.doubt(vague, "a bare number or a quarter of a running total: which stretch it is, nothing says")
    grid.doubt(torn, "broken: two readings")
    _outlook(grid, row + 1, 2023 if year < 2024 else 2025, quirks)
    return grid


def _state(grid: Grid, place: tuple[int, int], period: str, text: Text, status: str = "actual") -> None:
    for it in text.said:
        said = (period, it.measure, it.value, it.unit, status)
        grid.truth.append(Expected(grid.name, address(*place), it.indicator, (), *said))


def _lines(year: int, quirks: frozenset[Quirk]) -> Iterator[tuple[object, str, list[Text]]]:
    """Label, period (empty where label and title disagree) and cells of each row."""
    if year == 2024:
        for month in range(1, 11):
            yield f"Tháng {month}", months(year, month, month), _texts(year, month, alone=True, quirks=quirks)
            if month > 1:
                yield (
                    f"{month} tháng",
                    months(year, 1, month),
                    _texts(year, month, alone=False, quirks=quirks),
                )
        return
    for month in range(1, 11):
        # August to October of 2022 are a copy of 2023.
        source = 2023 if year == 2022 and month >= 8 else year
        yield Decimal(month), months(year, 1, month), _texts(source, month, alone=False, quirks=quirks)
        if month in (3, 6):
            roman, period = ("I", f"{year}-Q1") if month == 3 else ("II", "")
            yield f"Quý {roman}", period, _texts(year, month, alone=False, quirks=quirks)


_TRADE = {2022: (Decimal(7980), 420, 350), 2023: (Decimal(8290), 410, 330), 2024: (Decimal(8597), 450, 360)}


def _texts(year: int, month: int, *, alone: bool, quirks: frozenset[Quirk]) -> list[Text]:
    retail, out, into = _TRADE[year]
    key = f"{year} {month} {alone}"
    times = 1 if alone else month
    sold = round(retail * times * drawn(f"retail {key}", 0.97, 1.04, 4))
    exported = round(out * times * drawn(f"exports {key}", 0.95, 1.08, 4), 2)
    imported = round(into * times * drawn(f"imports {key}", 0.95, 1.08, 4))
    growth = [drawn(f"{name} {key}", -9, 28) for name in ("iip", "retail", "exports", "imports")]
    texts = [
        Text(_arrow(growth[0], " "), (Said("iip", "yoy", growth[0]),)),
        _amount("retail_sales", Decimal(sold), "tỷ đồng", growth[1]),
        _amount("exports", exported, "triệu USD", growth[2]),
        _amount("imports", Decimal(imported), "triệu USD", growth[3]),
        _prices(key, alone=alone),
    ]
    if (year, month) == (2022, 4):
        texts[3] = Text("-")
    if (year, month) == (2023, 2):
        texts[4] = Text("")
    if (year, month) in _ODD and not alone:
        quirk, place, odd = _ODD[year, month]
        if quirk in quirks:
            texts[place] = odd
    return texts


def _arrow(growth: Decimal, gap: str = "") -> str:
    return f"{'↑' if growth >= 0 else '↓'}{gap}{vietnamese(abs(growth))}%"


_UNITS = {"tỷ đồng": (BILLION, "VND"), "triệu USD": (MILLION, "USD")}


def _amount(indicator: str, value: Decimal, written: str, growth: Decimal) -> Text:
    factor, unit = _UNITS[written]
    # Thousands are parted in some cells and not in others: "3.137 triệu USD", "1103 triệu USD".
    typed = value == value.to_integral() and int(value) % 3 == 0
    number = str(int(value)) if typed else vietnamese(value)
    said = Said(indicator, "level", value * factor, unit), Said(indicator, "yoy", growth)
    return Text(f"{number} {written} ({_arrow(growth)})", said)


def _prices(key: str, *, alone: bool) -> Text:
    year, month = drawn(f"cpi {key}", 1, 6), drawn(f"cpi month {key}", 0.05, 0.8)
    if not alone:
        return Text(_arrow(year), (Said("cpi", "yoy", year),))
    words = f"{_arrow(month)[:-1]} % so với tháng trước và {_arrow(year, ' ')} so với cùng kỳ"
    return Text(words, (Said("cpi", "mom", month), Said("cpi", "yoy", year)))


def _sold(billions: str) -> Said:
    return Said("retail_sales", "level", Decimal(billions) * BILLION, "VND")


def _imported(millions: str) -> Said:
    return Said("imports", "level", Decimal(millions) * MILLION, "USD")


_TORN = "broken: two readings"
_GREW = Said("exports", "yoy", Decimal("12.1"))
# (year, month) of a cumulative row: the oddity, the place among the texts, and the words.
_ODD = {
    (2022, 2): (Quirk.BROKEN_ARROWS, 1, Text("15.735 tỷ đồng (á 2,2%)", (_sold("15735"),), _TORN)),
    (2022, 7): (Quirk.DOUBLE_DOTS, 1, Text("56..537,447 tỷ đồng", (), _TORN)),
    (2023, 5): (Quirk.ODD_DOTS, 2, Text("2.1485 triệu USD (↑12,1%)", (_GREW,), _TORN)),
    (2023, 4): (Quirk.NO_PERCENT_SIGN, 1, Text("33.160 tỷ đồng (↑17,335)", (_sold("33160"),), _TORN)),
    (2023, 6): (Quirk.NO_PERCENT_SIGN, 0, Text("↑9,87", (Said("iip", "yoy", Decimal("9.87")),))),
    (2023, 7): (Quirk.MIXED_WRITING, 3, Text("3.137 triệu USD", (_imported("3137"),))),
    (2023, 3): (Quirk.MIXED_WRITING, 3, Text("1103 triệu USD", (_imported("1103"),))),
    (2023, 1): (Quirk.MIXED_WRITING, 0, Text("↑7,74%", (Said("iip", "yoy", Decimal("7.74")),))),
}


def _outlook(grid: Grid, row: int, year: int, quirks: frozenset[Quirk]) -> None:
    """The last row, in prose: what is foreseen for the whole year."""
    sold, grown, output = ("109.200", "6,5", "9,5") if year == 2023 else ("121.500", "10,2", "11")
    words = (
        f"Dự kiến năm {year}: Chỉ số sản xuất công nghiệp tăng {output}%; Tổng mức bán lẻ hàng hóa và doanh"
        f" thu dịch vụ tiêu dùng {sold} tỷ đồng, tăng {grown}% so với cùng kỳ; tỷ lệ hộ sử dụng điện 99,97%."
    )
    grid.put(row, 1, dirty(words, quirks))
    grid.merge(row, 1, row, 6)
    number = {text: Decimal(text.replace(".", "").replace(",", ".")) for text in (sold, grown, output)}
    said = (
        Said("iip", "yoy", number[output]),
        Said("retail_sales", "level", number[sold] * BILLION, "VND"),
        Said("retail_sales", "yoy", number[grown]),
        Said("electrified_households_pct", "level", Decimal("99.97")),
    )
    _state(grid, (row, 1), str(year), Text(words, said), "forecast")


# Retail of 2025 in billion dong as the file has it: February with two digits changed round, quarter I and
# the half year not the sum of their months.
_RETAIL_2025 = (
    "16402.311", "15718.084", "15951.834", "15998.4", "16120.5", "16256.445", "16063.404", "16763.167",
    "16987.296", "17217.3", "17577", "17998.759",
)  # fmt: skip
_RETAIL_TOLD = {"Quí I": "48573.961", "6 tháng": "97406.966", "12 tháng": "201004.746", "Sơ bộ": "203622.731"}
# Of the first quarter: it grew by 16.90 %, and is 313.07 % of March a year before.
_EXPORTS_2025 = [Decimal(it) for it in ("1190.214", "1226.252", "1440")]
_EXPORTS_2026 = [Decimal(it) for it in ("1466.31", "1402.9", "1639")]
_PLAN_RETAIL = Decimal("232129.194")
_ROWS = (
    "1", "2", "3", "Quí I", "4", "5", "6", "Quý II", "6 tháng", "7", "8", "9", "Quý III", "9 tháng",
    "10", "11", "12", "Quý IV", "12 tháng", "Sơ bộ",
)  # fmt: skip
_SPANS = {
    "Quí I": (1, 3), "Quý II": (4, 6), "6 tháng": (1, 6), "Quý III": (7, 9), "9 tháng": (1, 9),
    "Quý IV": (10, 12), "12 tháng": (1, 12), "Sơ bộ": (1, 12),
}  # fmt: skip


@dataclass(frozen=True)
class _Pair:
    """One indicator of two years side by side: its columns, plan, and how its quarter I is compared."""

    indicator: str
    left: int
    unit: tuple[Decimal, str]
    plan: tuple[Decimal, Decimal]  # the level, and the growth it stands for
    wrong_quarter: bool
    before: dict[str, Decimal]
    now: dict[str, Decimal]


def retail(month: int, quirks: frozenset[Quirk]) -> Grid:
    """Sheet TMBLHH, known up to ``month`` of 2026."""
    grid = Grid("TMBLHH")
    title = "TỔNG MỨC BÁN LẺ HÀNG HÓA VÀ DOANH THU DỊCH VỤ TIÊU DÙNG"
    _top(grid, title, "Đơn vị tính: Tỷ đồng", ("Tháng", "2025", "2026", "So CK (%)", "So KH"), quirks)
    before = _series([Decimal(it) for it in _RETAIL_2025]) | {k: Decimal(v) for k, v in _RETAIL_TOLD.items()}
    now = _series([total_in_billions(each) for each in range(1, month + 1)])
    wrong = Quirk.WRONG_QUARTER_RETAIL in quirks
    pair = _Pair("retail_sales", 2, (BILLION, "VND"), (_PLAN_RETAIL, Decimal(14)), wrong, before, now)
    _fill(grid, (pair,), quirks)
    return grid


def trade(month: int, quirks: frozenset[Quirk]) -> Grid:
    """Sheet XNK, known up to ``month`` of 2026."""
    grid = Grid("XNK")
    heads = ("Tháng", "XK 2025", "XK 2026", "So CK (%)", "So KH", "NK 2025", "NK 2026", "So CK (%)", "So KH")
    _top(grid, "KIM NGẠCH XUẤT KHẨU, NHẬP KHẨU", "Đơn vị tính: Triệu USD", heads, quirks)
    pairs = []
    plans = {"exports": (Decimal(19600), Decimal(10)), "imports": (Decimal(15600), Decimal(8))}
    for left, (indicator, plan) in zip((2, 6), plans.items(), strict=True):
        before = _year_before(indicator)
        now = [round(before[m] * drawn(f"{indicator} 2026 {m}", 1.05, 1.27, 4), 3) for m in range(12)]
        if indicator == "exports":
            now[:3] = _EXPORTS_2026
        now = now[:month]
        wrong = Quirk.WRONG_QUARTER_TRADE in quirks and indicator == "exports"
        pairs.append(_Pair(indicator, left, (MILLION, "USD"), plan, wrong, _series(before), _series(now)))
    _fill(grid, tuple(pairs), quirks)
    return grid


# Million dollars: what 2025 came to. The plan of exports is 10 % more; that of imports is said to be 8 %
# more, which would be 14 703.6.
_YEAR_2025 = {"exports": Decimal("17818.182"), "imports": Decimal("13614.444")}


def _year_before(indicator: str) -> list[Decimal]:
    """The months of 2025, as published or drawn, that add up to the year."""
    known = _EXPORTS_2025 if indicator == "exports" else []
    loose = [drawn(f"{indicator} 2025 {m}", 0.86, 1.12, 4) for m in range(len(known) + 1, 13)]
    left = _YEAR_2025[indicator] - sum(known)
    months_left = [round(left * it / sum(loose), 3) for it in loose]
    months_left[-1] = left - sum(months_left[:-1])
    return [*known, *months_left]


def _series(monthly: list[Decimal]) -> dict[str, Decimal]:
    """Months and the sums of those that are known to the end."""
    found = {str(month): value for month, value in enumerate(monthly, 1)}
    for label, (first, last) in _SPANS.items():
        if last <= len(monthly) and label != "Sơ bộ":
            found[label] = sum(monthly[first - 1 : last], Decimal(0))
    return found


def _top(grid: Grid, title: str, unit: str, heads: tuple[str, ...], quirks: frozenset[Quirk]) -> None:
    grid.put(1, 1, dirty(title, quirks))
    if Quirk.MERGED in quirks:
        grid.merge(1, 1, 1, len(heads))
    grid.put(2, len(heads), dirty(unit, quirks))
    for column, head in enumerate(heads, 1):
        # A year alone is a number, as it is typed.
        grid.put(3, column, Decimal(head) if head.isdigit() else dirty(head, quirks, header=True))


def _fill(grid: Grid, pairs: tuple[_Pair, ...], quirks: frozenset[Quirk]) -> None:
    grid.put(4, pairs[0].left, "KH 2026")
    for pair in pairs:
        level, grown = pair.plan
        grid.put(4, pair.left + 1, level)
        factor, unit = pair.unit
        said = ("2026", "level", level * factor, unit, "plan")
        grid.truth.append(Expected(grid.name, address(4, pair.left + 1), pair.indicator, (), *said))
        _fraction(grid, (4, pair.left + 3), grown, quirks)
        if Quirk.PERCENT_FORMAT in quirks:
            # In the column of what was reached of the plan: the growth that it stands for.
            cell = address(4, pair.left + 3)
            said = ("2026", "yoy", grown, "percent", "plan")
            grid.truth.append(Expected(grid.name, cell, pair.indicator, (), *said))
    for row, label in enumerate(_ROWS, 5):
        grid.put(row, 1, Decimal(label) if label.isdigit() else dirty(label, quirks))
        for pair in pairs:
            _pair_line(grid, row, label, pair, quirks)
    if Quirk.PERCENT_FORMAT not in quirks:
        rows = [(row, label) for row, label in enumerate(_ROWS, 5)]
        bare = [(row, it.left + 3) for it in pairs for row, label in rows if label in it.now]
        bare += [(4, it.left + 3) for it in pairs]
        grid.doubt(bare, "a fraction without a sign of what it is")


def _pair_line(grid: Grid, row: int, label: str, pair: _Pair, quirks: frozenset[Quirk]) -> None:
    first, last = _SPANS.get(label) or (int(label), int(label))
    factor, unit = pair.unit

    def state(column: int, year: int, measure: str, value: Decimal, status: str = "actual") -> None:
        said = (months(year, first, last), measure, value, "percent" if measure != "level" else unit, status)
        grid.truth.append(Expected(grid.name, address(row, column), pair.indicator, (), *said))

    before, now = pair.before.get(label), pair.now.get(label)
    if before is not None:
        grid.put(row, pair.left, before)
        state(pair.left, 2025, "level", before * factor, "preliminary" if label == "Sơ bộ" else "actual")
    if now is None or before is None:
        return
    grid.put(row, pair.left + 1, now)
    state(pair.left + 1, 2026, "level", now * factor)
    under = pair.before["3"] if label == "Quí I" and pair.wrong_quarter else before
    compared = round(now / under * 100, 2)
    grid.put(row, pair.left + 2, compared)
    state(pair.left + 2, 2026, "yoy", compared - 100)
    reached = round(now / pair.plan[0] * 100, 2)
    _fraction(grid, (row, pair.left + 3), reached, quirks)
    if Quirk.PERCENT_FORMAT in quirks:
        state(pair.left + 3, 2026, "pct_of_plan", reached)


def _fraction(grid: Grid, place: tuple[int, int], percent: Decimal, quirks: frozenset[Quirk]) -> None:
    whole = percent == percent.to_integral()
    shown = ("0%" if whole else "0.00%") if Quirk.PERCENT_FORMAT in quirks else "General"
    grid.put(*place, percent / 100, shown)


def agenda(quirks: frozenset[Quirk]) -> Grid:
    """Sheet Tiến độ nhiệm vụ trọng tâm: tasks, numbers of documents and dates, not one figure."""
    grid = Grid("Tiến độ nhiệm vụ trọng tâm 2026")
    grid.put(1, 1, dirty("BÁO CÁO TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ TRỌNG TÂM", quirks))
    if Quirk.MERGED in quirks:
        grid.merge(1, 1, 1, 4)
    for column, head in enumerate(("STT", "Nội dung", "Tiến độ", "Văn bản giao (X)"), 1):
        grid.put(3, column, dirty(head, quirks, header=True))
    row, at = 3, -1
    for task in tasks():
        if task.number == 1:
            row, at = row + 1, at + 1
            grid.put(row, 1 + at % 2, dirty(task.office.upper(), quirks))
        row += 1
        grid.put(row, 1, Decimal(task.number))
        for column, words in enumerate((task.title, task.progress, task.mark), 2):
            grid.put(row, column, dirty(words, quirks))
    grid.put(row + 1, 1, dirty("Lưu ý: các phòng cập nhật tiến độ trước khi họp giao ban.", quirks))
    return grid
