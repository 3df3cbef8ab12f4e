"""A logistic model that can be read: log-odds of a figure without doubts, and what each sign takes off."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from pathlib import Path

from toancanh.extract.confidence.faint import Clarity
from toancanh.extract.confidence.signs import of_document, signs
from toancanh.model import Observation

_HUNDREDTH = Decimal("0.01")
_LOWEST, _HIGHEST = Decimal("0.01"), Decimal("0.99")  # no reading is beyond doubt, or beyond hope
_AS_READ = attrgetter(*(it.name for it in fields(Observation) if it.name not in ("confidence", "doubts")))


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds: ``base`` of a figure without any sign, ``signs`` what each adds, never above nought."""

    base: float
    signs: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights as fitted (``scripts/calibrate_confidence.py``).

    Raises:
        ValueError: a weight would make a doubt a reason to trust.
    """
    data = tomllib.loads(Path(__file__).with_name("weights.toml").read_text("utf-8"))
    if wrong := [name for name, weight in data["signs"].items() if weight > 0]:
        raise ValueError(f"weights.toml: {wrong} must not be above 0")
    return Weights(data["base"], data["signs"])


@cache
def probability(found: tuple[str, ...]) -> Decimal:
    """The probability, to two decimals, that a figure with these signs is right in every part."""
    known = weights()
    odds = known.base + sum(known.signs[name] for name in found)
    share = Decimal(1 / (1 + math.exp(-odds))).quantize(_HUNDREDTH)
    return min(max(share, _LOWEST), _HIGHEST)


def judged(facts: Sequence[Observation], clarity: Clarity) -> tuple[Observation, ...]:
    """The figures of a document, each with how sure its reading is, from 0.01 to 0.99, and why not surer.

    What an image shows unclearly is no sign with a weight: Tesseract says itself how sure it is of a word.
    """
    shared = of_document(facts)
    return tuple([_judged(fact, signs(fact, shared), *clarity.lowered(fact)) for fact in facts])


def _judged(fact: Observation, found: tuple[str, ...], clear: Decimal, faint: tuple[str, ...]) -> Observation:
    share = probability(found)
    if faint:
        share = max((share * clear).quantize(_HUNDREDTH), _LOWEST)
    return Observation(*(*_AS_READ(fact), share, (*faint, *gravest(found))))


@cache
def gravest(found: tuple[str, ...]) -> tuple[str, ...]:
    """The signs that lower the confidence, what lowers it most first."""
    known = weights().signs
    return tuple(sorted((name for name in found if known[name] < 0), key=lambda name: known[name]))
