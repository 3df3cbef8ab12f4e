"""A workbook is shown row by row before anything is written; then all of it is, or nothing."""

import os
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from toancanh.registers import actions, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.web import uploads

PAGE = "/danh-ba/cum-cong-nghiep/nhap/"
OF = register("clusters")
GOOD = "Tên,Địa bàn,Diện tích (ha)\nCCN Tân An,66,61.5\nCCN Mới,66,30\nCCN Ea Đar,66,51\n"
BAD = "Tên,Diện tích (ha),Ngày thành lập\nCCN Tân An,rộng,31/02/2025\n"


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def show(clusters, send):
    """What a file would do."""

    def dry(text: str, name: str = "so.csv"):
        return send(PAGE, tep=SimpleUploadedFile(name, text.encode()))

    return dry


def hidden(html: str) -> dict[str, str]:
    """The fields of the one button."""
    form = html.split('class="decide do"')[1].split("</form>")[0]
    parts = [it.split(">")[0] for it in form.split('<input type="hidden" ')[1:]]
    return {it.split('"')[1]: it.split('"')[3] for it in parts}


def test_row_by_row_before_anything_is_written(clusters, show) -> None:
    html = show(GOOD).content.decode()
    assert "Diện tích: <del>48,5\N{NO-BREAK SPACE}ha</del> → <ins>61,5\N{NO-BREAK SPACE}ha</ins>" in html
    assert "Ghi tất cả: thêm 1, sửa 1" in html
    assert "<strong>1</strong> dòng không đổi gì" in html
    assert selectors.counts()["clusters"] == 3


def test_mistakes_name_their_cell_and_there_is_no_button(show) -> None:
    html = show(BAD).content.decode()
    assert '<b class="cell">B2</b> “rộng” không phải số' in html
    assert '<b class="cell">C2</b> “31/02/2025” không phải ngày' in html
    assert "Ghi tất cả" not in html


def test_one_button_writes_all_of_it(show, send, see, data) -> None:
    fields = hidden(show(GOOD).content.decode())
    response = send(PAGE, **fields, lam="1", reason="rà soát")
    assert "thêm 1 mục, sửa 1 mục" in see(response.headers["Location"])
    deed = selectors.history(selectors.entries(OF).get(name="CCN Tân An")).first()
    assert (deed.who, deed.source, deed.reason) == ("Minh", "so.csv", "rà soát")
    assert list((data / "uploads").iterdir()) == []


def test_register_that_changed_meanwhile_is_shown_again(clusters, show, send) -> None:
    fields = hidden(show(GOOD).content.decode())
    actions.change(entry=clusters.tan_an, values={"tenants": 60}, version=1, grounds=Grounds("Lan"))
    response = send(PAGE, **fields, lam="1")
    assert "Sổ đã đổi sau khi bạn xem trước" in response.content.decode()
    assert selectors.counts()["clusters"] == 3
    assert send(PAGE, **hidden(response.content.decode()), lam="1").status_code == 302


def test_unsigned_import_writes_nothing(show, send) -> None:
    fields = hidden(show(GOOD).content.decode())
    response = send(PAGE, **fields, lam="1", who="")
    assert "Thiếu tên người làm" in response.content.decode()
    assert selectors.counts()["clusters"] == 3


def test_file_that_waits_no_more(show, send) -> None:
    fields = hidden(show(GOOD).content.decode())
    uploads.drop(fields["tep"])
    assert "không còn chờ ở máy chủ" in send(PAGE, **fields, lam="1").content.decode()
    assert "không còn chờ" in send(PAGE, tep="../../etc/passwd", ten="x", lam="1").content.decode()


def test_file_that_is_too_large_is_not_read(clusters, send, monkeypatch) -> None:
    monkeypatch.setattr("toancanh.web.views.registers.importing._LARGEST", 10)
    response = send(PAGE, tep=SimpleUploadedFile("so.csv", GOOD.encode()))
    assert "quá lớn" in response.content.decode()


def test_broken_file_and_none_at_all(show, send) -> None:
    assert "không hiểu tiêu đề" in show("Tên,Lạ\na,b\n").content.decode().lower()
    assert "Chưa chọn tệp nào" in send(PAGE).content.decode()


def test_template_is_empty_and_can_be_filled_in(client, db) -> None:
    book = load_workbook(BytesIO(client.get("/danh-ba/cum-cong-nghiep/mau.xlsx").content))
    assert [row[2] for row in book.active.values] == ["Tên"]


def test_old_uploads_are_thrown_away(data) -> None:
    key = uploads.keep(b"old")
    os.utime(data / "uploads" / key, (0, 0))
    uploads.keep(b"new")
    assert uploads.take(key) is None
