"""``toancanh read``: the text that offsets count on."""

import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl


def test_text_is_canonical(run, tmp_path: Path) -> None:
    path = tmp_path / "nfd.txt"
    path.write_bytes("Tổng kết\r\nXong".encode())
    assert run("read", path).stdout == "Tổng kết\nXong\n"


def test_json_gives_blocks_that_tile_the_text(run, report: Path) -> None:
    told = json.loads(run("read", "--format", "json", report).stdout)
    (block,) = told["blocks"]
    assert told["text"][block["start"] : block["end"]] == told["text"].strip()
    assert (told["name"], block["locator"]) == ("bao-cao.txt", {"paragraph": 1})


def test_json_tells_what_a_workbook_holds_and_covers(run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for cell, value, shown in (
        ("A1", "Kỳ", "General"),
        ("B2", 0.14, "0%"),
        ("C2", date(2026, 8, 1), "mm/yyyy"),
    ):
        book.active[cell] = value
        book.active[cell].number_format = shown
    book.active.merge_cells("A1:C1")
    book.save(tmp_path / "a.xlsx")
    told = json.loads(run("read", "--format", "json", tmp_path / "a.xlsx").stdout)
    assert told["text"] == "Kỳ\n\t14%\t08/2026"
    beside = [{key: it[key] for key in it.keys() & {"value", "down", "across"}} for it in told["blocks"]]
    assert beside == [{"down": 1, "across": 3}, {"value": 14}, {"value": "2026-08-01"}]


def test_missing_file_is_told_and_the_rest_read(run, report: Path) -> None:
    result = run("read", "khong-co.txt", report)
    assert result.exit_code == 1
    assert result.stderr.startswith("khong-co.txt: không tìm thấy")
    assert "xuất khẩu" in result.stdout


def test_files_inside_are_read_with_their_names(run, tmp_path, report) -> None:
    with zipfile.ZipFile(tmp_path / "gói.zip", "w") as package:
        package.writestr("quý 2/bc.txt", report.read_bytes())
        package.writestr("rỗng.txt", b"")
    result = run("read", tmp_path / "gói.zip")
    assert result.exit_code == 1
    assert f"==> {tmp_path}/gói.zip/quý 2/bc.txt <==" in result.stdout
    assert "gói.zip/rỗng.txt: tệp rỗng" in result.stderr
