"""The picture by the API: what is stood by, why, between which ends, and what nobody wrote."""

from datetime import date

import pytest

from toancanh.approving import actions as approving
from toancanh.approving.values import Cell, Signature, Standing

pytestmark = pytest.mark.django_db


def test_a_line_says_what_is_stood_by_why_and_what_is_not(ask, store) -> None:
    (line,) = ask("get", "/picture?indicator=exports&area_code=66&period=2025-H1").json()["items"]
    level = line["level"]
    assert (level["id"], level["passage"]["document"]) == (store.level.id, store.report.sha256)
    assert (level["interval"]["low"], level["interval"]["high"]) == (None, "860500000")
    assert level["why"] != ["only"]
    assert [(it["id"], it["lost"] in level["why"]) for it in line["rivals"]] == [(store.rival.id, True)]
    assert (line["conflict"], line["pct_of_plan"]["value"], line["yoy"]["value"]) == (True, "57.5", "17.4")


def test_lines_are_narrowed_and_misspelt_filters_refused(ask, store) -> None:
    assert ask("get", "/picture?kind=plan").json()["total"] == 0
    assert ask("get", "/picture?conflict=true").json()["total"] == 1
    assert ask("get", "/picture?size=1&page=2").json()["total"] == 2
    assert ask("get", "/picture?area_since=2025-07-01").json()["total"] == 0
    assert ask("get", "/picture?kinds=plan").status_code == 422


def test_the_official_picture_has_what_was_approved_and_says_by_whom(ask, store) -> None:
    assert ask("get", "/picture?official=true").json()["total"] == 0
    cell = Cell("66", date(2025, 7, 1), store.level.period)
    made = approving.send(cell=cell, figures=[Standing(store.level)], by=Signature("Lan"))
    approving.approve(number=made.pk, by=Signature("Minh"))
    (line,) = ask("get", "/picture?official=true").json()["items"]
    assert line["level"]["approved"]["by"] == "Minh"
    assert line["level"]["approved"]["same"] is True
    assert line["rivals"] == []


def test_what_nobody_wrote_is_told_with_its_steps_and_sources(ask, store) -> None:
    found = ask("get", "/joined?indicator=exports&area_code=66&derived=true").json()["items"]
    plan = next(it for it in found if it["kind"] == "plan" and it["measure"] == "level")
    assert plan["told"] is None
    assert plan["origins"][0] == "derived"
    assert set(plan["sources"]) <= {store.level.id, store.plan.id, store.rival.id, store.growth.id}
    assert len(plan["derivation"]) > 2
    assert plan["period"] == "2025"
    told = ask("get", "/joined?indicator=exports&derived=false&measure=level").json()["items"]
    assert [it["told"] for it in told] == [store.level.id]


def test_joined_values_are_of_an_indicator_that_there_is(ask) -> None:
    refused = ask("get", "/joined?indicator=export")
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:toancanh:api.no_indicator")
    assert ask("get", "/joined").status_code == 422
