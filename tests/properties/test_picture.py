"""The picture is the same whatever the order in which documents came in."""

import random
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.model import Bound, Measure, Observation, Passage, Period, Quantity, Status
from toancanh.reconcile.editions import editions, reconcile
from toancanh.reconcile.picture import build_picture
from toancanh.reconcile.precedence import Source

DOCUMENTS = ("a", "b", "c")
few = st.integers(0, 3)
units = st.sampled_from(("VND", "USD"))
quantities = st.builds(Quantity, st.integers(1, 5).map(Decimal), units, bound=st.sampled_from(Bound))
facts = st.builds(
    Observation,
    st.builds(Passage, st.sampled_from(DOCUMENTS), few, st.integers(4, 6), st.just("x")),
    quantities,
    st.sampled_from((None, "exports", "imports")), st.sampled_from(("Xuất khẩu", "xuất khẩu")),
    st.sampled_from(Measure), st.sampled_from(Status),
    st.sampled_from((None, Period.year(2025), Period.month(2025, 6))), st.sampled_from((None, "Đắk Lắk")),
    st.sampled_from((None, "66")), st.sampled_from(((), (("commodity", "cà phê"),))),
    st.just((0, 9)), st.just("r"),
)  # fmt: skip
batches = st.lists(facts, max_size=25, unique_by=lambda fact: fact.id)
days, issuers = st.dates(date(2025, 7, 1), date(2025, 7, 3)), st.none() | st.just("Cục Thống kê")
sources = st.fixed_dictionaries({name: st.builds(Source, days, issuers) for name in DOCUMENTS})


@given(batches, sources, st.randoms(use_true_random=False))
def test_order_makes_no_difference(
    batch: list[Observation], sources: dict[str, Source], chance: random.Random
) -> None:
    shuffled = chance.sample(batch, len(batch))
    assert build_picture(shuffled, sources) == build_picture(batch, sources)


@given(batches, sources)
def test_no_claim_is_lost_or_doubled(batch: list[Observation], sources: dict[str, Source]) -> None:
    shown = (Measure.LEVEL, Measure.YOY, Measure.PCT_OF_PLAN)
    picture = build_picture(batch, sources)
    told = [it.id for line in picture.lines for it in (*line.observations, *line.rivals)]
    assert sorted(told) == sorted(it.id for it in batch if it.measure in shown)


@given(batches, sources)
def test_every_conflict_is_told(batch: list[Observation], sources: dict[str, Source]) -> None:
    picture = build_picture(batch, sources)
    assert bool(picture.findings) == any(line.conflict for line in picture.lines)


steps = st.sampled_from((Decimal(0), Decimal(2)))
one_thing = st.builds(
    lambda document, quantity, status: Observation(
        Passage(document, 0, 4, "x"), quantity, "exports", "xuất khẩu", Measure.LEVEL, status,
        Period.year(2025), "Đắk Lắk", "66", (), (0, 9), "r",
    ),
    st.sampled_from(DOCUMENTS),
    st.builds(
        Quantity, st.integers(1, 5).map(Decimal), st.just("USD"), step=steps,
        bound=st.sampled_from(Bound),
    ),
    st.sampled_from((Status.ACTUAL, Status.ESTIMATE)),
)  # fmt: skip


@settings(deadline=None)  # the first of them loads the areas
@given(st.lists(one_thing, min_size=1, unique_by=lambda fact: fact.passage.document), sources)
def test_identities_go_by_the_claims_that_the_picture_stands_by(
    batch: list[Observation], sources: dict[str, Source]
) -> None:
    (line,) = build_picture(batch, sources).lines
    (family,) = editions(batch, sources).values()
    assert [it.told for it in reconcile(family).values if it.told] == [line.value]
