"""One entry: its values with their sources, its history, what can be taken back."""

from datetime import date

import pytest

from toancanh.registers import actions, selectors
from toancanh.registers.grounds import Grounds
from toancanh.web.views.registers.addresses import address

MINH = Grounds("Minh", "đo lại", source="Biên bản đo đạc")


@pytest.fixture
def changed(clusters):
    actions.change(entry=clusters.tan_an, values={"tenants": 60}, version=1, grounds=MINH)
    return selectors.find(selectors.register_of(clusters.tan_an), clusters.tan_an.pk)


def test_each_value_stands_with_what_it_rests_on(changed, see) -> None:
    html = see(address(changed))
    assert "48,5" in html
    first, second = html.index("Biên bản đo đạc"), html.index("Báo cáo 12/BC-SCT")
    assert 'rowspan="4"' in html
    assert first > second  # projects come after the values of the first report
    assert "Chưa biết:" in html


def test_history_tells_both_values_who_and_why(changed, see) -> None:
    html = see(address(changed))
    assert "Số dự án: <del>57</del> → <ins>60</ins>" in html
    assert "<strong>Minh</strong> sửa" in html
    assert "đo lại" in html


def test_change_is_undone_once(changed, see, send) -> None:
    deed = selectors.history(changed).first()
    undo = f"{address(changed)}hoan-tac/{deed.pk}/"
    assert undo in see(address(changed))
    assert send(undo, version=2, reason="đo sai").status_code == 302
    html = see(address(changed))
    assert "Số dự án: <del>60</del> → <ins>57</ins>" in html
    assert "đã hoàn tác" in html
    assert "đã được Minh hoàn tác" in send(undo, version=3).content.decode()


def test_nobody_undoes_what_they_have_not_seen(changed, send) -> None:
    deed = selectors.history(changed).first()
    response = send(f"{address(changed)}hoan-tac/{deed.pk}/", version=1)
    assert "đã được người khác sửa" in response.content.decode()


def test_taken_off_with_a_reason_and_put_back(clusters, see, send) -> None:
    page = address(clusters.ea_dar)
    refused = send(f"{page}dua-ra/", version=1)
    assert "Thiếu lý do" in refused.content.decode()
    send(f"{page}dua-ra/", version=1, reason="bãi bỏ")
    assert "Đã ra khỏi sổ ngày" in see(page)
    send(f"{page}dua-lai/", version=2)
    assert "Đã ra khỏi sổ ngày" not in see(page)


def test_unsigned_deed_is_refused(clusters, client) -> None:
    response = client.post(f"{address(clusters.ea_dar)}dua-ra/", {"version": 1, "reason": "x", "who": " "})
    assert "Thiếu tên người làm" in response.content.decode()


def test_way_of_a_project_to_operation(add, see) -> None:
    project = add("Điện gió Ea Nam", "energy_projects")
    add("Khởi công", "energy_milestones", project=project, step="start", actual_on=date(2024, 5, 2))
    add("COD", "energy_milestones", project=project, step="cod", planned_on=date(2025, 6, 30))
    add("Đất rừng", "energy_obstacles", project=project, kind="forest")
    settled = {"settled_on": date(2025, 3, 1), "settled_by": "12/UBND"}
    add("Giá điện", "energy_obstacles", project=project, kind="price", **settled)
    html = see(address(project))
    assert html.index('<li class="done"><strong>Khởi công') < html.index('<li class="late"><strong>Vận hành')
    assert "kế hoạch 30/6/2025" in html
    assert html.index("Đất rừng") < html.index("Giá điện")
    assert "tháo gỡ 1/3/2025" in html


def test_what_refers_to_it_is_listed(add, see) -> None:
    office = add("Phòng Quản lý năng lượng", "offices")
    add("Nguyễn Thị Lan", "officials", office=office)
    assert "Nguyễn Thị Lan" in see(address(office))


def test_no_such_entry(db, see) -> None:
    see("/danh-ba/cum-cong-nghiep/999/", 404)
