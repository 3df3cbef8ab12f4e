"""A page says what the site says in one language, and writes numbers and days as that language does.

What is quoted stays as it was written: the words of documents, names, what people typed.
"""

import gettext
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

import toancanh.reference
import toancanh.web
from whole_site import CONCLUSIONS, REPORT, addresses, filled

LOCALE = Path(toancanh.web.__file__).parent / "locale/en/LC_MESSAGES/django.mo"
MESSAGES = files(toancanh.reference) / "messages"
QUOTED = "script, style, mark, q, blockquote, pre, code, .paper, [lang]:not(html), select, time, textarea"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FOREIGN = {
    "vi": rf"\b\d{{1,3}}(?:,\d{{3}})+\.\d+|\b\d{{1,2}} (?:{MONTHS}) \d{{4}}",
    "en": r"\b\d{1,3}(?:\.\d{3})+,\d+|\b\d{1,2}/\d{1,2}/\d{4}|\b\d+,\d{1,2}%",
}


def pairs() -> Iterator[tuple[str, str]]:
    """What the site says, in Vietnamese and in English."""
    with LOCALE.open("rb") as file:
        for key, text in gettext.GNUTranslations(file)._catalog.items():
            yield key if isinstance(key, str) else key[0], text
    vi, en = (tomllib.loads((MESSAGES / f"{it}.toml").read_text("utf-8")) for it in ("vi", "en"))
    for section, texts in vi.items():
        yield from ((text, en[section][key]) for key, text in texts.items())


def sayings(language: str) -> list[str]:
    """What the site says in another language than this one, as far as it can be told apart by its words."""
    other = ((vi, en) if language == "en" else (en, vi) for vi, en in pairs())
    return [it for it, own in other if it != own and len(it.split()) > 1 and not re.search(r"[%{<]", it)]


def words(html: str) -> str:
    """What a page says itself."""
    tree = LexborHTMLParser(html)
    for it in tree.css(QUOTED):
        it.decompose()
    return re.sub("“[^”]*”", "", " ".join(tree.body.text(separator=" ").split()))


@pytest.fixture
def reader(db, client: Client, person, settings, tmp_path) -> Client:
    """An administrator, who may see all."""
    settings.DATA = tmp_path / "data"
    client.force_login(person())
    return client


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_mixes_languages(reader: Client, language: str) -> None:
    typed, mixed = f"{REPORT} {CONCLUSIONS}".casefold(), []
    foreign = [it for it in sayings(language) if it.casefold() not in typed]
    own = [it for pair in pairs() if len(it := pair[language == "en"]) > 40]  # may quote how to type
    assert len(foreign) > 500
    reader.cookies["django_language"] = language
    for name, address in addresses(filled()).items():
        if name == "programs" or name.startswith("admin:"):
            continue  # what programs send is told in both languages; the upkeep is Django's
        said = words(reader.get(address).content.decode())
        for it in own:
            said = said.replace(it, "")
        mixed += [
            f"{name}: {it}"
            for it in foreign
            if it in said and re.search(rf"(?<!\w){re.escape(it)}(?!\w)", said)
        ]
        mixed += [f"{name}: {it}" for it in re.findall(FOREIGN[language], said) if it not in typed]
    assert not mixed, "\n".join(mixed)


def test_numbers_and_days_of_each_language(reader: Client) -> None:
    there = addresses(filled())
    told = {
        "vi": {"fact": ("1.520,5 triệu USD",), "session": ("1/9/2026",)},
        "en": {"fact": ("1,520.5 million USD",), "session": ("1 September 2026",)},
    }
    for language, pages in told.items():
        reader.cookies["django_language"] = language
        for name, expected in pages.items():
            said = words(reader.get(there[name]).content.decode())
            assert [it for it in expected if it not in said] == [], (language, name)
