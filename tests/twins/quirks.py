"""Every oddity of the real files, by name, and where each of them occurred."""

from enum import Enum, StrEnum, auto


class Book(StrEnum):
    """Which workbook."""

    TRADE = "TMDV"
    INDUSTRY = "IIP"
    DEPARTMENT = "Chi_Tieu_Nganh"


class Quirk(Enum):
    """One oddity; the workbook that cannot have it takes no notice of it."""

    # products
    MOM_SAID = auto()  # the month against the month before, and the header says so
    MOM_LYING = auto()  # the same numbers under "So với cùng kỳ"
    CODES_FOR_UNITS = auto()  # a product code where the unit belongs
    MONTH_CALLED_MONTHS = auto()  # "Ước tính 9 tháng" for the month, beside "Cộng dồn 9 tháng"
    TWO_DECIMALS = auto()  # typed, not calculated
    NO_BASES = auto()  # no growth where there was nothing a year before
    ZEROS = auto()  # nothing was made
    EXTREMES = auto()  # true growth by hundreds of percent
    # wording and shape of any table
    FIRST_MONTHS = auto()  # "6 tháng đầu năm"
    STACKED_HEADER = auto()  # one word group a row, five rows
    ZERO_PADDED = auto()  # "Tháng 08/2026"
    DATE_HEADERS = auto()  # the first of the month as a date, shown mm/yyyy
    REPEATED_HEADERS = auto()  # again in the middle of the sheet, with a row that names a group
    JUNK_ROWS = auto()  # numbers without a label
    FOOTERS = auto()
    RAGGED_TEXT = auto()  # line breaks, double and trailing blanks
    NFD = auto()
    NBSP = auto()
    MERGED = auto()
    PERMUTED_COLUMNS = auto()
    BLANK_MARGINS = auto()
    AREA_NAMED = auto()  # the title names the province
    # numbers
    PERCENT_FORMAT = auto()  # 1.2021 shown as 120.21%
    BARE_FRACTIONS = auto()  # 1.2021 under a header that says %
    TEXT_NUMBERS = auto()  # "20.150.332,81"
    # files
    QUARTER_SHEETS = auto()
    EMPTY_SHEETS = auto()  # emptied templates and sheets with nothing
    SLIPS = auto()  # −200, +200 and −30 000 in the cumulative column
    RESENT = auto()  # sent again, the slip of this file mended
    # the department's own file
    TITLED_YEARS = auto()  # a title says the year and that the numbers run on, not only the sheet's name
    BROKEN_ARROWS = auto()  # "(á 2,2%)", an arrow of a symbol font
    DOUBLE_DOTS = auto()  # "56..537,447 tỷ đồng"
    ODD_DOTS = auto()  # "2.1485 triệu USD": 2148.5, or not
    NO_PERCENT_SIGN = auto()  # "↑9,87", "(↑17,335)"
    MIXED_WRITING = auto()  # "1103 triệu USD" beside "3.137 triệu USD", "↑7,74%" beside "↑ 7,74%"
    WRONG_QUARTER_TRADE = auto()  # exports of quarter I divided by March a year before
    WRONG_QUARTER_RETAIL = auto()  # the same in retail


_ALWAYS = {Quirk.MERGED, Quirk.FOOTERS}
_TRADE = {Quirk.SLIPS}
_INDUSTRY = {Quirk.NO_BASES, Quirk.ZEROS, Quirk.EXTREMES}
_QUARTERLY = (3, 6, 9, 12)
_OF_MONTH = {
    (Book.TRADE, 1): {Quirk.EMPTY_SHEETS, Quirk.RAGGED_TEXT, Quirk.ZERO_PADDED},
    (Book.TRADE, 3): {Quirk.RAGGED_TEXT},
    (Book.TRADE, 6): {Quirk.FIRST_MONTHS, Quirk.RAGGED_TEXT},
    (Book.TRADE, 8): {Quirk.JUNK_ROWS},
    (Book.INDUSTRY, 1): {Quirk.MOM_SAID, Quirk.ZERO_PADDED},
    (Book.INDUSTRY, 2): {Quirk.ZERO_PADDED},
    (Book.INDUSTRY, 4): {Quirk.TWO_DECIMALS},
    (Book.INDUSTRY, 5): {Quirk.REPEATED_HEADERS},
    (Book.INDUSTRY, 6): {Quirk.CODES_FOR_UNITS, Quirk.FIRST_MONTHS},
    (Book.INDUSTRY, 9): {Quirk.MONTH_CALLED_MONTHS, Quirk.RAGGED_TEXT},
}


def as_occurred(book: Book, month: int) -> frozenset[Quirk]:
    """The oddities of the real file of a month of 2026; from September on as the drift would go on."""
    if book is Book.DEPARTMENT:
        return frozenset(
            {
                Quirk.MERGED, Quirk.EMPTY_SHEETS, Quirk.PERCENT_FORMAT, Quirk.WRONG_QUARTER_TRADE,
                Quirk.BROKEN_ARROWS, Quirk.DOUBLE_DOTS, Quirk.ODD_DOTS, Quirk.NO_PERCENT_SIGN,
                Quirk.MIXED_WRITING,
            }
        )  # fmt: skip
    own = _TRADE if book is Book.TRADE else _INDUSTRY
    quarterly = {Quirk.QUARTER_SHEETS} if month in _QUARTERLY else set()
    return frozenset(_ALWAYS | own | quarterly | _OF_MONTH.get((book, month), set()))
