"""The golden annotations of ``samples/documents`` are well formed and quote their documents."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from toancanh.model import Period
from toancanh.reference.indicators import catalogue

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
DOCUMENTS = {path.stem: path for path in sorted((SAMPLES / "documents").iterdir())}
GOLDEN = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.json"))}
FACTS = [
    pytest.param(stem, fact, id=f"{stem}:{fact['ctx']}") for stem in GOLDEN for fact in GOLDEN[stem]["facts"]
]

MEASURES = {"level", "yoy", "mom", "change", "pct_of_plan", "share", "change_abs", "contribution", "other"}
STATUSES = {"actual", "estimate", "plan", "target", "forecast"}
BOUNDS = {"exact", "about", "at_least", "at_most"}
WORKBOOKS = {".xlsx", ".xls", ".ods"}
ACTS = {"petition", "directive", "obstacle", "solution", "commitment"}


def text_of(stem: str) -> str:
    """What the document says: as stored, without the tags, or as its source has it, cells parted by tabs."""
    path = DOCUMENTS[stem]
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert tree.body is not None
        return " ".join(tree.body.text(separator=" ").split())
    source = (SAMPLES / "sources" / f"{stem}.md").read_text(encoding="utf-8")
    return re.sub(r" *\| *", "\t", source) if path.suffix in WORKBOOKS else source


def test_every_document_is_annotated() -> None:
    assert GOLDEN.keys() == DOCUMENTS.keys()


@pytest.mark.parametrize("stem", GOLDEN)
def test_document_is_identified(stem: str) -> None:
    gold = GOLDEN[stem]
    assert gold["id"] == stem
    assert gold["title"] in text_of(stem)
    assert gold["kind"] in {"news", "report"}
    assert gold["published"][:7] == stem.split("-", 1)[1][:7]


@pytest.mark.parametrize(("stem", "fact"), FACTS)
def test_fact_quotes_its_document_once(stem: str, fact: dict) -> None:
    assert fact["n"] in fact["ctx"]
    assert text_of(stem).count(fact["ctx"]) == 1


@pytest.mark.parametrize(("stem", "fact"), FACTS)
def test_fact_uses_known_codes(stem: str, fact: dict) -> None:
    assert fact["indicator"].startswith("other:") or fact["indicator"] in catalogue()
    assert fact["period"] is None or Period.parse(fact["period"]).code == fact["period"]
    assert (fact["measure"] in MEASURES, fact["status"] in STATUSES, fact["bound"] in BOUNDS) == (True,) * 3


@pytest.mark.parametrize("stem", GOLDEN)
def test_acts_quote_their_document_once(stem: str) -> None:
    text = text_of(stem)
    for act in GOLDEN[stem]["acts"]:
        assert act["type"] in ACTS
        assert text.count(act["quote"]) == 1, act["quote"]
