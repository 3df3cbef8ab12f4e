"""The sign of a local paper at the head of a text, weak evidence of the province that it is about."""

import re
import tomllib
from functools import cache
from pathlib import Path

from toancanh.model.text import reading_form

_SIGN = re.compile(r"\((?P<inside>[^\W\d]{2,5})\)|(?:^|\n)(?P<lead>[^\W\d]{3,5}) ?- ")


@cache
def _papers() -> dict[str, str]:
    signs = tomllib.loads(Path(__file__).with_name("papers.toml").read_text("utf-8"))
    return {reading_form(sign): province for sign, province in signs.items()}


def paper_of(head: str) -> str | None:
    """The province whose paper signs a text that begins with ``head`` (reading form)."""
    if "(" not in head and "- " not in head:
        return None
    signs = (found["inside"] or found["lead"] for found in _SIGN.finditer(head))
    return next((_papers()[sign] for sign in signs if sign in _papers()), None)
