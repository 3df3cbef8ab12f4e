"""Which indicators a periodic report tells, and in which order (``chapters.toml``)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from toancanh.reference.indicators import catalogue


@dataclass(frozen=True, slots=True)
class Chapter:
    """A clause of the results.

    Args:
        code: names it for templates.
        title: its heading.
        indicators: what it tells of, in order.
        wanted: those whose absence the writer is told of.
    """

    code: str
    title: str
    indicators: tuple[str, ...]
    wanted: tuple[str, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """The clauses, in order.

    Raises:
        ValueError: an indicator is not in the catalogue, or wanted and not told.
    """
    text = (resources.files(__package__) / "chapters.toml").read_text(encoding="utf-8")
    found = tuple(
        Chapter(it["code"], it["title"], tuple(it["indicators"]), tuple(it["wanted"]))
        for it in tomllib.loads(text)["clause"]
    )
    for it in found:
        wrong = (set(it.indicators) - catalogue().keys()) | (set(it.wanted) - set(it.indicators))
        if wrong:
            raise ValueError(f"chapters.toml, {it.code}: {', '.join(sorted(wrong))}")
    return found


def indicators() -> tuple[str, ...]:
    """All indicators that a report tells of."""
    return tuple(code for it in chapters() for code in it.indicators)
