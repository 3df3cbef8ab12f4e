"""Weights are stated by somebody, completely, or refused with what is wrong."""

from decimal import Decimal
from pathlib import Path

import pytest

from toancanh.integrate.weights import Stated, parse, shipped
from toancanh.model import UserError

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
    (found,) = parse("a.toml", TEXT).weights
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
    assert shipped() == Stated()


def test_document_shows_weights_and_keys_as_they_are_read(places) -> None:
    page = (ROOT / "docs" / "howto" / "state-weights.md").read_text(encoding="utf-8")
    weights, keys = (parse("page", block.split("```")[0]) for block in page.split("```toml\n")[1:])
    (found,) = weights.weights
    assert (found.indicator, found.whole, sum(found.parts.values())) == ("iip", places.new, 1)
    assert [it.name for it in keys.keys[0].key.weights] == ["Phú Túc", "Ia Dreh", "Ia Rsai", "Uar"]


KEY = """
[[keys]]
name = "people"
area = "637"
since = 2004-07-08
source = "yearbook"
[keys.weights]
"24076@2025-07-01" = "4"
"24100@2025-07-01" = "3"
"24109@2025-07-01" = "2"
"24112@2025-07-01" = "1"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"637"', '"999"', "expected a unit"),
        ('"24109@2025-07-01"', '"99999@2025-07-01"', "expected a unit"),
        ('"yearbook"', '""', "source"),
        ("[[keys]]", "[[locks]]", "expected weights or keys"),
    ],
)
def test_wrong_key_is_refused_with_what_was_expected(old: str, new: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse("a.toml", KEY.replace(old, new).replace("[locks.", "[keys."))


def test_key_that_leaves_out_a_unit_is_refused() -> None:
    with pytest.raises(UserError) as error:
        parse("a.toml", KEY.replace('"24109@2025-07-01" = "2"\n', ""))
    assert error.value.code == "areas.key_incomplete"
