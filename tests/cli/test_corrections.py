"""``toancanh corrections``: what reviewers put right, and what fits no more."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db
ENTRY = """
[[corrections]]
name = "bao-cao.txt"
indicator = "exports"
area = "66"
period = "2025-H1"
action = "override"
expect = "{expect}"
value = "1923000000"
reason = "Đảo hai chữ số."
author = "Lan"
date = 2026-01-02
source = "Niên giám thống kê"
"""


@pytest.fixture
def correct(run, report: Path, settings):
    """Take the report in and correct the figure that has this value."""
    folder = settings.DATA / "corrections"
    folder.mkdir()

    def write(expect: str) -> None:
        (folder / "so.toml").write_text(ENTRY.format(expect=expect), encoding="utf-8")

    assert run("ingest", report).exit_code == 0
    return write


def test_corrected_figure_is_used_and_shows_the_original(run, correct) -> None:
    correct("1293000000")
    listed = run("corrections")
    assert (listed.exit_code, "so.toml#1" in listed.stdout) == (0, True)
    assert "áp dụng cho 1 con số" in listed.stdout
    shown = run("show", "exports", "--area", "Đắk Lắk", "--period", "2025-H1").stdout
    assert "1.923 triệu USD" in shown
    assert "văn bản viết 1.293 triệu USD" in shown
    assert "Đảo hai chữ số. (Lan, 2/1/2026; nguồn: Niên giám thống kê; so.toml#1)" in shown


def test_correction_that_fits_no_more_fails(run, correct) -> None:
    correct("1200000000")
    listed = run("corrections")
    assert (listed.exit_code, "không còn khớp" in listed.stdout) == (1, True)
    assert "1.293 triệu USD" in run("show", "exports", "--area", "Đắk Lắk", "--period", "2025-H1").stdout


def test_without_corrections_it_says_so(run) -> None:
    listed = run("corrections")
    assert (listed.exit_code, "Chưa có hiệu đính" in listed.stdout) == (0, True)
