"""The things that the sample documents name are found as a careful clerk noted them.

A name counts when its kind, its words and its place agree; a statement when it is of that name and its words
overlap those noted.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from toancanh.extract import extract
from toancanh.model import Mention
from toancanh.read import read

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples" / "documents"
GOLDEN = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((HERE / "named").glob("*.json"))}
DOCUMENTS = {path.stem: path for path in sorted(SAMPLES.iterdir()) if path.stem in GOLDEN}
FLOORS = {"names": (0.97, 0.97), "statements": (0.95, 0.95)}  # precision, recall

Place = tuple[str, int, str]


def place(mention: Mention, text: str) -> Place:
    """Kind, offset and words of a name."""
    passage = mention.passage
    at = text.find(mention.name, passage.start, passage.end)
    return mention.kind.value, at, mention.name


def noted(mention: dict, text: str) -> Place:
    at = -1
    for _ in range(mention["nth"]):
        at = text.index(mention["name"], at + 1)
    return mention["kind"], at, mention["name"]


@cache
def compared(stem: str) -> dict[str, tuple[Counter, list[str]]]:
    """For names and statements: how many are right, missing and too many, and which are not right."""
    document = read(DOCUMENTS[stem])
    found = {place(one, document.text): one for one in extract(document).mentions}
    wanted = {noted(one, document.text): one for one in GOLDEN[stem]["mentions"]}
    names = Counter(right=len(found.keys() & wanted.keys()))
    names += Counter(missing=len(wanted.keys() - found.keys()), extra=len(found.keys() - wanted.keys()))
    statements, wrong = Counter(), []
    for key in found.keys() | wanted.keys():
        told = (
            [(one.feature.value, one.passage.text) for one in found[key].attributes] if key in found else []
        )
        for feature, words in wanted[key]["attributes"] if key in wanted else []:
            same = next(
                (one for one in told if one[0] == feature and (one[1] in words or words in one[1])), None
            )
            statements["right" if same else "missing"] += 1
            wrong += [] if same else [f"{key[2]}: {feature} {words} is missing"]
            told = [one for one in told if one is not same]
        statements["extra"] += len(told)
        wrong += [f"{key[2]}: {one} is too much" for one in told]
    return {
        "names": (names, sorted(map(str, found.keys() ^ wanted.keys()))),
        "statements": (statements, wrong),
    }


@pytest.mark.parametrize("claim", FLOORS)
def test_samples_name_what_was_noted(claim: str) -> None:
    total = sum((compared(stem)[claim][0] for stem in GOLDEN), Counter())
    wrong = [f"{stem}: {line}" for stem in GOLDEN for line in compared(stem)[claim][1]]
    precision, recall = FLOORS[claim]
    assert total["right"] >= precision * (total["right"] + total["extra"]), "\n".join(wrong)
    assert total["right"] >= recall * (total["right"] + total["missing"]), "\n".join(wrong)


def test_annotations_are_of_at_least_eight_documents() -> None:
    assert len([stem for stem in DOCUMENTS if GOLDEN[stem]["mentions"]]) >= 8
