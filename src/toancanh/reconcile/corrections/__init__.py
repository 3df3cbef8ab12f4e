"""Figures that the source has wrong, put right as reviewed data; the raw observations stay as they were read.

Each ``*.toml`` here, and in the folder of an installation, declares corrections (``declaring``). One is
applied where its document says what it expects there: otherwise the source has changed, or was read anew, and
a finding says that the correction fits no more. Two corrections of one figure are both refused. Nothing
depends on the order of files, corrections or observations. How to: ``docs/howto/correct-a-figure.md``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toancanh.model import Correction, Finding, Observation, Quantity, Severity
from toancanh.reconcile.claims import dims_of
from toancanh.reconcile.corrections.declaring import Action, Amendment, folded
from toancanh.reconcile.precedence import Source


@dataclass(frozen=True, slots=True)
class Corrected:
    """Observations after their corrections.

    Args:
        facts: in their order, without those dropped; one put right has its ``correction``.
        dropped: those left out, by id, with the reason.
        findings: corrections that could not be applied.
    """

    facts: tuple[Observation, ...]
    dropped: Mapping[str, Correction] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


_Thing = tuple[object, ...]


def correct(
    facts: Iterable[Observation], sources: Mapping[str, Source], amendments: Sequence[Amendment]
) -> Corrected:
    """Apply corrections.

    Args:
        facts: of documents in force; all of the things that the amendments speak of.
        sources: by SHA-256: the documents in force.
        amendments: in any order.
    """
    facts = tuple(facts)
    if not amendments:
        return Corrected(facts)
    spoken_of = _spoken_of(facts, sources, amendments)
    meant: defaultdict[str, list[Amendment]] = defaultdict(list)
    findings = []
    for it in sorted(amendments, key=lambda it: (it.where, it.expect)):
        fitting = [fact for fact in spoken_of[it] if fact.said.value == it.expect]
        for fact in fitting:
            meant[fact.id].append(it)
        if not fitting and any(it.of(sha256, source) for sha256, source in sources.items()):
            findings.append(_stale(it, spoken_of[it]))
    twice = [fact for fact in facts if len(meant[fact.id]) > 1]
    findings += [_twice(fact, meant[fact.id]) for fact in sorted(twice, key=lambda it: it.id)]
    once = {fact: its[0] for fact, its in meant.items() if len(its) == 1}
    dropped = {it.id: _why(it, once[it.id]) for it in facts if _drops(it, once)}
    kept = tuple(_put_right(it, once.get(it.id)) for it in facts if it.id not in dropped)
    return Corrected(kept, dropped, tuple(findings))


def _spoken_of(
    facts: Iterable[Observation], sources: Mapping[str, Source], amendments: Iterable[Amendment]
) -> Mapping[Amendment, list[Observation]]:
    """The figures that each amendment speaks of, whatever value they have."""
    wanted: defaultdict[_Thing, list[Amendment]] = defaultdict(list)
    for it in amendments:
        wanted[it.indicator, it.dims, it.period, it.measure].append(it)
    found: dict[Amendment, list[Observation]] = {it: [] for it in amendments}
    for fact in facts:
        # The dimensions are folded only for figures that an amendment may speak of: there are few.
        for it in wanted.get((fact.indicator, dims_of(fact), fact.period, fact.measure), ()):
            document = fact.passage.document
            if it.of(document, sources[document]) and _there(it, fact):
                found[it].append(fact)
    return found


def _there(it: Amendment, fact: Observation) -> bool:
    return it.area in (fact.area_code, folded(fact.area))


def _drops(fact: Observation, once: Mapping[str, Amendment]) -> bool:
    return fact.id in once and once[fact.id].action is Action.DROP


def _why(fact: Observation, it: Amendment) -> Correction:
    return Correction(fact.said, it.reason, it.author, it.on, it.source, it.where)


def _put_right(fact: Observation, it: Amendment | None) -> Observation:
    if it is None:
        return fact
    return replace(fact, quantity=_changed(fact.said, it), correction=_why(fact, it))


def _changed(said: Quantity, it: Amendment) -> Quantity:
    """The right quantity: as precise as it was written, for nobody knows it better than its source."""
    assert it.value is not None
    if it.action is Action.OVERRIDE:
        return Quantity(it.value, said.unit, step=said.step)
    high = None if said.high is None else said.high * it.value
    return replace(said, value=said.value * it.value, high=high, step=said.step * it.value)


def _stale(it: Amendment, there: Sequence[Observation]) -> Finding:
    seen = sorted(there, key=lambda fact: fact.id)
    values = (
        ("where", it.where),
        ("expected", format(it.expect.normalize(), "f")),
        ("seen", "; ".join(dict.fromkeys(fact.passage.text for fact in seen)) or "—"),
        ("fact", seen[0].id if seen else ""),
    )
    return Finding("reconcile.correction_stale", Severity.ERROR, seen[0].passage if seen else None, values)


def _twice(fact: Observation, its: Iterable[Amendment]) -> Finding:
    places = ", ".join(sorted(it.where for it in its))
    values = (("where", places), ("said", fact.passage.text), ("fact", fact.id))
    return Finding("reconcile.correction_twice", Severity.ERROR, fact.passage, values)
