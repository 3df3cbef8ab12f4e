"""Where the time goes: each stage by itself, and the functions that cost most of their own."""

import cProfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from types import CodeType
from typing import Any

from toancanh.extract import extract
from toancanh.extract.assemble import assemble
from toancanh.extract.reading import Reading
from toancanh.extract.rules.act.find import find_acts
from toancanh.extract.smooth import smooth
from toancanh.extract.survey import Survey
from toancanh.model import Document

MARKS = [name for name, value in vars(Survey).items() if isinstance(value, cached_property)]
"""What the survey finds, in the order in which one is made of another."""


def stages(documents: Sequence[Document], rounds: int) -> dict[str, float]:
    """Seconds a round of each stage. A list of marks is asked for once, so its cost is told once."""
    spent: dict[str, float] = {}
    for _ in range(rounds):
        for document in documents:
            _walk(replace(document), spent)
    return {name: seconds / rounds for name, seconds in spent.items()}


def _walk(document: Document, spent: dict[str, float]) -> None:
    def timed(name: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        made = work()
        spent[name] = spent.get(name, 0) + time.process_time() - began
        return made

    smoothed = timed("smooth", lambda: smooth(document))
    reading = timed("reading", lambda: _read(smoothed.document))
    survey = Survey(reading)
    for name in MARKS:
        timed(f"marks: {name}", partial(getattr, survey, name))
    timed("tables, attach", lambda: list(assemble(survey)))
    timed("acts", lambda: list(find_acts(survey)))


def _read(document: Document) -> Reading:
    reading = Reading(document)
    for name, value in vars(Reading).items():
        if isinstance(value, cached_property):
            getattr(reading, name)
    return reading


def functions(documents: Sequence[Document], count: int = 25) -> list[tuple[str, int, float]]:
    """The functions with the most time of their own: name, calls, seconds (profiled, so too slow)."""
    profile = cProfile.Profile()
    for document in documents:
        profile.runcall(extract, document)
    rows = [(_named(entry.code), entry.callcount, entry.inlinetime) for entry in profile.getstats()]
    return sorted(rows, key=lambda row: -row[2])[:count]


def _named(code: CodeType | str) -> str:
    if isinstance(code, str):
        return code
    return f"{'/'.join(code.co_filename.split('/')[-2:])}:{code.co_firstlineno} {code.co_name}"
