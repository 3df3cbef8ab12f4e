"""``toancanh read``: the text that offsets count on."""

import json
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
