import ast
import re
import string
from pathlib import Path

import pytest

import toancanh
from toancanh.reference.messages import catalogue, language, render

CODE = re.compile(r"[a-z]+\.[a-z][a-z0-9_]+")
SOURCE = Path(toancanh.__file__).parent


def placeholders(message):
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def codes_named():
    """Codes given as text to errors and findings anywhere in the package."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in {"UserError", "Finding"}:
                given = [*node.args[:1], *(key.value for key in node.keywords if key.arg == "code")]
                for part in (part for argument in given for part in ast.walk(argument)):
                    if isinstance(part, ast.Constant) and CODE.fullmatch(str(part.value)):
                        yield part.value


def test_both_languages_say_the_same_things():
    vi, en = catalogue("vi"), catalogue("en")
    assert list(vi) == list(en)
    assert {code: placeholders(text) for code, text in vi.items()} == {
        code: placeholders(text) for code, text in en.items()
    }


def test_messages_are_one_line_and_sorted_within_their_section():
    for lang in ("vi", "en"):
        assert all(text == " ".join(text.split()) for text in catalogue(lang).values())
        sections = {}
        for code in catalogue(lang):
            sections.setdefault(code.split(".")[0], []).append(code)
        assert all(codes == sorted(codes) for codes in sections.values())


def test_every_code_named_has_its_message():
    assert set(codes_named()) <= set(catalogue("vi"))


def test_render_fills_and_stays_on_one_line():
    line = render("read.empty", {"name": "báo\ncáo {x}.txt"}, "en")
    assert line.startswith("báo cáo {x}.txt: the file is empty")


@pytest.mark.parametrize(("code", "values"), [("read.no_such_code", {}), ("read.empty", {})])
def test_render_fails_loudly(code, values):
    with pytest.raises(KeyError):
        render(code, values, "vi")


@pytest.mark.parametrize(("environ", "expected"), [
    ({}, "vi"),
    ({"LANG": "C.UTF-8"}, "vi"),
    ({"LANG": "POSIX"}, "vi"),
    ({"LANG": "vi_VN.UTF-8"}, "vi"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "vi"),
    ({"LANG": "vi_VN", "LC_ALL": "", "LC_MESSAGES": "en_GB"}, "en"),
    ({"LANG": "en_US.UTF-8", "TOANCANH_LANG": "vi"}, "vi"),
    ({"LANG": "vi_VN", "TOANCANH_LANG": "EN"}, "en"),
])  # fmt: skip
def test_language_of_the_reader(environ, expected):
    assert language(environ) == expected
