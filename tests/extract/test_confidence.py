"""How sure a reading is: never surer for being farther from the words, and honest about strange values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from toancanh.extract import extract
from toancanh.extract.confidence import Clarity, judged, probability, signs, weights
from toancanh.model import Document, Evidence, Measure, Part, Period, Status, Way

STATED = tuple(Evidence(part, Way.STATED, "test", 0, 4) for part in Part)
REPORT = "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1.293 triệu USD, tăng 27,9%."


@pytest.fixture
def sure(make_fact):
    """A figure all of whose parts stand beside it."""
    return make_fact(evidence=STATED)


def confidence(fact):
    (found,) = judged((fact,), Clarity(Document("", "", "", "")))
    return found.confidence


def with_part(fact, found: Evidence):
    return replace(fact, evidence=tuple(found if it.part is found.part else it for it in fact.evidence))


@pytest.mark.parametrize("part", Part)
def test_part_that_stands_farther_off_is_never_surer(part, sure) -> None:
    ways = [(Way.STATED, 0), (Way.CARRIED, 0), (Way.CARRIED, 1), (Way.CARRIED, 2), (Way.CARRIED, 9)]
    told = [confidence(with_part(sure, Evidence(part, way, "test", 0, 4, back))) for way, back in ways]
    assert told == sorted(told, reverse=True)


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("way", Way)
def test_nothing_is_surer_than_what_is_stated(part, way, sure) -> None:
    assert confidence(with_part(sure, Evidence(part, way, "test", 0, 4))) <= confidence(sure)


@pytest.mark.parametrize("part", Part)
def test_other_candidates_make_no_part_surer(part, sure) -> None:
    crowded = Evidence(part, Way.STATED, "test", 0, 4, others=3)
    assert confidence(with_part(sure, crowded)) <= confidence(sure)


@pytest.mark.parametrize(
    "strange",
    [
        {"indicator": None},
        {"period": None},
        {"status": Status.FORECAST},
        {"value": 999, "unit": "percent", "measure": Measure.YOY},
        {"unit": "kWh"},
        {"measure": Measure.OTHER},
        {"period": Period.parse("2016..2020")},
    ],
)
def test_what_is_strange_never_raises_it(strange, make_fact, sure) -> None:
    assert confidence(make_fact(evidence=STATED, **strange)) <= confidence(sure)


def test_sentence_that_says_all_is_surer_than_one_that_says_little(make_document) -> None:
    document = make_document(REPORT + " Ba ngành đi xuống.")
    full, *_, bare = extract(document).facts
    assert full.confidence > Decimal("0.9") > bare.confidence
    assert bare.doubts[0] == "indicator_unknown"


def test_confidence_is_a_share_in_hundredths_and_never_certain() -> None:
    every = probability(tuple(weights().signs))
    none = probability(())
    assert Decimal("0.01") <= every < none <= Decimal("0.99")
    assert every.as_tuple().exponent == none.as_tuple().exponent == -2


def test_every_sign_has_a_weight_that_is_no_praise(make_document) -> None:
    assert all(weight <= 0 for weight in weights().signs.values())
    for fact in extract(make_document(REPORT)).facts:
        assert set(signs(fact)) <= weights().signs.keys()
