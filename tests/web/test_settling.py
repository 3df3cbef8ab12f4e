"""A contradiction is settled where it is read: the picture changes at once, and who, why and when is kept."""

import re

import pytest
from django.test import Client

from toancanh import pipeline
from toancanh.pipeline import Upload
from toancanh.store.contradictions import selectors, settling
from toancanh.store.models import SourceDocument
from toancanh.submissions.selectors import yields

pytestmark = pytest.mark.django_db
SAID = (
    "Kim ngạch nhập khẩu 6 tháng đầu năm 2024 của tỉnh Gia Lai đạt 1.000 triệu USD, bằng 50% kế hoạch năm. "
    "Kế hoạch nhập khẩu năm 2024 của tỉnh Gia Lai là 3.000 triệu USD."
)


@pytest.fixture
def key() -> str:
    """The key of the one contradiction there is: 1.000 is no half of 3.000."""
    pipeline.ingest([Upload("bao-cao.txt", SAID.encode())])
    return selectors.contradictions().get().key


def fact(words: str) -> str:
    (found,) = selectors.told(selectors.contradictions())
    return next(it.id for it in found.members if words in it.passage.text)


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def settle(client: Client, key: str, how: str, **parts: str):
    signed = {"who": "Lan", "reason": "đối chiếu bản giấy", "how": how, **parts}
    return client.post(f"/phat-hien/{key}/quyet-dinh/", signed)


def test_argument_is_told_in_sentences_with_the_words_of_its_sources(client: Client, key: str) -> None:
    page = html(client, f"/phat-hien/{key}/")
    for expected in (
        "bao-cao.txt, đoạn 1 ghi: Kim ngạch nhập khẩu – Gia Lai (cũ) – 6 tháng đầu năm 2024 là 1.000 triệu",
        "Các số ấy ràng buộc nhau: mức đạt = % kế hoạch × kế hoạch năm.",
        "vì vậy các số trên không thể cùng đúng.",
        "<mark>3.000 triệu USD</mark>",
    ):
        assert expected.lower() in page.lower()


def test_number_put_right_ends_it_and_shows_in_the_picture(client: Client, key: str) -> None:
    plan = fact("3.000")
    response = settle(client, key, "corrected", fact=plan, **{f"value-{plan}": "2.000"})
    assert response.headers["Location"] == f"/phat-hien/?vua-xu-ly={key}"
    page = html(client, response.headers["Location"])
    assert "Sửa một số" in page
    assert "Chưa thấy số liệu nào mâu thuẫn" in page
    told = html(client, "/phat-hien/da-xu-ly/")
    assert "“đối chiếu bản giấy”" in told
    assert re.search(r"Lan, \d\d/\d\d/\d{4}", told)
    (line,) = [it for it in pipeline.picture().lines if it.kind == "plan"]
    assert int(line.value.quantity.value) == 2_000_000_000
    assert "văn bản viết 3.000 triệu USD" in html(client, f"/so-lieu/{plan}/")


def test_opened_again_it_stands_as_before(client: Client, key: str) -> None:
    plan = fact("3.000")
    settle(client, key, "corrected", fact=plan, **{f"value-{plan}": "2.000"})
    settle(client, key, "open", reason="nhầm văn bản")
    assert selectors.contradictions().get().key == key
    assert settling.settled().count() == 0
    assert [it.how for it in settling.history(key)] == ["open", "corrected"]
    assert "nhầm văn bản" in html(client, f"/phat-hien/{key}/")


def test_figures_that_measure_different_things_all_stand(client: Client, key: str) -> None:
    settle(client, key, "differ", reason="kế hoạch giao lại giữa năm")
    assert selectors.contradictions().count() == 0
    assert len(pipeline.picture().lines) == 2
    assert "kế hoạch giao lại giữa năm" in html(client, "/phat-hien/da-xu-ly/")


def test_what_is_settled_no_longer_counts_for_its_document(client: Client, key: str) -> None:
    document = SourceDocument.objects.get().pk
    before = yields([document])[document].contradictions
    settle(client, key, "differ")
    assert (before, yields([document])[document].contradictions) == (1, 0)


def test_rejected_figure_leaves_the_picture(client: Client, key: str) -> None:
    settle(client, key, "rejected", fact=fact("50%"))
    assert selectors.contradictions().count() == 0
    assert not any(line.pct_of_plan for line in pipeline.picture().lines)
    settle(client, key, "open")
    assert selectors.contradictions().count() == 1


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"how": "corrected"}, "Chưa chọn số nào"),
        ({"how": "chosen", "fact": "0" * 20}, "Chưa chọn số nào"),
        ({"how": "differ", "reason": " "}, "Thiếu lý do"),
        ({"how": "differ", "who": " "}, "Thiếu tên"),
        ({"how": "open"}, "Chưa ai xử lý"),
    ],
)
def test_what_is_missing_is_asked_for(client: Client, key: str, parts: dict[str, str], told: str) -> None:
    response = settle(client, key, parts.pop("how"), **parts)
    assert told in response.content.decode()
    assert selectors.contradictions().count() == 1


def test_correction_without_a_number_or_with_none_is_refused(client: Client, key: str) -> None:
    plan = fact("3.000")
    assert "Thiếu số đúng" in settle(client, key, "corrected", fact=plan).content.decode()
    wrong = settle(client, key, "corrected", fact=plan, **{f"value-{plan}": "hai nghìn"})
    assert 'role="alert"' in wrong.content.decode()


def test_one_wrong_digit_is_one_argument_with_its_consequences(client: Client) -> None:
    said = (
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2024 của tỉnh Gia Lai đạt 1.000 triệu USD, "
        "bằng 50% kế hoạch năm, tăng 25% so với cùng kỳ. "
        "Kế hoạch xuất khẩu năm 2024 của tỉnh Gia Lai là 2.200 triệu USD. "
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2023 của tỉnh Gia Lai đạt 880 triệu USD."
    )
    pipeline.ingest([Upload("bao-cao.txt", said.encode())])
    groups = selectors.echoes()
    assert selectors.contradictions().count() == 2
    page = html(client, "/phat-hien/")
    assert page.count("<article") == len(groups)
    for together in groups:
        for number, row in selectors.rows(together).items():
            assert selectors.group(row.key) == (number, *(it for it in together if it != number))


def test_who_may_not_settle_sees_no_form_for_it(client: Client, key: str, person) -> None:
    addresses = ("/phat-hien/", f"/phat-hien/{key}/", "/phat-hien/da-xu-ly/")
    client.force_login(person("hoa", "specialist"))
    assert [">Sửa số đã chọn<" in html(client, it) for it in addresses] == [True, True, False]
    settle(client, key, "chosen", fact=fact("3.000"))
    assert "Mở lại mâu thuẫn này" in html(client, addresses[2])
    client.force_login(person("khach", "viewer"))
    for address in addresses:
        assert 'name="how"' not in html(client, address)


def test_what_is_not_there_is_not_found(client: Client, db) -> None:
    assert client.get(f"/phat-hien/{'0' * 20}/").status_code == 404
    assert settle(client, "0" * 20, "sideways").status_code == 400
