"""Weights are stated by somebody, completely, or refused with what is wrong."""

from decimal import Decimal
from pathlib import Path

import pytest

from toancanh.integrate.weights import parse, weights

ROOT = Path(__file__).resolve().parents[2]
TEXT = """
[[weights]]
indicator = "iip"
measure = "yoy"
area = "66"
since = 2025-07-01
from = 2025-01-01
to = 2025-12-31
source = "letter 1"
reason = "value added of 2020"
[weights.parts]
"54@2004-07-08" = "0.41"
"66@2004-07-08" = "0.59"
"""


def test_stated_weights_are_read_exactly(places) -> None:
    (found,) = parse("a.toml", TEXT)
    assert found.whole == places.new
    assert dict(found.parts) == {places.other: Decimal("0.41"), places.old: Decimal("0.59")}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"0.59"', '"0.6"', "together exactly 1"),
        ('"66@2004-07-08" = "0.59"', "", "all areas that make it up"),
        ('"letter 1"', '" "', "source"),
        ("reason =", "why =", "expected"),
        ('"iip"', '"exports"', "a rate or an index"),
        ("to = 2025-12-31", "to = 2024-12-31", "the earlier day first"),
        ('"yoy"', '"growth"', "growth"),
        ('"0.41"', '"much"', "a.toml"),
    ],
)
def test_wrong_weights_are_refused_with_what_was_expected(old: str, new: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as error:
        parse("a.toml", TEXT.replace(old, new))
    assert str(error.value).startswith("a.toml: ")


def test_no_weights_are_assumed() -> None:
    assert weights() == ()


def test_document_shows_weights_as_they_are_read(places) -> None:
    page = ROOT / "docs" / "howto" / "state-weights.md"
    shown = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    (found,) = parse("state-weights.md", shown)
    assert (found.indicator, found.whole, sum(found.parts.values())) == ("iip", places.new, 1)
