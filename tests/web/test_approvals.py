"""The pages of approval and of periods: what they show, who may do what, what a reader sees afterwards."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from toancanh.approving.models import Submission
from toancanh.model import Period
from toancanh.reference.areas import areas

pytestmark = pytest.mark.django_db
PERIOD, LIST, HOME = "/ky-bao-cao/66/2025-H1/", "/duyet/", "/?dia-ban=66&ky=2025-H1"
OFFICIAL = f"{HOME}&buc-tranh=chinh-thuc"


@pytest.fixture
def told(keep, make_document, make_fact) -> Callable[..., None]:
    """Store a document that tells of exports of Đắk Lắk."""

    def store(million: int, issuer: str = "Sở Công Thương", period: str = "2025-H1") -> None:
        text = f"Xuất khẩu của tỉnh ({period}, {issuer}) đạt {million} triệu USD."
        document = make_document(text, name=f"{million}.txt", issuer=issuer)
        start, since = text.index(f"{million} tr"), areas().versions("66")[-1].valid_from
        span = (start, start + len(f"{million} triệu USD"))
        keep(
            document,
            [make_fact(million * 10**6, document, span=span, area_since=since, period=Period.parse(period))],
        )

    return store


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def send(client: Client, who: str = "Lan", **parts: str) -> str:
    response = client.post(f"{PERIOD}quyet-dinh/", {"viec": "trinh", "who": who, **parts})
    return response.headers["Location"]


def decide(client: Client, address: str, what: str, who: str = "Minh", note: str = ""):
    return client.post(f"{address}quyet-dinh/", {"viec": what, "who": who, "note": note})


def alerts(response) -> list[str]:
    return re.findall('role="alert">(.*?)<', response.content.decode())


@pytest.fixture
def sent(client: Client, told) -> SimpleNamespace:
    """860 million sent up by Lan."""
    told(860)
    return SimpleNamespace(address=send(client))


def test_figure_is_official_once_another_person_has_approved_it(client: Client, sent) -> None:
    assert "860 triệu USD" not in html(client, OFFICIAL)
    assert decide(client, sent.address, "duyet").status_code == 302
    page = html(client, OFFICIAL)
    assert "860 triệu USD" in page
    assert "chính thức: Minh duyệt" in page
    assert "chính thức: Minh duyệt" in html(client, HOME)


def test_sender_is_told_that_somebody_else_must(client: Client, sent) -> None:
    assert alerts(decide(client, sent.address, "duyet", who="lan")) == [
        "Lan đã trình bản này; người khác phải duyệt hoặc trả lại."
    ]


def test_returned_submission_asks_its_sender_again(client: Client, sent) -> None:
    assert "Thiếu lý do" in alerts(decide(client, sent.address, "tra-lai"))[0]
    decide(client, sent.address, "tra-lai", note="thiếu phía Đông")
    assert "thiếu phía Đông" in html(client, LIST)
    assert "Minh trả lại: “thiếu phía Đông”" in html(client, PERIOD)
    again = send(client)
    assert "chờ duyệt" in html(client, again)
    assert again != sent.address


def test_several_are_approved_at_once_and_refusals_are_told(client: Client, sent) -> None:
    response = client.post(f"{LIST}nhieu/", {"so": [sent.address.split("/")[2], "999999"], "who": "Minh"})
    assert "Đã duyệt 1 bản trình" in response.content.decode()
    assert alerts(response) == ["Không có bản trình số 999999."]


def test_what_is_no_number_is_none_of_them(client: Client, sent) -> None:
    response = client.post(f"{LIST}nhieu/", {"so": ["²", "x", "9" * 30], "who": "Minh"})
    assert response.status_code == 200
    assert alerts(response) == []


def test_disputed_figures_come_first_and_need_a_word(client: Client, told) -> None:
    told(860)
    told(920, issuer="Cục Thống kê")
    address = send(client)
    page = html(client, address)
    assert "1 số còn ngờ" in page
    assert "nguồn khác nói khác" in page
    assert "Còn 1 số có chỗ ngờ" in alerts(decide(client, address, "duyet"))[0]
    assert decide(client, address, "duyet", note="lấy số Cục Thống kê").status_code == 302
    assert "lấy số Cục Thống kê" in html(client, address)


def test_late_figure_of_a_closed_period_waits_for_a_revision(client: Client, sent, told) -> None:
    decide(client, sent.address, "duyet")
    client.post(f"{PERIOD}quyet-dinh/", {"viec": "khoa", "who": "Minh"})
    told(990, issuer="Cục Thống kê")
    page = html(client, PERIOD)
    assert "1 văn bản đến sau khi khóa" in page
    assert "860 triệu USD" in page
    assert "990 triệu USD" in page
    assert "860 triệu USD" in html(client, OFFICIAL)
    assert "khác số chính thức (Minh duyệt" in html(client, HOME)
    refused = client.post(f"{PERIOD}quyet-dinh/", {"viec": "trinh", "who": "Lan"})
    assert "Minh đã khóa kỳ 2025-H1" in alerts(refused)[0]
    address = send(client, reason="Cục Thống kê công bố lại")
    assert "đính chính kỳ đã khóa" in html(client, address)
    decide(client, address, "duyet", note="đã đối chiếu")
    assert "990 triệu USD" in html(client, OFFICIAL)
    assert "chính thức: đính chính, Minh duyệt" in html(client, OFFICIAL)


def test_office_that_told_before_and_not_now_is_named(client: Client, told) -> None:
    told(860, issuer="Cục Thống kê", period="2024-H1")
    told(900, issuer="Sở Công Thương")
    assert "kỳ này chưa thấy: Cục Thống kê." in html(client, PERIOD)
    assert "Cục Thống kê" in html(client, "/ky-bao-cao/?dia-ban=66")


@pytest.mark.parametrize(("role", "may"), [("specialist", False), ("office_head", True), ("leader", True)])
def test_role_decides_who_approves(client: Client, sent, person, role: str, may: bool) -> None:
    client.force_login(person("minh", role, "Lê Văn Minh"))
    response = decide(client, sent.address, "duyet")
    assert response.status_code == (302 if may else 403)
    assert Submission.objects.get().state == ("approved" if may else "waiting")
    assert ("Duyệt các bản đã chọn" in html(client, LIST)) is False


@pytest.mark.parametrize(("role", "may"), [("viewer", False), ("specialist", True)])
def test_who_may_not_send_up_sees_no_form_for_it(client: Client, told, person, role: str, may: bool) -> None:
    told(860)
    client.force_login(person("hoa", role))
    assert ('name="viec"' in html(client, PERIOD)) is may


@pytest.mark.parametrize(("role", "may"), [("viewer", False), ("specialist", False), ("leader", True)])
def test_who_may_not_decide_sees_no_form_for_it(client: Client, sent, person, role: str, may: bool) -> None:
    client.force_login(person("hoa", role))
    assert ('name="note"' in html(client, sent.address)) is may


def test_account_and_not_the_typed_name_counts(client: Client, sent, person, told) -> None:
    told(870, period="2024-H1")
    client.force_login(person("lan", "leader", "Trần Thị Lan"))
    address = client.post(
        "/ky-bao-cao/66/2024-H1/quyet-dinh/", {"viec": "trinh", "who": "Người khác"}
    ).headers["Location"]
    assert "Trần Thị Lan đã trình" in alerts(decide(client, address, "duyet", who="Minh"))[0]


@pytest.mark.parametrize(
    "address", ["/duyet/99/", "/ky-bao-cao/xx/2025-H1/", "/ky-bao-cao/66/2025-H9/", "/ky-bao-cao/66-x/2025/"]
)
def test_what_is_not_there_is_not_found(client: Client, told, address: str) -> None:
    told(860)
    assert client.get(address).status_code == 404


def test_nothing_is_done_without_the_token_or_by_reading(sent) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert decide(stranger, sent.address, "duyet").status_code == 403
    assert stranger.get(f"{sent.address}quyet-dinh/").status_code == 405


def test_pages_ask_the_same_number_of_queries_however_long(
    client: Client, sent, told, django_assert_max_num_queries
) -> None:
    decide(client, sent.address, "duyet")
    for number in range(12):
        told(1000 + number, issuer=f"Cơ quan {number}", period=f"20{10 + number}")
    for address, limit in ((LIST, 8), (sent.address, 10), (PERIOD, 20), ("/ky-bao-cao/?dia-ban=66", 11)):
        with django_assert_max_num_queries(limit):
            client.get(address)


def test_pages_speak_english(client: Client, sent) -> None:
    client.cookies["django_language"] = "en"
    assert "waits for approval" in html(client, sent.address)
    assert "sent up by Lan" in html(client, PERIOD)
