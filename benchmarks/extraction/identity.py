"""The same words give the same figures, however they are typed and in whatever company they are read.

Offsets are compared by the visible characters before them, which no way of typing white space changes.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass
from itertools import accumulate
from multiprocessing import get_context
from typing import Any

from toancanh.extract import extract
from toancanh.model import Passage
from toancanh.model.text import reading_form
from toancanh.read import read_bytes

# "òa" is written "oà" as well; the same for oe and uy.
_TONES = {
    old: new
    for olds, news in (
        ("òaóaỏaõaọa", "oàoáoảoãoạ"),
        ("òeóeỏeõeọe", "oèoéoẻoẽoẹ"),
        ("ùyúyủyũyụy", "uỳuýuỷuỹuỵ"),
    )
    for old, new in zip(re.findall("..", olds), re.findall("..", news), strict=True)
}
_OLD_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONES)})(?!\w)")
_NEW_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONES.values())})(?!\w)")
_OLD = {new: old for old, new in _TONES.items()}
_STOP = re.compile(r"(?<=[^\W\d_A-Z]{2})\. (?=[A-ZĐ])")
_MARK = re.compile(r"^( *(?:\d+\.|[-+*•]|[a-zđ]\))) ", re.MULTILINE)
_REASONS = ("evidence", "confidence", "doubts")  # how a claim was reached, which is not what it claims
_DASH = re.compile(r"(?<!\w)-|-(?!\w)|(?<=\d)-(?=\d)")

RETYPED: dict[str, Callable[[str], str]] = {
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "hoà for hòa": lambda text: _OLD_STYLE.sub(lambda found: _TONES[found.group()], text),
    "hòa for hoà": lambda text: _NEW_STYLE.sub(lambda found: _OLD[found.group()], text),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "tabs between sentences": lambda text: _STOP.sub(".\t", text),
    "tabs after list marks": lambda text: _MARK.sub(r"\1\t", text),
    "tabs at the start of lines": lambda text: "\t" + text.replace("\n", "\n\t"),
    "spaces at the end of lines": lambda text: text.replace("\n", " \n"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "en dashes": lambda text: _DASH.sub("–", text),
}


def differing(texts: Sequence[str]) -> dict[str, int]:
    """For each way to type or to batch, how many facts and acts are in one result and not in the other."""
    plain = [claims(text) for text in texts]
    counts = {
        how: sum(apart(one, claims(retype(text))) for one, text in zip(plain, texts, strict=True))
        for how, retype in RETYPED.items()
    }
    for how, results in (
        ("one batch, in reverse order", [claims(text) for text in reversed(texts)][::-1]),
        ("each document twice", [[claims(text), claims(text)][1] for text in texts]),
        ("two processes", _in_processes(texts)),
    ):
        counts[how] = sum(apart(one, other) for one, other in zip(plain, results, strict=True))
    return counts


def apart(one: Counter[str], other: Counter[str]) -> int:
    """How many claims are in one and not in the other."""
    return max((one - other).total(), (other - one).total())


def _in_processes(texts: Sequence[str]) -> list[Counter[str]]:
    # Started afresh, so that each has hashes of its own: an order taken from a set would show.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return list(pool.map(claims, texts))


def claims(text: str) -> Counter[str]:
    """All that is claimed of a text, without how it is typed."""
    document = read_bytes(text.encode("utf-8-sig"), "a.txt")
    found = extract(document)
    ink = [0, *accumulate(int(not char.isspace()) for char in document.text)]
    return Counter(_told(claim, ink) for claim in (*found.facts, *found.acts, *found.mentions))


def _told(claim: Any, ink: Sequence[int]) -> str:
    told = {field.name: getattr(claim, field.name) for field in fields(claim) if field.name not in _REASONS}
    if "sentence" in told:
        told["sentence"] = [ink[offset] for offset in told["sentence"]]
    return repr(sorted((name, _plain(value, ink)) for name, value in told.items()))


def _plain(value: Any, ink: Sequence[int]) -> str:
    if isinstance(value, Passage):
        return f"{ink[value.start]}-{ink[value.end]}"
    if isinstance(value, tuple):
        return repr([_plain(one, ink) for one in value])
    if is_dataclass(value) and any(
        isinstance(getattr(value, field.name), Passage) for field in fields(value)
    ):
        return repr([_plain(getattr(value, field.name), ink) for field in fields(value)])
    return " ".join(reading_form(unicodedata.normalize("NFC", repr(value))).split())
