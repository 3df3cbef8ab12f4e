"""What is inside archives comes out under its own name, or is named with the reason why not."""

import io
import stat
import struct
import zipfile
import zlib

import pytest

from toancanh.model import UserError
from toancanh.read import MOST_MEMBERS, containers, holds_files, members, read_bytes
from toancanh.read.containers import archive
from toancanh.reference.messages import render

TEXT = "Xuất khẩu tháng 6 đạt 150 triệu USD.".encode()


def packed(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in entries:
            package.writestr(name, data)
    return file.getvalue()


def renamed(data: bytes, name: bytes, *, extra: bytes = b"") -> bytes:
    """An archive of one file whose name is these bytes, with no word of their encoding."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        (old,) = package.namelist()
    assert len(old) == len(name)
    return data.replace(old.encode(), name)


def paths(data: bytes) -> list[str]:
    return [member.path for member in members(data, "a.zip") or ()]


def errors(data: bytes) -> list[str | None]:
    return [member.error.code if member.error else None for member in members(data, "a.zip") or ()]


def test_members_come_with_their_bytes_in_order() -> None:
    found = list(members(packed(("b/tháng 6.txt", TEXT), ("a.txt", b"x"), ("c/", b"")), "a.zip"))
    assert [(it.path, it.name, it.data) for it in found] == [
        ("b/tháng 6.txt", "tháng 6.txt", TEXT), ("a.txt", "a.txt", b"x"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_vietnamese_names_without_word_of_their_encoding(encoding: str) -> None:
    name = "báo cáo.txt".encode() if encoding == "utf-8" else b"b\xe1o c\xe1o \xfd.txt"
    plain = renamed(packed(("x" * len(name), b"1")), name)
    assert paths(plain) == ["báo cáo.txt" if encoding == "utf-8" else "báo cáo ư.txt"]


def test_names_in_the_code_page_of_zip_itself() -> None:
    assert paths(renamed(packed(("x.txt", b"1")), b"\x82.txt")) == ["é.txt"]


def test_name_of_the_extra_field_wins() -> None:
    name = "phụ lục.txt".encode()
    entry = zipfile.ZipInfo("phu_luc.txt")
    field = b"\x01" + struct.pack("<L", zlib.crc32(b"phu_luc.txt")) + name
    entry.extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert paths(packed((entry, b"1"))) == ["phụ lục.txt"]


def test_decomposed_names_of_macos_are_composed_and_its_clutter_left() -> None:
    data = packed(
        ("ba\u0301o ca\u0301o.txt", b"1"), ("__MACOSX/._b.txt", b"2"), (".DS_Store", b"3"),
        ("Thumbs.db", b"4"), ("~$b.docx", b"5"),
    )  # fmt: skip
    assert paths(data) == ["báo cáo.txt"]


@pytest.mark.parametrize(
    "path", ["../../etc/cron.d/x.txt", "/etc/x.txt", "C:\\Windows\\x.txt", "..\\..\\x.txt", "a/../../x.txt"]
)
def test_path_that_leads_out_is_a_label_only(path: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    entry = zipfile.ZipInfo()
    entry.filename = path
    (member,) = members(packed((entry, TEXT)), "a.zip")
    assert (member.path, member.name, member.data) == (path, "x.txt", TEXT)
    assert not list(tmp_path.iterdir())


def test_link_is_named_and_not_followed() -> None:
    link = zipfile.ZipInfo("bao-cao.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert errors(packed((link, b"/etc/passwd"), ("b.txt", b"1"))) == ["read.member_link", None]


def test_locked_member_is_named_and_the_others_come() -> None:
    data = packed(("a.txt", TEXT), ("b.txt", b"1"))
    directory = data.index(b"PK\x01\x02")
    locked = bytearray(data)
    locked[6] |= 1
    locked[directory + 8] |= 1
    assert errors(bytes(locked)) == ["read.member_encrypted", None]


def test_damaged_member_is_named_and_the_others_come() -> None:
    data = bytearray(packed(("a.txt", TEXT * 9), ("b.txt", b"1"), method=zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    assert errors(bytes(data)) == ["read.member_broken", None]


def test_bomb_of_zeros_is_not_unpacked() -> None:
    """The headers of a file of 10 GB of zeros: what is packed says so before anything is unpacked."""
    data = bytearray(packed(("zeros.txt", bytes(1000)), ("b.txt", b"1")))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 4_000_000_000)
    assert errors(bytes(data)) == ["read.member_too_large", None]
    assert errors(packed(("zeros.txt", bytes(11_000_000)))) == ["read.member_too_large"]


def test_member_that_lies_about_its_size_is_cut_off() -> None:
    data = bytearray(packed(("a.txt", TEXT * 500)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 10)
    assert errors(bytes(data)) == ["read.member_broken"]


def test_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1000)
    with pytest.raises(UserError, match=r"read\.unpacks_too_large"):
        list(members(packed(("a.txt", bytes(600)), ("b.txt", bytes(600))), "a.zip"))


def test_too_many_members_are_refused() -> None:
    data = packed(*((f"{n}.txt", b"") for n in range(MOST_MEMBERS + 1)), method=zipfile.ZIP_STORED)
    with pytest.raises(UserError, match=r"read\.too_many_members"):
        list(members(data, "a.zip"))


def test_members_are_taken_out_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data, opened, real = packed(("a.txt", b"1"), ("b.txt", b"2")), [], zipfile.ZipFile.open
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda self, it: opened.append(it) or real(self, it))
    next(members(data, "a.zip"))
    assert len(opened) == 1


def test_office_file_is_no_archive(files) -> None:
    assert not holds_files(files["report.docx"], "report.zip")
    assert members(files["report.docx"], "a.docx") is None
    outer = packed(("a.docx", files["report.docx"]), method=zipfile.ZIP_STORED)
    assert paths(outer) == ["a.docx"]
    with pytest.raises(UserError, match=r"read\.archive:"):
        read_bytes(outer, "a.zip")


def test_broken_archive_is_refused() -> None:
    with pytest.raises(UserError, match=r"read\.zip_broken"):
        list(members(packed(("a.txt", TEXT))[:40], "a.zip"))
    assert list(members(packed(), "a.zip")) == []


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "RAR"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "7z"),
        (b"\x1f\x8b\x08\x00" + bytes(50), "gzip"),
        (bytes(257) + b"ustar" + bytes(250), "tar"),
    ],
)
def test_other_archives_are_asked_for_as_zip(data: bytes, seen: str) -> None:
    with pytest.raises(UserError) as caught:
        read_bytes(data, "hồ sơ.rar")
    assert (caught.value.code, caught.value.values["seen"]) == ("read.archive_other", seen)
    assert "nén lại thành .zip" in render(caught.value.code, caught.value.values, "vi")


@pytest.mark.parametrize(
    ("made", "name", "odd"),
    [
        ("report.pdf", "a.doc", ".doc"),
        ("report.html", "a.xls", ".xls"),
        ("report.docx", "a.pdf", ".pdf"),
        ("report.docx", "a.docx", None),
        ("report.txt", "BC.thang6", None),
    ],
)
def test_ending_that_lies_is_named(files, made: str, name: str, odd: str | None) -> None:
    document = read_bytes(files[made], name)
    assert document.metadata.get("odd_ending") == odd
    assert document.text == read_bytes(files[made], made).text


def test_each_kind_states_itself() -> None:
    kinds = containers.containers()
    assert {ending for kind in kinds for ending in kind.EXTENSIONS} == {".zip", ".eml", ".msg"}
    assert all(kind.__doc__ for kind in kinds)
