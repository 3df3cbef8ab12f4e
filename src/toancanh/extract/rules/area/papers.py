"""The sign of a local paper at the head of a text, weak evidence of the province that it is about."""

import re
import tomllib
from functools import cache
from pathlib import Path

from toancanh.model.text import reading_form

_SIGNS = (re.compile(r"\(([^\W\d]{2,5})\)"), re.compile(r"\n([^\W\d]{3,5}) ?- "))


@cache
def _papers() -> dict[str, str]:
    signs = tomllib.loads(Path(__file__).with_name("papers.toml").read_text("utf-8"))
    return {reading_form(sign): province for sign, province in signs.items()}


def paper_of(head: str) -> str | None:
    """The province whose paper signs a text that begins with ``head`` (reading form)."""
    signs = (found for sign in _SIGNS for found in sign.finditer(f"\n{head}") if found[1] in _papers())
    first = min(signs, key=lambda found: found.start(), default=None)
    return _papers()[first[1]] if first else None
