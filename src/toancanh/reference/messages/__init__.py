"""What the program says to people, in Vietnamese and in English, by code.

``vi.toml`` and ``en.toml`` hold the same keys with the same placeholders. A message says where, what was
seen, what was expected and what to do, in one line. Code only ever names a key.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["vi", "en"]

_SPOKEN: ContextVar[Language | None] = ContextVar("spoken", default=None)
_VARIABLES = ("TOANCANH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def catalogue(lang: Language) -> Mapping[str, str]:
    """All messages of one language, by code (``"read.empty"``)."""
    text = files(__package__).joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    sections: dict[str, dict[str, str]] = tomllib.loads(text)
    return {f"{name}.{key}": message for name, keys in sections.items() for key, message in keys.items()}


def render(code: str, values: Mapping[str, str], lang: Language) -> str:
    """Return the message ``code`` with its placeholders filled, always as one line.

    Raises:
        KeyError: the code is not in the catalogue, or a placeholder has no value.
    """
    return " ".join(catalogue(lang)[code].format_map(values).split())


def language(environ: Mapping[str, str] = os.environ) -> Language:
    """The language to speak: that of ``speaking``, else of the first locale variable set, else Vietnamese."""
    if spoken := _SPOKEN.get():
        return spoken
    chosen = next((value for name in _VARIABLES if (value := environ.get(name))), "")
    return "en" if chosen.lower().startswith("en") else "vi"


@contextmanager
def speaking(lang: Language) -> Iterator[None]:
    """Speak a language here, such as that of who is asking, whatever that of the machine is."""
    before = _SPOKEN.set(lang)
    try:
        yield
    finally:
        _SPOKEN.reset(before)
