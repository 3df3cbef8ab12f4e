"""The list of a register: found, narrowed, sorted, summed, taken away as a file."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from toancanh.registers import actions
from toancanh.registers.grounds import Grounds

CLUSTERS = "/danh-ba/cum-cong-nghiep/"
PART = {"HX-Request": "true"}


def names(html: str) -> list[str]:
    """The entries of a list, from top to bottom."""
    rows = html.split("<footer")[0].split('<th scope="row">')[1:]
    return [it.split("</a>")[0].split(">")[-1] for it in rows if "<a" in it]


@pytest.mark.parametrize("typed", ["tan an", "Tân An", "TÂN AN", "ha tang"])
def test_found_with_marks_and_without(clusters, see, typed: str) -> None:
    assert names(see(f"{CLUSTERS}?tim={typed}")) == ["CCN Tân An"]


def test_marks_that_are_typed_must_agree(clusters, see) -> None:
    assert "Không có mục nào như vậy" in see(f"{CLUSTERS}?tim=tấn an")


def test_narrowed_to_an_area_a_choice_and_bounds(clusters, see) -> None:
    assert names(see(f"{CLUSTERS}?dia-ban=66")) == ["CCN Ea Đar", "CCN Tân An"]
    assert names(see(f"{CLUSTERS}?status=operating")) == ["CCN Bình Định", "CCN Tân An"]
    assert names(see(f"{CLUSTERS}?area_ha.tu=48,5&area_ha.den=51")) == ["CCN Ea Đar", "CCN Tân An"]
    assert names(see(f"{CLUSTERS}?occupancy.biet=khong")) == ["CCN Ea Đar", "CCN Tân An"]
    assert names(see(f"{CLUSTERS}?tenants.biet=co")) == ["CCN Tân An"]
    assert names(see(f"{CLUSTERS}?wastewater_required=chua-biet")) == names(see(CLUSTERS))
    assert names(see(f"{CLUSTERS}?wastewater_required=true")) == []


def test_each_condition_is_told_and_can_be_dropped(clusters, see) -> None:
    html = see(f"{CLUSTERS}?status=operating&area_ha.tu=50")
    assert "Tình trạng: Đang hoạt động" in html
    assert "Diện tích: ≥ 50\N{NO-BREAK SPACE}ha" in html
    assert 'class="chip" href="?area_ha.tu=50"' in html


def test_sorted_both_ways_by_its_headings(clusters, see) -> None:
    html = see(f"{CLUSTERS}?xep=area_ha")
    assert names(html) == ["CCN Tân An", "CCN Ea Đar", "CCN Bình Định"]
    assert 'aria-sort="ascending"' in html
    assert "?xep=-area_ha" in html
    assert names(see(f"{CLUSTERS}?xep=-area_ha"))[0] == "CCN Bình Định"


def test_sums_are_of_what_is_asked_for_and_say_what_is_missing(clusters, see) -> None:
    columns = "cot=area_ha,tenants,occupancy"
    whole = see(f"{CLUSTERS}?{columns}")
    assert "<strong>1.100</strong>" in whole
    assert "<strong>57</strong> <small>1/3 mục có số</small>" in whole
    assert "<strong>86</strong>" not in whole  # percents make no sum
    assert "<strong>99,5</strong>" in see(f"{CLUSTERS}?{columns}&dia-ban=66")


def test_every_row_names_its_source_and_day(clusters, see) -> None:
    html = see(CLUSTERS)
    assert html.count('<a href="https://example.vn/12" rel="noopener external">Báo cáo 12/BC-SCT</a>') == 3
    assert "tháng 8/2025" in html


def test_address_that_somebody_typed_as_a_source_runs_nothing(add, clusters, see) -> None:
    bad = Grounds("Lan", source="nguồn lạ", url="javascript:alert(1)")
    actions.change(entry=clusters.tan_an, values={"note": "x"}, version=1, grounds=bad)
    assert "javascript:" not in see(CLUSTERS)
    assert "javascript:" not in see(f"{CLUSTERS}{clusters.tan_an.pk}/")


def test_htmx_gets_the_list_alone_and_the_address_that_says_it(clusters, client) -> None:
    asked = f"{CLUSTERS}?tim=&dia-ban=66&status=&cot=area&cot=area_ha"
    response = client.get(asked, headers={**PART, "HX-Trigger": "loc"})
    html = response.content.decode()
    assert "<html" not in html
    assert names(html) == ["CCN Ea Đar", "CCN Tân An"]
    assert response.headers["HX-Replace-Url"] == f"{CLUSTERS}?dia-ban=66&cot=area%2Carea_ha"
    assert "HX-Request" in response.headers["Vary"]


def test_form_without_a_script_leads_to_the_same_address(clusters, client) -> None:
    response = client.get(f"{CLUSTERS}?tim=tan&dia-ban=&status=")
    assert response.headers["Location"] == f"{CLUSTERS}?tim=tan"


def test_what_is_not_understood_is_told(clusters, see) -> None:
    html = see(f"{CLUSTERS}?area_ha.tu=nhiều")
    assert "“nhiều” không phải số" in html
    assert len(names(html)) == 3


def test_nonsense_in_the_address_is_no_error(clusters, see) -> None:
    see(f"{CLUSTERS}?xep=-khong-co&trang=999999999999&cot=la&area_ha.biet=gi&status=la&la=1")
    see(f"{CLUSTERS}?trang=9")
    obstacles = see("/danh-ba/vuong-mac-cua-du-an-nang-luong/?project=la")
    assert "Không tìm thấy “[#la]” trong sổ" in obstacles
    see("/danh-ba/so-la/", 404)


def test_workbook_holds_exactly_what_the_list_shows(clusters, client) -> None:
    content = client.get(f"{CLUSTERS}tai.xlsx?dia-ban=66&xep=-area_ha").content
    rows = list(load_workbook(BytesIO(content)).active.values)
    assert [row[2] for row in rows] == ["Tên", "CCN Ea Đar", "CCN Tân An"]


def test_geojson_holds_exactly_what_the_list_shows(clusters, client) -> None:
    found = json.loads(client.get(f"{CLUSTERS}tai.geojson?status=planned").content)
    assert [it["properties"]["name"] for it in found["features"]] == ["CCN Ea Đar"]
    assert client.get(f"{CLUSTERS}tai.exe").status_code == 404


def test_retired_entries_are_apart(clusters, see) -> None:
    actions.retire(entry=clusters.ea_dar, version=1, grounds=Grounds("Lan", "ghi nhầm"))
    assert "CCN Ea Đar" not in names(see(CLUSTERS))
    assert names(see(f"{CLUSTERS}?da-ra=1")) == ["CCN Ea Đar"]


def test_references_lead_to_their_entries(add, see) -> None:
    project = add("Điện gió Ea Nam", "energy_projects", kind="wind_onshore")
    add("Đất rừng", "energy_obstacles", project=project, kind="forest")
    other = add("Thủy điện Krông Nô", "energy_projects")
    add("Giá điện", "energy_obstacles", project=other, kind="price")
    address = "/danh-ba/vuong-mac-cua-du-an-nang-luong/"
    assert f"/danh-ba/du-an-nang-luong-cap-dien/{project.pk}/" in see(address)
    narrowed = see(f"{address}?project={project.pk}")
    assert "Dự án: Điện gió Ea Nam" in narrowed
    assert names(narrowed) == ["Đất rừng"]


def test_english_reads_english(clusters, client) -> None:
    client.cookies["django_language"] = "en"
    html = client.get(f"{CLUSTERS}?area_ha.tu=50").content.decode()
    assert "Land area (ha)" in html
    assert "1,000.5" in html
    assert "2 entries" in html
