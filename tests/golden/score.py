"""How near an extraction comes to the golden annotation of a document.

Each annotated fact is paired with the extracted fact that overlaps it, one with its value first. A pair is
a right quantity when value and unit agree, a right fact when indicator, area, period and measure do too.
Facts outside the catalogue count as quantities only; optional ones neither help nor hurt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toancanh.model import Act, Extraction, Observation
from toancanh.model.text import fold

COUNTED = frozenset(("count", "person", "household", "vehicle", "visit"))  # one is often said for another
_TYPE_WORD = re.compile(r"^(?:tinh|thanh pho|huyen|thi xa|thi tran|xa|phuong|dac khu) ")
Gold = dict[str, Any]
Span = tuple[int, int]


@dataclass
class Tally:
    """Counts of one kind of claim, and what went wrong."""

    right: int = 0
    wanted: int = 0
    claimed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when nothing was wanted and nothing claimed."""
        total = self.wanted + self.claimed
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right,
            self.wanted + other.wanted,
            self.claimed + other.claimed,
            self.wrong + other.wrong,
        )


@dataclass
class Score:
    """What one document, or several together, scored."""

    quantity: Tally = field(default_factory=Tally)
    fact: Tally = field(default_factory=Tally)
    act: Tally = field(default_factory=Tally)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.quantity + other.quantity, self.fact + other.fact, self.act + other.act)


def compare(gold: Gold, text: str, found: Extraction) -> Score:
    """Score the extraction of a document whose text is ``text``."""
    score = Score(act=_acts(gold["acts"], text, found.acts))
    free = list(found.facts)
    for wanted in gold["facts"]:
        span = place_of(text, wanted["ctx"], wanted["n"])
        partner = _partner(wanted, span, free)
        if partner:
            free.remove(partner)
        if not wanted.get("optional"):
            _judge(score, wanted, partner)
    for extra in free:
        score.quantity.claimed += 1
        score.fact.claimed += extra.indicator is not None
        score.quantity.wrong.append(f"not annotated: {shown(extra)}")
    return score


def _judge(score: Score, wanted: Gold, partner: Observation | None) -> None:
    catalogued = not wanted["indicator"].startswith("other:")
    score.quantity.wanted += 1
    score.fact.wanted += catalogued
    if partner is None:
        score.quantity.wrong.append(f"missed: {wanted['ctx']}")
        return
    score.quantity.claimed += 1
    score.fact.claimed += catalogued or partner.indicator is not None
    if not _same_quantity(wanted, partner):
        score.quantity.wrong.append(
            f"{wanted['ctx']}: {wanted['value']} {wanted['unit']}, got {shown(partner)}"
        )
        return
    score.quantity.right += 1
    differ = list(_differences(wanted, partner))
    score.fact.right += catalogued and not differ
    if catalogued and differ:
        score.fact.wrong.append(f"{wanted['ctx']}: {'; '.join(differ)}")
    if not catalogued and partner.indicator:
        score.fact.wrong.append(f"{wanted['ctx']}: {wanted['indicator']}, got {partner.indicator}")


def place_of(text: str, context: str, part: str) -> Span:
    """Where ``part`` of ``context`` stands; white space may differ, and a page may turn in the middle."""
    start, end = _find(text, context)
    return _find(text, part, start, end)


def _find(text: str, phrase: str, start: int = 0, end: int | None = None) -> Span:
    words = [re.escape(word) for word in phrase.split()]
    whole = r"\s+".join(words)
    ends = r"\s+".join(words[:5]) + r"(?s:.{1,400}?)" + r"\s+".join(words[-5:])
    area = text[start:end]
    found = re.search(whole, area) or (len(words) > 10 and re.search(ends, area)) or None
    assert found, f"the document does not say {phrase!r}"
    return start + found.start(), start + found.end()


def _partner(wanted: Gold, span: Span, free: Sequence[Observation]) -> Observation | None:
    def nearness(fact: Observation) -> tuple[bool, int]:
        return _same_value(wanted, fact), _shared(span, (fact.passage.start, fact.passage.end))

    over = [fact for fact in free if nearness(fact)[1] > 0]
    return max(over, key=nearness, default=None)


def _shared(one: Span, two: Span) -> int:
    return min(one[1], two[1]) - max(one[0], two[0])


def _same_value(wanted: Gold, fact: Observation) -> bool:
    written = wanted["value"] if isinstance(wanted["value"], list) else [wanted["value"]]
    read = [fact.quantity.value] if fact.quantity.high is None else [fact.quantity.value, fact.quantity.high]
    near = Decimal("1e-6")
    return len(written) == len(read) and all(
        abs(Decimal(str(one)) - two) <= near * max(abs(two), near)
        for one, two in zip(written, read, strict=True)
    )


def _same_quantity(wanted: Gold, fact: Observation) -> bool:
    return _same_value(wanted, fact) and _unit(wanted["unit"]) == _unit(fact.quantity.unit)


def _unit(code: str) -> str:
    return "count" if code in COUNTED or code.startswith("other:") else code


def _differences(wanted: Gold, fact: Observation) -> Iterator[str]:
    pairs = {
        "indicator": (wanted["indicator"], fact.indicator),
        "area": (_area(wanted["area"]), _area(fact.area)),
        "period": (wanted["period"], fact.period and fact.period.code),
        "measure": (wanted["measure"], fact.measure.value),
    }
    yield from (f"{name} {one}, got {two}" for name, (one, two) in pairs.items() if one != two)


def _area(name: str | None) -> str | None:
    return name and _TYPE_WORD.sub("", fold(name))


def _acts(gold: Sequence[Gold], text: str, found: Sequence[Act]) -> Tally:
    """An act is right when its type is, and the quotations share at least half of what either covers."""
    tally = Tally(wanted=len(gold), claimed=len(found))
    free = list(found)
    for wanted in gold:
        span = place_of(text, wanted["quote"], wanted["quote"])
        best = max(free, key=lambda act: _likeness(span, act), default=None)
        if best and best.type == wanted["type"] and _likeness(span, best) >= 0.5:
            tally.right += 1
            free.remove(best)
        else:
            tally.wrong.append(f"missed {wanted['type']}: {wanted['quote']}")
    tally.wrong += [f"no such {act.type}: {act.passage.text}" for act in free]
    return tally


def _likeness(span: Span, act: Act) -> float:
    other = act.passage.start, act.passage.end
    covered = max(span[1], other[1]) - min(span[0], other[0])
    return _shared(span, other) / covered


def shown(fact: Observation) -> str:
    """One line that tells a fact apart."""
    quantity, period = fact.quantity, fact.period and fact.period.code
    value = quantity.value if quantity.high is None else f"{quantity.value}..{quantity.high}"
    what = f"{fact.indicator} {fact.measure} {value} {quantity.unit} {period} {fact.area}"
    return f"{fact.passage.text!r} {what} ({fact.rule})"
