"""A number written the Vietnamese way is read back as itself."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from toancanh.extract.rules.number import Number, find_numbers

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def read(text: str) -> Number:
    (mark,) = find_numbers(text)
    assert (mark.start, mark.end) == (0, len(text))
    return mark.value


def spell(number: int) -> str:
    """Number words up to 999, as schools teach them."""
    hundreds, rest = divmod(number, 100)
    if hundreds and not rest:
        return f"{DIGITS[hundreds]} trăm"
    if hundreds and rest < 10:
        return f"{DIGITS[hundreds]} trăm linh {DIGITS[rest]}"
    return f"{DIGITS[hundreds]} trăm {spell_tens(rest)}" if hundreds else spell_tens(rest)


def spell_tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    last = "mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 else DIGITS[ones]
    return ("mười" if tens == 1 else f"{DIGITS[tens]} mươi") + (f" {last}" if ones else "")


@given(st.integers(0, 10**15), st.text("0123456789", max_size=4))
def test_thousands_and_decimals_are_read_back(whole: int, decimals: str) -> None:
    written = f"{whole:,}".replace(",", ".") + ("," + decimals if decimals else "")
    number = read(written)
    assert number.value == Decimal(f"{whole}.{decimals or 0}")
    assert number.step == Decimal(1).scaleb(-len(decimals))


@given(st.integers(1000, 10**12), st.text("0123456789", min_size=1, max_size=4))
def test_english_notation_is_read_the_same(whole: int, decimals: str) -> None:
    assert read(f"{whole:,}.{decimals}").value == Decimal(f"{whole}.{decimals}")


@given(st.integers(1, 999))
def test_words_are_read_back(number: int) -> None:
    assert read(spell(number)) == Number(Decimal(number), Decimal(1), words=True)


@given(st.integers(1, 999), st.integers(100, 999))
def test_words_of_thousands_are_read_back(thousands: int, rest: int) -> None:
    assert read(f"{spell(thousands)} nghìn {spell(rest)}").value == 1000 * thousands + rest
