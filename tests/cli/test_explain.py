"""The explanation of two documents, whole, as it was agreed; ``make golden`` writes it again."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AGREED = sorted((ROOT / "tests" / "golden" / "explanations").glob("*.txt"))


def test_two_documents_are_agreed() -> None:
    assert len(AGREED) == 2


@pytest.mark.parametrize("path", AGREED, ids=lambda path: path.stem)
def test_document_is_explained_as_agreed(run, path: Path) -> None:
    result = run("extract", "--explain", "--format", "table", ROOT / "samples" / "documents" / path.stem)
    assert result.exit_code == 0
    assert result.stdout == path.read_text(encoding="utf-8")


def test_json_explains_in_the_language_asked(run, report: Path) -> None:
    told = run("extract", "--explain", "--lang", "en", report).stdout
    assert "Period: “6 tháng đầu năm 2025” beside the number" in told
