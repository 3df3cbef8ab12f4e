"""Build twins of the monthly workbooks that a provincial Statistics Office sends, with the truth about them.

The files of Tây Ninh for 2026, eight months of them published, are the model: sheets, headers, drift and
errors. Figures are as published where they are known (January to August) and plausible elsewhere.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from twins import department, iip, products, retail
from twins.quirks import Book, Quirk, as_occurred
from twins.table import Table, lay_out, without_figures
from twins.truth import Built, Empty, Expected, Grid
from twins.writing import written

MONTHS = range(1, 13)
_NAMES = {
    Book.TRADE: (
        "1. Số liệu Thống kê_T1_2026_TMDV.xls", "2. SCT_TMDV thang 2-2026.xls",
        "3. SCT_TMDV_Thang 3-26.xls", "4. SCT_TMDV_Thang 4_26.xls", "5. SCT-TMDV_Thang 5-26_SoCT.xlsx",
        "6. SCT - TMDV_T6.xlsx", "7. SCT -TMDV - Thang 7.xlsx", "8. SCT- TMDV thang 8.xlsx",
        "9. SCT-TMDV_Thang 9.xlsx", "10. SCT -TMDV T10.xlsx", "11. SCT- TMDV thang 11-26.xlsx",
        "12. SCT_TMDV_T12.2026.xlsx",
    ),
    Book.INDUSTRY: (
        "1.1 So liệu tống kê vể chỉ số CN- SCT T1.2025_gui lai.xlsx", "2.2 So lieu IIP SCT T2.206.xlsx",
        "3.3 So lieu IIP SCT T3.206.xlsx", "4.4. Số liệu IIP - So lieu SCT T4.2026.xlsx",
        "5.5. So lieu IIp - SCT T5.2026.xlsx", "6.6. So lieu IIP- SCT T6.2026.xlsx",
        "7.7. So lieu IIP SCT T7.2026.xlsx", "8.8. So lieu IIP- SCT T8.2026.xlsx",
        "9.9. So lieu IIP SCT T9.2026.xlsx", "10.10. So lieu IIp- SCT T10.206.xlsx",
        "11.11. So lieu IIP - SCT T11.2026.xlsx", "12.12 So lieu IIP SCT T12.2026.xlsx",
    ),
}  # fmt: skip
_SHEETS = {
    1: ("IIP", "SPCN", "12. TM tháng", ""),
    3: ("7.IIP", "8.SPCN", "11.TM", "12.DTBL"),
    6: ("IIP T", "SPCNT", "TM T", "BL T"),
    9: ("IIP T", "SPCNT", "TM T", "BL T"),
    12: ("7.IIP", "8.SPCN", "11.TM", "12.DTBL"),
}
_USUAL = ("IIP", "SPCN", "Tổng mức", "DT bán lẻ")


def build(
    book: Book, month: int, on: Collection[Quirk] = (), off: Collection[Quirk] = (), fmt: str | None = None
) -> Built:
    """Build the workbook of a month of 2026.

    Args:
        book: which one; of the department's own file ``month`` is the last one known of 2026.
        month: 1 to 12.
        on, off: oddities to force, beside those of the real file of that month (``as_occurred``).
        fmt: ``xls`` or ``xlsx``; as it occurred if not given.
    """
    quirks = (as_occurred(book, month) | frozenset(on)) - frozenset(off)
    makers = {Book.TRADE: _trade, Book.INDUSTRY: _industry, Book.DEPARTMENT: _department}
    sheets = tuple(makers[book](month, quirks))
    name = _name(book, month, quirks, fmt)
    kind = name.rpartition(".")[2]
    return Built(written(sheets, kind), name, tuple(it for grid in sheets for it in grid.truth), sheets)


def _name(book: Book, month: int, quirks: frozenset[Quirk], fmt: str | None) -> str:
    if book is Book.DEPARTMENT:
        return f"Chi_Tieu_Nganh_Cong_Thuong.{fmt or 'xlsx'}"
    stem, _, kind = _NAMES[book][month - 1].rpartition(".")
    if Quirk.RESENT in quirks and not stem.endswith("gui lai"):
        stem += "_gui lai"
    return f"{stem}.{fmt or kind}"


def _industry(month: int, quirks: frozenset[Quirk]) -> Iterator[Grid]:
    index, made, _, _ = _SHEETS.get(month, _USUAL)
    plain = quirks - {Quirk.CODES_FOR_UNITS}
    yield lay_out(index, iip.monthly(month, quirks), plain)
    yield lay_out(made, products.monthly(month, quirks), quirks - {Quirk.STACKED_HEADER})
    if Quirk.QUARTER_SHEETS in quirks:
        quarter = (month + 2) // 3
        flat = plain - {Quirk.STACKED_HEADER}
        yield lay_out("IIP Q", iip.quarterly(quarter), flat)
        yield lay_out("SPCNQ", products.quarterly(quarter, quirks), flat)
    if Quirk.EMPTY_SHEETS in quirks:
        yield _nothing("Tồn kho")


def _trade(month: int, quirks: frozenset[Quirk]) -> Iterator[Grid]:
    _, _, totals, goods = _SHEETS.get(month, _USUAL)
    if Quirk.EMPTY_SHEETS in quirks:
        yield from _template()
    yield lay_out(totals, retail.totals(month, quirks), quirks)
    if goods:
        yield lay_out(goods, retail.goods(month, quirks), quirks - {Quirk.JUNK_ROWS})
    if Quirk.QUARTER_SHEETS in quirks:
        quarter = (month + 2) // 3
        flat = quirks - {Quirk.STACKED_HEADER}
        yield lay_out("TM Q", retail.quarterly(quarter, of_goods=False), flat)
        yield lay_out("BL Q", retail.quarterly(quarter, of_goods=True), flat)


def _department(month: int, quirks: frozenset[Quirk]) -> Iterator[Grid]:
    yield from department.years(quirks)
    yield department.retail(month, quirks)
    yield department.trade(month, quirks)
    if Quirk.EMPTY_SHEETS in quirks:
        yield _nothing("IIP")
        yield _nothing("TLHDSD điện")
    yield department.agenda(quirks)


def _nothing(name: str) -> Grid:
    grid = Grid(name)
    grid.truth.append(Empty(name))
    return grid


def _template() -> Iterator[Grid]:
    """The yearly template, its figures of September 2025 taken out."""
    for name in ("1. GRDP", "2. Vốn đầu tư", "3. Ngân sách"):
        yield _nothing(name)
    ragged = frozenset({Quirk.RAGGED_TEXT})
    stacked = frozenset({Quirk.STACKED_HEADER})
    called = frozenset({Quirk.MONTH_CALLED_MONTHS})
    yield _emptied("5. IIP thang", iip.monthly(9, stacked), stacked)
    yield _emptied("6. IIPquy", iip.quarterly(3), ragged)
    yield _emptied("7. SPCNthang", products.monthly(9, called), ragged | {Quirk.MERGED})
    yield _emptied("8. SPCN quý", products.quarterly(3, frozenset()), ragged | {Quirk.MERGED})


def _emptied(name: str, table: Table, quirks: frozenset[Quirk]) -> Grid:
    bare = without_figures(table)

    def earlier(words: object) -> object:
        return words.replace("2026", "2025") if isinstance(words, str) else words

    columns = tuple(replace(it, heads=tuple(earlier(head) for head in it.heads)) for it in bare.columns)
    rows = tuple(
        replace(row, label="Toàn ngành công nghiệp") if row.label == "TOÀN NGÀNH" else row
        for row in bare.rows
    )
    title = f"{name.partition('.')[0]}. {earlier(bare.title)}"
    grid = lay_out(name, replace(bare, title=title, columns=columns, rows=rows, footers=()), quirks)
    grid.truth.append(Empty(name))
    return grid


def expected(built: Built) -> list[Expected]:
    """The figures of a workbook."""
    return [it for it in built.truth if isinstance(it, Expected)]
