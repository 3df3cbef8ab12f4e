"""What a director sees first: leading figures with both halves, targets with a verdict, what is new."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from toancanh.accounts.models import User
from toancanh.model import Measure, Status
from toancanh.store.models import Outcome, SourceDocument
from toancanh.web import clock

pytestmark = pytest.mark.django_db
WEST, EAST = ("66", date(2004, 7, 8)), ("54", date(2004, 7, 8))
HOME, TARGETS, NEWS = (f"{page}?dia-ban=66&ky=2025-H1" for page in ("/", "/muc-tieu/", "/moi/"))


def seen(client: Client, address: str = HOME) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def part(text: str, start: str, end: str) -> str:
    return text[text.index(start) : text.index(end, text.index(start))]


def test_half_that_nobody_tells_is_the_rest_and_called_so(client: Client, tell) -> None:
    tell(1500, "2025-H1")
    tell(1293, "2025-H1", WEST)
    first = part(seen(client), "Con số chính", "Có gì mới")
    assert "1.500 triệu USD" in first
    assert "Phú Yên (cũ), phía Đông 207 triệu USD (cả tỉnh trừ phần kia)" in first
    assert "Đắk Lắk (cũ), phía Tây 1.293 triệu USD" in first


def test_half_without_any_figure_says_so(client: Client, tell) -> None:
    growth = {"indicator": "iip", "measure": Measure.YOY}
    tell("12.4", "2025-H1", **growth)
    tell("15.3", "2025-H1", WEST, **growth)
    assert "phía Đông chưa có số" in seen(client)


def test_leading_figures_come_in_the_order_of_the_field(client: Client, tell) -> None:
    tell(300, "2025-H1", indicator="imports")
    tell(1500, "2025-H1")
    tell("12.4", "2025-H1", indicator="iip", measure=Measure.YOY)
    first = part(seen(client), "Con số chính", "Có gì mới")
    order = [first.index(it) for it in ("Chỉ số sản xuất", "Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu")]
    assert order == sorted(order)


def test_figure_of_an_earlier_period_of_the_year_is_marked(client: Client, tell) -> None:
    tell(1500, "2025-H1", indicator="retail_sales", unit="VND")
    tell(700, "2025-Q1")
    assert "số của quý I/2025" in part(seen(client), "Con số chính", "Có gì mới")


def test_target_shows_what_is_left_and_a_verdict(client: Client, tell) -> None:
    tell(1500, "2025-H1")
    tell(2000, "2025", status=Status.PLAN)
    row = part(seen(client), "Mục tiêu năm 2025", "Có gì mới")
    assert "75%" in row
    assert "500 triệu USD 83,3 triệu USD/tháng" in row
    assert "Đúng tiến độ" in row


def test_page_of_targets_says_why_and_from_what(client: Client, tell) -> None:
    done, plan = tell(300, "2025-H1"), tell(2000, "2025", status=Status.PLAN)
    text = seen(client, TARGETS)
    assert "6 tháng đầu năm 2025 đã làm 15%; chia đều theo tháng là 50%, chưa có số các năm trước" in text
    assert "chỉ tiêu − đã làm [1][2]" in text
    page = client.get(TARGETS).content.decode()
    assert all(f'href="/so-lieu/{it.id}/"' in page for it in (done, plan))


def test_plan_of_a_half_follows_from_its_percent(client: Client, tell) -> None:
    tell(1293, "2025-H1", WEST)
    tell("69.5", "2025-H1", WEST, measure=Measure.PCT_OF_PLAN)
    text = seen(client, TARGETS)
    assert "suy từ % kế hoạch" in text
    assert "567 triệu USD" in text


def test_page_without_targets_says_so(client: Client, tell) -> None:
    tell("6.3", "2025-H1", indicator="iip", measure=Measure.YOY)
    assert "Chưa văn bản nào nêu kế hoạch hay mục tiêu" in seen(client, TARGETS)


def test_empty_store_has_both_pages(client: Client) -> None:
    assert client.get("/").status_code == client.get("/muc-tieu/").status_code == 200


def test_contradiction_is_told_beside_the_verdict(client: Client, tell) -> None:
    tell(2000, "2025", status=Status.PLAN)
    tell(1500, "2025-H1")
    tell(700, "2025-H1")
    assert "⚠ có mâu thuẫn" in part(seen(client), "Mục tiêu năm 2025", "Có gì mới")
    assert "Các văn bản mâu thuẫn nhau" in seen(client, TARGETS)


def test_english_page_is_all_english(client: Client, tell) -> None:
    tell(1500, "2025-H1")
    tell(2000, "2025", status=Status.PLAN)
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    text = seen(client, TARGETS)
    assert "75% done; evenly by month it would be 50%" in text
    assert "On track" in text


@pytest.fixture
def at(monkeypatch):
    """Hold the clock of the pages still."""

    def when(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return when


def test_first_visit_tells_of_a_week_and_the_next_only_of_what_came_since(client: Client, tell, at) -> None:
    tell(1500, "2025-H1")
    start = datetime.now(UTC) + timedelta(minutes=1)
    at(start)
    assert "1 văn bản mới" in part(seen(client, NEWS), "Mới trong 7 ngày qua", "Mỗi con số dẫn về")
    at(start + timedelta(hours=2))
    assert "Không có gì mới." in seen(client, NEWS)


def test_look_again_in_the_same_visit_keeps_the_news(client: Client, tell, at) -> None:
    tell(1500, "2025-H1")
    start = datetime.now(UTC) + timedelta(minutes=1)
    for minutes in (0, 20, 40):
        at(start + timedelta(minutes=minutes))
        assert "1 văn bản mới" in seen(client, NEWS)


def test_visits_of_an_account_are_kept_in_the_store(tell, at, person) -> None:
    lan, minh = person(), person("minh", name="Trần Minh")
    tell(1500, "2025-H1")
    start = datetime.now(UTC) + timedelta(minutes=1)
    at(start)
    assert "1 văn bản mới" in seen(logged_in(lan), NEWS)
    at(start + timedelta(hours=3))
    assert "Không có gì mới." in seen(logged_in(lan), NEWS)  # another browser
    assert "1 văn bản mới" in seen(logged_in(minh), NEWS)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_part_of_the_first_page_tells_since_when_that_page_was_opened(client: Client, tell, at) -> None:
    tell(1500, "2025-H1")
    start = datetime.now(UTC) + timedelta(minutes=1)
    at(start)
    page = client.get(HOME).content.decode()
    (part_of,) = re.findall(r'hx-get="(/moi/[^"]*)"', page)
    at(start + timedelta(hours=2))
    assert "1 văn bản mới" in seen(client, unescape(part_of))  # the part is no visit of its own
    assert "Không có gì mới." in seen(client, NEWS)
    assert "Không có gì mới." in seen(client, f"{NEWS}&tu=nonsense")


def test_changed_figure_is_told_with_what_it_was(client: Client, tell, at) -> None:
    """An estimate of 1,480 that is 1,500 in the report after it."""
    tell(1480, "2025-H1")
    at(datetime.now(UTC) + timedelta(seconds=1))
    seen(client, NEWS)
    before = datetime.now(UTC)
    at(before + timedelta(days=1))
    tell(1500, "2025-H1", status=Status.ACTUAL)
    later = {"received_at": before + timedelta(hours=5)}
    SourceDocument.objects.filter(title="Báo cáo 1500").update(**later)
    Outcome.objects.filter(document__title="Báo cáo 1500").update(at=later["received_at"])
    news = part(seen(client, NEWS), "Mới từ lần xem trước", "Mỗi con số dẫn về")
    assert "1.480 triệu USD → nay là 1.500 triệu USD" in news


def test_foreign_words_in_the_cookie_are_no_visit(client: Client, tell) -> None:
    tell(1500, "2025-H1")
    for cookie in ("x", "1.2.3", "9999999999999999.1", "5.1", "."):
        client.cookies["lan_xem_truoc"] = cookie
        assert "1 văn bản mới" in seen(client, NEWS)


def test_neighbouring_periods_are_one_step_away(client: Client, tell) -> None:
    tell(1500, "2025-H1")
    tell(700, "2025-Q1")
    tell(1100, "2024-H1")
    page = client.get(HOME).content.decode()
    assert 'rel="prev" href="?dia-ban=66&amp;ky=2025-Q1"' in page
    assert 'href="?dia-ban=66&amp;ky=2024-H1">Cùng kỳ năm trước' in page
    assert 'rel="next"' not in page


def test_old_province_alone_has_its_own_targets(client: Client, tell) -> None:
    tell(100, "2025-H1", EAST)
    tell(200, "2025", EAST, status=Status.PLAN)
    text = seen(client, "/muc-tieu/?dia-ban=54&ky=2025-H1")
    assert "Mục tiêu năm 2025 của Tỉnh Phú Yên (cũ)" in text
    assert "phía Đông" not in text


def test_address_that_cannot_be_met_has_nothing_worked_out_anew(client: Client, tell) -> None:
    tell(1500, "2025-H1")
    asked = []
    for address in (HOME, HOME, f"{HOME}&ky=nonsense", f"{HOME}&dia-ban=nowhere"):
        with CaptureQueriesContext(connection) as queries:
            assert "1.500 triệu USD" in seen(client, address)
        asked.append(len(queries))
    assert asked[0] > asked[1] == asked[2] == asked[3]
