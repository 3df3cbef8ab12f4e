"""The identities that figures must obey, one file each: found by folder, never listed.

A module here has ``relations(node, known)``: the relations that the node stands in, as far as the values
known can make use of them; the same relation may be named from each of its nodes. ``LINKED`` names indicators
that one relation joins, so that they are looked at together; ``ONE_REPORT`` says that the figures must be of one
report, because each report revises all of them. The name of the module is the identity's name; its
messages are ``reconcile.<name>`` in ``reference/messages``. How to add one: ``docs/howto/add-an-identity.md``.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import cast

from toancanh.model import Node
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Relation

Identity = Callable[[Node, Known], Iterable[Relation]]


@cache
def identities() -> Mapping[str, Identity]:
    """All identities by name."""
    return MappingProxyType({name: module.relations for name, module in _modules()})


@cache
def of_one_report() -> frozenset[str]:
    """Names of the identities that hold between figures of one report only."""
    return frozenset(name for name, module in _modules() if getattr(module, "ONE_REPORT", False))


@cache
def linked() -> Mapping[str, str]:
    """For each indicator that relations join with others: the one that stands for all of them."""
    heads: dict[str, str] = {}
    for _, module in _modules():
        for group in getattr(module, "LINKED", ()):
            old = {heads.get(code, code) for code in group}
            head = min(old)
            members = {code for code, its in heads.items() if its in old} | set(group) | old
            heads |= dict.fromkeys(members, head)
    return MappingProxyType(heads)


def relations(node: Node, known: Known) -> Iterator[Relation]:
    """Every relation that a node stands in."""
    for identity in identities().values():
        yield from identity(node, known)


def _modules() -> list[tuple[str, "_Module"]]:
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return [(name, cast(_Module, import_module(f"{__name__}.{name}"))) for name in names]


class _Module:
    relations: Identity
