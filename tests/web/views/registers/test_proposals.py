"""Proposals from documents: the sentence, both values, and what becomes of each."""

from decimal import Decimal

import pytest

from toancanh.pipeline import Upload, ingest
from toancanh.registers import actions, proposing, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Proposal
from toancanh.registers.registry import register

PAGE = "/danh-ba/de-xuat/"
TEXT = """SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK
BÁO CÁO
Tình hình cụm công nghiệp tháng 9 năm 2025

Tính đến tháng 9/2025, Cụm công nghiệp Tân An có diện tích 61,5 ha, tỷ lệ lấp đầy 92%.
"""


@pytest.fixture
def waiting(clusters):
    """What the report says of Tân An."""
    ingest([Upload("bao-cao.txt", TEXT.encode())])
    proposing.propose()
    return list(selectors.proposals())


@pytest.fixture
def occupancy(waiting) -> Proposal:
    return next(it for it in waiting if "occupancy" in it.values)


def test_sentence_with_its_words_marked_and_both_values(waiting, see) -> None:
    html = see(PAGE)
    assert "<mark>61,5 ha</mark>" in html
    assert "Diện tích: <del>48,5\N{NO-BREAK SPACE}ha</del> → <ins>61,5\N{NO-BREAK SPACE}ha</ins>" in html
    assert "#loi" in html


def test_accepted_value_keeps_its_sentence(clusters, occupancy, see, send) -> None:
    assert send(f"{PAGE}{occupancy.pk}/chap-nhan/", version=1).headers["Location"] == PAGE
    entry = selectors.find(register("clusters"), clusters.tan_an.pk)
    assert entry.occupancy == Decimal(92)
    html = see(f"/danh-ba/cum-cong-nghiep/{entry.pk}/")
    assert "Tỷ lệ lấp đầy: <del>—</del> → <ins>92%</ins>" in html
    assert "<mark>92%</mark>" in html


def test_rejected_with_a_reason_and_not_offered_again(occupancy, see, send) -> None:
    reject = f"{PAGE}{occupancy.pk}/bac-bo/"
    refused = send(reject)
    assert "Thiếu lý do" in refused.content.decode()
    send(reject, reason="số cũ")
    assert "<mark>92%</mark>" not in see(PAGE)
    assert not proposing.propose().new


def test_one_value_after_the_other_is_accepted_from_one_page(clusters, occupancy, waiting, send) -> None:
    other = next(it for it in waiting if "area_ha" in it.values)
    send(f"{PAGE}{other.pk}/chap-nhan/", version=1)
    send(f"{PAGE}{occupancy.pk}/chap-nhan/", version=1)
    entry = selectors.find(register("clusters"), clusters.tan_an.pk)
    assert (entry.area_ha, entry.occupancy) == (Decimal("61.5"), Decimal(92))


def test_value_changed_meanwhile_is_told_and_shown_as_it_is_now(clusters, occupancy, send) -> None:
    new = {"occupancy": Decimal(90)}
    actions.change(entry=clusters.tan_an, values=new, version=1, grounds=Grounds("Lan"))
    html = send(f"{PAGE}{occupancy.pk}/chap-nhan/", version=1).content.decode()
    assert "đã được người khác sửa" in html
    assert "<del>90%</del> → <ins>92%</ins>" in html
    assert '<input type="hidden" name="version" value="2">' in html


def test_htmx_gets_a_line_in_place_of_the_proposal(occupancy, client) -> None:
    header = {"HX-Request": "true"}
    said = {"who": "Minh", "version": 1}
    html = client.post(f"{PAGE}{occupancy.pk}/chap-nhan/", said, headers=header).content.decode()
    assert "Đã chấp nhận" in html
    assert "<html" not in html
    again = client.post(f"{PAGE}{occupancy.pk}/chap-nhan/", said, headers=header).content.decode()
    assert "Không có đề xuất số" in again


def test_narrowed_to_a_register_and_a_document(waiting, see) -> None:
    assert "61,5 ha" in see(f"{PAGE}?so=clusters")
    assert "61,5 ha" in see(f"{PAGE}?so=clusters&van-ban={waiting[0].document.sha256}")
    assert "Không có đề xuất nào đang chờ" in see(f"{PAGE}?so=parks")


def test_documents_are_looked_through_on_demand(clusters, add, send) -> None:
    add("CCN Tân An")
    ingest([Upload("bao-cao.txt", TEXT.encode())])
    html = send(f"{PAGE}tim/").content.decode()
    assert "nhiều mục cùng tên" in html
