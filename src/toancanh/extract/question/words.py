"""Words that questions are made of (``words.toml``)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from toancanh.model.text import fold


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@cache
def marked() -> dict[str, str]:
    """Words by their keys, as they are written with marks."""
    return {fold(word): word for word in _told()["words"]}


@cache
def idle() -> frozenset[str]:
    """Words that ask, count or join, and name nothing; as typed, in lower case."""
    return frozenset(" ".join(_told()["idle"]).split())


@cache
def hints() -> Mapping[str, str]:
    """Words that tell what is counted, with the kind of unit (``subjects.toml``)."""
    return dict(_told()["hints"])
