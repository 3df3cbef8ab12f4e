"""The page of a figure: why it stands, choosing another, and what was put right."""

import pytest
from django.test import Client

from toancanh.model import Period
from toancanh.store import selectors

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(keep, make_document, make_fact):
    """Two figures of one thing, the second of a later document."""
    facts = []
    for value, month in (("1", "2025-M07"), ("2", "2025-M08")):
        text = f"Xuất khẩu 6 tháng <i>tỉnh</i> đạt {value}00 triệu USD."
        document = make_document(text, name=f"{month}.txt", published=Period.parse(month))
        start = text.index("00 triệu") - 1
        facts.append(make_fact(f"{value}00000000", document, span=(start, start + 13), step=1_000_000))
        keep(document, [facts[-1]])
    return facts


def page(client: Client, fact) -> str:
    response = client.get(f"/so-lieu/{fact.id}/")
    assert response.status_code == 200
    return response.content.decode()


def choose(client: Client, fact, **parts: str):
    said = {"who": "Lan", "reason": "đã <b>hỏi</b> lại", "chosen": fact.id, **parts}
    return client.post(f"/so-lieu/{fact.id}/chon/", said)


def test_page_tells_why_and_offers_the_other(client: Client, two) -> None:
    html = page(client, two[0])
    assert "Được dùng vì được công bố sau." in html
    assert "Không dùng, vì số được dùng được công bố sau." in html
    assert f'name="chosen" value="{two[0].id}"' in html


def test_chosen_figure_is_in_use_until_the_choice_is_taken_back(client: Client, two) -> None:
    assert choose(client, two[0]).headers["Location"] == f"/so-lieu/{two[0].id}/"
    html = page(client, two[1])
    assert "Được dùng vì có người chọn." in html
    assert "Lan chọn" in html
    assert "đã &lt;b&gt;hỏi&lt;/b&gt; lại" in html
    assert "100 triệu USD" in client.get("/?dia-ban=66&ky=2025-H1").content.decode()
    choose(client, two[0], chosen="", take_back="1")
    assert "Được dùng vì được công bố sau." in page(client, two[0])
    assert "Lan bỏ lựa chọn" in page(client, two[0])


@pytest.mark.parametrize("without", ["who", "reason"])
def test_choice_without_name_or_reason_is_not_kept(client: Client, two, without: str) -> None:
    response = choose(client, two[0], **{without: " "})
    assert "hãy điền tên và lý do" in client.get(response.headers["Location"]).content.decode()
    assert selectors.choices() == ()


def test_choice_needs_the_token_a_post_and_a_figure(client: Client, two) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert choose(stranger, two[0]).status_code == 403
    assert client.get(f"/so-lieu/{two[0].id}/chon/").status_code == 405
    assert choose(client, two[0], chosen="0" * 20).status_code == 404
    assert selectors.choices() == ()


ENTRY = """
[[corrections]]
name = "2025-M08.txt"
indicator = "exports"
area = "66"
period = "2025-H1"
action = "{action}"
expect = "200000000"
{value}
reason = "Lệch dấu phẩy."
author = "Lan"
date = 2026-01-02
source = "Niên giám"
"""


@pytest.fixture
def correct(settings, tmp_path):
    """Write a correction of the later figure."""
    settings.DATA = tmp_path
    (tmp_path / "corrections").mkdir()

    def write(action: str, value: str = "") -> None:
        text = ENTRY.format(action=action, value=value)
        (tmp_path / "corrections" / f"{action}.toml").write_text(text, encoding="utf-8")

    return write


def test_corrected_figure_says_so_wherever_it_stands(client: Client, two, correct) -> None:
    correct("scale", "factor = 10")
    assert "Đã hiệu đính: văn bản viết 200 triệu USD, dùng 2,00 tỷ USD. Lệch dấu phẩy." in page(
        client, two[1]
    )
    home = client.get("/?dia-ban=66&ky=2025-H1").content.decode()
    assert "đã hiệu đính" in home
    assert "2,00 tỷ USD" in home


def test_dropped_figure_says_so_and_the_other_stands(client: Client, two, correct) -> None:
    correct("drop")
    html = page(client, two[1])
    assert "Đã loại khỏi bức tranh: văn bản viết 200 triệu USD." in html
    assert "100 triệu USD" in client.get("/?dia-ban=66&ky=2025-H1").content.decode()


def test_corrections_that_cannot_be_applied_are_told_on_the_first_page(client: Client, two, correct) -> None:
    correct("drop")
    correct("scale", "factor = 10")
    assert "nhiều hiệu đính cho cùng con số" in client.get("/?dia-ban=66&ky=2025-H1").content.decode()
