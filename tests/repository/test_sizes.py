"""The size budget: what is longer is cut, not excused."""

import ast
from pathlib import Path

import pytest

import toancanh

ROOT = Path(toancanh.__file__).parent
FILES = [path for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts]
FILE_LINES, FUNCTION_LINES, PARAMETERS = 400, 50, 5
OWN = {"self", "cls"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_file_is_within_its_budget(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            given = [it.arg for it in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            assert lines <= FUNCTION_LINES, f"{node.name}: {lines} lines"
            assert len(set(given) - OWN) <= PARAMETERS, f"{node.name}: {given}"
