"""Two readings are matched by what they are about; only what says otherwise is told."""

from decimal import Decimal

import pytest

from toancanh.model import Act, ActType, Extraction, Mention, MentionKind, Period
from toancanh.store import actions
from toancanh.store.differences import compare
from toancanh.store.models import Run, SourceDocument

TEXT = "Xuất khẩu 6 tháng đạt 1,5 tỷ USD, nhập khẩu 0,5 tỷ USD. Sở kiến nghị UBND tỉnh. Chợ A."
pytestmark = pytest.mark.django_db


@pytest.fixture
def read(make_document):
    """Store what was read in a document of this text."""

    def reading(text: str = TEXT, facts=(), acts=(), mentions=()):
        document = make_document(text)
        row = SourceDocument.objects.filter(original=document.sha256).first()
        row = row or actions.save_document(document=document, content=text.encode())
        run = actions.start_run(kind=Run.Kind.REPLAY, engine="1", parameters={})
        extraction = Extraction(tuple(facts), tuple(acts), (), tuple(mentions))
        return actions.save_extraction(run=run, document=row, extraction=extraction)

    return reading


def test_gone_new_changed_and_the_same(read, make_document, make_fact) -> None:
    document = make_document(TEXT)

    def fact(value: object, at: int, **parts: object):
        return make_fact(value, document, span=(at, at + 5), **parts)

    before = [fact(1, 22), fact(2, 30), fact(3, 40, indicator="imports"), fact(4, 50)]
    after = [fact(1, 22), fact(5, 30), fact(3, 40, indicator="fdi"), fact(4, 60)]
    found = compare(read(facts=before), read(facts=after)).facts
    assert found.same == 1
    assert [(a.quantity.value, b.quantity.value) for a, b in found.changed] == [(2, 5), (3, 3)]
    assert [it.passage.start for it in (*found.gone, *found.new)] == [50, 60]


def test_other_place_is_no_difference_between_editions(read, make_document, make_fact) -> None:
    other = "Theo báo cáo mới: " + TEXT
    old = make_fact(1, make_document(TEXT), span=(22, 32))
    new = make_fact(1, make_document(other), span=(40, 50))
    again = make_fact(Decimal("1.0"), make_document(other), span=(60, 63), period=Period.parse("2025-H2"))
    found = compare(read(facts=[old]), read(other, facts=[new, again])).facts
    assert (found.same, found.changed, found.gone) == (1, (), ())
    assert [it.period.code for it in found.new] == ["2025-H2"]


def test_acts_and_names_are_compared_likewise(read, make_document) -> None:
    document = make_document(TEXT)
    said, named = document.passage(57, 80), document.passage(81, 86)
    asked = Act(said, ActType.PETITION, "Sở", "UBND tỉnh", (), "test")
    told = Act(said, ActType.DIRECTIVE, "Sở", "UBND tỉnh", (), "test")
    market = Mention(named, MentionKind.MARKET, "Chợ A", "market:a", "", (), "test")
    found = compare(read(acts=[asked]), read(acts=[told], mentions=[market]))
    assert found.acts.changed == ((asked, told),)
    assert found.mentions.new == (market,)
    assert not found.facts
