"""The board: who has what, what is late, and the matters that an address asks for."""

import re

import pytest

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.sketches import Entry
from toancanh.registers import actions as registers
from toancanh.registers.books.offices import REGISTER, Office
from toancanh.registers.grounds import Grounds
from toancanh.web import clock
from toancanh.web.matters.of_entry import of_entry

BOARD = "/cong-viec/"
WIND = Entry("energy_projects", "7", "Điện gió Ia Le 1")


def titles(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/cong-viec/\d+/">(.*?)</a>', html)


def test_board_counts_lists_and_tells_how_late(make, page) -> None:
    make("Việc trễ", 2)
    make("Việc sắp", 8)
    make("Việc chưa giao", lead=None)
    html = page(BOARD)
    assert titles(html) == ["Việc trễ", "Việc sắp", "Việc chưa giao"]
    assert "Quá hạn <strong>1</strong>" in html
    assert "Chưa giao <strong>1</strong>" in html
    assert "quá hạn 3 ngày" in html
    assert re.search(r'class="num late" data-label="Quá hạn">1<', html)


@pytest.mark.parametrize(("query", "expected"), [
    ("danh-sach=qua-han", ["Trễ"]),
    ("danh-sach=khong-han", ["Nghẽn lưới điện Phù Mỹ"]),
    ("muc=energy_projects/7", ["Nghẽn lưới điện Phù Mỹ"]),
    ("dia-ban=52", ["Nghẽn lưới điện Phù Mỹ"]),
    ("tim=phu+my", ["Nghẽn lưới điện Phù Mỹ"]),
    ("tim=ph%C3%B9+my", ["Nghẽn lưới điện Phù Mỹ"]),
    ("tim=ph%C3%BA+my", []),
    ("tim=ia+le", ["Nghẽn lưới điện Phù Mỹ"]),
    ("loai=petition", []),
    ("don-vi=999", []),
    ("tim=%00trễ", ["Trễ"]),
    ("danh-sach=la&don-vi=x&phien=²", ["Trễ", "Nghẽn lưới điện Phù Mỹ"]),
])  # fmt: skip
def test_address_narrows_the_board(make, page, query, expected) -> None:
    make("Trễ", 2)
    make("Nghẽn lưới điện Phù Mỹ", area="Gia Lai", area_code="52", entry=WIND)
    assert titles(page(f"{BOARD}?{query}")) == expected


def test_typing_fetches_only_the_part_that_changes(make, page) -> None:
    make()
    part = page(f"{BOARD}?tim=don+doc", **{"HX-Request": "true"})
    assert "<html" not in part
    assert '<div hx-swap-oob="innerHTML:#so-viec">1 việc</div>' in part
    assert titles(part) == ["Đôn đốc dự án"]


def test_office_that_was_merged_hands_its_matters_on(make, page, office) -> None:
    make("Việc của phòng cũ", 2)
    me = Grounds("Lan", "sắp xếp bộ máy")
    new = registers.add(register=REGISTER, values={"name": "Phòng Công nghiệp và Năng lượng"}, grounds=me)
    old = Office.objects.get(pk=office)
    registers.merge(kept=new, gone=old, versions=(1, 1), values={}, grounds=me)
    html = page(f"{BOARD}?don-vi={new.pk}")
    assert titles(html) == ["Việc của phòng cũ"]
    assert f'?don-vi={new.pk}">Phòng Công nghiệp và Năng lượng</a>' in html


def test_page_of_an_entry_has_its_matters(make) -> None:
    late = make("Trễ", 2, entry=WIND)
    done = make("Xong", 9, entry=WIND)
    make("Khác", 2)
    actions.stop(matter=done.pk, seen=1, by=By("Lan", clock.now(), "trùng"))
    told = of_entry("energy_projects", "7", clock.today())
    assert [it.matter for it in told["matters"]] == [late, done]
    assert (told["matter_open"], told["matter_late"], told["matter_count"]) == (1, 1, 2)


def test_calendar_has_what_is_due_and_what_comes_back(make, page) -> None:
    make("Trễ", 2)
    html = page("/cong-viec/lich/?thang=2026-06")
    assert re.search(r'datetime="2026-06-02".{0,200}<li class="late"><a[^>]*>Trễ</a>', html, re.DOTALL)
    assert "cụm công nghiệp, Biểu 01 và 02" in html
    assert page("/cong-viec/lich/?thang=2026-13").count("hôm nay") == 1


def test_day_with_many_matters_tells_how_many_more(make, page) -> None:
    for number in range(6):
        make(f"Việc {number}", 10)
    html = page("/cong-viec/lich/")
    assert "và 2 việc nữa" in html


def test_bars_are_red_from_the_day_after_the_last(make, page, at) -> None:
    make("Trễ", 8)
    at(12)
    html = page("/cong-viec/tien-do/?tu=2026-06")
    plan, late = re.findall(r'<rect class="(?:plan|late)" x="(\d+)" y="5" width="(\d+)"', html)
    assert int(plan[0]) + int(plan[1]) == int(late[0]) == round(1000 * 8 / 30 / 6)
    assert page("/cong-viec/tien-do/?tu=2026-06&theo=du-an").count("Không gắn dự án") == 1


def test_digest_of_a_day_and_what_lies_with_leaders(make, page) -> None:
    make("Vừa trễ", 4)
    up = make("Khó", 2)
    actions.escalate(matter=up.pk, seen=1, by=By("Lan", clock.now()), to="Giám đốc")
    html = page("/cong-viec/ban-tin/?ngay=2026-06-05")
    assert "Vừa quá hạn (1)" in html
    assert "Quá hạn từ trước (1)" in html
    assert "<strong>Chuyển cấp trên</strong> Lan" in html
    html = page("/cong-viec/trinh-lanh-dao/")
    assert "Giám đốc (1)" in html
    assert "Quá hạn, chưa trình (1)" in html
