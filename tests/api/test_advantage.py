"""Industries and products with an advantage, for programs."""

import pytest
from tests.answering.advantage.conftest import exports, tell

__all__ = ["exports", "tell"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(settings, tmp_path):
    settings.AREA, settings.DATA = "66", tmp_path


def test_numbers_have_two_ends_and_what_they_rest_on(ask, exports):
    told = ask("get", "/advantage?period=2025-M01..M09").json()
    assert (told["place"]["code"], told["place"]["since"], told["period"]) == (
        "66",
        "2025-07-01",
        "2025-M01..M09",
    )
    (listed,) = told["lists"]
    coffee = listed["branches"][0]
    assert (coffee["name"], coffee["best"], coffee["worst"]) == ("Cà phê", 1, 1)
    share = next(it for it in coffee["evidence"] if it["method"] == "share")["value"]
    assert (share["low"], share["high"], share["unit"]) == ("60", "60", "percent")
    assert set(share["observations"]) == {exports["coffee"].id, exports["whole"].id}
    years = next(it for it in coffee["evidence"] if it["method"] == "years")
    assert (years["value"], years["missing"]) == (None, ["years"])
    assert {it["code"] for it in told["methods"]} >= {it["method"] for it in coffee["evidence"]}


def test_weights_are_taken_and_told(ask, exports):
    told = ask("get", "/advantage?weights=growth:2,share:0").json()
    weights = {it["method"]: (it["weight"], it["used"]) for it in told["lists"][0]["criteria"]}
    assert (weights["growth"], weights["share"]) == (("2", True), ("0", False))


@pytest.mark.parametrize(
    "query", ["area=99", "period=2019", "against=99", "weights=growth", "weights=beauty:1", "are=66"]
)
def test_what_there_is_not_is_refused(ask, exports, query):
    answer = ask("get", f"/advantage?{query}")
    assert answer.status_code == 422, answer.content
    assert answer["Content-Type"].startswith("application/problem+json")


def test_an_empty_store_has_nothing_to_tell(ask):
    assert ask("get", "/advantage").json()["lists"] == []
