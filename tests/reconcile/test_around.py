"""What belongs to a question: what follows from a figure, what confirms it, what it contradicts."""

from collections.abc import Callable
from datetime import date

import pytest

from toancanh.model import Bound, Measure, Period, Status
from toancanh.reconcile.around import around
from toancanh.reconcile.editions import editions, reconcile
from toancanh.reconcile.precedence import Source

HALF = Period.parse("2025-H1")


@pytest.fixture
def asked(make_fact, make_document) -> Callable:
    """What belongs to the first half of 2025, of figures told as (month of 2025, value, parts)."""

    def ask(*told):
        facts, sources = [], {}
        for at, (month, value, parts) in enumerate(told):
            document = make_document(f"báo cáo tháng {month} năm 2025, số liệu của tỉnh")
            if "period" in parts:
                parts = {**parts, "period": Period.parse(parts["period"])}
            facts.append(make_fact(value, document, **{"step": 1_000_000, "span": (at, at + 5), **parts}))
            sources[document.sha256] = Source(date(2025, month, 28))
        (family,) = editions(facts, sources).values()
        return around(lambda node: node.thing.period == HALF, reconcile(family))

    return ask


OF_PLAN = {"measure": Measure.PCT_OF_PLAN, "unit": "percent", "step": "0.1"}
GROWTH = {"measure": Measure.YOY, "unit": "percent", "step": "0.1"}
DONE = (7, 1_520_000_000, {})
PLAN = (8, 2_235_000_000, {"period": "2025", "status": Status.PLAN})


def told_of(values) -> set[tuple[str, str]]:
    return {(it.node.thing.period.code, it.node.thing.kind.value) for it in values}


def test_plan_base_and_what_is_left_follow(asked) -> None:
    found = asked(DONE, (7, "68", {**OF_PLAN, "step": 1}), (7, "28.7", GROWTH))
    assert told_of(found.derived) == {("2025", "plan"), ("2024-H1", "outcome"), ("2025-H2", "need")}


def test_what_is_left_is_shown_also_when_it_follows_from_the_plan_for_the_rest(asked) -> None:
    rest = (8, 715_000_000, {"period": "2025-H2", "status": Status.PLAN})
    found = asked((7, 1_500_000_000, {"step": 100_000_000, "bound": Bound.AT_LEAST}), PLAN, rest)
    assert ("2025-H2", "need") in told_of(found.derived)
    assert [it.told.quantity.value for it in found.narrowed if it.told] == [1_500_000_000]


def test_a_told_plan_is_held_against_the_percentage(asked) -> None:
    (found,) = asked(DONE, (7, "68", OF_PLAN), PLAN).witnesses[-1:]
    assert (found.told.node.thing.kind, found.agrees) == ("plan", True)
    assert found.made.interval.low is not None
    assert found.made.interval.low < 2_235_000_000


def test_a_plan_that_the_percentage_excludes_is_a_contradiction(asked) -> None:
    found = asked(DONE, (7, "50.8", OF_PLAN), PLAN)
    (broken,) = found.contradictions
    assert broken.relation.identity == "percent_of_plan"
    assert not [it for it in found.witnesses if it.agrees]


def test_other_periods_do_not_belong(asked) -> None:
    other = (8, 1_760_000_000, {"period": "2025-M01..M07"})
    found = asked(DONE, other, (8, "31.0", {**GROWTH, "period": "2025-M01..M07"}))
    assert ("2024-M01..M07", "outcome") not in told_of(found.derived)


def test_a_contradiction_belongs_to_each_of_its_figures(asked) -> None:
    base = (6, 920_000_000, {"period": "2024-H1"})
    found = asked(base, DONE, (7, "28.7", GROWTH))
    (broken,) = found.contradictions
    assert broken.relation.identity == "growth"
    assert not found.witnesses
