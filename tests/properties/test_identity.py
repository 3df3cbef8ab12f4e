"""The same words make the same claims at the same places, however typed and in whatever company read."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IDENTITY = runpy.run_path(str(ROOT / "benchmarks" / "extraction" / "identity.py"))
RETYPED, claims, apart = IDENTITY["RETYPED"], IDENTITY["claims"], IDENTITY["apart"]
FILES = sorted((ROOT / "samples" / "documents").glob("*.txt"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
EXTRACT = "from toancanh.cli import main; main()"


# A label quotes the dash that opens its line, so only figures are the same then: see test_extract.
@pytest.mark.parametrize("how", sorted(RETYPED.keys() - {"en dashes"}))
def test_typing_changes_no_claim_and_moves_none(how: str) -> None:
    differ = {stem: apart(claims(text), claims(RETYPED[how](text))) for stem, text in TEXTS.items()}
    assert differ == dict.fromkeys(TEXTS, 0)


def test_order_of_a_batch_changes_no_claim() -> None:
    forth = {stem: claims(text) for stem, text in TEXTS.items()}
    back = {stem: claims(text) for stem, text in reversed(TEXTS.items())}
    assert forth == back


def test_two_processes_print_the_same_as_one(tmp_path: Path) -> None:
    def printed(folder: str, files: list[Path], seed: str) -> None:
        command = [sys.executable, "-c", EXTRACT, "extract", "--output", tmp_path / folder, *files]
        done = subprocess.run(
            command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr

    printed("one", FILES, "0")
    printed("two", FILES[::2], "1")
    printed("two", FILES[1::2], "2")
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / it).iterdir()} for it in ("one", "two"))
    assert one == two
