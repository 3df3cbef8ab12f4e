"""The sheets of the index of industrial production."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from twins.chance import drawn
from twins.quirks import Quirk
from twins.table import Column, Meaning, Row, Table
from twins.truth import Dims, months

YEAR = 2026
D = "Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hoà không khí"
# Sections go by the names that prose has for them, so that both speak of one thing.
SECTIONS = {
    "B": "khai khoáng",
    "C": "chế biến, chế tạo",
    "D": "sản xuất và phân phối điện",
    "E": "cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải",
}
# Label and code of the Vietnam Standard Industrial Classification, in the order of the sheets.
INDUSTRIES = (
    ("TOÀN NGÀNH", ""),
    ("Khai khoáng", "B"),
    ("Khai khoáng khác", "08"),
    ("Công nghiệp chế biến, chế tạo", "C"),
    ("Sản xuất chế biến thực phẩm", "10"),
    ("Sản xuất đồ uống", "11"),
    ("Sản xuất sản phẩm thuốc lá", "12"),
    ("Dệt", "13"),
    ("Sản xuất trang phục", "14"),
    ("Sản xuất da và các sản phẩm có liên quan", "15"),
    (
        "Chế biến gỗ và sản xuất sản phẩm từ gỗ, tre, nứa (trừ giường, tủ, bàn, ghế); sản xuất sản phẩm từ"
        " rơm, rạ và vật liệu tết bện",
        "16",
    ),
    ("Sản xuất giấy và sản phẩm từ giấy", "17"),
    ("In, sao chép bản ghi các loại", "18"),
    ("Sản xuất than cốc, sản phẩm dầu mỏ tinh chế", "19"),
    ("Sản xuất hoá chất và sản phẩm hoá chất", "20"),
    ("Sản xuất thuốc, hoá dược và dược liệu", "21"),
    ("Sản xuất sản phẩm từ cao su và plastic", "22"),
    ("Sản xuất sản phẩm từ khoáng phi kim loại khác", "23"),
    ("Sản xuất kim loại", "24"),
    ("Sản xuất sản phẩm từ kim loại đúc sẵn (trừ máy móc, thiết bị)", "25"),
    ("Sản xuất sản phẩm điện tử, máy vi tính và sản phẩm quang học", "26"),
    ("Sản xuất thiết bị điện", "27"),
    ("Sản xuất máy móc, thiết bị chưa được phân vào đâu", "28"),
    ("Sản xuất xe có động cơ", "29"),
    ("Sản xuất phương tiện vận tải khác", "30"),
    ("Sản xuất giường, tủ, bàn, ghế", "31"),
    ("Công nghiệp chế biến, chế tạo khác", "32"),
    ("Sửa chữa, bảo dưỡng và lắp đặt máy móc và thiết bị", "33"),
    (D, "D"),
    (D, "35"),
    ("Cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải", "E"),
    ("Khai thác, xử lý và cung cấp nước", "36"),
    ("Thoát nước và xử lý nước thải", "37"),
    ("Hoạt động thu gom, xử lý và tiêu huỷ rác thải; tái chế phế liệu", "38"),
)
_ONLY_DIVISION = {"08": "B", "35": "D"}  # of its section: the same figures
# As published, Tây Ninh 2026: against the same month a year before, estimated and then revised.
_ESTIMATED = {
    "": ("125.95", "106.01", "113.40", "112.32", "113.51", "115.83", "114.90"),
    "29": ("259.26", "102.04", None, None, None, "333.33"),
    "20": (None, None, None, "110.76"),
}
_REVISED = {
    "": ("126.06", "106.80", "114.13", "113.96", "113.87", "115.24", "114.10"),
    "29": ("411.11", "34.69", None, None, None, "422.22"),
    "20": (None, None, None, "66.67"),
}
FOOTERS = (
    "Ghi chú: Số liệu tháng báo cáo là số ước tính, được chính thức hoá vào tháng sau.",
    "Báo cáo gửi Sở Công Thương chậm nhất vào ngày làm việc cuối cùng của tháng.",
    "Báo cáo chưa bao gồm các cơ sở cá thể.",
)


def revised(code: str, month: int) -> Decimal:
    """Month against the same month a year before, 100 where nothing changed, as known a month later."""
    code = _ONLY_DIVISION.get(code, code)
    if given := _given(_REVISED, code, month):
        return given
    return _estimated(code, month) + drawn(f"revision {code} {month}", -3, 3)


def _estimated(code: str, month: int) -> Decimal:
    code = _ONLY_DIVISION.get(code, code)
    if given := _given(_ESTIMATED, code, month):
        return given
    usual = drawn(f"growth {code}", 96, 128)
    value = usual + drawn(f"growth {code} {month}", -9, 9)
    return round(value, 0) if drawn(f"typed {code} {month}", 0, 1) > Decimal("0.9") else value


def _given(table: dict[str, tuple[str | None, ...]], code: str, month: int) -> Decimal | None:
    row = table.get(code, ())
    found = row[month - 1] if 1 <= month <= len(row) else None
    return Decimal(found) if found else None


def _cumulative(code: str, month: int) -> Decimal:
    known = [revised(code, before) for before in range(1, month)]
    return round((sum(known) + _estimated(code, month)) / month, 2)


def _before(month: int) -> tuple[int, int]:
    return (YEAR, month - 1) if month > 1 else (YEAR - 1, 12)


def monthly(month: int, quirks: frozenset[Quirk]) -> Table:
    """Sheet IIP: four columns of growth."""
    year, last = _before(month)
    here = months(YEAR, month, month)
    meanings = (
        Meaning(months(year, last, last), "yoy", "actual", index=True),
        Meaning(here, "mom", "estimate", index=True),
        Meaning(here, "yoy", "estimate", index=True),
        Meaning(months(YEAR, 1, month), "yoy", "estimate", index=True),
    )
    heads = _heads(month, quirks)
    columns = tuple(Column(k, h, m) for k, h, m in zip("BCDE", heads, meanings, strict=True))

    def values(code: str) -> dict[str, Decimal]:
        of = _ONLY_DIVISION.get(code, code)
        return {
            "B": revised(of, last if month > 1 else 0),
            "C": drawn(f"mom {of} {month}", 84, 121),
            "D": _estimated(of, month),
            "E": _cumulative(of, month),
        }

    title = f"Chỉ số sản xuất công nghiệp tháng {month} và {month} tháng năm {YEAR}"
    return Table(title, "Đơn vị tính: %", "", columns, _rows(values), FOOTERS)


def _rows(values: Callable[[str], dict[str, Decimal]]) -> tuple[Row, ...]:
    def dims(label: str, code: str) -> Dims:
        if code in SECTIONS:
            return (("sector", SECTIONS[code]),)
        return (("sector", label), ("vsic", code)) if code else ()

    return tuple(Row(label, "iip", dims(label, code), values=values(code)) for label, code in INDUSTRIES)


def _heads(month: int, quirks: frozenset[Quirk]) -> tuple[tuple[str | date, ...], ...]:
    year, last = _before(month)
    if Quirk.STACKED_HEADER in quirks:
        behind = "năm báo cáo" if year == YEAR else "năm trước"
        same = ("so với", "cùng kỳ", "năm trước")
        now = f"Tháng {month}"
        return (
            (f"Tháng {last}", behind, "so với", "cùng kỳ", "năm trước"),
            (now, "năm báo cáo", "so với", f"tháng {last}", behind),
            (now, "năm báo cáo", *same),
            (f"{month} tháng", "năm báo cáo", *same),
        )
    same, other = ("so với cùng kỳ", "so với tháng trước") if month > 5 else ("so cùng kỳ", "so tháng trước")
    first = f"{month} tháng đầu năm {YEAR}"
    if Quirk.DATE_HEADERS in quirks:
        before, now = date(year, last, 1), date(YEAR, month, 1)
        whole = first if Quirk.FIRST_MONTHS in quirks else f"{month} tháng năm {YEAR}"
        return (before, same), (now, other), (now, same), (whole, same)
    shown = "{:02}" if Quirk.ZERO_PADDED in quirks else "{}"
    here, past = f"{shown.format(month)}/{YEAR}", f"{shown.format(last)}/{year}"
    whole = first if Quirk.FIRST_MONTHS in quirks else f"Lũy kế cuối tháng {here}"
    cumulative = f"{whole} so cùng kỳ" if month == 1 else f"{whole} so với cùng kỳ"
    return (f"Tháng {past} {same}",), (f"Tháng {here} {other}",), (f"Tháng {here} {same}",), (cumulative,)


QUARTERS = ("I", "II", "III", "IV")


def quarterly(quarter: int, year: int = YEAR) -> Table:
    """Sheet IIP Q: each quarter of the year so far, the last one estimated."""
    columns = []
    for number, roman in enumerate(QUARTERS[:quarter], 1):
        kind, status = ("Ước tính", "estimate") if number == quarter else ("Thực hiện", "actual")
        head = f"{kind} quý {roman} năm báo cáo so với cùng kỳ năm trước"
        columns.append(Column(str(number), (head,), Meaning(f"{year}-Q{number}", "yoy", status, index=True)))

    def values(code: str) -> dict[str, Decimal]:
        of = _ONLY_DIVISION.get(code, code)
        return {str(number): _of_quarter(of, number, quarter) for number in range(1, quarter + 1)}

    title = f"Chỉ số sản xuất công nghiệp quý {QUARTERS[quarter - 1]} năm {year}"
    return Table(title, "Đơn vị tính: %", "", tuple(columns), _rows(values))


def _of_quarter(code: str, number: int, now: int) -> Decimal:
    three = [revised(code, month) for month in range(3 * number - 2, 3 * number + 1)]
    if number == now:
        three[-1] = _estimated(code, 3 * number)
    return round(sum(three) / 3, 2)
