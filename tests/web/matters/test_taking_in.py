"""Matters taken up from the acts of a document, and from a workbook of tasks tried first."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from toancanh.followup.models import Matter
from toancanh.model import Act, ActType, Extraction
from toancanh.store import actions as store
from toancanh.store.actions import Read
from toancanh.store.models import Run

TEXT = "Lưới điện Phù Mỹ quá tải. Đề nghị EVN đầu tư lưới điện."
ROWS = (("STT", "Nội dung", "Tiến độ"), ("Phòng Quản lý Năng lượng", None, None),
        (1, "Trình đề án (hoàn thành trước ngày 15/12/2026)", "Đã hoàn thành tại Báo cáo số 77/BC-SCT"),
        (2, "Rà soát lưới điện", "Đang thực hiện"))  # fmt: skip


@pytest.fixture
def document(make_document):
    """A document with an obstacle and a petition."""
    document = make_document(TEXT, name="bao-cao.txt")
    cut = TEXT.index(" Đề nghị")
    acts = (
        Act(document.passage(0, cut), ActType.OBSTACLE, None, None, (), "test"),
        Act(document.passage(cut + 1, len(TEXT)), ActType.PETITION, "Sở", "EVN", (), "test"),
    )
    run = store.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    store.store_reading(run=run, document=document, content=TEXT.encode(), read=Read(Extraction((), acts)))
    return document


def test_acts_are_chosen_and_taken_up_once(client: Client, document, office, page) -> None:
    address = f"/cong-viec/lap/{document.sha256}/"
    assert address in page("/cong-viec/lap/")
    assert "Chưa chọn mục nào" in client.post(address, {"who": "Lan"}).content.decode()
    where = client.post(address, {"acts": ["1"], "lead": office, "who": "Lan"}).headers["Location"]
    html = page(where)
    assert "<mark>Lưới điện Phù Mỹ quá tải.</mark> Đề nghị EVN" in html
    assert f"/van-ban/{document.sha256}/?tu=0&amp;den=25#loi" in html
    html = page(address)
    assert "đã lập việc số" in html
    assert html.count('name="acts"') == 1
    client.post(address, {"acts": ["1", "2"], "who": "Lan"})
    assert Matter.objects.count() == 2


@pytest.fixture
def upload(settings, tmp_path):
    """A workbook of two tasks, some cells other than usual."""
    settings.DATA = tmp_path

    def made(**cells: str) -> SimpleUploadedFile:
        book, out = openpyxl.Workbook(), io.BytesIO()
        book.active.title = "Nhiệm vụ 2026"
        for row in ROWS:
            book.active.append(row)
        for place, words in cells.items():
            book.active[place] = words
        book.save(out)
        return SimpleUploadedFile("viec.xlsx", out.getvalue())

    return made


def sent(html: str) -> dict[str, str]:
    """What the button under a trial sends."""
    names = ("file", "name", "plan", "who")
    return {name: html.split(f'name="{name}" value="')[1].split('"')[0] for name in names}


def test_workbook_is_tried_and_then_taken_in(client: Client, upload, page) -> None:
    html = client.post("/cong-viec/bang/thu/", {"file": upload(), "who": "Lan"}).content.decode()
    assert "2 việc mới" in html
    assert "14/12/2026" in html
    assert "“Đã hoàn thành”" in html
    assert not Matter.objects.exists()
    told = sent(html)
    assert client.post("/cong-viec/bang/nhap/", told).headers["Location"] == "/cong-viec/bang/"
    assert Matter.objects.count() == 2
    back = client.get(f"/cong-viec/bang/{Matter.objects.first().sheet_id}/tai-ve/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(back.streaming_content)))
    assert book.active["B4"].value == ROWS[3][1]


def test_plan_that_is_no_longer_true_is_shown_again(client: Client, upload) -> None:
    told = sent(client.post("/cong-viec/bang/thu/", {"file": upload(), "who": "Lan"}).content.decode())
    client.post("/cong-viec/bang/nhap/", told)
    told |= sent(
        client.post("/cong-viec/bang/thu/", {"file": upload(C4="Đang làm"), "who": "Lan"}).content.decode()
    )
    matter = Matter.objects.get(line=3)
    matter.progress = "Đã xong"
    matter.save()
    again = client.post("/cong-viec/bang/nhap/", told).content.decode()
    assert "có người đã thay đổi" in again
    assert "2 đổi" in again
    assert Matter.objects.get(line=4).progress != "Đang làm"
    assert client.post("/cong-viec/bang/nhap/", sent(again)).status_code == 302
    nothing = client.post("/cong-viec/bang/thu/", {"file": upload(C4="Đang làm"), "who": "Lan"})
    assert "Không dòng nào đổi" in nothing.content.decode()


def test_cell_at_fault_is_named_and_nothing_can_be_taken_in(client: Client, upload) -> None:
    html = client.post("/cong-viec/bang/thu/", {"file": upload(A4="hai"), "who": "Lan"}).content.decode()
    assert "Nhiệm vụ 2026!A4" in html
    assert "Nhập bảng này" not in html


@pytest.mark.parametrize("told", [{}, {"file": SimpleUploadedFile("a.xlsx", b"no workbook")}])
def test_file_that_is_none_is_told(client: Client, upload, told) -> None:
    html = client.post("/cong-viec/bang/thu/", {**told, "who": "Lan"}).content.decode()
    assert 'role="alert"' in html
    assert "Nhập bảng này" not in html


@pytest.mark.parametrize("token", ["", "../secret_key", "0" * 64])
def test_file_that_was_not_tried_is_not_taken_in(client: Client, upload, token) -> None:
    upload()
    response = client.post("/cong-viec/bang/nhap/", {"file": token, "plan": "", "who": "Lan"})
    assert "Tệp thử không còn" in response.content.decode()
