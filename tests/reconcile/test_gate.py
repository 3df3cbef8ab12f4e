"""What is not sure waits for a person; what a person decided holds."""

from datetime import date
from decimal import Decimal

import pytest

from toancanh.model import Verdict
from toancanh.reconcile.gate import THRESHOLD, Gate
from toancanh.reconcile.picture import build_picture
from toancanh.reconcile.precedence import Source

JUST_UNDER = THRESHOLD - Decimal("0.01")


def lines(fact, gate: Gate):
    return build_picture(filter(gate.admits, [fact]), {fact.passage.document: Source(date(2025, 7, 1))}).lines


@pytest.mark.parametrize(
    ("confidence", "verdict", "shown"),
    [
        (THRESHOLD, None, True),
        (JUST_UNDER, None, False),
        (None, None, True),
        (JUST_UNDER, Verdict.CONFIRMED, True),
        (Decimal("0.99"), Verdict.REJECTED, False),
        (None, Verdict.REJECTED, False),
    ],
)
def test_only_what_is_sure_or_confirmed_is_in_the_picture(confidence, verdict, shown, make_fact) -> None:
    fact = make_fact(confidence=confidence)
    gate = Gate(verdicts={fact.claim: verdict} if verdict else {})
    assert bool(lines(fact, gate)) is shown


def test_threshold_can_be_moved(make_fact) -> None:
    fact = make_fact(confidence=Decimal("0.8"))
    assert lines(fact, Gate(Decimal("0.8")))
    assert not lines(fact, Gate(Decimal("0.81")))


def test_doubtful_figure_is_no_rival_and_makes_no_conflict(make_fact, make_document) -> None:
    sure = make_fact(100)
    doubtful = make_fact(900, make_document("Xuất khẩu 6 tháng đạt 9,0 tỷ USD."), confidence=JUST_UNDER)
    sources = {it.passage.document: Source(date(2025, 7, 1)) for it in (sure, doubtful)}
    picture = build_picture(filter(Gate().admits, [sure, doubtful]), sources)
    (line,) = picture.lines
    assert (line.rivals, picture.findings) == ((), ())


@pytest.mark.parametrize("other", [{"value": 7}, {"unit": "VND"}, {"indicator": "imports"}])
def test_verdict_on_one_claim_is_none_on_another_of_the_same_words(other, make_fact) -> None:
    fact, changed = make_fact(confidence=JUST_UNDER), make_fact(**{"confidence": JUST_UNDER, **other})
    gate = Gate(verdicts={fact.claim: Verdict.CONFIRMED})
    assert gate.admits(fact)
    assert not gate.admits(changed)
