"""Every example of the corpora says the same in whatever way its letters, marks and spaces are typed."""

import runpy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from toancanh.extract import extract
from toancanh.read import read_bytes

HERE = Path(__file__).parent
CORPORA = runpy.run_path(str(HERE / "test_corpora.py"))
RETYPED = runpy.run_path(str(HERE.parent / "properties" / "test_extract.py"))["RETYPED"]
FORMS = sorted({CORPORA["marked"](param.values[2])[0] for param in CORPORA["cases"]("corpus.toml")})


def said(text: str) -> list[tuple[Any, ...]]:
    document = replace(read_bytes(text.encode("utf-8-sig"), "a.txt"), published=CORPORA["TODAY"])
    return [
        (fact.quantity, fact.indicator, fact.measure, fact.status, fact.period, fact.area, fact.area_code)
        for fact in extract(document).facts
    ]


@pytest.mark.parametrize("how", RETYPED)
def test_typing_changes_no_example(how: str) -> None:
    prose = [form for form in FORMS if "\n" not in form and "|" not in form]
    changed = [form for form in prose if said(RETYPED[how](form)) != said(form)]
    assert changed == []
