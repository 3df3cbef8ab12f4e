"""A year of exports of Đắk Lắk as a strand, and words to draw it with."""

from collections.abc import Callable
from datetime import date

import pytest

from toancanh.publish.charts.making import Words
from toancanh.publish.series import Rhythm, Strand, strand, strands
from toancanh.reconcile.picture import build_picture
from toancanh.reconcile.precedence import Source


@pytest.fixture
def exports(told) -> Callable[..., Strand]:
    """A strand of exports in millions of dollars by period, the fullest or of one rhythm."""

    def make(values: dict[str, object], rhythm: Rhythm | None = None, **parts: object) -> Strand:
        facts = [
            told(int(float(str(value)) * 10**6), period=period, unit="USD", **{"step": 10**5, **parts})
            for period, value in values.items()
        ]
        sources = {fact.passage.document: Source(date(2025, 7, 31)) for fact in facts}
        found = strands(build_picture(facts, sources).lines)
        kind = found[0].kind
        made = strand(found, kind, rhythm)
        assert made is not None
        return made

    return make


@pytest.fixture
def words() -> Words:
    """In Vietnamese."""
    return Words(
        "Kim ngạch xuất khẩu",
        "Tỉnh Đắk Lắk",
        ("Nguồn: 12/BC-SCT (1 văn bản); đọc ngày 1/8/2025.",),
        lambda fact: f"/so-lieu/{fact.id}/",
        lambda fact: "12/BC-SCT",
        "vi",
    )
