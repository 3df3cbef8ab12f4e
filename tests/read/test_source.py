import random
import zipfile
from io import BytesIO

import pytest

from toancanh.model import UserError
from toancanh.read import LIMIT, read, read_bytes
from toancanh.read.formats import extensions, readers
from toancanh.reference.messages import render


def outcome(data, name):
    """The blocks of the file, or the line that says why there are none."""
    try:
        return read_bytes(data, name).blocks
    except UserError as error:
        return render(error.code, error.values, "vi")


NAMES = ("report.txt", "report.html", "report.docx", "report.pdf")


def code(data, name):
    with pytest.raises(UserError) as caught:
        read_bytes(data, name)
    for language in ("vi", "en"):
        line = render(caught.value.code, caught.value.values, language)
        assert name in line
        assert "\n" not in line
    return caught.value.code


@pytest.mark.parametrize("name", NAMES)
def test_every_format_gives_the_same_paragraphs(files, paragraphs, quoted, name):
    document = read_bytes(files[name], name)
    outside_table = [text for kind, text in quoted(document) if kind != "cell" and "\t" not in text]
    assert outside_table == paragraphs
    assert document.title == paragraphs[0]


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_format_gives_the_same_cells(files, table, cells, name):
    expected = [
        (1, row, column, text) for row, line in enumerate(table, 1) for column, text in enumerate(line, 1)
    ]
    assert cells(read_bytes(files[name], name)) == expected


@pytest.mark.parametrize("name", [*NAMES, "long-report.pdf"])
def test_blocks_are_in_order_apart_and_trimmed(files, name):
    document = read_bytes(files[name], name)
    end = -1
    for block in document.blocks:
        text = document.text[block.start : block.end]
        assert block.start > end
        assert text == text.strip() != ""
        assert document.block_at(block.start) == block
        end = block.end
    assert end <= len(document.text)


@pytest.mark.parametrize("name", NAMES)
def test_content_decides_not_the_name(files, name):
    assert read_bytes(files[name], "quên-đuôi").text == read_bytes(files[name], name).text


def test_same_bytes_are_the_same_document(files):
    one, two = (read_bytes(files["report.txt"], name) for name in ("a.txt", "b.txt"))
    assert one.sha256 == two.sha256
    assert (one.name, two.name) == ("a.txt", "b.txt")


def test_a_path_is_read(tmp_path, files):
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(files["report.docx"])
    assert read(path).name == "báo cáo.docx"


@pytest.mark.parametrize(("make", "expected"), [
    (lambda path: None, "read.missing"),
    (lambda path: path.mkdir(), "read.directory"),
    (lambda path: path.write_bytes(b""), "read.empty"),
    (lambda path: path.write_bytes(b"\0\1\2\3" * 100), "read.binary"),
])  # fmt: skip
def test_an_unusable_path_is_refused(tmp_path, make, expected):
    path = tmp_path / "a.txt"
    make(path)
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.code == expected


def test_a_huge_file_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(2 * LIMIT)
    monkeypatch.setattr(type(path), "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.values == {"name": "lớn.txt", "size": "200", "limit": "100"}


def test_huge_bytes_are_refused():
    assert code(bytes(LIMIT + 1), "a.txt") == "read.too_large"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(("data", "name", "expected"), [
    (OLE + "WordDocument".encode("utf-16-le"), "cũ.doc", "read.doc_old"),
    (OLE + "WordDocument".encode("utf-16-le"), "đổi tên.docx", "read.doc_old"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "khóa.docx", "read.office_encrypted"),
    (OLE + "Workbook".encode("utf-16-le"), "bảng.xls", "read.book_broken"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "ảnh.txt", "read.binary"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "ảnh.png", "read.unsupported"),
    (b"\x7fELF" + bytes(50), "a.txt", "read.binary"),
    (b"{\\rtf1 abc}", "a.rtf", "read.unsupported"),
    (b"not a zip", "hỏng.docx", "read.docx_broken"),
    (b"not a pdf", "hỏng.pdf", "read.pdf_broken"),
    (b"not a zip", "hỏng.xlsx", "read.book_broken"),
    (b"PK\x03\x04 not a zip", "hỏng.ods", "read.book_broken"),
    (b" \n\t\n ", "trắng.txt", "read.blank"),
    (b"<html><body><script>1</script></body></html>", "trắng.html", "read.blank"),
])  # fmt: skip
def test_what_cannot_be_read_is_named(data, name, expected):
    assert code(data, name) == expected


def test_an_unsupported_format_names_those_supported():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("ppt/presentation.xml", "<x/>")
    with pytest.raises(UserError) as caught:
        read_bytes(file.getvalue(), "trình chiếu.pptx")
    assert caught.value.values["seen"] == "PowerPoint (.pptx)"
    assert caught.value.values["supported"] == (
        ".csv, .docx, .eml, .htm, .html, .msg, .ods, .pdf, .tsv, .txt, .xls, .xlsm, .xlsx"
    )


@pytest.mark.parametrize("name", NAMES)
def test_damaged_bytes_are_read_or_refused(files, name):
    chance = random.Random(20250701)
    for _ in range(15):
        data = bytearray(files[name])
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.5 else data)
        assert outcome(cut, name)


def test_each_format_states_itself():
    assert set(extensions()) == {
        ".csv", ".docx", ".eml", ".htm", ".html", ".msg", ".ods", ".pdf", ".tsv", ".txt", ".xls",
        ".xlsm", ".xlsx",
    }  # fmt: skip
    for reader in readers():
        assert "/" in reader.MEDIA_TYPE
        assert reader.__doc__
