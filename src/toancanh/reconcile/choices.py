"""What people chose: which claim stands, as long as the store still has it.

A choice holds for a claim (``Observation.claim``). When its document was read again or sent again, it holds
for what says the same of the same thing there. When nothing in force says so any more, the rules choose again
and a finding tells of it: nobody's decision vanishes in silence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from toancanh.model import Choice, Finding, Observation, subject_of
from toancanh.reconcile.quoting import doubt_about


class Upheld(NamedTuple):
    """What became of choices.

    Args:
        chosen: ids of the claims that people chose.
        overruled: ids of the claims that the same documents make of the same things.
        findings: one for each choice whose claim is no more.
    """

    chosen: frozenset[str] = frozenset()
    overruled: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


def upheld(claims: Iterable[Observation], choices: Iterable[Choice]) -> Upheld:
    """Find the claims that people chose.

    Args:
        claims: all that may stand for what the choices are about.
        choices: one for each subject at most, in any order.
    """
    asked = {it.subject: it for it in choices if it.fact is not None}
    if not asked:
        return Upheld()
    found = _about(claims, asked)
    kept = {subject: _kept(choice, found[subject]) for subject, choice in asked.items()}
    return Upheld(
        frozenset(it.id for it in kept.values() if it),
        frozenset(
            other.id
            for subject, it in kept.items()
            for other in found[subject]
            if it and other is not it and other.passage.document == it.passage.document
        ),
        tuple(_gone(asked[subject]) for subject in sorted(asked) if kept[subject] is None),
    )


def _about(claims: Iterable[Observation], asked: Mapping[str, Choice]) -> defaultdict[str, list[Observation]]:
    """The claims of each subject; only those that may be of one are looked at closely."""
    near = {(it.fact.indicator, it.fact.period) for it in asked.values() if it.fact}
    found: defaultdict[str, list[Observation]] = defaultdict(list)
    for it in claims:
        if (it.indicator, it.period) in near and (subject := subject_of(it)) in asked:
            found[subject].append(it)
    return found


def _kept(choice: Choice, claims: Sequence[Observation]) -> Observation | None:
    """The claim chosen, or what says the same in its document or in the last one that took its place."""
    chosen = choice.fact
    assert chosen is not None
    exact = next((it for it in claims if it.claim == chosen.claim), None)
    if exact:
        return exact
    place = {document: at for at, document in enumerate(reversed(choice.documents))}
    same = [it for it in claims if it.passage.document in place and _says(it, chosen)]
    return min(same, key=lambda it: _nearest(it, chosen, place), default=None)


def _says(one: Observation, other: Observation) -> bool:
    """Whether two claims of one thing say the same; the precision of a typist is not part of it."""
    first, second = one.said, other.said
    return one.status is other.status and (first.value, first.high, first.unit, first.bound) == (
        second.value,
        second.high,
        second.unit,
        second.bound,
    )


def _nearest(it: Observation, chosen: Observation, place: Mapping[str, int]) -> tuple[object, ...]:
    passage = it.passage
    return place[passage.document], abs(passage.start - chosen.passage.start), passage.start, it.id


def _gone(choice: Choice) -> Finding:
    chosen = choice.fact
    assert chosen is not None
    return doubt_about("choice_gone", chosen, who=choice.who)
