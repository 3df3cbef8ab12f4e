"""The tutorial notebook runs from an empty folder, and answers what stands in it."""

from pathlib import Path

import nbformat
import pytest
from scripts.run_tutorial import NOTEBOOK, answers, executed


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_notebook_answers_what_stands_in_it(tmp_path: Path) -> None:
    stored = nbformat.read(NOTEBOOK, as_version=4)
    assert answers(executed(tmp_path)) == answers(stored)
    assert (tmp_path / "xuat-khau.csv").read_text("utf-8").startswith("period,")
    assert NOTEBOOK.stat().st_size < 100_000
    pictures = [
        it for cell in stored.cells for it in cell.get("outputs", ()) if "image/png" in it.get("data", {})
    ]
    assert len(pictures) == 1
