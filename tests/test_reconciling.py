"""The contradictions kept are those of the documents in force, however these came."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

from toancanh import reconciling
from toancanh.isolation import Limits, Workers
from toancanh.joining import contradicting
from toancanh.model import Document, Extraction, Severity, Verdict
from toancanh.reconcile.precedence import Source
from toancanh.reconciling import catch_up
from toancanh.store import actions
from toancanh.store.contradictions import mapping, selectors
from toancanh.store.contradictions.selectors import Wanted
from toancanh.store.models import Reconciliation, Run, Waiting
from twins.series import Series

pytestmark = pytest.mark.django_db
Report = tuple[Document, Extraction]
Keep = Callable[..., None]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """Three months of two provinces, most reports with a wrong digit."""
    return list(Series(provinces=2, months=3, products=0, slips=700).reports())


@pytest.fixture
def keep() -> Keep:
    """Store reports."""
    run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})

    def store(*reports: Report) -> None:
        for document, said in reports:
            actions.store_reading(
                run=run, document=document, content=document.text.encode(), read=actions.Read(said)
            )

    return store


def stored() -> set[object]:
    """All that is kept, as values."""
    rows = selectors.contradictions()
    return {
        (mapping.key(it), it.severity, it.expected, it.spread, tuple(member.id for member in it.members),
         tuple((suspect.observation.id, suspect.should_be, suspect.slip) for suspect in it.suspects))
        for it in selectors.told(rows)
    }  # fmt: skip


def expected(reports: Iterable[Report]) -> set[str]:
    """The contradictions of these reports, by their keys, without any store."""
    facts = [fact for _, said in reports for fact in said.facts]
    sources = {document.sha256: Source(document.published.start) for document, _ in reports}
    return {mapping.key(it) for it, _ in contradicting(facts, sources)}


def keys() -> set[str]:
    return set(selectors.contradictions().values_list("key", flat=True))


def resent(report: Report) -> Report:
    """The same report, once more, with its wrong digit as it was meant."""
    document = report[0]
    right = {it.sha256: said.facts for it, said in Series(2, 3, products=0, slips=0).reports()}[
        document.sha256
    ]
    text = f"{document.text} gửi lại"
    again = replace(document, sha256=sha256(text.encode()).hexdigest(), text=text)
    facts = (replace(it, passage=replace(it.passage, document=again.sha256)) for it in right)
    return again, Extraction(tuple(facts))


def signed(report: Report) -> Report:
    """A report with a number, so that another one with it takes its place."""
    document, said = report
    return replace(document, number="1/BC-CTK", issuer="CTK", title="Báo cáo"), said


def wrong(reports: list[Report]) -> Report:
    """The first report in which something was brought to light."""
    sources = {document.sha256: Source(document.published.start) for document, _ in reports}
    found = contradicting([fact for _, said in reports for fact in said.facts], sources)
    first = min(it.document for it, _ in found)
    return next(report for report in reports if report[0].sha256 == first)


@pytest.mark.parametrize("seed", range(4))
def test_order_and_number_of_goes_make_no_difference(keep: Keep, reports: list[Report], seed: int) -> None:
    chance = random.Random(seed)
    for report in chance.sample(reports, len(reports)):
        keep(report)
        if chance.random() < 0.5:
            catch_up()
    catch_up()
    step_by_step = stored()
    assert keys() == expected(reports) != set()
    catch_up(everything=True)
    assert stored() == step_by_step


def test_years_of_reports_come_to_the_same_one_by_one(keep: Keep) -> None:
    """Reports of long ago are not looked at again when one comes, unless it comes late."""
    chance = random.Random(0)
    *reports, last, newest = Series(provinces=2, months=26, products=0, slips=150).reports()
    late = chance.sample(reports, 3)
    keep(*(it for it in reports if it not in late))
    catch_up()
    for report in (last, *late, newest):
        keep(report)
        catch_up()
    step_by_step = stored()
    catch_up(everything=True)
    assert stored() == step_by_step != set()


def test_other_processes_find_the_same(keep: Keep, reports: list[Report]) -> None:
    keep(*reports)
    catch_up()
    here = stored()
    with Workers(2, Limits()) as hands:
        catch_up(hands=hands, everything=True)
    assert stored() == here


def test_only_the_families_touched_are_looked_at(keep: Keep, reports: list[Report]) -> None:
    keep(*reports[:-1])
    whole = catch_up()
    keep(reports[-1])
    assert catch_up().families == whole.families / 2
    assert catch_up().families == 0


def test_what_was_mended_contradicts_no_more(keep: Keep, reports: list[Report]) -> None:
    bad = wrong(reports)
    others = [it for it in reports if it is not bad]
    keep(*others, signed(bad))
    catch_up()
    assert selectors.contradictions(Wanted(documents=[bad[0].sha256])).exists()
    keep(signed(resent(bad)))
    report = catch_up()
    assert report.gone
    assert keys() == expected([*others, signed(resent(bad))])


def test_mended_report_may_come_first(keep: Keep, reports: list[Report]) -> None:
    bad = wrong(reports)
    rest = [it for it in reports if it is not bad]
    keep(*rest, signed(resent(bad)))
    catch_up()
    keep(signed(bad))
    catch_up()
    assert keys() == expected([*rest, resent(bad)])


def test_reading_again_replaces(keep: Keep, reports: list[Report]) -> None:
    keep(*reports)
    catch_up()
    bad = wrong(reports)
    row = actions.SourceDocument.objects.get(original_id=bad[0].sha256)
    run = actions.start_run(kind=Run.Kind.REPLAY, engine="2", parameters={})
    actions.save_extraction(run=run, document=row, extraction=Extraction(()))
    catch_up()
    assert keys() == expected([it for it in reports if it is not bad])


def test_verdict_takes_effect_and_is_undone(keep: Keep, reports: list[Report]) -> None:
    keep(*reports)
    catch_up()
    before = stored()
    row = selectors.contradictions()[0]
    (worst,) = selectors.told([row])
    for fact in worst.members:
        actions.decide(fact_id=fact.id, verdict=Verdict.REJECTED, who="Lan")
    assert selectors.waiting()
    catch_up()
    assert row.key not in keys()
    for fact in worst.members:
        actions.decide(fact_id=fact.id, verdict=Verdict.CONFIRMED, who="Lan")
    catch_up()
    assert stored() == before


def test_another_threshold_is_another_basis(keep: Keep, reports: list[Report], settings) -> None:
    keep(*reports)
    catch_up()
    settings.CONFIDENCE = Decimal("0.99")
    report = catch_up()
    assert (report.families > 0, report.observations, keys()) == (True, 0, set())


def test_failure_keeps_documents_and_is_made_up_for(
    keep: Keep, reports: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(*reports[:-1])
    catch_up()
    before = stored()
    keep(reports[-1])

    def fails(*_: object) -> None:
        raise RuntimeError("no")

    with monkeypatch.context() as patch:
        patch.setattr(reconciling, "renewed", fails)
        report = catch_up()
    assert {it.code for it in report.failed} == {"reconcile.failed"}
    assert (stored(), Waiting.objects.count()) == (before, 1)
    assert catch_up().failed == ()
    assert (keys(), Waiting.objects.count()) == (expected(reports), 0)


def test_every_go_is_written_down(keep: Keep, reports: list[Report]) -> None:
    keep(*reports)
    report = catch_up()
    audit = Reconciliation.objects.get()
    assert (audit.whole, audit.failed, audit.gone) == (True, 0, 0)
    assert (audit.families, audit.observations) == (report.families, report.observations)
    assert audit.appeared == len(keys()) == report.appeared
    assert audit.run.kind == Run.Kind.RECONCILE
    assert audit.run.finished_at


def test_stored_contradiction_comes_back_as_it_was(keep: Keep, reports: list[Report]) -> None:
    keep(*reports)
    catch_up()
    facts = {fact.id: fact for _, said in reports for fact in said.facts}
    sources = {document.sha256: Source(document.published.start) for document, _ in reports}
    found = {mapping.key(it): it for it, _ in contradicting(facts.values(), sources)}
    for it in selectors.told(selectors.contradictions()):
        was = found[mapping.key(it)]
        parts = ("relation", "severity", "document", "expected", "members", "suspects", "spread")
        assert [getattr(it, part) for part in parts] == [getattr(was, part) for part in parts]
        assert [(term.node, term.interval, term.told) for term in it.terms] == [
            (term.node, term.interval, term.told) for term in was.terms
        ]


def test_worst_comes_first(keep: Keep, reports: list[Report]) -> None:
    keep(*reports)
    catch_up()
    rows = list(selectors.contradictions().values_list("severity", "weight"))
    order = list(Severity)[::-1]
    assert rows == sorted(rows, key=lambda it: (order.index(it[0]), -it[1]))
    assert selectors.count().total() == len(rows)


def test_contradictions_are_found_by_area_indicator_severity_and_document(
    keep: Keep, reports: list[Report]
) -> None:
    keep(*reports)
    catch_up()
    row = selectors.contradictions()[0]
    unit = (row.area_code, row.area_since)
    assert unit in selectors.areas()
    assert row.indicator in selectors.indicators()
    for wanted in (
        Wanted(areas=[unit]),
        Wanted(indicators=[row.indicator]),
        Wanted(severity=Severity(row.severity)),
        Wanted(documents=[row.document.sha256]),
    ):
        assert row in selectors.contradictions(wanted)
    others = Wanted(areas=[("00", None)]), Wanted(indicators=["iip"]), Wanted(documents=["0" * 64])
    assert not any(selectors.contradictions(it).exists() for it in others)
