"""How near an extraction comes to the annotation of a document; the golden tests use it as well.

Each annotated fact is paired with the extracted one that overlaps it, one with its value first. A pair is a
right quantity when value and unit agree; a right fact when indicator, area, period and measure do too. Facts
outside the catalogue count as quantities only; optional ones neither help nor hurt. An act is right when its
type is and the quotations share at least half of what either covers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toancanh.model import Act, Extraction, Observation, Period
from toancanh.model.text import fold

ATTRIBUTES = ("indicator", "area", "period", "measure", "status", "bound")
STRICT = ATTRIBUTES[:4]
COUNTED = frozenset(("count", "person", "household", "vehicle", "visit"))  # one is often said for another
NEAR = Decimal("1e-6")
_TYPE_WORD = re.compile(r"^(?:tinh|thanh pho|tp|huyen|thi xa|tx|thi tran|xa|phuong|quan|dac khu) ")
_OTHER_NAMES = {
    "hcm": "ho chi minh",
    "tphcm": "ho chi minh",
    "sai gon": "ho chi minh",
    "ca nuoc": "viet nam",
    "thua thien hue": "hue",
}
Gold = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Tally:
    """Counts of one kind of claim, and what went wrong."""

    right: int = 0
    wanted: int = 0
    claimed: int = 0
    wrong: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Share of what is claimed that is right."""
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that is claimed."""
        return self.right / self.wanted if self.wanted else 1.0

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


@dataclass(frozen=True)
class Score:
    """What one document, or several together, scored; ``agreed`` of ``aligned`` facts by attribute."""

    quantity: Tally = Tally()
    fact: Tally = Tally()
    act: Tally = Tally()
    aligned: int = 0
    agreed: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.quantity + other.quantity,
            self.fact + other.fact,
            self.act + other.act,
            self.aligned + other.aligned,
            self.agreed + other.agreed,
        )

    def accuracy(self, attribute: str) -> float:
        """Share of the aligned catalogued facts that have this attribute right."""
        return self.agreed[attribute] / self.aligned if self.aligned else 1.0


@dataclass(frozen=True)
class Pairing:
    """Annotated facts beside the extracted ones, and the extracted ones over."""

    pairs: tuple[tuple[Gold, Observation | None], ...]
    over: tuple[Observation, ...]


def compare(gold: Gold, text: str, found: Extraction) -> Score:
    """Score the extraction of a document whose text is ``text``."""
    pairing = _paired(gold["facts"], text, found.facts)
    score = sum((_judged(*pair) for pair in pairing.pairs), Score(act=_acts(gold["acts"], text, found.acts)))
    return sum((_extra(fact) for fact in pairing.over), score)


def verdicts(gold: Gold, text: str, found: Extraction) -> Iterator[tuple[Observation, bool]]:
    """Each extracted fact with whether all of it is right, status included; optional ones are left out."""
    pairing = _paired(gold["facts"], text, found.facts)
    yield from ((fact, _wholly_right(wanted, fact)) for wanted, fact in pairing.pairs if fact is not None)
    yield from ((fact, False) for fact in pairing.over)


def _wholly_right(wanted: Gold, fact: Observation) -> bool:
    known = None if wanted["indicator"].startswith("other:") else wanted["indicator"]
    differ = _differences({**wanted, "indicator": known}, fact).keys() - {"bound"}
    return not differ and _same_value(wanted, fact) and _unit(wanted["unit"]) == _unit(fact.quantity.unit)


def _paired(gold: Sequence[Gold], text: str, facts: Sequence[Observation]) -> Pairing:
    free, aside, pairs = list(facts), [], []
    for wanted in gold:
        span = place_of(text, wanted["ctx"], wanted["n"])
        over = [fact for fact in free if _shared(span, _span(fact)) > 0]
        if wanted.get("optional"):
            aside += over
            continue
        best = max(
            over, key=lambda fact: (_same_value(wanted, fact), _shared(span, _span(fact))), default=None
        )
        pairs.append((wanted, best))
        if best is not None:
            free.remove(best)
    return Pairing(tuple(pairs), tuple(fact for fact in free if fact not in aside))


def _nearest(wanted: Gold, span: Span, over: Sequence[Observation]) -> Observation | None:
    def nearness(fact: Observation) -> tuple[bool, int]:
        return _same_value(wanted, fact), _shared(span, _span(fact))

    return max(over, key=nearness, default=None)


def _judged(wanted: Gold, found: Observation | None) -> Score:
    catalogued = not wanted["indicator"].startswith("other:")
    if found is None:
        missed = Tally(wanted=1, wrong=(f"missed: {wanted['ctx']}",))
        return Score(missed, Tally(wanted=int(catalogued)))
    differ = _differences(wanted, found)
    same = _same_value(wanted, found) and _unit(wanted["unit"]) == _unit(found.quantity.unit)
    told = f"{wanted['ctx']}: {wanted['value']} {wanted['unit']}, got {shown(found)}"
    quantity = Tally(int(same), 1, 1, () if same else (told,))
    if not catalogued:
        told = f"{wanted['ctx']}: {wanted['indicator']}, got {found.indicator}"
        return Score(quantity, Tally(claimed=1, wrong=(told,)) if found.indicator else Tally())
    strict = [differ[name] for name in STRICT if name in differ]
    right = same and not strict
    wrong = (f"{wanted['ctx']}: {'; '.join(strict)}",) if same and strict else ()
    fact = Tally(int(right), 1, int(found.indicator is not None), wrong)
    return Score(quantity, fact, Tally(), 1, Counter(name for name in ATTRIBUTES if name not in differ))


def _extra(fact: Observation) -> Score:
    told = f"not annotated: {shown(fact)}"
    return Score(Tally(claimed=1, wrong=(told,)), Tally(claimed=int(fact.indicator is not None)))


def place_of(text: str, context: str, part: str) -> Span:
    """Where ``part`` of ``context`` stands; white space may differ, and a page may turn in the middle."""
    start, end = _find(text, context)
    return _find(text, part, start, end)


def _find(text: str, phrase: str, start: int = 0, end: int | None = None) -> Span:
    area = text[start:end]
    at = area.find(phrase)
    if at >= 0:
        return start + at, start + at + len(phrase)
    words = [re.escape(word) for word in phrase.split()]
    whole = r"\s+".join(words)
    ends = r"\s+".join(words[:5]) + r"(?s:.{1,400}?)" + r"\s+".join(words[-5:])
    found = re.search(whole, area) or (len(words) > 10 and re.search(ends, area)) or None
    assert found, f"the document does not say {phrase!r}"
    return start + found.start(), start + found.end()


def _span(claim: Observation | Act) -> Span:
    return claim.passage.start, claim.passage.end


def _shared(one: Span, two: Span) -> int:
    return min(one[1], two[1]) - max(one[0], two[0])


def _same_value(wanted: Gold, fact: Observation) -> bool:
    written = wanted["value"] if isinstance(wanted["value"], list) else [wanted["value"]]
    read = [fact.quantity.value] if fact.quantity.high is None else [fact.quantity.value, fact.quantity.high]
    return len(written) == len(read) and all(
        abs(Decimal(str(one)) - two) <= NEAR * max(abs(two), NEAR)
        for one, two in zip(written, read, strict=True)
    )


def _unit(code: str) -> str:
    return "count" if code in COUNTED or code.startswith("other:") else code


def _differences(wanted: Gold, fact: Observation) -> dict[str, str]:
    period = Period.parse(wanted["period"]) if wanted["period"] else None
    pairs = {
        "indicator": (wanted["indicator"], fact.indicator),
        "area": (_area(wanted["area"]), _area(fact.area)),
        "period": (_months(period), _months(fact.period)),
        "measure": (wanted["measure"], fact.measure.value),
        "status": (wanted["status"], fact.status.value),
        "bound": (wanted["bound"], fact.quantity.bound.value),
    }
    return {name: f"{name} {one}, got {two}" for name, (one, two) in pairs.items() if one != two}


def _area(name: str | None) -> str | None:
    key = fold((name or "").split(",")[0])
    for _ in range(2):  # "tỉnh Đắk Lắk", "tỉnh Thành phố Hồ Chí Minh"
        key = _TYPE_WORD.sub("", key)
    return _OTHER_NAMES.get(key, key) or None


def _months(period: Period | None) -> str | None:
    """The months that a period covers: a day of July says as much as July."""
    return f"{period.start:%Y-%m}..{period.end:%Y-%m}" if period else None


def _acts(gold: Sequence[Gold], text: str, found: Iterable[Act]) -> Tally:
    free, right, wrong = list(found), 0, []
    claimed = len(free)
    for wanted in gold:
        span = place_of(text, wanted["quote"], wanted["quote"])
        best = next((act for act in free if act.type == wanted["type"] and _alike(span, _span(act))), None)
        if best:
            free.remove(best)
            right += 1
        else:
            wrong.append(f"missed {wanted['type']}: {wanted['quote']}")
    wrong += [f"no such {act.type}: {act.passage.text}" for act in free]
    return Tally(right, len(gold), claimed, tuple(wrong))


def _alike(one: Span, two: Span) -> bool:
    return 2 * _shared(one, two) >= max(one[1], two[1]) - min(one[0], two[0])


def shown(fact: Observation) -> str:
    """One line that tells a fact apart."""
    quantity, period = fact.quantity, fact.period and fact.period.code
    value = quantity.value if quantity.high is None else f"{quantity.value}..{quantity.high}"
    what = f"{fact.indicator} {fact.measure} {value} {quantity.unit} {period} {fact.area}"
    return f"{fact.passage.text!r} {what} ({fact.rule})"
