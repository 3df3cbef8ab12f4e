"""Numbers that people put right in the store: what stands then, what is refused, what undoing gives back."""

from decimal import Decimal

import pytest

from toancanh import pipeline
from toancanh.model import Extraction, Observation, UserError, Verdict
from toancanh.store import actions, mendings, selectors
from toancanh.store.models import Run

pytestmark = pytest.mark.django_db
RIGHT = {"value": Decimal(1_450_000_000), "who": "Lan", "reason": "gõ nhầm"}


@pytest.fixture
def keep(make_document):
    """Store a figure."""

    def stored(fact: Observation) -> Observation:
        document = make_document()
        run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
        row = actions.save_document(document=document, content=document.text.encode())
        actions.save_extraction(run=run, document=row, extraction=Extraction((fact,)))
        return fact

    return stored


def stood_by() -> list[int]:
    return [int(it.value.quantity.value) for it in pipeline.picture().lines if it.value]


def test_number_put_right_stands_and_tells_what_was_read(keep, make_fact) -> None:
    fact = keep(make_fact(confidence=Decimal("0.1")))
    actions.correct(fact_id=fact.id, source="bản giấy", **RIGHT)
    (line,) = pipeline.picture().lines
    why = line.value.correction
    assert (line.value.quantity.value, line.value.said.value) == (1_450_000_000, 1_500_000_000)
    assert (why.reason, why.author, why.source) == ("gõ nhầm", "Lan", "bản giấy")
    assert not selectors.queue(Decimal("0.5")).exists()


def test_undone_the_rules_decide_again(keep, make_fact) -> None:
    fact = keep(make_fact(confidence=Decimal("0.1")))
    actions.correct(fact_id=fact.id, **RIGHT)
    actions.undo(fact_id=fact.id, who="Minh", reason="nhầm")
    assert stood_by() == []
    assert selectors.queue(Decimal("0.5")).count() == 1
    assert selectors.verdicts() == {}
    assert [it.verdict for it in selectors.decisions_on(fact)] == [Verdict.OPEN, Verdict.CONFIRMED]
    assert [(it.who, it.value) for it in mendings.mendings_on(fact)] == [
        ("Minh", None),
        ("Lan", RIGHT["value"]),
    ]


def test_undoing_a_rejection_gives_the_figure_back(keep, make_fact) -> None:
    fact = keep(make_fact())
    actions.decide(fact_id=fact.id, verdict=Verdict.REJECTED, who="Lan")
    assert stood_by() == []
    actions.undo(fact_id=fact.id, who="Lan", reason="nhầm")
    assert stood_by() == [1_500_000_000]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"who": " "}, "review.unsigned"),
        ({"reason": ""}, "review.no_reason"),
        ({"value": Decimal(1_500_000_000)}, "review.same_number"),
        ({"value": Decimal("NaN")}, "review.same_number"),
        ({"fact_id": "0" * 20}, "review.no_fact"),
    ],
)
def test_what_makes_no_sense_is_refused(keep, make_fact, parts: dict[str, object], code: str) -> None:
    fact = keep(make_fact())
    with pytest.raises(UserError, match=code):
        actions.correct(**{"fact_id": fact.id, **RIGHT, **parts})
    assert stood_by() == [1_500_000_000]


def test_figure_of_nothing_known_cannot_be_put_right(keep, make_fact) -> None:
    fact = keep(make_fact(indicator=None))
    with pytest.raises(UserError, match=r"review\.cannot_correct"):
        actions.correct(fact_id=fact.id, **RIGHT)


def test_nothing_decided_is_nothing_to_undo(keep, make_fact) -> None:
    fact = keep(make_fact())
    with pytest.raises(UserError, match=r"review\.nothing_decided"):
        actions.undo(fact_id=fact.id, who="Lan", reason="thử")
