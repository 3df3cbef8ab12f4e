"""The sample documents are read nearly as a careful clerk annotated them, and two retold articles wholly."""

import json
import runpy
from functools import cache, reduce
from operator import add
from pathlib import Path
from typing import Any

import pytest

from toancanh.extract import extract
from toancanh.read import read

HERE = Path(__file__).parent
DOCUMENTS = {path.stem: path for path in sorted((HERE.parents[1] / "samples" / "documents").iterdir())}
RETOLD = ("krongpa-2022-07-bao-cao-huyen", "daklak-2025-07-thong-bao-ket-luan")  # facts of two news articles
FLOORS = {"quantity": 0.98, "fact": 0.97, "act": 0.9}
SCORER = HERE.parents[1] / "benchmarks" / "extraction" / "score.py"
compare = runpy.run_path(str(SCORER))["compare"]  # benchmarks are no installed package


@cache
def score(stem: str) -> Any:
    document = read(DOCUMENTS[stem])
    gold = json.loads((HERE / f"{stem}.json").read_text("utf-8"))
    return compare(gold, document.text, extract(document))


def report(claim: str) -> str:
    """What differs from the annotation, document by document."""
    lines = [f"\n{stem}: {line}" for stem in DOCUMENTS for line in getattr(score(stem), claim).wrong]
    return "".join(lines)


@pytest.mark.parametrize("claim", FLOORS)
def test_samples_are_read_nearly_as_annotated(claim: str) -> None:
    total = getattr(reduce(add, map(score, DOCUMENTS)), claim)
    assert total.f1 >= FLOORS[claim], report(claim)


@pytest.mark.parametrize("stem", RETOLD)
def test_retold_article_is_read_whole(stem: str) -> None:
    facts = score(stem).fact
    assert facts.f1 == 1, facts.wrong
