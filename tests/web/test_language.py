"""The site speaks Vietnamese, and all of it English when asked."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation.template import templatize

import toancanh.web

HERE = Path(toancanh.web.__file__).parent
LOCALE = HERE / "locale/en/LC_MESSAGES"
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
MARKS = {"_", "gettext", "gettext_lazy", "pgettext"}
VISIBLE = re.compile(
    r"{#.*?#}|{%\s*blocktranslate.*?endblocktranslate\s*%}|{[{%].*?[%}]}|<!--.*?-->|<[^>]*>", re.DOTALL
)


def english() -> dict[str, str]:
    with (LOCALE / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    return {key[0] if isinstance(key, tuple) else key: text for key, text in catalogue.items()}


def in_templates() -> set[str]:
    code = "\n".join(templatize(path.read_text(encoding="utf-8")) for path in TEMPLATES)
    calls = re.findall(
        r"gettext\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")|_\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")",
        code,
    )
    return {ast.literal_eval(one or other) for one, other in calls}


def in_code() -> set[str]:
    found = set()
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                found.add("\x04".join(texts))
    return found


def test_every_text_is_in_english_too() -> None:
    there = english()
    said = in_templates() | in_code()
    assert len(said) > 50
    assert sorted(text for text in said if not there.get(text)) == []


def test_placeholders_are_kept() -> None:
    def named(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]", text))

    assert [text for text, other in english().items() if text and named(text) != named(other)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_says_nothing_untranslated(path: Path) -> None:
    rest = VISIBLE.sub(" ", path.read_text(encoding="utf-8"))
    rest = re.sub("Toàn Cảnh|Tiếng Việt|English|Excel|GeoJSON|CSV|PNG|SVG|toancanh ingest bao-cao", "", rest)
    assert re.findall(r"[^\W\d_]{2,}", rest) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_days_are_written_as_each_language_does(path: Path) -> None:
    """Hours and machines have one way of writing; a day is told by the filters ``day`` and ``moment``."""
    assert re.findall(r'\|date:"[^"]*[djmnFMyY][^"]*"', path.read_text(encoding="utf-8")) == []


def test_compiled_texts_are_those_of_the_source() -> None:
    source = (LOCALE / "django.po").read_text(encoding="utf-8")
    written = {
        ast.literal_eval(text) for text in re.findall(r'^msgstr(?:\[\d\])? (".*")$', source, re.MULTILINE)
    }
    assert set(english().values()) - written <= {english()[""]}
    assert "fuzzy" not in source


def test_vietnamese_comes_first_whatever_the_browser_says(client: Client, store) -> None:
    html = client.get("/", headers={"Accept-Language": "en-US,en"}).content.decode()
    assert '<html lang="vi">' in html


def test_switch_to_english_stays(client: Client, store) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "/?dia-ban=66&ky=2025-H1"})
    assert response.headers["Location"] == "/?dia-ban=66&ky=2025-H1"
    html = client.get("/?dia-ban=66&ky=2025-H1").content.decode()
    for expected in (
        '<html lang="en">',
        "First 6 months of 2025",
        "920 million USD",
        "up 17.4%",
        "Đắk Lắk Province",
    ):
        assert expected in html


def test_switch_leads_to_no_other_site(client: Client, store) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"
