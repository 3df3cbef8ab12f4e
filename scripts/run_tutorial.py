"""Run ``docs/tutorial.ipynb`` in an empty folder and keep what its cells answer.

python scripts/run_tutorial.py            write the answers into the notebook
python scripts/run_tutorial.py --check    fail if they are not what stands there
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"
_SECONDS = 300  # for one cell, on a busy machine


def executed(folder: Path) -> NotebookNode:
    """The notebook as it is after a run in a folder."""
    paths = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    there = {
        "PATH": os.pathsep.join(paths), "TOANCANH_SAMPLES": str(ROOT / "samples" / "documents"),
        "TOANCANH_LANG": "vi", "IPYTHONDIR": str(folder / ".ipython"),
    }  # fmt: skip
    gone = ("TOANCANH_DATA", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "TOANCANH_AREA")
    before = dict(os.environ)
    os.environ.update(there)
    for name in gone:
        os.environ.pop(name, None)
    try:
        made = nbformat.read(NOTEBOOK, as_version=4)
        NotebookClient(made, timeout=_SECONDS, resources={"metadata": {"path": str(folder)}}).execute()
    finally:
        os.environ.clear()
        os.environ.update(before)
    for cell in made.cells:
        cell.metadata.pop("execution", None)  # moments of the run
    return made


def answers(of: NotebookNode) -> list[str]:
    """What the cells answer in text; pictures are left out."""
    outputs = (it for cell in of.cells for it in cell.get("outputs", ()))
    return [it.get("text") or it.get("data", {}).get("text/plain", "") for it in outputs]


def main() -> int:
    """Run it, and write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        made = executed(Path(folder))
    if check:
        same = answers(made) == answers(nbformat.read(NOTEBOOK, as_version=4))
        print("tutorial.ipynb is as it runs" if same else "tutorial.ipynb is not as it runs")
        return 0 if same else 1
    nbformat.write(made, NOTEBOOK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
