"""What documents say of parks, clusters and projects, laid before a person: never written by itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from toancanh.model import Area, UserError
from toancanh.reference.messages import language, render
from toancanh.registers import actions, selectors
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Deed, Proposal
from toancanh.registers.names import bare_name
from toancanh.registers.places import may_be_one
from toancanh.registers.registry import register
from toancanh.registers.statements import Statement, of_variety, statements
from toancanh.registers.values import read, text_of, written
from toancanh.store import selectors as store
from toancanh.store.models import SourceDocument

_NOT_ADDED = {"enterprises", "tenant_projects"}
"""Registers that documents name far more of than belong in them: only entries that are there get values."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking through documents."""

    new: tuple[Proposal, ...]
    unclear: tuple[Statement, ...]
    """Statements about a name that several entries bear: merge them, or tell them apart by their place."""


@transaction.atomic
def propose(documents: Collection[str] | None = None) -> Found:
    """Propose what the documents in force say and the registers do not hold; safe to call at any time.

    A statement that is proposed already, whatever was decided about it, one that the entry holds, and one
    that is older than what the entry holds, is left out.

    Args:
        documents: SHA-256 of those to look through; all without.
    """
    book, rows = _Book(), store.in_force()
    if documents is not None:
        rows = rows.filter(original_id__in=documents)
    for document in rows.order_by("published_end", "id"):
        things: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for it in statements(document):
            things[it.register.code, bare_name(it.register, it.name)].append(it)
        for said in things.values():
            book.take(document, said)
    return Found(tuple(book.new), tuple(book.unclear))


class _Book:
    """The entries by name and the claims made before, read when something is said of them."""

    def __init__(self) -> None:
        self.new: list[Proposal] = []
        self.unclear: list[Statement] = []
        self._entries: dict[str, Mapping[str, list[Entry]]] = {}

    @cached_property
    def _claims(self) -> set[str]:
        return set(Proposal.objects.values_list("claim", flat=True))

    def _named(self, of: Register, name: str) -> list[Entry]:
        """The entries of a register that bear a name."""
        if of.code not in self._entries:
            by_name: defaultdict[str, list[Entry]] = defaultdict(list)
            for entry in selectors.entries(of):
                by_name[bare_name(of, entry.name)].append(entry)
            self._entries[of.code] = by_name
        return self._entries[of.code].get(name, [])

    def take(self, document: SourceDocument, said: list[Statement]) -> None:
        """What one document says of one name."""
        of, name = said[0].register, bare_name(said[0].register, said[0].name)
        area = next((it.value for it in said if isinstance(it.value, Area)), None)
        variety = next((it.variety for it in said if it.variety), "")
        meant = [it for it in self._named(of, name) if _may_be(of, it, area, variety)]
        if len(meant) > 1:
            self.unclear.append(said[0])
        elif meant:
            self._changes(document, of, meant[0], said)
        elif of.code not in _NOT_ADDED and any(it.column is None for it in said):
            self._addition(document, of, name, said)

    def _addition(self, document: SourceDocument, of: Register, name: str, said: list[Statement]) -> None:
        values = {"name": next(it.passage.text for it in said if it.column is None)}
        for it in said:
            if it.column is not None:
                values.setdefault(it.column.name, written(it.value) or "")
        kinds = of_variety(of, said[0].variety)
        if len(kinds) == 1:
            values["kind"] = kinds[0]
        self._propose(document, said[0], None, values, (of.code, "add", name))

    def _changes(self, document: SourceDocument, of: Register, entry: Entry, said: list[Statement]) -> None:
        sources = selectors.sources(entry)
        for it in said:
            if it.column is None:
                continue
            name, value = it.column.name, written(it.value)
            last = sources[name].deed.as_of if name in sources else None
            older = last is not None and it.as_of is not None and it.as_of.end < last.start
            if value is None or older or text_of(entry, of, it.column) == value:
                continue
            day = it.as_of.code if it.as_of else ""
            self._propose(document, it, entry, {name: value}, (of.code, str(entry.pk), name, value, day))

    def _propose(
        self,
        document: SourceDocument,
        it: Statement,
        entry: Entry | None,
        values: dict[str, str],
        claimed: Iterable[str],
    ) -> None:
        claim = sha256("\n".join(claimed).encode()).hexdigest()[:40]
        if claim in self._claims:
            return
        self._claims.add(claim)
        grounds = Grounds(
            "?", source=document.title or document.name, as_of=it.as_of, document=document.pk,
            span=(it.passage.start, it.passage.end),
        )  # fmt: skip
        source = {name: of for name, of in grounds.columns().items() if name not in ("who", "reason")}
        about: dict[str, Any] = {"register": it.register.code, "entry": entry and entry.pk, "values": values}
        made = Proposal(
            claim=claim, sentence=it.sentence, proposed_at=timezone.now(), **about, **source
        )  # fmt: skip
        made.save()
        self.new.append(made)


def _may_be(of: Register, entry: Entry, area: Area | None, variety: str) -> bool:
    kind = getattr(entry, "kind", None)
    kinds = of_variety(of, variety)
    return may_be_one(entry.area, area) and (kind is None or not kinds or kind in kinds)


def proposal(key: int) -> Proposal:
    """A proposal that waits, by its number, held until the transaction ends.

    Raises:
        UserError: there is none, or it was decided.
    """
    waiting = Proposal.objects.select_for_update().filter(pk=key, state=Proposal.State.OPEN).first()
    if waiting is None:
        raise UserError("registers.no_proposal", proposal=key)
    return waiting


@transaction.atomic
def accept(*, key: int, who: str, reason: str = "", version: int | None = None) -> Entry:
    """Make a proposal a value of its entry, or an entry, with its sentence as source.

    Args:
        key: its number.
        who: the person who decides.
        reason: why, if there is something to say.
        version: of the entry, as the person saw it; without one, as it is now.

    Raises:
        UserError: it is decided already, somebody changed the entry, or a rule is broken.
    """
    waiting = proposal(key)
    of = register(waiting.register)
    values = {name: read(text, of, of.column(name)) for name, text in waiting.values.items()}
    span = None if waiting.start is None or waiting.end is None else (waiting.start, waiting.end)
    grounds = Grounds(who, reason, waiting.source, waiting.url, waiting.as_of, waiting.document_id, span)
    if waiting.entry is None:
        entry = actions.add(register=of, values=values, grounds=grounds)
        deed: Deed | None = selectors.history(entry).first()
    else:
        entry = selectors.find(of, waiting.entry)
        seen = entry.version if version is None else version
        deed = actions.change(entry=entry, values=values, version=seen, grounds=grounds)
    if deed is None:
        raise UserError("registers.held_already", proposal=key, name=entry.name)
    _decide(waiting, Proposal.State.ACCEPTED, grounds, deed)
    _settle_the_same(waiting, grounds)
    return selectors.find(of, entry.pk)


@transaction.atomic
def reject(*, key: int, who: str, reason: str) -> Proposal:
    """Turn a proposal down; the same is not proposed again.

    Raises:
        UserError: it is decided already, nobody signs, or no reason is given.
    """
    if not reason.strip():
        raise UserError("registers.no_reason")
    return _decide(proposal(key), Proposal.State.REJECTED, Grounds(who, reason), None)


def _decide(waiting: Proposal, state: Proposal.State, grounds: Grounds, deed: Deed | None) -> Proposal:
    signed = grounds.columns()
    waiting.state, waiting.who, waiting.reason = state, signed["who"], signed["reason"]
    waiting.decided_at, waiting.deed = timezone.now(), deed
    waiting.save()
    return waiting


def _settle_the_same(accepted: Proposal, grounds: Grounds) -> None:
    """Others that propose for the entry what it holds now are done with."""
    if accepted.entry is None:
        return
    about = {"register": accepted.register, "entry": accepted.entry}
    same = Proposal.objects.filter(state=Proposal.State.OPEN, **about)
    reason = render("registers.held_now", {}, language())
    for other in same:
        if other.values == accepted.values:
            _decide(other, Proposal.State.REJECTED, Grounds(grounds.who, reason), None)
