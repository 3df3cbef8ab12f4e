"""The page of industries and products with an advantage, as a director reads it."""

import re
from html import unescape

import pytest
from django.test import Client
from tests.answering.advantage.conftest import COUNTRY, EAST, NINE, WEST, exports, tell

from toancanh.answering.advantage.tables import COLUMNS
from toancanh.model import Period

__all__ = ["exports", "tell"]
pytestmark = pytest.mark.django_db
PAGE = "/loi-the/"


@pytest.fixture(autouse=True)
def _here(settings, tmp_path):
    settings.AREA, settings.DATA = "66", tmp_path


def seen(client: Client, address: str = PAGE, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def test_each_branch_has_its_place_and_every_number_its_way_back(client, exports):
    page = client.get(PAGE).content.decode()
    text = seen(client)
    assert "Tỉnh Đắk Lắk, 9 tháng đầu năm 2025" in text
    assert "Chắc chắn đứng đầu Tỷ trọng: Cà phê (60,00%)" in text
    assert "Đóng góp vào tăng trưởng Cà phê +25,00 điểm % Sầu riêng +6,25 điểm %" in text
    assert f'<a href="/so-lieu/{exports["coffee"].id}/">600 USD</a>' in page
    assert '<a href="#exports-1" class="made">60,00%</a>' in page
    made = page[page.index('id="exports-1"') :]
    assert f"/so-lieu/{exports['whole'].id}/" in made[: made.index("</article>")]


def test_weights_are_in_the_address_and_change_the_order(client, tell):
    tell("", 1000)
    for name, level, growth in (("cà phê", 700, 4), ("hồ tiêu", 100, 9), ("hạt điều", 90, 1)):
        tell(name, level)
        tell(name, growth=growth)
    first = re.compile(r'<td class="place"[^>]*>1</td>\s*<th scope="row">([^<]+)</th>')
    assert first.search(client.get(PAGE).content.decode())[1] == "Cà phê"
    weighed = client.get(PAGE + "?ts-share=0").content.decode()
    assert first.search(weighed)[1] == "Hồ tiêu"
    assert 'name="ts-share" value="0"' in weighed
    assert "Xếp theo: Tăng trưởng ×1 (biết 3/3)." in seen(client, PAGE + "?ts-share=0")


def test_what_is_missing_is_said_and_what_is_known_in_other_periods(client, tell):
    tell("bia", 5, indicator="industrial_product_output", dimension="product", unit="litre")
    tell("khai khoáng", growth=5, indicator="iip", dimension="sector", period=Period.parse("2025-M07"))
    text = seen(client, PAGE + "?ky=2025-M01..M09")
    assert "Chưa xếp hạng: chưa tiêu chí nào biết được của hai ngành trở lên." in text
    assert "Thiếu tốc độ tăng so với cùng kỳ nên chưa tính được: Tăng trưởng." in text
    assert "Ngành công nghiệp cấp 1 (chỉ số sản xuất): Tháng 7/2025" in text


def test_east_and_west_are_a_tab_away_and_a_half_is_held_against_the_whole(client, exports, tell):
    tell("", 600, place=WEST)
    tell("cà phê", 450, place=WEST)
    tell("cà phê", 10, place=EAST)
    assert "Đắk Lắk (cũ), phía Tây" in seen(client)
    text = seen(client, PAGE + "?dia-ban=66-2004-07-08")
    assert "Tỉnh Đắk Lắk (cũ), 9 tháng đầu năm 2025 · so với Tỉnh Đắk Lắk" in text
    assert "1,25" in text  # 75 % of 60 %


def test_a_long_list_shows_its_first_dozen_and_folds_the_rest(client, tell):
    for number in range(14):
        tell(f"mặt hàng {number}", growth=number)
    page = client.get(PAGE).content.decode()
    assert "2 ngành, sản phẩm còn lại" in page
    folded = page[page.index("2 ngành, sản phẩm còn lại") :]
    assert ">Mặt hàng 0<" in folded[: folded.index("</details>")]
    assert page.count('<span class="name">') == 10  # bars


def test_figures_that_contradict_each_other_are_marked(client, exports, tell):
    tell("cà phê", 500)
    assert "từ 500 đến 600 USD ⚠ có chỗ không khớp" in seen(client)


def test_what_the_address_asks_in_vain_is_said(client, exports):
    text = seen(client, PAGE + "?dia-ban=99&ky=2019&so-voi=xx&ts-growth=a&ts-b=1")
    assert "Không có ngành hay sản phẩm nào của “99”" in text
    assert "ở kỳ “2019”" in text
    assert "Không so được với “xx”" in text
    assert "Trọng số “a” của growth không dùng được" in text
    assert "Không có tiêu chí “b”" in text


def test_a_table_of_the_office_tells_its_line(client, exports, tmp_path):
    (tmp_path / "advantage").mkdir()
    lines = ("exports,,VN,2025-M01..M09,level,10000,USD,Cục Hải quan",
             "exports,cà phê,VN,2025-M01..M09,level,1000,USD,Cục Hải quan")  # fmt: skip
    (tmp_path / "advantage" / "ca-nuoc.csv").write_text("\n".join((",".join(COLUMNS), *lines)), "utf-8")
    text = seen(client)
    assert "so với Việt Nam" in text
    assert "Lợi thế so sánh hiển thị (RCA) 6,00" in text.replace("5,99–6,01", "6,00")
    assert "ca-nuoc.csv, dòng 3: Cục Hải quan" in text


def test_without_branches_it_says_what_to_do(client):
    assert "Nạp báo cáo hoặc bảng số liệu trước." in seen(client)


def test_it_speaks_english_too(client, exports, tell):
    tell("", 10, place=COUNTRY)
    client.cookies["django_language"] = "en"
    text = seen(client)
    assert "Industries and products with an advantage" in text
    assert "Surely first Share: Cà phê (60.00%)" in text
    assert "The first nine months" in text or NINE.code


def test_the_first_page_leads_here(client, exports):
    page = client.get("/?dia-ban=66").content.decode()
    assert 'href="/loi-the/?dia-ban=66"' in page
