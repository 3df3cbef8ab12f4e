"""``toancanh read``: the text that offsets count on."""

import json
import zipfile
from pathlib import Path


def test_text_is_canonical(run, tmp_path: Path) -> None:
    path = tmp_path / "nfd.txt"
    path.write_bytes("Tổng kết\r\nXong".encode())
    assert run("read", path).stdout == "Tổng kết\nXong\n"


def test_json_gives_blocks_that_tile_the_text(run, report: Path) -> None:
    told = json.loads(run("read", "--format", "json", report).stdout)
    (block,) = told["blocks"]
    assert told["text"][block["start"] : block["end"]] == told["text"].strip()
    assert (told["name"], block["locator"]) == ("bao-cao.txt", {"paragraph": 1})


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
