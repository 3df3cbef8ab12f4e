"""The page of doubtful figures: what it shows, what a decision does, and what it refuses."""

import re
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client

from toancanh.model import Evidence, Part, Status, Verdict, Way
from toancanh.store import selectors

pytestmark = pytest.mark.django_db
HOME, QUEUE = "/?dia-ban=66&ky=2025-H1", "/can-xem-lai/"
TEXT = "Xuất khẩu 6 tháng <b>Đắk Lắk</b> đạt 700 triệu USD."


@pytest.fixture
def doubtful(store, keep, make_document, make_fact) -> SimpleNamespace:
    """Imports that the rules are not sure of, beside the figures of the store."""
    document = make_document(TEXT, name="tin.txt")
    start = TEXT.index("700")
    evidence = (Evidence(Part.INDICATOR, Way.STATED, "indicator.phrase", 0, 9),)
    fact = make_fact(
        700_000_000, document, span=(start, start + 13), indicator="imports", label="nhập khẩu",
        status=Status.ESTIMATE, evidence=evidence, confidence=Decimal("0.31"),
    )  # fmt: skip
    keep(document, [fact])
    return SimpleNamespace(document=document, fact=fact, address=f"/so-lieu/{fact.id}/quyet-dinh/")


def told(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def decide(client: Client, doubtful, verdict: str = "confirmed", **parts: str):
    return client.post(doubtful.address, {"verdict": verdict, "who": "Lan", "from": "queue", **parts})


def test_doubtful_figure_is_announced_but_not_shown(client: Client, doubtful) -> None:
    html = told(client, HOME)
    assert "700 triệu USD" not in html
    assert f'<a href="{QUEUE}">1 số liệu cần xem lại</a>' in html


def test_queue_tells_sentence_reading_and_reasons(client: Client, doubtful) -> None:
    html = told(client, QUEUE)
    assert "&lt;b&gt;Đắk Lắk&lt;/b&gt; đạt <mark>700 triệu USD</mark>." in html
    assert "0,31" in html
    assert (
        f'href="/van-ban/{doubtful.document.sha256}/?tu=0&amp;den=9#loi">“Xuất khẩu” cạnh con số</a>' in html
    )


def test_confirmed_figure_enters_the_picture(client: Client, doubtful) -> None:
    response = decide(client, doubtful, note="đã gọi điện")
    assert response.headers["Location"] == f"{QUEUE}?vua-xem={doubtful.fact.id}"
    assert "Đã xác nhận" in told(client, response.headers["Location"])
    assert "700 triệu USD" in told(client, HOME)
    page = told(client, f"/so-lieu/{doubtful.fact.id}/")
    assert "<strong>Đã xác nhận</strong> Lan" in page
    assert "đã gọi điện" in page


def test_rejected_figure_stays_out_and_is_traceable(client: Client, doubtful) -> None:
    decide(client, doubtful, "rejected")
    assert "700 triệu USD" not in told(client, HOME)
    assert "chờ xem lại" in told(client, QUEUE)
    assert "đã bị bác bỏ" in told(client, f"/so-lieu/{doubtful.fact.id}/")


def test_figure_that_was_sure_is_rejected_from_its_page(client: Client, store) -> None:
    address = f"/so-lieu/{store.level.id}/"
    response = client.post(f"{address}quyet-dinh/", {"verdict": "rejected", "who": "Lan", "from": "fact"})
    assert response.headers["Location"] == address
    assert "gần 860 triệu USD" not in told(client, HOME)


@pytest.mark.parametrize("came_from", ["fact", "queue"])
def test_number_that_is_none_is_typed_again_for_the_same_page(client: Client, store, came_from: str) -> None:
    said = {"value": "chín trăm", "note": "bản giấy", "who": "Lan", "from": came_from}
    page = client.post(f"/so-lieu/{store.level.id}/sua/", said).content.decode()
    assert 'role="alert"' in page
    assert set(re.findall('name="from" value="(.*?)"', page)) == {came_from}


def test_name_is_kept_for_the_next_time(client: Client, doubtful) -> None:
    decide(client, doubtful, "rejected", who="Trần Thị Lan")
    assert 'value="Trần Thị Lan"' in told(client, f"/so-lieu/{doubtful.fact.id}/")


def test_name_of_the_installation_is_offered_first(client: Client, doubtful, settings) -> None:
    settings.REVIEWER = "Phòng Kế hoạch"
    assert 'name="who" value="Phòng Kế hoạch"' in told(client, QUEUE)


def test_unsigned_decision_is_asked_for_a_name(client: Client, doubtful) -> None:
    response = decide(client, doubtful, who=" ")
    assert "hãy điền tên" in told(client, response.headers["Location"])
    assert selectors.verdicts() == {}


@pytest.mark.parametrize("words", [{"verdict": "maybe"}, {"verdict": ""}])
def test_other_verdicts_are_refused(client: Client, doubtful, words) -> None:
    assert client.post(doubtful.address, {"who": "Lan", **words}).status_code == 400


def test_form_leads_nowhere_else(client: Client, doubtful) -> None:
    assert decide(client, doubtful, **{"from": "https://example.org/"}).headers["Location"].startswith(QUEUE)


def test_decision_needs_the_token_and_a_post(doubtful) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert decide(stranger, doubtful).status_code == 403
    assert stranger.get(doubtful.address).status_code == 405
    assert selectors.verdicts() == {}


def test_unknown_figure_is_not_found(client: Client, db) -> None:
    response = client.post(f"/so-lieu/{'0' * 20}/quyet-dinh/", {"verdict": "confirmed", "who": "Lan"})
    assert response.status_code == 404


@pytest.mark.parametrize("page", ["0", "9999", "x", ""])
def test_any_page_number_is_answered(client: Client, doubtful, page: str) -> None:
    assert "700 triệu USD" in told(client, f"{QUEUE}?trang={page}&vua-xem=x")


def test_words_asked_for_are_marked_in_the_document(client: Client, doubtful) -> None:
    html = told(client, f"/van-ban/{doubtful.document.sha256}/?tu=0&den=9")
    assert '<span class="asked" id="loi">Xuất khẩu</span>' in html


@pytest.mark.parametrize(
    "asked", ["tu=9&den=0", "tu=-1&den=5", "tu=a&den=", "tu=1&den=" + "9" * 50, "tu=²&den=³"]
)
def test_document_is_friendly_to_garbage(client: Client, doubtful, asked: str) -> None:
    assert 'class="asked"' not in told(client, f"/van-ban/{doubtful.document.sha256}/?{asked}")


def test_queue_asks_the_same_number_of_queries_however_long(
    client: Client, doubtful, keep, make_document, make_fact, django_assert_max_num_queries
) -> None:
    for number in range(30):
        document = make_document(f"Xuất khẩu 6 tháng đạt 1,5 tỷ USD, lần {number}.")
        keep(document, [make_fact(document=document, confidence=Decimal("0.4"))])
    decide(client, doubtful, Verdict.REJECTED)
    with django_assert_max_num_queries(5):
        client.get(QUEUE)
