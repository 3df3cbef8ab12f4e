"""What people choose between sources: kept, signed, with a reason, undone by a later decision."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from toancanh import pipeline
from toancanh.model import Bound, Extraction, Period, UserError, Verdict, subject_of
from toancanh.store import actions, selectors
from toancanh.store.models import ChoiceRow, Run
from toancanh.store.selection import Selection

pytestmark = pytest.mark.django_db
TEXT = "Xuất khẩu 6 tháng đạt {} tỷ USD, tăng khá so với cùng kỳ năm trước, theo báo cáo của ngành."


@pytest.fixture
def keep(make_document, make_fact):
    """Store a document that claims one value, and give back its figure."""

    def read(value: str, name: str, published: str = "2025-M07", **parts):
        document = make_document(TEXT.format(value), name=name, published=Period.parse(published))
        fact = make_fact(value, document, **parts)
        run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
        row = actions.save_document(document=document, content=document.text.encode())
        actions.save_extraction(run=run, document=row, extraction=Extraction((fact,)))
        return fact

    return read


@pytest.fixture
def two(keep):
    """An early figure and a later one, which the rules stand by."""
    return keep("1", "som.txt", "2025-M06"), keep("2", "muon.txt")


def choose(fact, **parts):
    return actions.choose(fact_id=fact.id, **{"who": "Lan", "reason": "Cục Thống kê xác nhận", **parts})


def stood_by():
    (line,) = pipeline.picture().lines
    return int(line.value.quantity.value), line.why(line.value)


def findings():
    return [it.code for it in pipeline.picture().findings if "choice" in it.code]


def test_chosen_figure_stands_instead_of_the_later_one(two) -> None:
    assert stood_by() == (2, ("vintage",))
    choose(two[0])
    assert stood_by() == (1, ("decision",))


def test_later_choice_takes_the_place_and_both_are_remembered(two) -> None:
    choose(two[0])
    choose(two[1], who=" Minh ", reason="số của tỉnh")
    told = [(it.fact.id, it.who, it.reason) for it in selectors.choices_on(two[0])]
    assert told == [(two[1].id, "Minh", "số của tỉnh"), (two[0].id, "Lan", "Cục Thống kê xác nhận")]
    assert stood_by() == (2, ("decision",))


def test_choice_taken_back_leaves_it_to_the_rules(two) -> None:
    choose(two[0])
    actions.take_back(fact_id=two[1].id, who="Lan", reason="đã có số chính thức")
    assert stood_by() == (2, ("vintage",))
    assert [it.fact is None for it in selectors.choices_on(two[0])] == [True, False]
    with pytest.raises(UserError, match="nothing_chosen"):
        actions.take_back(fact_id=two[1].id, who="Lan", reason="lần nữa")


def test_choice_holds_when_the_document_is_read_again(two) -> None:
    choose(two[0])
    row = selectors.document(two[0].passage.document)
    run = actions.start_run(kind=Run.Kind.REPLAY, engine="2", parameters={})
    actions.save_extraction(run=run, document=row, extraction=Extraction((replace(two[0], rule="other"),)))
    assert (stood_by(), findings()) == ((1, ("decision",)), [])


def test_choice_goes_over_to_the_document_sent_again(two, make_document) -> None:
    choose(two[0])
    text = TEXT.format("1") + " Hết."
    again = make_document(text, name="som.txt", published=Period.parse("2025-M06"))
    row = actions.save_document(document=again, content=text.encode())
    run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    fact = replace(two[0], passage=again.passage(22, 23))
    actions.save_extraction(run=run, document=row, extraction=Extraction((fact,)))
    assert row.supersedes
    assert (stood_by(), findings()) == ((1, ("decision",)), [])


def test_choice_whose_figure_is_gone_is_told(two, make_fact) -> None:
    choose(two[0])
    row = selectors.document(two[0].passage.document)
    run = actions.start_run(kind=Run.Kind.REPLAY, engine="2", parameters={})
    changed = replace(two[0], quantity=replace(two[0].quantity, bound=Bound.ABOUT))
    actions.save_extraction(run=run, document=row, extraction=Extraction((changed,)))
    assert (stood_by()[0], findings()) == (2, ["reconcile.choice_gone"])


def test_only_what_is_asked_for_is_missed(two, keep) -> None:
    choose(two[0])
    keep("5", "nhap.txt", indicator="imports")
    asked = Selection(indicators=("imports",))
    assert pipeline.picture(asked).findings == ()


def test_who_chooses_a_doubtful_figure_confirms_it(two, settings) -> None:
    settings.CONFIDENCE = 2
    choose(two[0])
    assert selectors.verdicts() == {two[0].claim: Verdict.CONFIRMED}


@pytest.mark.parametrize(("parts", "code"), [({"who": " "}, "unsigned"), ({"reason": " "}, "no_reason")])
def test_choice_needs_a_name_and_a_reason(two, parts, code) -> None:
    with pytest.raises(UserError, match=code):
        choose(two[0], **parts)
    assert not ChoiceRow.objects.exists()
    assert selectors.verdicts() == {}


def test_nobody_chooses_what_is_not_there(make_fact) -> None:
    with pytest.raises(UserError, match="no_fact"):
        choose(make_fact())


@pytest.mark.parametrize("wrong", [{"current": True}, {"who": ""}, {"reason": ""}])
def test_database_keeps_the_promises(two, wrong) -> None:
    row = choose(two[0])
    parts = {"who": "x", "reason": "x", "current": False, "stands": True, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        ChoiceRow.objects.create(observation=row.observation, subject=subject_of(two[0]), **parts)
