"""What the checks find and how reported totals stand to the registers, on the screen."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from toancanh.pipeline import Upload, ingest
from toancanh.registers.totals import as_of_deed
from toancanh.store.actions import correct
from toancanh.store.selectors import current_observations
from toancanh.web.views.registers.addresses import address
from toancanh.web.views.registers.attention import found

PAGE = "/danh-ba/can-de-y/"
REPORT = """SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK
BÁO CÁO
Tình hình cụm công nghiệp tháng 8 năm 2025

Đến tháng 8/2025, tỉnh Đắk Lắk có 5 cụm công nghiệp đang hoạt động.
"""


def late(add, days: int = 30):
    """A project past its planned day of operation."""
    project = add("Điện gió Ea Nam", "energy_projects", stage="building", area="66")
    planned = timezone.localdate() - timedelta(days=days)
    add("COD", "energy_milestones", project=project, step="cod", planned_on=planned)
    return project


def test_what_is_found_leads_to_its_entry_and_stands_on_its_page(add, see) -> None:
    project = late(add)
    html = see(f"{PAGE}?so=energy_projects")
    assert f'<a href="{address(project)}">Điện gió Ea Nam</a>' in html
    assert "Quá ngày vận hành thương mại" in html
    part = f"{address(project)}can-de-y/"
    assert f'hx-get="{part}"' in see(address(project))
    assert "Quá ngày vận hành thương mại" in see(part)
    assert "điều cần để ý</a>" in see("/danh-ba/du-an-nang-luong-cap-dien/cho/")


def test_narrowed_to_what_is_grave(add, see) -> None:
    late(add)
    add("Không nơi", "clusters")
    assert "Không rõ thuộc địa bàn nào" in see(PAGE)
    assert "Không rõ thuộc địa bàn nào" not in see(f"{PAGE}?muc=error")
    assert "Không có gì cần để ý" in see(f"{PAGE}?so=markets")


def test_mended_entry_is_found_no_more(add, see, send) -> None:
    project = late(add)
    send(f"{address(project)}sua/", version=1, stage="operating")
    assert "Quá ngày vận hành" not in see(f"{address(project)}can-de-y/")


def test_what_rests_on_another_register_follows_that(add, send) -> None:
    project = late(add)
    add("Vướng đất", "energy_obstacles", project=project)
    today = timezone.localdate()
    assert "obstacle_without" in {it.code for it in found(today)}
    send(f"{address(project)}sua/", version=1, stage="operating")
    assert not {"obstacle_without", "past_cod"} & {it.code for it in found(today)}


def test_a_write_to_one_register_is_none_to_another(add) -> None:
    add("CCN A", "clusters")
    before = as_of_deed("clusters"), as_of_deed("markets"), as_of_deed()
    add("Chợ A", "markets")
    after = as_of_deed("clusters"), as_of_deed("markets"), as_of_deed()
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, False]


def test_reported_total_stands_beside_the_entries_of_the_register(clusters, see) -> None:
    ingest([Upload("bao-cao.txt", REPORT.encode())])
    html = see("/danh-ba/doi-chieu/?so=clusters")
    assert "1 không khớp" in html
    assert "Công bố: 5" in html
    assert f'<a href="{address(clusters.tan_an)}">CCN Tân An</a>' in html
    assert "CCN Bình Định" not in html  # of another province


def test_totals_follow_the_registers_and_the_figures(clusters, see, add) -> None:
    asked = "/danh-ba/doi-chieu/?so=clusters"
    ingest([Upload("bao-cao.txt", REPORT.encode())])
    assert "CCN Ea Lê" not in see(asked)
    add("CCN Ea Lê", "clusters", area="66", status="operating")
    assert "CCN Ea Lê" in see(asked)
    correct(fact_id=current_observations()[0].id, value=Decimal(7), who="Lan", reason="gõ nhầm")
    assert "Công bố: 7" in see(asked)


def test_of_the_day_that_is_asked(add, see) -> None:
    late(add)
    assert any(it.code == "past_cod" for it in found(timezone.localdate()))
    assert not any(it.code == "past_cod" for it in found(date(2020, 1, 1)))
