"""The brief of an area, of a park, of a project: what it says, and that each number has its source."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from toancanh.followup import actions as followup
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Entry as Tied
from toancanh.followup.sketches import Given, Sketch
from toancanh.followup.terms import just, on_day
from toancanh.model import Act, ActType, Measure, Mention, MentionKind, Period, Status
from toancanh.pipeline import Upload, ingest
from toancanh.publish.brief import Brief, Said
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import ValueChange
from toancanh.registers.registry import register
from toancanh.store.models import ObservationRow
from toancanh.web import clock
from toancanh.web.briefs.composing import compose
from toancanh.web.briefs.subject import Subject, like

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[3] / "samples" / "documents"
TODAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)
LAN = Grounds("Lan", source="Báo cáo 12/BC-SCT", as_of=Period.parse("2025-M08"))
BY = By("Lan", NOW)


@pytest.fixture(autouse=True)
def _held(monkeypatch, settings) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    settings.AREA = "66"


def add(of: str, name: str, area: str = "Phường Tân An, Đắk Lắk", **values: Any) -> Entry:
    unit = {"area": areas().find(area)[-1]} if area else {}
    return actions.add(register=register(of), values={"name": name, **unit, **values}, grounds=LAN)


def matter(title: str, day: date, kind: MatterKind = MatterKind.TASK, **given: Any) -> None:
    followup.open_matter(by=BY, sketch=Sketch(kind, title, Given(**given), just(on_day(day))))


def of_province() -> Brief:
    return compose(Subject(unit=areas().versions("66")[-1]), TODAY)


def said(brief: Brief) -> Iterator[Said]:
    return (it for section in brief.sections for it in section.each())


def text(brief: Brief) -> str:
    return "\n".join(it.text for it in said(brief))


@pytest.fixture
def cluster() -> Entry:
    """A cluster of which some things are known, with a late matter, an obstacle and a directive."""
    it = add(
        "clusters", "CCN Tân An", status="operating", area_ha=Decimal(48), occupancy=Decimal("85.5"),
        occupancy_basis="leasable", tenants=57, wastewater_running=True,
    )  # fmt: skip
    tied = Tied("clusters", str(it.pk), it.name)
    matter("Vận hành trạm nước thải", date(2026, 5, 20), entry=tied)
    matter("Chưa bàn giao mặt bằng", date(2026, 7, 1), MatterKind.OBSTACLE, entry=tied)
    return it


def test_a_cluster_is_told_with_its_values_its_work_and_what_nobody_knows(cluster) -> None:
    brief = compose(Subject(entry=cluster), TODAY)
    assert brief.title == "Cụm công nghiệp: CCN Tân An"
    assert brief.agency == "Sở Công Thương Tỉnh Đắk Lắk"
    told = text(brief)
    for expected in (
        "48\N{NO-BREAK SPACE}ha",
        "85,5%",
        "57",
        "Nhiệm vụ: Vận hành trạm nước thải",
        "1 việc quá hạn",
    ):
        assert expected in told
    sections = {it.title: it for it in brief.sections}
    hindered = sections["Vướng mắc chưa gỡ"].tables[0].rows[0]
    assert hindered[0].text == "Chưa bàn giao mặt bằng"
    assert hindered[3].tone == "unknown"
    assert "Vốn hạ tầng" in sections["Hồ sơ trong danh bạ"].lines[-1].said[0].text
    assert "Báo cáo 12/BC-SCT (số liệu đến tháng 8/2025)" in {it.source for it in brief.notes}


def test_a_directive_that_names_the_cluster_is_told_with_its_document(cluster, keep, make_document) -> None:
    sentence = "UBND tỉnh giao Sở Công Thương xử lý nước thải cụm công nghiệp Tân An."
    day = Period.parse("2025-08-05")
    paper = make_document(sentence, title="Thông báo kết luận", number="45/TB-UBND", published=day)
    start = sentence.index("cụm công nghiệp")
    named = Mention(
        paper.passage(start, len(sentence) - 1),
        MentionKind.INDUSTRIAL_CLUSTER,
        "Tân An",
        "industrial_cluster:tan an",
    )
    act = Act(paper.passage(0, len(sentence)), ActType.DIRECTIVE, "UBND tỉnh", "Sở Công Thương", (), "test")
    keep(paper, acts=(act,), mentions=(named,))
    other = add("clusters", "CCN Ea Đar")
    brief = compose(Subject(entry=cluster), TODAY)
    row = next(it for it in brief.sections if it.title.startswith("Chỉ đạo")).tables[0].rows[0]
    assert row[0].text == "Thông báo kết luận, 45/TB-UBND, 5/8/2025"
    assert row[1].text == f"Chỉ đạo: {sentence}"
    assert row[1].address == f"/van-ban/{paper.sha256}/?tu=0&den={len(sentence)}#loi"
    assert sentence not in text(compose(Subject(entry=other), TODAY))


def test_a_province_has_its_figures_with_growth_plan_and_source(keep, make_document, make_fact) -> None:
    words = "Xuất khẩu 6 tháng ước đạt 1.293 triệu USD, tăng 27,9%, bằng 69,5% kế hoạch."
    paper = make_document(words, title="Báo cáo 6 tháng", number="9/BC-SCT")
    here = {"area_since": date(2025, 7, 1), "status": Status.ESTIMATE}

    def fact(quoted: str, value: object, **parts: Any) -> Any:
        start = words.index(quoted)
        return make_fact(value, paper, span=(start, start + len(quoted)), **here, **parts)

    percent = {"unit": "percent"}
    keep(
        paper,
        (
            fact("1.293 triệu USD", 1_293_000_000, step=10**6),
            fact("27,9%", "27.9", measure=Measure.YOY, **percent),
            fact("69,5%", "69.5", measure=Measure.PCT_OF_PLAN, **percent),
        ),
    )
    brief = of_province()
    first = brief.sections[0]
    assert first.title == "Địa bàn và số liệu 6 tháng đầu năm 2025"
    assert [it.text for it in first.tables[0].rows[0]] == [
        "Kim ngạch xuất khẩu", "1.293 triệu USD (ước tính)", "+27,9%", "69,5%",
    ]  # fmt: skip
    assert {it.source for cell in first.tables[0].rows[0] for it in cell.notes} == {
        "Báo cáo 6 tháng, 9/BC-SCT"
    }
    assert "hình thành từ Phú Yên (cũ) và Đắk Lắk (cũ)" in text(brief)
    assert "Chỉ số sản xuất công nghiệp" in text(brief)  # is missing, and said to be


def test_work_of_an_area_is_that_of_its_units_its_entries_and_its_sessions(cluster) -> None:
    matter("Việc của tỉnh", date(2026, 6, 5), area="Đắk Lắk", area_code="66")
    commune = areas().find("Phường Tân An, Đắk Lắk")[-1]
    matter("Việc của xã", date(2026, 6, 6), area="Phường Tân An", area_code=commune.code)
    matter("Việc của tỉnh khác", date(2026, 6, 7), area="Gia Lai", area_code="52")
    told = text(of_province())
    assert "Nhiệm vụ: Việc của xã" in told
    assert "Nhiệm vụ: Việc của tỉnh" in told
    assert "Nhiệm vụ: Vận hành trạm nước thải" in told
    assert "tỉnh khác" not in told


def test_what_does_not_fit_is_counted_and_linked() -> None:
    for number in range(9):
        matter(f"Việc thứ {number}", date(2026, 6, 5), area="Đắk Lắk", area_code="66")
    work = next(it for it in of_province().sections if it.title.startswith("Việc"))
    assert (len(work.tables[0].rows), work.more[0].text) == (5, "và 4 việc khác")
    assert work.more[0].address == "/cong-viec/?dia-ban=66"


def test_energy_projects_stand_by_stage_with_their_next_milestone() -> None:
    project = add("energy_projects", "Điện gió Krông Búk", stage="preparing", mw=Decimal(200))
    add("energy_projects", "Thủy điện Ea Súp", stage="operating", mw=Decimal(9))
    add("energy_milestones", "Khởi công", "", project=project, step="start", planned_on=date(2026, 5, 1))
    add("energy_obstacles", "Đất rừng", "", project=project, kind="forest", since=date(2026, 1, 5))
    sections = {it.title: it for it in of_province().sections}
    energy = sections["Dự án năng lượng theo giai đoạn"]
    assert [it.text for it in energy.lines[0].said] == [
        "Chuẩn bị, chưa khởi công 1",
        "Vận hành thương mại (COD) 1",
    ]
    (row,) = energy.tables[0].rows
    assert [it.text for it in row][2:] == ["200\N{NO-BREAK SPACE}MW", "Khởi công: 1/5/2026"]
    assert row[-1].tone == "late"
    hindered = sections["Vướng mắc chưa gỡ"].tables[0].rows[0]
    assert [it.text for it in hindered][:3] == [
        "Điện gió Krông Búk: Đất rừng",
        "Đất rừng, đất lâm nghiệp",
        "5/1/2026",
    ]
    way = {it.title: it for it in compose(Subject(entry=project), TODAY).sections}["Đường đến vận hành"]
    assert [it.text for it in way.tables[0].rows[0]] == ["Khởi công", "1/5/2026", "chưa rõ", "chưa rõ"]


def test_every_number_of_a_brief_of_the_samples_stands_in_its_source(settings, tmp_path) -> None:
    settings.DATA = tmp_path
    names = ("daklak-2025-07-thong-bao-ket-luan.docx", "daklak-2025-06-tin-tinh-uy.txt")
    ingest([Upload(name, (SAMPLES / name).read_bytes()) for name in names])
    add("clusters", "CCN Tân An", area_ha=Decimal(48), occupancy=Decimal("85.5"))
    brief = of_province()
    told = [it for it in said(brief) if re.search(r"\d", it.text)]
    assert len(told) > 10
    bare = [it.text for it in told if not it.notes]
    assert [it for it in bare if not (it.startswith("và ") or "chưa có số liệu" in it)] == []
    facts = {it.fact_id: it.text for it in ObservationRow.objects.all()}
    quoted = 0
    for it in told:
        for note in it.notes:
            found = re.fullmatch(r"/so-lieu/([0-9a-f]{20})/", note.address)
            if found and it.address == note.address:
                quoted += 1
                digits = re.sub(r"\D", "", it.text.partition(" (")[0])
                assert digits in re.sub(r"\D", "", facts[found[1]])
    assert quoted > 3
    kept = set(ValueChange.objects.filter(field="occupancy").values_list("after", flat=True))
    assert {"85.5"} == kept
    assert "85,5%" in text(brief)


def test_the_page_the_chooser_and_the_word_file(client: Client, cluster) -> None:
    html = client.get(f"/chuan-bi/?muc=clusters/{cluster.pk}").content.decode()
    assert '<sup>[<a href="#nguon-1">1</a>]</sup>' in html
    assert "style=" not in html
    answer = client.get(f"/chuan-bi/ban-chuan-bi.docx?muc=clusters/{cluster.pk}")
    assert answer["Content-Disposition"] == 'attachment; filename="chuan-bi-ccn-tan-an.docx"'
    assert "SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK" in docx.Document(BytesIO(answer.content)).paragraphs[0].text
    assert client.get("/chuan-bi/ban-chuan-bi.docx?muc=clusters/99999").status_code == 404
    found = client.get("/chuan-bi/?tim=tan an", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in found
    assert f'href="/chuan-bi/?muc=clusters/{cluster.pk}">CCN Tân An</a>' in found
    assert "Không có địa bàn" in client.get("/chuan-bi/?dia-ban=zz").content.decode()
    assert (
        f"/chuan-bi/?muc=clusters/{cluster.pk}"
        in client.get(f"/danh-ba/cum-cong-nghiep/{cluster.pk}/").content.decode()
    )


def test_a_name_of_one_thing_only_opens_its_brief(client: Client) -> None:
    project = add("energy_projects", "Điện gió Hồ Núi Một Hai")
    answer = client.get("/chuan-bi/?tim=ho nui mot hai")
    assert answer.headers["Location"] == f"/chuan-bi/?muc=energy_projects/{project.pk}"


def test_areas_of_today_come_before_things_and_old_areas(cluster) -> None:
    found = like("tan an")
    kinds = ["thing" if it.entry else "old" if it.unit.valid_to else "now" for it in found]
    assert kinds == sorted(kinds, key=["now", "thing", "old"].index)
    assert {"now", "thing", "old"} == set(kinds)


def test_an_old_district_says_what_it_went_into(client: Client) -> None:
    unit = areas().find("Huyện Krông Pa")[-1]
    told = text(compose(Subject(unit=unit), TODAY))
    assert "Huyện Krông Pa (cũ)" in told
    assert "nay thuộc" in told
    assert "kho chưa có số liệu nào" in told
    assert client.get(f"/chuan-bi/?dia-ban={unit.code}").status_code == 200


def test_brief_speaks_english(cluster) -> None:
    with translation.override("en"):
        brief = compose(Subject(entry=cluster), TODAY)
    assert (brief.title, brief.kind) == ("Industrial clusters: CCN Tân An", "Brief for a working session")
    assert "85.5%" in text(brief)
    assert not re.search("chưa|việc số", text(brief))


def test_more_entries_take_no_more_queries() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as made:
            of_province()
        return len(made)

    for number in range(2):
        matter("Việc", date(2026, 6, 5), area="Đắk Lắk", area_code="66")
        add("energy_projects", f"Điện gió {number} Krông", stage="building")
        add("clusters", f"CCN {number} Krông", status="operating")
    few = queries()
    for number in range(2, 6):
        matter("Việc", date(2026, 6, 5), area="Đắk Lắk", area_code="66")
        add("energy_projects", f"Điện gió {number} Krông", stage="building")
        add("clusters", f"CCN {number} Krông", status="operating")
    assert queries() <= few


def test_who_has_typed_nothing_finds_the_own_area_and_its_parts(client: Client) -> None:
    page = client.get("/chuan-bi/").content.decode()
    offered = re.findall(r'<a href="/chuan-bi/\?(dia-ban=[^"]*)"', page)
    assert offered[0] == "dia-ban=66"
    assert {it.partition("-2004")[0] for it in offered[1:]} == {"dia-ban=54", "dia-ban=66"}
    assert all(client.get(f"/chuan-bi/?{it}").status_code == 200 for it in offered)
