"""The identities that figures must obey, one file each: found by folder, never listed.

A module here has ``relations(node)``: the relations in which a node stands, whatever is known; or
``among(node, known)``: those that depend on what is known; or both. A relation may be named from any of its
nodes, or from all. ``LINKED`` names indicators that one relation joins, so that they are looked at together;
``ONE_REPORT`` says that the figures must be of one report, because each report revises all of them;
``BREAKDOWN`` that the terms are rows under a total, so that a slip in one of them shows in the total too.
The name of the module is the identity's name; its texts are ``identity.<name>`` in ``reference/messages``.
How to add one: ``docs/howto/add-an-identity.md``.
"""

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from toancanh.model import Node
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import KEPT, Relation


def relations(node: Node, known: Known) -> Iterator[Relation]:
    """Every relation in which a node stands."""
    yield from _always(node)
    for module in _with("among"):
        yield from module.among(node, known)


@lru_cache(KEPT)
def _always(node: Node) -> tuple[Relation, ...]:
    found: Iterable[Iterable[Relation]] = (module.relations(node) for module in _with("relations"))
    return tuple(relation for some in found for relation in some)


@cache
def names() -> tuple[str, ...]:
    """Names of all identities."""
    return tuple(_modules())


@cache
def of_one_report() -> frozenset[str]:
    """Names of the identities that hold between figures of one report only."""
    return _marked("ONE_REPORT")


@cache
def breakdowns() -> frozenset[str]:
    """Names of the identities of a total and the rows under it."""
    return _marked("BREAKDOWN")


@cache
def linked() -> Mapping[str, str]:
    """For each indicator that relations join with others: the one that stands for all of them."""
    heads: dict[str, str] = {}
    for module in _modules().values():
        for group in getattr(module, "LINKED", ()):
            old = {heads.get(code, code) for code in group}
            head = min(old)
            members = {code for code, its in heads.items() if its in old} | set(group) | old
            heads |= dict.fromkeys(members, head)
    return MappingProxyType(heads)


@cache
def _modules() -> Mapping[str, ModuleType]:
    found = sorted(it.name for it in pkgutil.iter_modules(__path__))
    return MappingProxyType({name: import_module(f"{__name__}.{name}") for name in found})


def _marked(mark: str) -> frozenset[str]:
    return frozenset(name for name, module in _modules().items() if getattr(module, mark, False))


@cache
def _with(function: str) -> tuple[ModuleType, ...]:
    return tuple(module for module in _modules().values() if hasattr(module, function))
