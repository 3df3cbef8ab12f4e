"""The page of contradictions: what it tells, how it is narrowed, and where it is announced."""

import pytest
from django.test import Client

from toancanh import pipeline
from toancanh.pipeline import Upload
from toancanh.store import selectors as documents
from toancanh.store.contradictions import selectors
from toancanh.store.models import SourceDocument, Waiting
from toancanh.web.choices import Place
from toancanh.web.views import findings

pytestmark = pytest.mark.django_db
PAGE = "/phat-hien/"
SAID = (
    "Kim ngạch {0} 6 tháng đầu năm 2024 của tỉnh {1} đạt 1.000 triệu USD, bằng 50% kế hoạch năm. "
    "Kế hoạch {0} năm 2024 của tỉnh {1} là {2} triệu USD."
)
WRONG = (("xuất khẩu", "Đắk Lắk", "2.100"), ("nhập khẩu", "Gia Lai", "3.000"))


@pytest.fixture
def stored() -> None:
    """Two reports that contradict themselves, the second more."""
    pipeline.ingest(Upload(f"<{said[1]}>.txt", SAID.format(*said).encode()) for said in WRONG)


def told(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("stored")
def test_worst_comes_first_and_leads_to_its_figures(client: Client) -> None:
    html = told(client)
    assert "2 cảnh báo, 0 lưu ý" in html
    assert html.index("nhập khẩu – Gia Lai") < html.index("xuất khẩu – Đắk Lắk")
    assert "mà phải là khoảng 1.500 triệu USD" in html
    (worst, _) = selectors.told(selectors.contradictions())
    for fact in worst.members:
        assert f'<a href="/so-lieu/{fact.id}/">' in html
    assert "&lt;Gia Lai&gt;.txt" in html


@pytest.mark.usefixtures("stored")
def test_address_narrows(client: Client) -> None:
    document = next(it for it in documents.in_force() if "Gia Lai" in it.name)
    fact = selectors.told(selectors.contradictions())[0].members[0]
    area = Place.of(fact.area_code, fact.area_since, None).key
    for asked in (
        f"dia-ban={area}",
        "chi-tieu=imports",
        f"van-ban={document.sha256}",
        f"so-lieu={fact.id}",
        "muc-do=warning&chi-tieu=imports",
    ):
        html = told(client, f"{PAGE}?{asked}")
        assert ("nhập khẩu – Gia Lai" in html, "xuất khẩu – Đắk Lắk" in html) == (True, False), asked
    assert "Không có mâu thuẫn nào như vậy" in told(client, f"{PAGE}?muc-do=info")


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("asked", ["dia-ban=xx", "muc-do=xx", "trang=99", "trang=-1"])
def test_senseless_address_shows_all(client: Client, asked: str) -> None:
    assert "nhập khẩu – Gia Lai" in told(client, f"{PAGE}?{asked}")


@pytest.mark.usefixtures("stored")
def test_pages_keep_what_was_asked_for(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "PAGE", 1)
    assert 'href="?muc-do=warning&amp;trang=2"' in told(client, f"{PAGE}?muc-do=warning")
    assert "xuất khẩu – Đắk Lắk" in told(client, f"{PAGE}?muc-do=warning&trang=2")


@pytest.mark.usefixtures("stored")
def test_document_and_figure_announce_it(client: Client) -> None:
    (worst, _) = selectors.told(selectors.contradictions())
    link = f'<a href="{PAGE}?van-ban={worst.document}">1 phát hiện mâu thuẫn</a>'
    assert link in told(client, f"/van-ban/{worst.document}/")
    fact = worst.members[0]
    assert f'<a href="{PAGE}?so-lieu={fact.id}">1 phát hiện mâu thuẫn</a>' in told(
        client, f"/so-lieu/{fact.id}/"
    )


@pytest.mark.usefixtures("stored")
def test_rejected_figure_ends_it_at_once(client: Client) -> None:
    (worst, _) = selectors.told(selectors.contradictions())
    fact = worst.members[0]
    client.post(f"/so-lieu/{fact.id}/quyet-dinh/", {"verdict": "rejected", "who": "Lan", "from": "fact"})
    assert "nhập khẩu – Gia Lai" not in told(client)


@pytest.mark.usefixtures("stored")
def test_what_is_not_reconciled_yet_is_told(client: Client) -> None:
    Waiting.objects.create(document=SourceDocument.objects.all()[0])
    assert "1 văn bản chưa đối chiếu xong" in told(client)


@pytest.mark.usefixtures("stored")
def test_english_is_spoken_when_asked(client: Client) -> None:
    client.cookies["django_language"] = "en"
    html = told(client)
    assert "2 warnings, 0 notes" in html
    assert "1,500 million USD" in html


def test_empty_store(client: Client) -> None:
    assert "Chưa thấy số liệu nào mâu thuẫn" in told(client)
