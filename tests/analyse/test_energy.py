"""Energy projects: megawatts by stage and obstacle, days in the stage, what asks for attention."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.analyse.energy import (
    Assessed,
    Cause,
    Known,
    Milestone,
    Obstacle,
    Project,
    assessed,
    pipeline,
    ranked,
    stay,
)
from toancanh.analyse.stated import Origin, Stated
from toancanh.model import Period

TODAY = date(2026, 6, 30)
STAGES = ("proposed", "planned", "approved", "building", "built", "")
NEWS = Origin("Báo Gia Lai", as_of=Period.parse("2026-03-31"))


def obstacle(kind: str, *, settled: bool = False, due: date | None = None) -> Obstacle:
    return Obstacle(kind, f"Vướng {kind}", ("energy_obstacles", 1), due=due, settled=settled, origin=NEWS)


def project(
    name: str = "Chơ Long", stage: str = "building", *obstacles: str | Obstacle, **more: object
) -> Project:
    sizes = {
        key: Stated(key, Decimal(str(more.pop(key))), NEWS) for key in ("mw", "mwac", "mwp") if key in more
    }
    hindrances = tuple(obstacle(it) if isinstance(it, str) else it for it in obstacles)
    own = {"told": NEWS, "newest": NEWS, **more}
    return Project(
        ("energy_projects", 1), name, "wind_onshore", stage, amounts=sizes, obstacles=hindrances, **own
    )


def causes(it: Assessed) -> list[Cause]:
    return [each.cause for each in it.reasons]


def test_project_with_two_classes_counts_in_both_and_once_in_the_whole() -> None:
    """155 MW held up by forest and inspection, 145 MW by inspection: 300 + 155 by class, 300 in all."""
    every = [
        project("A", "built", "forest", "inspection", mw=155),
        project("B", "built", "inspection", mw=145),
    ]
    found = pipeline(every, STAGES)
    assert found.blocked.units == {"mw": (300, 2)}
    assert {kind: it.units["mw"][0] for kind, it in found.by_class.items()} == {
        "inspection": 300,
        "forest": 155,
    }
    assert found.several == 1
    assert found.crossed["built", "forest"].projects == 1


def test_measures_of_capacity_are_never_added_to_each_other() -> None:
    """Hòa Hội: 214 MW on the grid's side are 257 MWp of panels; Krông Pa 2 is told in MWp alone."""
    found = pipeline(
        [project("Hòa Hội", "built", mwac=214, mwp=257), project("Krông Pa 2", "built", mwp=49)], STAGES
    )
    assert found.whole.units == {"mwac": (214, 1), "mwp": (306, 2)}
    assert found.whole.unknown == 0


def test_projects_without_capacity_are_counted_and_said() -> None:
    found = pipeline([project("A", mw=50), project("B")], STAGES)
    assert (found.whole.projects, found.whole.units, found.whole.unknown) == (2, {"mw": (50, 1)}, 1)


def test_what_operates_or_was_revoked_is_in_the_pipeline_no_more() -> None:
    every = [
        project("A", "operating", "tax", mw=600),
        project("B", "revoked", mw=50),
        project("C", "approved", mw=30),
    ]
    found = pipeline(every, STAGES)
    assert found.whole.units["mw"] == (30, 1)
    assert (found.operating.projects, found.hindered.projects) == (1, 1)
    assert list(found.by_stage) == ["approved"]


def test_obstacle_that_is_removed_blocks_nothing() -> None:
    found = pipeline([project("A", "building", obstacle("forest", settled=True), mw=50)], STAGES)
    assert (found.blocked.projects, found.free.units["mw"][0]) == (0, 50)


@pytest.mark.parametrize(
    ("milestones", "known", "days"),
    [
        ((Milestone("start", actual=date(2026, 1, 1)),), Known.EXACT, 180),
        ((Milestone("start", planned=date(2026, 1, 1)),), Known.AT_LEAST, 91),
        ((Milestone("cod", actual=date(2026, 1, 1)),), Known.AT_LEAST, 91),
    ],
)
def test_days_in_the_stage_are_as_sure_as_what_is_known(milestones, known, days) -> None:
    """The milestone that begins the stage tells it; else, at least, the day on which a source said so."""
    found = stay(project(milestones=milestones), TODAY)
    assert (found.known, found.days) == (known, days)


def test_nothing_dated_is_unknown() -> None:
    assert stay(project(told=Origin("Báo")), TODAY).known is Known.UNKNOWN
    assert stay(project(stage=""), TODAY) == (Known.UNKNOWN, None, None, Origin())


def test_late_projects_say_by_how_many_days() -> None:
    late = project("A", milestones=(Milestone("cod", planned=date(2026, 6, 1)),), mw=50)
    reached = project("B", milestones=(Milestone("cod", date(2026, 6, 1), date(2026, 6, 15)),), mw=50)
    to_come = project("C", milestones=(Milestone("cod", planned=date(2027, 6, 1)),), mw=50)
    assert [assessed(it, TODAY).late for it in (late, reached, to_come)] == [29, None, None]
    assert causes(assessed(late, TODAY))[0] is Cause.PAST_COD


def test_reasons_come_gravest_first() -> None:
    due = obstacle("clearance", due=date(2026, 5, 31))
    old = Origin("Báo cũ", as_of=Period.parse("2023"))
    it = assessed(project("A", "built", due, "grid", told=old, newest=old), TODAY)
    assert causes(it) == [
        Cause.OBSTACLE_OVERDUE, Cause.BUILT_IDLE, Cause.OBSTACLES, Cause.NO_CAPACITY, Cause.OLD,
    ]  # fmt: skip
    assert (it.reasons[0].days, it.reasons[0].obstacles) == (30, (due,))
    assert it.reasons[2].obstacles == (due, it.project.obstacles[1])


def test_order_is_by_reason_then_by_megawatts() -> None:
    small, large = project("Nhỏ", "built", mw=10), project("Lớn", "built", mw=100)
    hindered = project("Vướng", "building", "grid", mw=500)
    fine = project("Ổn", "building", mw=900)
    every = [assessed(it, TODAY) for it in (small, hindered, fine, large)]
    assert [it.project.name for it in ranked(every)] == ["Lớn", "Nhỏ", "Vướng"]


classes = st.lists(st.sampled_from(["forest", "grid", "tax", ""]), max_size=3)


@given(st.lists(st.tuples(st.sampled_from(STAGES), classes, st.none() | st.integers(1, 500)), max_size=8))
def test_parts_make_the_whole(projects) -> None:
    """Stages, and blocked with free, add up to the whole; no class holds more than is blocked in all."""
    every = [
        project(str(at), stage, *kinds, **({"mw": size} if size else {}))
        for at, (stage, kinds, size) in enumerate(projects)
    ]
    found = pipeline(every, STAGES)

    def size(*powers) -> tuple[int, Decimal]:
        return sum(it.projects for it in powers), sum(
            (it.units.get("mw", (0, 0))[0] for it in powers), Decimal(0)
        )

    assert size(*found.by_stage.values()) == size(found.whole) == size(found.blocked, found.free)
    assert all(size(it) <= size(found.blocked) for it in found.by_class.values())
    assert found.whole.unknown == sum(not it.amounts for it in every)
