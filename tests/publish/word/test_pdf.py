"""A PDF needs LibreOffice, and letters of Times with all of Vietnamese; where they lack it is said."""

import subprocess

import pytest

from toancanh.isolation import libreoffice
from toancanh.model import UserError
from toancanh.publish.word import pdf


def test_without_libreoffice_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(libreoffice.PROGRAM, "no-such-program")
    assert not pdf.available()
    with pytest.raises(UserError) as caught:
        pdf.pdf(b"")
    assert (caught.value.code, caught.value.values["variable"]) == ("report.pdf_missing", libreoffice.PROGRAM)


@pytest.mark.parametrize(
    ("script", "code"), [("exit 1", "report.pdf_failed"), ("sleep 60", "report.pdf_slow")]
)
def test_a_program_that_fails_or_hangs_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path, script: str, code: str
) -> None:
    program = tmp_path / "office"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv(libreoffice.PROGRAM, str(program))
    monkeypatch.setattr(pdf, "TIME_LIMIT", 1)
    with pytest.raises(UserError) as caught:
        pdf.pdf(b"")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("families", "there"),
    [("DejaVu Serif\nBe Vietnam Pro\n", False), ("DejaVu Serif\nTimes New Roman,Times\n", True)],
)
def test_it_is_known_whether_there_are_letters_for_it(
    monkeypatch: pytest.MonkeyPatch, families: str, there: bool
) -> None:
    done = subprocess.CompletedProcess([], 0, families, "")
    monkeypatch.setattr(pdf.shutil, "which", lambda _: "fc-list")
    monkeypatch.setattr(pdf.subprocess, "run", lambda *_, **__: done)
    pdf.in_type.cache_clear()
    assert pdf.in_type() is there
    pdf.in_type.cache_clear()
