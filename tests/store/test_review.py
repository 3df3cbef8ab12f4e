"""Doubtful figures wait in a queue; decisions are kept, signed, and hold when a document is read again."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from toancanh.model import Bound, Evidence, Extraction, Part, UserError, Verdict, Way
from toancanh.reconcile.gate import Gate
from toancanh.store import actions, admitting, selectors
from toancanh.store.models import DecisionRow, Run

pytestmark = pytest.mark.django_db
LIMIT = Decimal("0.60")
TEXT = "Xuất khẩu 6 tháng đạt 1,5 tỷ USD, 1,6 tỷ USD, 1,7 tỷ USD, 1,8 tỷ USD."


@pytest.fixture
def facts(make_document, make_fact):
    """Four figures of one document, from hopeless to sure, and one of before confidence was measured."""
    document = make_document(TEXT)
    shares = ("0.20", "0.55", "0.60", "0.99", None)
    return tuple(
        make_fact(
            number, document, span=(22 + number, 32), confidence=None if share is None else Decimal(share)
        )
        for number, share in enumerate(shares)
    )


@pytest.fixture
def read(make_document):
    """Read the document (again) and find these figures in it."""
    document = make_document(TEXT)

    def read_again(*found):
        run = actions.start_run(kind=Run.Kind.REPLAY, engine="1", parameters={})
        row = actions.save_document(document=document, content=document.text.encode())
        actions.save_extraction(run=run, document=row, extraction=Extraction(found))

    return read_again


def waiting():
    return [claim.observation.confidence for claim in selectors.claims(selectors.queue(LIMIT))]


def decide(fact, verdict=Verdict.CONFIRMED, **parts):
    return actions.decide(fact_id=fact.id, verdict=verdict, **{"who": "Lan", **parts})


def admitted(facts):
    """What the gate admits, and what the condition of the store does, which must be the same."""
    gate = Gate(LIMIT, selectors.verdicts())
    kept = admitting.admitted(LIMIT)
    by_gate = {it.id for it in facts if gate.admits(it)}
    assert set(kept.values_list("fact_id", flat=True)) == by_gate
    return by_gate


def test_the_least_sure_comes_first(facts, read) -> None:
    read(*facts)
    assert waiting() == [Decimal("0.20"), Decimal("0.55")]


def test_confidence_and_evidence_come_back(facts, read) -> None:
    evidence = (
        Evidence(Part.AREA, Way.CARRIED, "area.name", 3, 9, 2, 1),
        Evidence(Part.UNIT, Way.ASSUMED, "u"),
    )
    fact = replace(facts[1], evidence=evidence)
    read(fact)
    assert selectors.claim(fact.id).observation == fact


@pytest.mark.parametrize(("verdict", "passes"), [(Verdict.CONFIRMED, True), (Verdict.REJECTED, False)])
def test_decided_figure_leaves_the_queue(facts, read, verdict, passes) -> None:
    read(*facts)
    decide(facts[0], verdict)
    assert waiting() == [Decimal("0.55")]
    assert (facts[0].id in admitted(facts)) is passes


def test_sure_figure_can_be_rejected(facts, read) -> None:
    read(*facts)
    decide(facts[3], Verdict.REJECTED)
    decide(facts[4], Verdict.REJECTED)
    assert admitted(facts) == {facts[2].id}


def test_decision_holds_when_the_document_is_read_again(facts, read) -> None:
    read(*facts)
    decide(facts[0])
    decide(facts[1], Verdict.REJECTED)
    again = tuple(replace(fact, rule="other", confidence=Decimal("0.10")) for fact in facts)
    read(*again)
    assert len(waiting()) == 3
    assert admitted(again) == {facts[0].id}


@pytest.mark.parametrize("change", [{"value": Decimal(9)}, {"high": Decimal(9)}, {"bound": Bound.ABOUT}])
def test_decision_does_not_hold_for_another_claim(facts, read, change) -> None:
    read(*facts)
    decide(facts[0])
    other = replace(facts[0], quantity=replace(facts[0].quantity, **change))
    read(other)
    assert waiting() == [Decimal("0.20")]
    assert admitted([other]) == set()


def test_later_decision_stands_and_the_earlier_is_remembered(facts, read) -> None:
    read(*facts)
    decide(facts[0], Verdict.REJECTED, note="của cả nước")
    decide(facts[0], who="  Minh ")
    told = [(it.verdict, it.who, it.note) for it in selectors.decisions_on(facts[0])]
    assert told == [(Verdict.CONFIRMED, "Minh", ""), (Verdict.REJECTED, "Lan", "của cả nước")]
    assert selectors.verdicts() == {facts[0].claim: Verdict.CONFIRMED}


@pytest.mark.parametrize("who", ["", "   "])
def test_decision_must_be_signed(facts, read, who) -> None:
    read(*facts)
    with pytest.raises(UserError, match="unsigned"):
        decide(facts[0], who=who)
    assert not DecisionRow.objects.exists()


def test_nobody_decides_on_what_is_not_there(facts) -> None:
    with pytest.raises(UserError, match="no_fact"):
        decide(facts[0])


def test_one_verdict_is_in_force(facts, read) -> None:
    read(*facts)
    row = decide(facts[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionRow.objects.create(
            observation=row.observation, claim=row.claim, verdict="rejected", who="x", note="", current=True
        )
