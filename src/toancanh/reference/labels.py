"""How the row labels of statistical tables are compared: exactly, once what only typing differs in is gone.

Near-duplicates ("dệt kim" and "không dệt kim") differ by one word and mean the opposite, so nothing here
is fuzzy and no word is dropped.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from toancanh.model.text import canonical, reading_form

_NUMBERING = re.compile(  # "1. ", "I.", "a)", "1.2 ", "- "
    r"(?:\d+(?:\.\d+)+(?:[.)]|(?= ))|(?:\d+|[ivx]+|[a-zđ])[.)]|[-+*•·]) *"
)
_SPACES = re.compile(r"\s+")
_AROUND_MARKS = re.compile(r" ?([,;:.()/-]) ?")


def label_key(text: str) -> str:
    """What two spellings of one label have in common: a key for look-ups, never shown.

    Case, tone-mark style, line breaks and white space, white space at punctuation, leading numbering and
    a closing colon or full stop make no difference; every word does.
    """
    plain = _SPACES.sub(" ", reading_form(canonical(text))).strip()
    while found := _NUMBERING.match(plain):
        plain = plain[found.end() :]
    return _AROUND_MARKS.sub(r"\1", plain.replace("…", "...")).rstrip(" .:;,")


def label_index(where: str, labels: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """The code that each label stands for, by the key of the label, from the labels of every code.

    Raises:
        ValueError: two codes share a label; the message begins with ``where``, the file that says so.
    """
    found: dict[str, str] = {}
    for code, names in labels.items():
        for name in names:
            if (owner := found.setdefault(label_key(name), code)) != code:
                raise ValueError(f"{where}: {name!r} stands for {owner} and again for {code}")
    return MappingProxyType(found)
