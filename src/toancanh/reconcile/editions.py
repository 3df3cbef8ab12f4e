"""Documents one after the other, each held against what was known when it was written.

A figure is contradicted by what its own report says beside it and by what had been published before; what
is published later revises it. So the documents of a family are taken in the order of their dates: each is
laid over what was known, identities are applied around it, and what cannot be is noted; then its values
become known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple, cast

from toancanh.model import Choice, Contradiction, Measure, Node, Observation, Value
from toancanh.reconcile.choices import upheld
from toancanh.reconcile.claims import SETTLED, Family, family_of, settled, told_values
from toancanh.reconcile.diagnosis import Noted, diagnose
from toancanh.reconcile.identities import relations
from toancanh.reconcile.identities.repeated import repeated
from toancanh.reconcile.identities.sources import disagreement
from toancanh.reconcile.intervals import common
from toancanh.reconcile.known import Compositions, Known, no_compositions
from toancanh.reconcile.precedence import Source
from toancanh.reconcile.relations import Ratio, Relation
from toancanh.reconcile.settling import Check, derived, settle
from toancanh.reconcile.standing import Standing
from toancanh.reconcile.windows import looked_at_from, windows


class Edition(NamedTuple):
    """What one document claims of a family, and when it was written.

    ``source`` is what else is known of the document, ``chosen`` the ids of those of its claims that a person
    chose to stand for what they measure.
    """

    document: str
    vintage: date
    values: tuple[Value, ...]
    source: Source | None = None
    chosen: frozenset[str] = frozenset()


class Reconciled(NamedTuple):
    """What is known of a family in the end, and what cannot all be true.

    ``values`` hold one value for each node: the told one that stands, narrowed by what others make of it, or
    a derived one.
    """

    values: tuple[Value, ...]
    contradictions: tuple[Contradiction, ...]


def editions(
    claims: Iterable[Observation], sources: Mapping[str, Source], choices: Iterable[Choice] = ()
) -> dict[Family, tuple[Edition, ...]]:
    """The claims of documents by family, ready to be reconciled.

    Args:
        claims: those that may be stood by, of documents in force.
        sources: by SHA-256, one for each document that the claims quote.
        choices: what people chose among them.

    Raises:
        KeyError: a claim quotes a document that ``sources`` does not have.
    """
    by_document: defaultdict[str, list[Observation]] = defaultdict(list)
    claims = tuple(claims)
    chosen, overruled, _ = upheld(claims, choices)
    for it in claims:
        if not (overruled and it.id in overruled):
            by_document[it.passage.document].append(it)
    found: defaultdict[Family, list[Edition]] = defaultdict(list)
    for document, said in by_document.items():
        source = sources[document]
        families: defaultdict[Family, list[Observation]] = defaultdict(list)
        for it in said:
            if family := family_of(it):
                families[family].append(it)
        for family, own in families.items():
            values = told_values(own)
            here = chosen and chosen & {it.told.id for it in values if it.told}
            found[family].append(Edition(document, source.vintage, values, source, here))
    return {family: tuple(own) for family, own in found.items()}


def reconcile(family: Iterable[Edition], compositions: Compositions = no_compositions) -> Reconciled:
    """Apply the identities to the editions of one family until nothing changes.

    Args:
        family: in any order; only the documents in force.
        compositions: of which areas the figures of a thing are the sum, or a part.
    """
    known, rounds = _in_turn(family, compositions)
    return Reconciled(_settled(known), _diagnosed(rounds))


def values(family: Iterable[Edition], compositions: Compositions = no_compositions) -> tuple[Value, ...]:
    """The values of ``reconcile``, without the contradictions, which take most of its time.

    Args:
        family: as for ``reconcile``.
        compositions: as for ``reconcile``.
    """
    return _settled(_in_turn(family, compositions, since=date.max)[0])


def _settled(known: Known) -> tuple[Value, ...]:
    """What is known with all that follows from it."""
    settle(known, [value.node for value in known.own()], picture=True)
    return tuple(known.own())


def contradictions(
    family: Iterable[Edition], compositions: Compositions = no_compositions, since: date = date.min
) -> tuple[Contradiction, ...]:
    """The contradictions of one family as ``reconcile`` finds them, without the picture.

    Args:
        family: as for ``reconcile``, all of it.
        compositions: as for ``reconcile``.
        since: only those that documents from this day on bring to light; it begins a quarter.
    """
    family = tuple(family)
    rounds = _in_turn(family, compositions, since)[1]
    if since > date.min and not all(it.check.fits for _, noted in rounds for it in noted):
        # What was checked before is needed only to explain what is broken.
        earlier = (it for it in family if it.vintage < since)
        rounds = _in_turn(earlier, compositions, looked_at_from(since))[1] + rounds
    return _diagnosed(rounds, since)


_Round = tuple[date, list[Noted]]  # what was checked for one document


def _in_turn(
    family: Iterable[Edition], compositions: Compositions, since: date = date.min
) -> tuple[Known, list[_Round]]:
    """What is known after the last document, and the relations checked for each from a day on."""
    known = Known(compositions=compositions)
    rounds: list[_Round] = []
    family = sorted(family, key=_order)
    stands = _standing(family)
    for edition in family:
        layer = Known(known)
        checks = [*_said_twice(edition, layer)]
        lasting = _lasting(edition, layer)
        if edition.vintage >= since:
            checks += (*_disagreed(edition, known), *_foretold(edition, known))
            checks += settle(layer, [value.node for value in edition.values])
            rounds.append((edition.vintage, [Noted(check, edition.document) for check in checks]))
        stands.keep(known, (*_firsts(edition), *lasting))
    return known, rounds


def _diagnosed(rounds: Sequence[_Round], since: date = date.min) -> tuple[Contradiction, ...]:
    """The contradictions that documents from a day on bring to light."""
    found: list[Contradiction] = []
    for own, around in windows(rounds, since):
        if all(it.check.fits for noted in own for it in noted):
            continue
        documents = {it.document for noted in own for it in noted}
        found += (it for it in diagnose([*chain(*around)]) if it.document in documents)
    return tuple(found)


def stood_by(family: Iterable[Edition]) -> Iterator[Value]:
    """The told value of each node that stands in the end, without anything that follows from it."""
    known, family = Known(), tuple(family)
    stands = _standing(family)
    for edition in family:
        stands.keep(known, _firsts(edition))
    return known.own()


def _standing(family: Iterable[Edition]) -> Standing:
    return Standing(
        (it.document, it.source or Source(it.vintage, told=_last(it)), it.chosen) for it in family
    )


def _firsts(edition: Edition) -> Iterable[Value]:
    """One value for each node: the first of those that a document tells."""
    return {value.node: value for value in reversed(edition.values)}.values()


def _order(it: Edition) -> tuple[object, ...]:
    """Documents in turn: those of one day by the last period they tell of, the fuller first."""
    return it.vintage, _last(it), -len(it.values), it.document


def _last(it: Edition) -> date:
    return max((value.node.thing.period.end for value in it.values if _past(value)), default=date.min)


def _past(value: Value) -> bool:
    return value.told is not None and value.told.status in SETTLED


def _lasting(edition: Edition, layer: Known) -> Iterable[Value]:
    """What follows for good, whatever later reports revise: the base of a growth, the plan behind x%.

    A report calculates both from its own level, so they do not change with the level.
    """
    found: dict[Node, Value] = {}
    for percent in edition.values:
        if percent.node.measure is Measure.LEVEL:
            continue
        for relation in relations(percent.node, layer):
            if not isinstance(relation, Ratio) or relation.usual or relation.percent.node != percent.node:
                continue
            result = layer.get(relation.result.node)
            if result and layer.said_now(result.node) and layer.get(relation.base.node) is None:
                base = derived(relation, 1, (result, percent))
                if base:
                    found.setdefault(base.node, base)
    return found.values()


def _said_twice(edition: Edition, layer: Known) -> Iterator[Check]:
    """Put the values of a document into its layer; what it states otherwise as well is held against them."""
    for value in edition.values:
        first = layer.get(value.node) if layer.said_now(value.node) else None
        if first is None:
            layer.put(value)
        else:
            yield Check(repeated(value.node), (first, value), fits=False)


def _disagreed(edition: Edition, known: Known) -> Iterator[Check]:
    """What another document told as settled, and this one tells otherwise."""
    for value in _firsts(edition):
        old = known.get(value.node)
        if old is None or old.told is None or value.told is None or settled(old.told) != settled(value.told):
            continue
        if common(old.interval, value.interval) is None:
            yield Check(disagreement(value.node), (value, old), fits=False)


def _foretold(edition: Edition, known: Known) -> Iterator[Check]:
    """What earlier documents implied, held against what is told now: the base of a growth, a plan."""
    for value in edition.values:
        implied = known.get(value.node)
        if implied is None or implied.told or implied.relation is None:
            continue
        terms = tuple(value if it is implied else it for it in implied.terms)
        relation = cast(Relation, implied.relation)
        yield Check(relation, terms, common(value.interval, implied.interval) is not None)
