"""Which artefacts of the structure an address asks for, with those that it refers to."""

from collections.abc import Collection, Sequence
from typing import Any

from toancanh.api.sdmx.refusing import NO_RESULTS, SYNTAX, Refusal
from toancanh.exchange.agency import agency
from toancanh.exchange.gathering import code_lists
from toancanh.model import UserError
from toancanh.publish.sdmx.components import declared
from toancanh.publish.sdmx.structure import Part, artefacts

_ANY = frozenset(("", "*", "all"))
_LATEST = frozenset((*_ANY, "latest", "~", "+"))
_ORDER = (Part.DATAFLOW, Part.STRUCTURE, Part.CODES, Part.CONCEPTS)
_BELOW = {
    Part.DATAFLOW: (Part.STRUCTURE,),
    Part.STRUCTURE: (Part.CODES, Part.CONCEPTS),
    Part.CODES: (),
    Part.CONCEPTS: (),
}


def kinds(named: str) -> tuple[Part, ...]:
    """The kinds of artefact that an address names; all for ``structure`` and ``*``.

    Raises:
        Refusal: it names none that is served here.
    """
    if named in ("structure", "*"):
        return _ORDER
    try:
        return (Part(named),)
    except ValueError as error:
        raise _unknown(named, ", ".join(_ORDER)) from error


def found(named: str, maintained: str, of: str, version: str, references: str) -> list[Any]:
    """The artefacts asked for, then those asked for beside them.

    Args:
        named: the kind.
        maintained: agencies, with + or commas between several, as in the next two.
        of: ids.
        version: versions.
        references: what else is to be told: ``none``, ``all``, ``children``, ``descendants``, ``parents`` …
            or a kind.

    Raises:
        Refusal: there is none, or what is asked for beside them is not known.
    """
    asked, there = kinds(named), artefacts(agency(), code_lists())
    if not (_is_ours(maintained, agency()) and _is_version(version)):
        there = {}
    own = [it for kind in asked for it in there.get(kind, ()) if _is_ours(of, it.id)]
    if not own:
        raise Refusal(NO_RESULTS, UserError("sdmx.no_structure", seen=f"{named}/{maintained}/{of}/{version}"))
    more = _beside(asked, references)
    return [*own, *(it for kind in _ORDER if kind in more for it in there[kind] if it not in own)]


def _is_ours(told: str, name: str) -> bool:
    return told in _ANY or name in told.replace("+", ",").split(",")


def _is_version(told: str) -> bool:
    every = told.replace("+", ",").split(",") if told not in _LATEST else [told]
    return any(it in _LATEST or it in (declared().version, f"{declared().version}.0") for it in every)


def _beside(asked: Sequence[Part], references: str) -> Collection[Part]:
    """The kinds of what is referred to, or refers."""
    if references in ("", "none"):
        return ()
    if references == "all":
        return _ORDER
    below = {it for kind in asked for it in _BELOW[kind]}
    further = below | {it for kind in below for it in _BELOW[kind]}
    above = {kind for kind, its in _BELOW.items() if set(asked) & set(its)}
    ancestors = above | {kind for kind, its in _BELOW.items() if above & set(its)}
    beside = {it for kind in above for it in _BELOW[kind]}
    known = {"children": below, "descendants": further, "parents": above, "ancestors": ancestors,
             "parentsandsiblings": above | beside}  # fmt: skip
    if references in known:
        return known[references]
    if references in set(_ORDER):
        return {Part(references)}
    raise _unknown(references, ", ".join(("none", "all", *known, *_ORDER)))


def _unknown(seen: str, expected: str) -> Refusal:
    return Refusal(
        SYNTAX, UserError("sdmx.bad_parameter", name="references", seen=seen[:80], expected=expected)
    )
