"""Reports that are all true never contradict each other, and what follows from them is true."""

import random

import pytest

from toancanh.model import Kind, Node
from toancanh.reconcile.claims import told_values
from toancanh.reconcile.editions import Edition, Reconciled, reconcile
from twins.reports import Line, Report, World, compositions, reports, world


def reconciled(said: list[Report]) -> Reconciled:
    """What is made of the reports."""
    family = [Edition(it.document, it.day, told_values(it.said)) for it in said if it.said]
    return reconcile(family, compositions)


def of_2025(node: Node) -> bool:
    """Whether the world knows it: plans are made for the year of the reports."""
    return node.thing.kind is Kind.OUTCOME or node.thing.period.start.year == 2025


def untrue(values: Reconciled, of: World) -> list[Node]:
    """The nodes whose value cannot be the true one."""
    found = []
    for node, interval in ((it.node, it.interval) for it in values.values if of_2025(it.node)):
        thing = node.thing
        if (
            of.true(Line(thing.indicator, thing.place, thing.period, node.measure, thing.kind, thing.dims))
            not in interval
        ):
            found.append(node)
    return found


@pytest.mark.parametrize(("seed", "part"), [*((seed, 0.05) for seed in range(14)), (14, 0.15)])
def test_true_reports_agree_and_imply_only_the_truth(seed: int, part: float) -> None:
    chance = random.Random(seed)
    of = world(chance)
    said = list(reports(of, chance, part))
    found = reconciled(said)
    told = sum(len(it.said) for it in said)
    assert not found.contradictions
    assert len(found.values) > told // 2, "nothing was calculated"
    assert untrue(found, of) == []
