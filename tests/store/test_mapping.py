"""Rows and frozen values say the same, both ways."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.model import (
    Act,
    ActType,
    Block,
    BlockKind,
    Bound,
    Deadline,
    Document,
    DocumentKind,
    Extraction,
    Faint,
    Finding,
    Limit,
    Locator,
    Measure,
    Observation,
    Passage,
    Period,
    Quantity,
    Reference,
    Severity,
    Status,
)  # fmt: skip
from toancanh.store import actions, mapping, selectors
from toancanh.store.models import ObservationRow, Run

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: tuple(sorted(pair)))
days = st.dates(date(1976, 1, 1), date(2050, 12, 31))
periods = st.tuples(days, days).map(lambda pair: Period(*sorted(pair)))
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**28), max_value=10**28)
counts = st.none() | st.integers(1, 99)
locators = st.builds(Locator, counts, counts, counts, counts, counts, st.none() | texts, st.none() | texts)
pairs = st.lists(st.tuples(texts, texts), max_size=3).map(tuple)
quantities = st.builds(
    Quantity, decimals, texts, st.none() | decimals, decimals.map(abs), st.sampled_from(Bound)
)
SHA = "0" * 64


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    return Passage(SHA, *draw(spans), draw(texts), draw(locators))


maybe = st.none() | texts
observations = st.builds(
    Observation, passages(), quantities, maybe, texts, st.sampled_from(Measure), st.sampled_from(Status),
    st.none() | periods, maybe, st.none() | st.text("0123456789", max_size=5), pairs, spans, texts,
)  # fmt: skip
deadlines = st.builds(Deadline, passages(), st.sampled_from(Limit), st.none() | periods)
kinds = st.none() | st.sampled_from(DocumentKind)
references = st.lists(st.builds(Reference, passages(), texts, kinds, st.none() | periods, maybe), max_size=2)
acts = st.builds(
    Act, passages(), st.sampled_from(ActType), maybe, maybe, st.lists(texts).map(tuple), texts,
    st.none() | deadlines, references.map(tuple),
)  # fmt: skip
findings = st.builds(Finding, texts, st.sampled_from(Severity), st.none() | passages(), pairs)
shares = st.decimals(0, 1, places=3)
blocks = st.builds(
    Block, st.integers(0, 9), st.integers(9, 99), st.sampled_from(BlockKind), locators,
    st.integers(1, 5), st.integers(1, 5),
    st.none() | st.dates() | st.decimals(-(10**15), 10**15, places=4),
    st.lists(st.builds(Faint, st.integers(0, 9), st.integers(9, 99), shares), max_size=2).map(tuple),
)  # fmt: skip
documents = st.builds(
    Document, st.just(SHA), texts, texts, texts,
    st.lists(blocks).map(tuple),
    maybe, st.none() | periods, maybe, maybe, st.dictionaries(texts, texts, max_size=3),
)  # fmt: skip


@given(documents)
def test_document_round_trip(document: Document) -> None:
    row = mapping.document_row(document, mapping.Original(sha256=SHA))
    assert mapping.to_document(row) == document


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(
    st.builds(
        Extraction,
        st.lists(observations, max_size=4, unique_by=lambda it: it.id).map(tuple),
        st.lists(acts, max_size=3).map(tuple),
        st.lists(findings, max_size=3).map(tuple),
    )
)
def test_extraction_comes_back_from_the_database_as_it_went_in(extraction: Extraction) -> None:
    document = Document(SHA, "a.txt", "text/plain", "")
    original = mapping.Original.objects.get_or_create(sha256=SHA, defaults={"content": b""})[0]
    row = selectors.document(SHA) or mapping.document_row(document, original)
    row.save()
    run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    reading = actions.save_extraction(run=run, document=row, extraction=extraction)
    back = Extraction(selectors.facts_of(row), selectors.acts_of(row), selectors.findings_of(row))
    assert back == extraction
    assert mapping.digest(back) == reading.digest


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["92742000000000", "123456789012345678901.12345678", "0.1", "-4.5E+9"])
def test_value_keeps_every_digit(value: str, make_document, make_fact) -> None:
    document = make_document()
    run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    extraction = Extraction((make_fact(value, step="0.01"),))
    actions.store_reading(
        run=run, document=document, content=document.text.encode(), read=actions.Read(extraction)
    )
    assert ObservationRow.objects.get().value == Decimal(value)


def test_digest_tells_a_changed_value_from_the_same_one(make_fact) -> None:
    one, same, other = make_fact("1.50"), make_fact("1.5"), make_fact("1.51")
    assert mapping.digest(Extraction((one,))) == mapping.digest(Extraction((same,)))
    assert one.id == other.id
    assert mapping.digest(Extraction((one,))) != mapping.digest(Extraction((other,)))


def test_row_without_passage_is_no_observation() -> None:
    row = SimpleNamespace(pk=7, start=None, end=None, text=None, locator=None)
    with pytest.raises(ValueError, match="row 7 quotes no passage"):
        mapping._passage(row, SHA)
