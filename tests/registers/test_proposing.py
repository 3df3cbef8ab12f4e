"""What documents say arrives as proposals with their sentences; a person decides, and once."""

from decimal import Decimal
from pathlib import Path

import pytest

from toancanh import pipeline, work
from toancanh.model import UserError
from toancanh.read import read_bytes
from toancanh.registers import proposing, selectors
from toancanh.registers.models import Proposal
from toancanh.registers.registry import register
from toancanh.store import actions as store
from toancanh.store.models import Run

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
NEWS = """Sở Công Thương Đắk Lắk báo cáo ngày 20/8/2025.
CCN Tân An có diện tích 48,6 ha, tỷ lệ lấp đầy đạt 82%.
"""


def take(content: bytes, name: str):
    document = read_bytes(content, name)
    run = store.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    found = work.extract_for(document, None)
    return store.store_reading(run=run, document=document, content=content, read=store.Read(found))


def waiting(field: str) -> Proposal:
    return next(it for it in selectors.proposals() if field in it.values)


def test_new_occupancy_is_proposed_with_its_sentence_and_accepted_by_a_person(add) -> None:
    entry = add(occupancy=Decimal(78), area_ha=Decimal("48.6"))
    row = take(NEWS.encode(), "tin.txt")
    found = proposing.propose().new
    assert [(it.entry, it.values) for it in found] == [(entry.pk, {"occupancy": "82"})]
    assert "tỷ lệ lấp đầy đạt 82%" in found[0].sentence
    assert row.text[found[0].start : found[0].end] == "82%"
    after = proposing.accept(key=found[0].pk, who="Minh")
    assert after.occupancy == 82
    changes = (deed.changes.filter(field="occupancy").get() for deed in selectors.history(after))
    sides = [(it.before, it.after, it.deed.who, it.deed.source, it.deed.document) for it in changes]
    assert sides == [("78", "82", "Minh", row.title or row.name, row),
                     (None, "78", "Lan", "Báo cáo 12/BC-SCT", None)]  # fmt: skip


def test_same_claim_is_proposed_once_whatever_was_decided(add) -> None:
    add(area_ha=Decimal("48.6"))
    take(NEWS.encode(), "tin.txt")
    proposing.propose()
    proposing.reject(key=waiting("occupancy").pk, who="Minh", reason="số của năm trước")
    assert not proposing.propose().new
    assert Proposal.objects.get().state == "rejected"


def test_rejecting_needs_a_reason(add) -> None:
    add()
    take(NEWS.encode(), "tin.txt")
    proposing.propose()
    with pytest.raises(UserError, match="no_reason"):
        proposing.reject(key=waiting("occupancy").pk, who="Minh", reason=" ")


def test_what_the_register_does_not_have_is_proposed_whole() -> None:
    take(NEWS.encode(), "tin.txt")
    added = proposing.accept(key=proposing.propose().new[0].pk, who="Minh")
    assert (added.name, added.area_ha, added.occupancy) == ("CCN Tân An", Decimal("48.6"), 82)
    assert not proposing.propose().new


def test_decided_proposal_cannot_be_decided_again() -> None:
    take(NEWS.encode(), "tin.txt")
    key = proposing.propose().new[0].pk
    proposing.accept(key=key, who="Minh")
    with pytest.raises(UserError, match="no_proposal"):
        proposing.reject(key=key, who="Lan", reason="muộn")


def test_entry_changed_since_it_was_seen_is_told(add, minh) -> None:
    from toancanh.registers import actions

    entry = add(occupancy=Decimal(78))
    take(NEWS.encode(), "tin.txt")
    proposing.propose()
    actions.change(entry=entry, values={"labour": 3}, version=1, grounds=minh)
    with pytest.raises(UserError, match="changed_meanwhile"):
        proposing.accept(key=waiting("occupancy").pk, who="Minh", version=1)


def test_name_of_two_entries_is_told_as_unclear(add) -> None:
    add("CCN Tân An"), add("Cụm công nghiệp Tân An")
    take(NEWS.encode(), "tin.txt")
    found = proposing.propose()
    assert (found.new, found.unclear[0].name) == ((), "Tân An")


def test_place_tells_same_names_apart(add) -> None:
    add("KCN Trà Đa", "parks", area="66")
    here = add("KCN Trà Đa", "parks", area="23575")
    take((SAMPLES / "gialai-2026-03-danh-muc-khu-cum.ods").read_bytes(), "kcn.ods")
    proposing.propose()
    assert {it.entry for it in selectors.proposals(register("parks")) if it.entry} == {here.pk}


def test_older_statement_than_what_is_held_is_left_out(add) -> None:
    add(occupancy=Decimal(90), area_ha=Decimal("48.6"))
    take(NEWS.replace("20/8/2025", "20/8/2023").encode(), "tin.txt")
    assert not proposing.propose().new


def test_sample_proposes_its_clusters_and_plants() -> None:
    take((SAMPLES / "gialai-2025-10-khu-cum-cong-nghiep.docx").read_bytes(), "khu.docx")
    take((SAMPLES / "gialai-2025-10-du-an-nang-luong.pdf").read_bytes(), "dien.pdf")
    proposing.propose()
    clusters = [it.values for it in selectors.proposals(register("clusters"))]
    assert len(clusters) == 1
    wanted = {"area_ha": "75", "capital_planned": "320", "status": "building"}
    assert clusters[0].items() >= wanted.items()
    plants = {it.values["name"]: it.values for it in selectors.proposals(register("energy_projects"))}
    cho_long = next(it for name, it in plants.items() if "Chơ Long" in name)
    assert (cho_long["mw"], cho_long["capital"], cho_long["stage"]) == ("155", "4619", "built")


def test_what_comes_in_is_proposed_at_once(add, tmp_path: Path) -> None:
    entry = add(occupancy=Decimal(78), area_ha=Decimal("48.6"))
    take(NEWS.replace("82%", "80%").encode(), "tin-truoc.txt")
    path = tmp_path / "tin.txt"
    path.write_text(NEWS, encoding="utf-8")
    assert pipeline.ingest([path]).proposed == 1
    (only,) = selectors.proposals()
    assert (only.entry, only.values) == (entry.pk, {"occupancy": "82"})
