"""What others make of the same texts: Duckling's Vietnamese rules, underthesea, and one regular expression.

None of them knows indicators, areas or periods, so only their quantities are compared: value and unit. What
they lack and a reader of their output would add at once is added here in their favour: "%" after a number is
a percentage, and a number within a time that Duckling finds is no quantity.
"""

import importlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from typing import Any

from toancanh.model import Document, Extraction, Measure, Observation, Quantity, Status

Claim = tuple[int, int, Decimal, str]  # start, end, value, unit

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PERCENT = re.compile(r"\s?%")
_MAGNITUDES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_UNITS = {"đồng": "VND", "usd": "USD", "%": "percent", "ha": "ha", "mw": "MW", "kwh": "kWh", "tấn": "tonne"}


@dataclass(frozen=True)
class Baseline:
    """One way to read numbers: ``quantities`` is scored and timed; ``None`` if it is timed only."""

    name: str
    work: Callable[[Document], object]
    quantities: Callable[[Document], Extraction] | None = None


def baselines() -> tuple[list[Baseline], list[str]]:
    """Those that are installed here, and for each that is not, what is missing and why."""
    found, missing = [], []
    for name, make in _MAKERS.items():
        try:
            found += make()
        except Exception as reason:  # a package that cannot be loaded must not stop the others
            missing.append(f"{name} was NOT measured: {type(reason).__name__}: {reason}")
    return found, missing


def _scored(name: str, find: Callable[[str], Iterator[Claim]]) -> Baseline:
    def quantities(document: Document) -> Extraction:
        lines = re.finditer(r"[^\n]+", document.text)
        claims = ((line.start(), claim) for line in lines for claim in find(line.group()))
        return Extraction(tuple(_observation(document, at, claim) for at, claim in claims))

    return Baseline(name, quantities, quantities)


def _observation(document: Document, at: int, claim: Claim) -> Observation:
    start, end, value, unit = claim
    return Observation(
        passage=document.passage(at + start, at + end),
        quantity=Quantity(value, unit),
        indicator=None,
        label="",
        measure=Measure.LEVEL,
        status=Status.ACTUAL,
        period=None,
        area=None,
        area_code=None,
        dims=(),
        sentence=(at + start, at + end),
        rule="baseline",
    )


def _plain_number() -> list[Baseline]:
    def find(line: str) -> Iterator[Claim]:
        for number in _NUMBER.finditer(line):
            percent = _PERCENT.match(line, number.end())
            end = percent.end() if percent else number.end()
            yield number.start(), end, _value(number.group()), "percent" if percent else "count"

    return [_scored("plain number", find)]


def _value(written: str) -> Decimal:
    """Read in the Vietnamese notation when it is that, else as far as it is a number at all."""
    if _THOUSANDS.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    whole, *parts = re.split("[.,]", written)
    return Decimal(f"{whole}.{parts[0]}" if len(parts) == 1 else whole + "".join(parts))


def _duckling() -> list[Baseline]:
    duckling = importlib.import_module("duckling")
    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    now = duckling.parse_ref_time(zones, "Asia/Ho_Chi_Minh", int(time.time()))
    language = duckling.default_locale_lang(duckling.parse_lang("VI"))
    context = duckling.Context(now, duckling.parse_locale("VI_VN", language))
    counted = duckling.parse_dimensions(["number", "amount-of-money"])
    wanted = duckling.parse_dimensions(["number", "amount-of-money", "time"])

    def find(line: str) -> Iterator[Claim]:
        found = duckling.parse(line, context, wanted, False)
        times = [(one["start"], one["end"]) for one in found if one["dim"] == "time"]
        for one in found:
            if any(start < one["end"] and one["start"] < end for start, end in times):
                continue
            value = _duckling_value(one["value"])
            percent = one["dim"] == "number" and _PERCENT.match(line, one["end"])
            unit = "percent" if percent else value.get("unit", "count")
            yield one["start"], one["end"], Decimal(str(value["value"])), unit

    def count(document: Document) -> list[object]:
        return [duckling.parse(line, context, counted, False) for line in document.text.split("\n") if line]

    name = f"duckling {version('pyduckling-native-phihos')}"
    return [_scored(name, find), Baseline(f"{name}, numbers, money", count)]


def _duckling_value(told: dict[str, Any]) -> dict[str, Any]:
    return told if "value" in told else told.get("from") or told["to"]


def _underthesea() -> list[Baseline]:
    package = importlib.import_module("underthesea")
    package.ner("Đắk Lắk")  # loads the models of the package; fails here if one is missing

    def find(line: str) -> Iterator[Claim]:
        words = list(_placed(line, package.word_tokenize(line)))
        for number, (start, end, word) in enumerate(words):
            if _NUMBER.fullmatch(word):
                yield _quantity(start, end, word, words[number + 1 : number + 3])

    def entities(document: Document) -> None:
        for line in filter(str.strip, document.text.split("\n")):
            package.ner(line)

    name = f"underthesea {version('underthesea')}"
    return [_scored(f"{name}, words", find), Baseline(f"{name}, entities", entities)]


def _placed(line: str, words: list[str]) -> Iterator[tuple[int, int, str]]:
    at = 0
    for word in words:
        start = line.find(word, at)
        if start >= 0:
            at = start + len(word)
            yield start, at, word


def _quantity(start: int, end: int, word: str, following: list[tuple[int, int, str]]) -> Claim:
    """A number with the magnitude and unit among the words that follow it."""
    value, unit = _value(word), "count"
    for _, after, text in following:
        for part in text.lower().split():
            if part in _MAGNITUDES and unit == "count":
                value, end = value * _MAGNITUDES[part], after
            elif part in _UNITS and unit == "count":
                unit, end = _UNITS[part], after
            else:
                return start, end, value, unit
    return start, end, value, unit


_MAKERS = {"plain number": _plain_number, "duckling": _duckling, "underthesea": _underthesea}
