"""The layout of administrative documents (decree 30/2020/NĐ-CP, appendix I), from ``decree30.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Length:
    """What the decree allows of a length, and what we print: millimetres, or lines."""

    least: float
    most: float
    ours: float


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a document.

    Args:
        least, most: the sizes that the decree allows, in points.
        ours: the size that we print with.
        bold, italic, capitals: its letters.
        align: "left", "center", or "both" for both margins.
        source: the points of appendix I, part I.
    """

    least: float
    most: float
    ours: float
    align: str
    source: str
    bold: bool = False
    italic: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """The line under an element: the shares of the text over it that it may have, and how long ours is."""

    least: float
    most: float
    millimetres: float
    source: str


@dataclass(frozen=True, slots=True)
class Letters:
    """What we print with where the decree says nothing."""

    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All of it.

    Args:
        width, height: of the paper, in millimetres.
        margins: by side.
        font, colour: of all letters.
        indents: of a first line, that the decree allows, in millimetres; ``indent`` is ours.
        before_least: points that are at least between paragraphs; ``before`` is ours.
        lines: space of lines, in lines.
        rules: how long the rule under an element is.
        elements: by name, as templates name their styles.
        ours: what the decree leaves open.
    """

    width: int
    height: int
    margins: Mapping[str, Length]
    font: str
    colour: str
    indents: tuple[float, ...]
    indent: float
    before_least: float
    before: float
    lines: Length
    rules: Mapping[str, Rule]
    elements: Mapping[str, Element]
    ours: Mapping[str, Letters]


@cache
def layout() -> Layout:
    """The layout.

    Raises:
        ValueError: what we print is not what the decree allows.
    """
    data = tomllib.loads((resources.files(__package__) / "decree30.toml").read_text(encoding="utf-8"))
    page, paragraph = data["page"], data["paragraph"]
    found = Layout(
        width=page["width"],
        height=page["height"],
        margins={side: Length(**page[side]) for side in ("top", "bottom", "left", "right")},
        font=page["font"],
        colour=page["colour"],
        indents=tuple(paragraph["indent"]["allowed"]),
        indent=paragraph["indent"]["ours"],
        before_least=paragraph["before_least"],
        before=paragraph["before"],
        lines=Length(**paragraph["lines"]),
        rules={name: Rule(**it) for name, it in data["rules"].items()},
        elements={name: Element(**it) for name, it in data["elements"].items()},
        ours={name: Letters(**it) for name, it in data["ours"].items()},
    )
    _check(found)
    return found


def _check(it: Layout) -> None:
    every: dict[str, Any] = {**it.margins, "lines": it.lines, **it.elements}
    wrong = [name for name, of in every.items() if not of.least <= of.ours <= of.most]
    if wrong or it.indent not in it.indents or it.before < it.before_least:
        raise ValueError(f"decree30.toml prints what the decree does not allow: {wrong or 'paragraph'}")
