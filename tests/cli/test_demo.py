"""``toancanh demo``: the samples and their picture, off a terminal."""

from pathlib import Path

import pytest

from toancanh.cli.commands import demo

HEADS = ("Chỉ tiêu", "Địa bàn", "Kỳ", "Giá trị", "% kế hoạch", "Tăng trưởng", "Nguồn")


@pytest.mark.django_db
def test_prints_the_picture_and_ends(run) -> None:
    result = run("demo")
    assert result.exit_code == 0, result.stderr
    (head,) = [line for line in result.stdout.splitlines() if "Tăng trưởng" in line]
    assert [word for word in HEADS if word in head] == list(HEADS)
    row = next(line for line in result.stdout.splitlines() if "Kim ngạch xuất khẩu " in line)
    assert ".docx" in row or ".html" in row or ".txt" in row


def test_outside_a_checkout_says_so(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(demo, "_HERE", tmp_path / "demo.py")
    result = run("demo")
    assert result.exit_code == 1
    assert "toancanh ingest" in result.stderr
