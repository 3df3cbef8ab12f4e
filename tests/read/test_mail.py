"""Mail: what it says is a document with its date and people, what hangs on it are files."""

import io
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from PIL import Image

from toancanh.model import Document, Period, UserError
from toancanh.read import members, read_bytes
from toancanh.read.containers import Member

BODY = "Kính gửi Sở Công Thương,\nXuất khẩu tháng 6 đạt 150 triệu USD.\n"


def mail(body: str = BODY, **fields: str) -> EmailMessage:
    made = EmailMessage()
    usual = {
        "From": "Nguyễn Văn An <an@krongpa.vn>", "To": "Văn thư <vt@sct.vn>", "Cc": "Phòng KH <kh@sct.vn>",
        "Subject": "Báo cáo tháng 6 năm 2025", "Date": "Mon, 30 Jun 2025 20:00:00 -0700",
    }  # fmt: skip
    for name, value in {**usual, **fields}.items():
        made[name] = value
    made.set_content(body)
    return made


def read(made: EmailMessage | bytes, name: str = "thư.eml") -> Document:
    return read_bytes(made if isinstance(made, bytes) else made.as_bytes(), name)


def inside(made: EmailMessage | bytes, name: str = "thư.eml") -> list[Member]:
    return list(members(made if isinstance(made, bytes) else made.as_bytes(), name) or ())


def picture(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (width, height), 255).save(file, "PNG")
    return file.getvalue()


def test_mail_is_a_document_of_its_day_in_vietnam() -> None:
    document = read(mail())
    assert document.text.splitlines() == BODY.splitlines()
    assert (document.title, document.published) == ("Báo cáo tháng 6 năm 2025", Period.parse("2025-07-01"))
    assert document.media_type == "message/rfc822"
    assert document.metadata["sender"] == "Nguyễn Văn An <an@krongpa.vn>"
    assert document.metadata["recipient"] == "Văn thư <vt@sct.vn>; Phòng KH <kh@sct.vn>"
    assert inside(mail()) == []


def test_plain_text_is_preferred_to_the_page() -> None:
    made = mail()
    made.add_alternative("<html><body><p>Trang</p></body></html>", subtype="html")
    assert read(made).text.startswith("Kính gửi")


def test_page_is_read_where_there_is_no_plain_text() -> None:
    made = mail(" ")
    made.add_alternative(
        "<html><body><p>Bán lẻ đạt <b>200</b> tỷ đồng.</p><table><tr><td>Xã</td><td>1</td></tr>"
        "<tr><td>Phường</td><td>2</td></tr></table></body></html>",
        subtype="html",
    )
    document = read(made)
    assert document.text.startswith("Bán lẻ đạt 200 tỷ đồng.")
    assert [block.locator.row for block in document.blocks if block.kind == "cell"] == [1, 1, 2, 2]


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_transfer_encodings(transfer: str) -> None:
    made = mail()
    made.set_content(BODY, cte=transfer)
    assert read(made).text.splitlines() == BODY.splitlines()


@pytest.mark.parametrize("stated", [b"; charset=windows-1258", b"", b"; charset=us-ascii"])
def test_text_in_an_old_encoding(stated: bytes) -> None:
    head = (
        b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: Bao cao\r\nContent-Type: text/plain" + stated + b"\r\n\r\n"
    )
    assert read(head + "Đăk Lăk, tôn và ưu".encode("cp1258")).text == "Đăk Lăk, tôn và ưu"


@pytest.mark.parametrize(
    "disposition",
    [
        b"attachment; filename*=UTF-8''ph%E1%BB%A5%20l%E1%BB%A5c.txt",
        b"attachment; filename*0*=UTF-8''ph%E1%BB%A5%20; filename*1*=l%E1%BB%A5c.txt",
        b'attachment; filename="=?UTF-8?B?cGjhu6UgbOG7pWMudHh0?="',
        b'attachment; filename="=?utf-8?q?ph=E1=BB=A5_l=E1=BB=A5c=2Etxt?="',
    ],
)
def test_names_of_attachments(disposition: bytes) -> None:
    made = mail()
    made.add_attachment("Số 1".encode(), maintype="text", subtype="plain", filename="x.txt")
    data = made.as_bytes().replace(b'attachment; filename="x.txt"', disposition)
    assert [(it.name, it.data) for it in inside(data)] == [("phụ lục.txt", "Số 1".encode())]


def test_logos_are_left_out_and_scans_are_not() -> None:
    made = mail()
    made.add_alternative("<html><body><p>a<img src='cid:1'></p></body></html>", subtype="html")
    page = made.get_payload()[1]
    page.add_related(picture(200, 80), "image", "png", cid="<1>", filename="logo.png")
    page.add_related(picture(1654, 2339), "image", "png", cid="<2>", filename="trang-1.png")
    made.add_attachment(picture(20, 20), "image", "png", filename="nho.png")
    assert [it.name for it in inside(made)] == ["trang-1.png", "nho.png"]
    assert read(made).metadata["left_out"] == "logo.png"


def test_mail_sent_on_is_a_mail_inside() -> None:
    made = mail()
    made.add_attachment(mail("Bên trong.", Subject="Thư gốc"))
    (member,) = inside(made)
    assert member.name == "Thư gốc.eml"
    assert read(member.data or b"").text == "Bên trong.\n"


def test_wrapping_of_outlook_is_named_as_not_read() -> None:
    made = mail()
    made.add_attachment(b"\x78\x9f\x3e\x22", "application", "ms-tnef", filename="winmail.dat")
    (member,) = inside(made)
    assert (member.error.code, member.data) == ("read.winmail", b"\x78\x9f\x3e\x22")


def test_mail_without_words_still_gives_its_attachments() -> None:
    made = mail("")
    made.add_attachment(b"a", "text", "plain", filename="a.txt")
    with pytest.raises(UserError, match=r"read\.blank"):
        read(made)
    assert [it.name for it in inside(made)] == ["a.txt"]


def test_signs_in_fields_that_no_database_takes() -> None:
    data = mail().as_bytes().replace(b"Subject: ", b"Subject: =?utf-8?q?a=00b?= \xff\xfe ", 1)
    document = read(data)
    assert document.title.isprintable()
    document.title.encode()


def test_mail_is_told_by_its_content() -> None:
    data = mail().as_bytes()
    assert read(data, "thư.txt").media_type == "message/rfc822"
    for text in ("Subject: a\n\nFrom: b\n", "Từ: a\nĐến: b\n\nNội dung", "From: x\nhai dòng\n"):
        assert read_bytes(text.encode(), "a.txt").media_type == "text/plain"


def test_parts_in_parts_without_end_are_refused() -> None:
    head = b"From: a@b.vn\r\nTo: c@d.vn\r\nDate: x\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n"
    deep = b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(1200)
    )
    with pytest.raises(UserError, match=r"read\.(mail_broken|blank)"):
        read(head + deep)


@pytest.fixture
def outlook() -> bytes:
    """A message of Outlook with a text, a message inside it and a logo."""
    spec = spec_from_file_location("make_msg", Path(__file__).parent / "files" / "make_msg.py")
    maker = module_from_spec(spec)
    spec.loader.exec_module(maker)
    texts = {0x0037: "Báo cáo quý 2", 0x1000: BODY, 0x0C1A: "Nguyễn Văn An", 0x0C1F: "an@krongpa.vn"}
    attached = [
        {0x3707: "phụ lục.txt", 0x3705: 1, 0x3701: ("Số liệu WordDocument " * 900).encode("utf-16-le")},
        {0x3001: "Thư cũ", 0x3705: 5},
        {0x3707: "logo.png", 0x3705: 1, 0x370E: "image/png", 0x3712: "1", 0x3701: picture(90, 40)},
    ]
    return maker.message(texts, attached, datetime(2025, 6, 30, 20, tzinfo=UTC))


def test_message_of_outlook(outlook: bytes) -> None:
    document = read(outlook, "thư.msg")
    assert (document.title, document.published) == ("Báo cáo quý 2", Period.parse("2025-07-01"))
    assert document.text.splitlines() == BODY.splitlines()
    assert document.metadata["sender"] == '"Nguyễn Văn An" <an@krongpa.vn>'
    text, sent_on = inside(outlook, "thư.msg")
    assert (text.name, text.data) == ("phụ lục.txt", ("Số liệu WordDocument " * 900).encode("utf-16-le"))
    assert (sent_on.name, sent_on.error.code) == ("Thư cũ", "read.attachment_missing")


def test_damaged_message_of_outlook_is_read_or_refused(outlook: bytes) -> None:
    for cut in range(600, len(outlook), 700):
        with suppress(UserError):
            assert read(outlook[:cut], "thư.msg").text
            inside(outlook[:cut], "thư.msg")
