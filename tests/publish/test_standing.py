"""Why a figure stands, in both languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from toancanh.model import Correction, Quantity
from toancanh.publish import standing
from toancanh.reconcile.precedence import CLOSER, ONLY, rules


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_has_its_words(lang) -> None:
    told = {standing.instead(rule, lang) for rule in (*rules(), CLOSER)}
    assert len(told) == len(rules()) + 1
    assert standing.because((*rules(), ONLY), lang).count(";") == len(rules())


def test_correction_tells_original_value_and_who(make_fact) -> None:
    why = Correction(
        Quantity(Decimal(15_718), "tonne"), "Đảo số.", "Lan", date(2026, 1, 2), "Bảng", "a.toml#1"
    )
    fact = replace(make_fact(15_781, unit="tonne"), correction=why)
    said = "Đã hiệu đính: văn bản viết 15.718 tấn, dùng 15.781 tấn. Đảo số."
    assert standing.corrected(fact, "vi") == f"{said} (Lan, 2/1/2026; nguồn: Bảng; a.toml#1)"
    assert standing.corrected(make_fact(), "vi") is None
