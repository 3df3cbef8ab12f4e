"""The list of documents is looked up in by words, time and standing, a page at a time."""

import re

import pytest
from django.test import Client

from toancanh.model import Period
from toancanh.web.views import documents


@pytest.fixture
def shelf(store, keep, make_document):
    """Beside the others, a plan of another year and office, without figures."""
    plan = {"title": "Kế hoạch năm 2024", "number": "7/KH-UBND", "issuer": "UBND tỉnh Gia Lai"}
    keep(make_document("Nội dung.", name="ke-hoach.txt", published=Period.parse("2024-03-05"), **plan))
    return store


def titles(client: Client, query: str) -> set[str]:
    html = client.get(f"/van-ban/?{query}", headers={"HX-Request": "true"}).content.decode()
    return set(re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', html))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tim=KE+HOACH", {"Kế hoạch năm 2024"}),
        ("tim=7/kh-ubnd", {"Kế hoạch năm 2024"}),
        ("tim=gia+lai", {"Kế hoạch năm 2024"}),
        ("ky=2024", {"Kế hoạch năm 2024"}),
        ("ky=2024-M03&tim=gia+lai", {"Kế hoạch năm 2024"}),
        ("ky=2024-M04", set()),
        ("trang-thai=khong-so-lieu", {"Kế hoạch năm 2024"}),
        ("trang-thai=da-thay", {"Báo cáo IIP"}),
        ("tim=iip&trang-thai=dang-dung", {"Báo cáo IIP (gửi lại)"}),
        ("tim=khong+co+dau", set()),
    ],
)
def test_what_is_looked_for_is_found(client: Client, shelf, query: str, found: set[str]) -> None:
    assert titles(client, query) == found


@pytest.mark.parametrize("query", ["ky=%00&trang-thai=x", "trang=99999999999999999999", "tim=%00%27%25"])
def test_garbage_asks_for_nothing(client: Client, shelf, query: str) -> None:
    assert client.get(f"/van-ban/?{query}").status_code == 200


def test_pages_keep_what_is_asked(client: Client, shelf, monkeypatch) -> None:
    monkeypatch.setattr(documents, "PAGE", 2)
    html = client.get("/van-ban/?tim=b%C3%A1o+c%C3%A1o").content.decode()
    assert 'href="?tim=b%C3%A1o+c%C3%A1o&amp;trang=2" rel="next"' in html
    assert titles(client, "tim=bao+cao&trang=2")


def test_typing_asks_for_the_rows_alone(client: Client, shelf) -> None:
    part = client.get("/van-ban/?tim=iip", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "2 văn bản" in part
