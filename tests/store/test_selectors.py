"""What the screens ask of the store."""

from dataclasses import replace
from decimal import Decimal

import pytest

from toancanh.model import Evidence, Extraction, Part, Period, Way
from toancanh.store import actions, selectors
from toancanh.store.models import Run
from toancanh.store.selection import Selection

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(make_document):
    run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})

    def keep(document, *facts):
        return actions.store_reading(
            run=run, document=document, content=document.text.encode(), read=actions.Read(Extraction(facts))
        )

    return keep


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Selection(), 2),
        (Selection(indicators=["exports"]), 1),
        (Selection(indicators=["imports"]), 0),
        (Selection(area_codes=["66"]), 2),
        (Selection(area_codes=["54"]), 0),
        (Selection(period=Period.parse("2025-H1")), 1),
    ],
)
def test_observations_by_selection(asked, found, store, make_document, make_fact) -> None:
    other = make_fact(indicator="retail_sales", period=Period.parse("2024"))
    store(make_document(), make_fact(), other)
    assert len(selectors.current_observations(asked)) == found


def test_superseded_document_keeps_its_facts_but_gives_none(store, make_document, make_fact) -> None:
    parts = {"title": "Báo cáo đính chính", "issuer": "SCT"}
    old, new = (make_document(f"Xuất khẩu tháng 7 đạt 1,{n} tỷ USD", **parts) for n in (5, 6))
    first, _ = store(old, make_fact(5, old)), store(new, make_fact(6, new))
    assert [fact.quantity.value for fact in selectors.current_observations()] == [6]
    assert [fact.quantity.value for fact in selectors.facts_of(first)] == [5]


def test_documents_say_how_many_figures_they_have(store, make_document, make_fact) -> None:
    store(make_document(), make_fact(), make_fact(indicator="imports"))
    store(make_document("Không có số liệu.", name="cong-van.txt"))
    assert [(row.name, row.facts) for row in selectors.documents()] == [
        ("cong-van.txt", 0),
        ("bao-cao.txt", 2),
    ]


def test_list_of_documents_is_one_query(store, make_document, make_fact, django_assert_num_queries) -> None:
    for n in range(3):
        store(make_document(f"Văn bản {n}", name=f"{n}.txt"))
    with django_assert_num_queries(1):
        assert [(row.name, row.successor, row.published) for row in selectors.documents()]


def test_claim_shows_its_sentence_around_the_number(store, make_document, make_fact) -> None:
    document = make_document("Mở đầu. Xuất khẩu đạt 1,5 tỷ USD. Kết thúc.")
    fact = make_fact(document=document, span=(22, 32), sentence=(8, 33))
    store(document, fact)
    claim = selectors.claim(fact.id)
    assert claim.sentence == ("Xuất khẩu đạt ", "1,5 tỷ USD", ".")
    assert (claim.observation, claim.document.sha256) == (fact, document.sha256)


@pytest.mark.parametrize("ask", [selectors.claim, selectors.document, selectors.content])
def test_what_is_not_here_is_none(ask) -> None:
    assert ask("x") is None


def test_many_figures_are_read_as_one_is_but_for_the_evidence(store, make_document, make_fact) -> None:
    told = {"period": None, "dims": (("sector", "hydro"),), "doubts": ("area_told",)}
    told |= {"confidence": Decimal("0.90"), "evidence": (Evidence(Part.AREA, Way.STATED, "table.row", 1, 4),)}
    row = store(make_document(), make_fact(**told))
    (one,), (read,) = selectors.facts_of(row), selectors.current_observations()
    assert read == replace(one, evidence=()) != one
    assert str(read.confidence) == "0.90"
