"""Files of other word processors, through LibreOffice where it is installed."""

import hashlib
import os
import shutil
import subprocess
import time
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from toancanh.model import UserError
from toancanh.read import office, read_bytes

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture
def doc(files, tmp_path):
    """The report as Word 97 writes it: a paragraph ends it."""
    word, given = docx.Document(BytesIO(files["report.docx"])), tmp_path / "report.docx"
    word.add_paragraph("Hết.")
    word.save(given)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, "--headless", profile, "--convert-to", "doc", "--outdir", str(tmp_path), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (tmp_path / "report.doc").read_bytes()


def refused(data, name):
    with pytest.raises(UserError) as caught:
        read_bytes(data, name)
    return caught.value.code


@needs_office
def test_word_97_is_read_as_its_docx_is(doc, files):
    read, same = read_bytes(doc, "báo cáo.doc"), read_bytes(files["report.docx"], "report.docx")
    assert read.text == f"{same.text}\nHết."
    assert [it.locator for it in read.blocks[:-1]] == [it.locator for it in same.blocks]
    assert (read.sha256, read.name) == (hashlib.sha256(doc).hexdigest(), "báo cáo.doc")
    assert read.media_type == "application/msword"
    assert read.metadata["converted"] == "LibreOffice"


@needs_office
def test_open_document_text_is_read_by_its_content(cells):
    file, saved = OpenDocumentText(), BytesIO()
    file.text.addElement(P(text="Xuất khẩu tháng 7"))
    table = Table()
    table.addElement(TableColumn(numbercolumnsrepeated=2))
    row = TableRow()
    for text in ("Cà phê", "12"):
        cell = TableCell()
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    file.text.addElement(table)
    file.write(saved)
    document = read_bytes(saved.getvalue(), "đổi tên.txt")
    assert document.text == "Xuất khẩu tháng 7\nCà phê\t12"
    assert cells(document) == [(1, 1, 1, "Cà phê"), (1, 1, 2, "12")]
    assert document.media_type == "application/vnd.oasis.opendocument.text"


STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
        b"http://purl.oclc.org/ooxml/officeDocument/",
    ),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
)


@needs_office
def test_the_strict_form_of_docx_is_read(files):
    given, made = zipfile.ZipFile(BytesIO(files["report.docx"])), BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in given.namelist():
            part = given.read(name)
            for usual, strict in STRICT:
                part = part.replace(usual, strict)
            package.writestr(name, part)
    document = read_bytes(made.getvalue(), "a.docx")
    assert document.text == read_bytes(files["report.docx"], "a.docx").text
    assert document.media_type.endswith("wordprocessingml.document")


@needs_office
def test_rtf_typed_for_an_old_font_is_read():
    codes = "".join(
        f"\\'{ord(char):02x}" if ord(char) > 127 else char for char in "S¶n xuÊt c«ng nghiÖp t¨ng 7%"
    )
    rtf = rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 .VnTime;}}}}\f0 {codes}\par}}"
    document = read_bytes(rtf.encode("ascii"), "a.doc")
    assert document.text == "Sản xuất công nghiệp tăng 7%"
    assert document.metadata["encoding"] == "TCVN3"
    assert document.media_type == "application/rtf"


@needs_office
def test_a_doc_with_a_password_and_a_broken_one_are_told_apart(doc):
    at = doc.index(b"\xec\xa5")  # where the file information block begins
    locked = doc[: at + 11] + bytes([doc[at + 11] | 0x01]) + doc[at + 12 :]
    assert refused(locked, "a.doc") == "read.office_encrypted"
    assert refused(doc[:3000], "a.doc") == "read.convert_failed"


def test_an_open_document_with_a_password_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert refused(file.getvalue(), "a.odt") == "read.office_encrypted"


def test_without_libreoffice_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setenv(office.PROGRAM, "no-such-program")
    assert refused(b"{\\rtf1 abc}", "a.rtf") == "read.soffice_missing"


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program in LibreOffice's place."""

    def made(script):
        path = tmp_path / "office"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv(office.PROGRAM, str(path))

    return made


def gone(state):
    """Whether a process ends within ten seconds; one that only waits to be collected has ended."""
    for _ in range(100):
        if not state.exists() or state.read_text().split()[2] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_program_that_hangs_is_killed_with_its_children(program, tmp_path, monkeypatch):
    left = tmp_path / "child"
    program(f"sleep 1000 & echo $! > {left}; wait")
    monkeypatch.setattr(office, "TIME_LIMIT", 1)
    assert refused(b"{\\rtf1 abc}", "a.rtf") == "read.convert_slow"
    assert gone(Path("/proc", left.read_text().strip(), "stat"))


def test_nothing_is_left_behind(program, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program(f"pwd > {tmp_path}/where; exit 1")
    assert refused(b"{\\rtf1 abc}", "a.rtf") == "read.convert_failed"
    assert not Path((tmp_path / "where").read_text().strip()).exists()
    assert [it.name for it in tmp_path.glob("toancanh*")] == [f"toancanh-soffice-{os.getuid()}.lock"]
