"""A number is read as the page that it was typed on writes numbers, and never a thousand times too large."""

from decimal import Decimal

import pytest
from django.test import RequestFactory

from toancanh.model import UserError
from toancanh.web.typed import typed_number


def read(text: str, language: str) -> Decimal:
    return typed_number(RequestFactory().post("/", {"value": text, "so-viet-theo": language}), "value")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("vi", "1.234,5", "1234.5"), ("vi", " 1.520 ", "1520"), ("vi", "0,25", "0.25"),
        ("vi", "-2000", "-2000"),
        ("en", "1,234.5", "1234.5"), ("en", "1.520", "1.520"), ("en", "0.25", "0.25"),
        ("en", "1,520", "1520"),
    ],
)  # fmt: skip
def test_each_language_has_its_own_comma(language: str, text: str, expected: str) -> None:
    assert read(text, language) == Decimal(expected)


@pytest.mark.parametrize(
    ("language", "text", "example"),
    [
        ("vi", "1,234.5", "1.234,5"), ("vi", "1.5", "1.234,5"),
        ("en", "1.234,5", "1,234.5"), ("en", "1,5", "1,234.5"),
    ]
    + [(language, text, "1") for language in ("vi", "en") for text in ("", "nhiều", "1e9", "NaN", "1.2.3")],
)  # fmt: skip
def test_what_is_written_the_other_way_is_asked_for_again(language: str, text: str, example: str) -> None:
    with pytest.raises(UserError) as told:
        read(text, language)
    assert told.value.code == "review.bad_number"
    assert example in str(told.value.values["example"])
