"""Whether the log is what it was: each line follows from those before it, each row is as it was written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from toancanh.audit import digests
from toancanh.audit.models import Line
from toancanh.audit.sources import WITH_LINES

_AT_ONCE = 500


class Wrong(StrEnum):
    """What can be wrong: a line changed or gone before it, its row changed, its row gone, the end gone."""

    CHAIN = "chain"
    CHANGED = "changed"
    GONE = "gone"
    END = "end"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, at a line."""

    line: int
    wrong: Wrong
    source: str
    key: int


@dataclass(frozen=True, slots=True)
class Report:
    """How many lines there are, the hash of the last, and what is wrong."""

    lines: int
    head: str
    faults: tuple[Fault, ...]


def verify(known: str = "") -> Report:
    """Go through the whole log.

    Args:
        known: the hash of some line as it was noted earlier, outside of this machine; that it is not there
            any more shows that the end of the log was taken off.
    """
    faults: list[Fault] = []
    count, chain, met = 0, digests.START, not known
    lines = Line.objects.order_by("id").iterator(_AT_ONCE)
    while some := list(islice(lines, _AT_ONCE)):
        for line in some:
            if digests.chained(chain, line) != line.chain:
                faults.append(Fault(line.pk, Wrong.CHAIN, line.source, line.key))
            chain = line.chain
            met = met or chain.startswith(known)
        faults += _rows(some)
        count += len(some)
    if not met:
        faults.append(Fault(count, Wrong.END, "", 0))
    return Report(count, chain, tuple(faults))


def _rows(lines: Sequence[Line]) -> Iterator[Fault]:
    """What is wrong with the rows that lines lead to."""
    for source in WITH_LINES:
        own = [it for it in lines if it.source == source.name]
        there = digests.of_rows(source, [it.key for it in own]) if own else {}
        for line in own:
            if line.key not in there:
                yield Fault(line.pk, Wrong.GONE, line.source, line.key)
            elif there[line.key] != line.digest:
                yield Fault(line.pk, Wrong.CHANGED, line.source, line.key)
