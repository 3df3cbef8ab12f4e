"""Files made to do harm: each costs itself only."""

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from toancanh import pipeline, work
from toancanh.isolation import Limits, Workers
from toancanh.pipeline import Upload
from toancanh.store import selectors
from toancanh.store.models import Outcome

pytestmark = pytest.mark.django_db
HOSTILE_FORMAT = Path(__file__).parent / "files" / "hostile_format"
STORED, FAILED = Outcome.Result.STORED, Outcome.Result.FAILED


def text(number: int) -> bytes:
    return f"Kim ngạch xuất khẩu tháng 6 năm 2025 của tỉnh Đắk Lắk đạt {number} triệu USD.".encode()


def packed(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return file.getvalue()


def pdf_of_many_pages(count: int) -> bytes:
    """A tree in which the same page stands again and again: few bytes, very many pages."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    kids = b"3 0 R " * count
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    made, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", tree, page), 1):
        offsets.append(len(made))
        made += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return (
        made
        + b"xref\n0 4\n0000000000 65535 f \n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(made),
        )
    )


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)


def word_with_entities() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                data = (
                    f'{ENTITIES}<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p>'
                    "</w:body></w:document>"
                ).encode()
            new.writestr(name, data)
    return made.getvalue()


def book_with_entities(*, ods: bool) -> bytes:
    body = ENTITIES.encode() + b"<x>&j;</x>"
    if ods:
        kind = b"application/vnd.oasis.opendocument.spreadsheet"
        return packed(**{"mimetype": kind, "content.xml": body, "META-INF/manifest.xml": b"<x/>"})
    return packed(**{"[Content_Types].xml": body, "xl/workbook.xml": body, "xl/sharedStrings.xml": body})


HOSTILE_FILES = {
    "trang.pdf": lambda: pdf_of_many_pages(100_000),
    "thực thể.docx": word_with_entities,
    "thực thể.xlsx": lambda: book_with_entities(ods=False),
    "thực thể.ods": lambda: book_with_entities(ods=True),
    "thực thể.html": lambda: f"{ENTITIES}<html><body><p>&j;</p></body></html>".encode(),
    "thực thể.svg": lambda: f"{ENTITIES}<svg><text>&j;</text></svg>".encode(),
    "sâu.html": lambda: b"<div>" * 200_000,
    "nén.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode/Length 9>>stream\n" + zlib.compress(bytes(10**7))
    ),
    "macro.docm": lambda: packed(**{"[Content_Types].xml": b"<x/>", "word/vbaProject.bin": b"\0" * 99}),
    "thư.eml": lambda: (
        b"From: a@b.vn\nTo: c@d.vn\nContent-Type: multipart/mixed; boundary=" + b"x" * 9000 + b"\n\n--"
    ),
}


def test_hostile_files_cost_nobody_else_anything() -> None:
    uploads = [Upload(name, make()) for name, make in HOSTILE_FILES.items()]
    with Workers(2, Limits(memory=1_500_000_000, seconds=3), work.prepare) as hands:
        *hostile, good = pipeline.ingest([*uploads, Upload("tốt.txt", text(1))], hands=hands).files
    assert good.result is STORED
    assert len(hostile) == len(uploads)
    refused = {report.name: report.error.code for report in hostile if report.error}
    assert refused["trang.pdf"] == "read.pdf_too_long"
    for report in hostile:
        assert report.result in (STORED, FAILED), report
        document = selectors.document(report.document) if report.document else None
        assert document is None or len(document.text) < 100_000


@pytest.fixture
def few_seconds(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """Workers with a format that does harm."""
    paths = [str(HOSTILE_FORMAT), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    with Workers(2, Limits(memory=700_000_000, seconds=2), work.prepare) as pool:
        yield pool


def test_reader_that_never_ends_takes_all_or_dies_costs_its_file_only(few_seconds: Workers) -> None:
    harm = {
        "loop": "read.too_slow",
        "memory": "read.out_of_memory",
        "kill": "read.crashed",
        "crash": "read.crashed",
    }
    uploads = []
    for number, what in enumerate(harm):
        uploads += [Upload(f"{what}.doc", f"HOSTILE {what}".encode()), Upload(f"{number}.txt", text(number))]
    files = pipeline.ingest(uploads, hands=few_seconds).files
    found = [(it.name, it.error.code if it.error else str(it.result)) for it in files]
    expected = []
    for number, (what, code) in enumerate(harm.items()):
        expected += [(f"{what}.doc", code), (f"{number}.txt", "stored")]
    assert found == expected
    assert all(it.original_id for it in selectors.failures())
