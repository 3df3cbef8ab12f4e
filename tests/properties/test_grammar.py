"""Whatever is written in a form that reports use is read back."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.extract.rules.period import find_moments
from toancanh.extract.rules.unit import Amount, find_amounts
from toancanh.extract.survey import vocabulary
from toancanh.extract.timeline import Timeline
from toancanh.model import Period
from toancanh.model.text import reading_form

SEE = vocabulary().see
TODAY = Period.day(date(2025, 7, 21))
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "nghìn tỷ": 10**12}
MONTHS = (
    "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
)  # fmt: skip
months = st.integers(1, 12)
years = st.integers(2000, 2025)


def amount(text: str) -> Amount:
    key = reading_form(text)
    (found,) = find_amounts(SEE(key), text, find_moments(key, text), [0])
    assert (found.start, found.end) == (0, len(text))
    return found


def period(text: str) -> Period | None:
    (found,) = find_moments(reading_form(text), text)
    assert (found.start, found.end) == (0, len(text))
    return Timeline(TODAY).period(found.value)


def vietnamese(number: Decimal) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


@settings(deadline=None)
@given(st.decimals(0, 999, places=2), st.sampled_from(list(SCALES)), st.sampled_from(["đồng", "USD", "kWh"]))
def test_scaled_decimals_are_read_back(number: Decimal, scale: str, unit: str) -> None:
    found = amount(f"{vietnamese(number)} {scale} {unit}")
    assert (found.value, found.step) == (number * SCALES[scale], Decimal(SCALES[scale]) / 100)


@settings(deadline=None)
@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([("tỷ", "triệu"), ("triệu", "nghìn")]))
def test_sums_of_scales_are_read_back(large: int, small: int, scales: tuple[str, str]) -> None:
    found = amount(f"{large} {scales[0]} {small} {scales[1]} đồng")
    assert found.value == large * SCALES[scales[0]] + small * SCALES[scales[1]]


@settings(deadline=None)
@given(st.integers(2, 999), st.sampled_from(["nghìn", "triệu", "tỷ"]))
def test_halves_are_read_back(number: int, scale: str) -> None:
    assert amount(f"{number} {scale} rưỡi đồng").value == number * SCALES[scale] + SCALES[scale] // 2


@settings(deadline=None)
@given(st.integers(1, 500), st.integers(1, 400), st.sampled_from(["-", " - ", "–", " ÷ ", " đến "]))
def test_ranges_are_read_back(low: int, more: int, join: str) -> None:
    found = amount(f"{low}{join}{low + more} MW")
    assert (found.value, found.high) == (low, low + more)


@settings(deadline=None)
@given(st.integers(1000, 10**9), st.none() | st.integers(1, 99))
def test_numbers_grouped_by_spaces_are_read_back_in_prose(whole: int, hundredths: int | None) -> None:
    decimals = "" if hundredths is None else f",{hundredths:02}"
    text = f"đạt {whole:,}".replace(",", " ") + f"{decimals} tấn"
    (found,) = find_amounts(SEE(text), text, [], [0])
    assert found.value == Decimal(f"{whole}.{decimals[1:] or 0}")


@settings(deadline=None)
@given(months, years)
def test_months_are_read_back(month: int, year: int) -> None:
    word = MONTHS[month - 1]
    for text in (
        f"tháng {month}/{year}", f"tháng {month} năm {year}", f"tháng {month:02}-{year}", f"{month}/{year}",
        f"tháng {word} năm {year}", f"tháng {word.lower()} năm {year}", f"T{month}/{year}",
    ):  # fmt: skip
        assert period(text) == Period.month(year, month), text


@settings(deadline=None)
@given(st.integers(1, 4), years)
def test_quarters_are_read_back(quarter: int, year: int) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    word = ("một", "hai", "ba", "tư")[quarter - 1]
    for text in (
        f"quý {roman}/{year}",
        f"quý {roman} năm {year}",
        f"quý {quarter}/{year}",
        f"quý {word} năm {year}",
    ):
        assert period(text) == Period.quarter(year, quarter), text


@settings(deadline=None)
@given(st.integers(2, 11), years)
def test_months_to_date_are_read_back(count: int, year: int) -> None:
    for text in (f"{count} tháng đầu năm {year}", f"{count:02} tháng năm {year}", f"{count}T/{year}"):
        assert period(text) == Period.months(year, 1, count), text
    assert period(f"{count} tháng cuối năm {year}") == Period.months(year, 13 - count, 12)


@settings(deadline=None)
@given(years, st.integers(1, 5))
def test_years_are_read_back(first: int, more: int) -> None:
    for join in ("-", " - ", "–", "÷", " đến "):
        assert period(f"giai đoạn {first}{join}{first + more}") == Period.years(first, first + more)


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2025, 7, 21)), st.integers(1, 300))
def test_stretches_of_days_are_read_back(last: date, length: int) -> None:
    first = date.fromordinal(last.toordinal() - length)
    for text in (
        f"từ ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}/{last.year}",
        f"từ {first.day:02}/{first.month:02} đến hết ngày {last.day}/{last.month}/{last.year}",
    ):
        assert period(text) == Period(first, last), text
