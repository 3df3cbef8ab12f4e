"""What is wrong in the observations of a file."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from toancanh.model import Period
from toancanh.publish.sdmx import times
from toancanh.publish.sdmx.checking.rows import ABOUT, Row, Table, table
from toancanh.publish.sdmx.checking.rules import Rule, Rules, ours
from toancanh.publish.sdmx.components import TIME, VALUE

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_ACTIONS = frozenset("AIMRD")
_DELETE = "D"
_KINDS = frozenset(("dataflow", "datastructure", "dataprovision"))
_TIMES = "2025, 2025-Q2, 2025-06, 2025-06-30, 2025-01-01/P6M"
_MISSING = frozenset(("NaN", "#N/A"))  # how SDMX-CSV says that there is no value


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Args:
        code: its message, in ``[sdmx_check]``.
        row: the line of the file, or the number of the observation; 1 for the heads.
        column: the component or column.
        seen: what stands there.
        expected: what was expected.
    """

    code: str
    row: int
    column: str
    seen: str
    expected: str = ""


def check(content: bytes, rules: Rules | None = None) -> tuple[Fault, ...]:
    """All faults of SDMX data, in the order in which they stand.

    Args:
        content: SDMX-CSV 2.0, SDMX-ML 2.1 generic or SDMX-JSON 2.0.
        rules: what it must keep to; the structure that comes with the program if none are given.

    Raises:
        UserError: it is none of these formats, or cannot be read.
    """
    return tuple(faults(content, rules))


def faults(content: bytes, rules: Rules | None = None) -> Iterator[Fault]:
    """As ``check``, one after the other."""
    kept, found = rules or ours(), table(content)
    missing = set(_lacking(found, kept))
    yield from _heads(found, kept, missing)
    run = _Run(kept, missing)
    for row in found.rows:
        yield from run.faults(row, found)


def _lacking(found: Table, rules: Rules) -> Iterator[str]:
    """The columns that there must be and are not."""
    if not found.bare:
        needed = (
            *rules.dimensions,
            TIME,
            VALUE,
            *(name for name, it in rules.attributes.items() if it.required),
        )
        yield from (name for name in needed if name not in found.columns)


def _heads(found: Table, rules: Rules, missing: set[str]) -> Iterator[Fault]:
    """What is wrong with the columns, or with the structure that a message names."""
    if found.of and rules.flow and found.of != rules.flow:
        yield Fault("other_flow", 1, "StructureUsage", found.of, rules.flow)
    known = {*rules.columns, *ABOUT}
    for name, count in Counter(found.columns).items():
        if name not in known and name.removesuffix("[]") not in known and not name.startswith("STRUCTURE["):
            yield Fault("unknown_column", 1, name, name, ", ".join(rules.columns))
        if count > 1:
            yield Fault("column_twice", 1, name, f"{name} × {count}", name)
    for name in sorted(missing, key=rules.columns.index):
        kind = "missing_column" if name in (*rules.dimensions, TIME, VALUE) else "missing_attribute_column"
        yield Fault(kind, 1, name, "", name)


@dataclass(slots=True)
class _Run:
    """A pass through the observations, which remembers the keys it has met, and values that are right."""

    rules: Rules
    missing: set[str]
    met: dict[tuple[str, ...], int] = field(default_factory=dict)
    fine: set[tuple[str, str]] = field(default_factory=set)
    columns: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.columns = frozenset(self.rules.columns)

    def faults(self, row: Row, of: Table) -> Iterator[Fault]:
        """What is wrong with one observation."""
        if row.beyond:
            yield Fault("width", row.at, "", str(len(of.columns) + row.beyond), str(len(of.columns)))
        yield from self._about(row, of)
        if of.bare:
            yield from (
                Fault("unknown_column", row.at, name, name, ", ".join(self.rules.columns))
                for name in row.values
                if name not in self.columns
            )
        deletes = row.values.get("ACTION") == _DELETE
        for name, rule in self.rules.dimensions.items():
            yield from self._value(row, name, rule, needed=not deletes)
        yield from self._time(row, needed=not deletes)
        if not deletes:
            yield from _number(row.at, VALUE, row.values.get(VALUE, ""), needed=VALUE not in self.missing)
        for name, rule in self.rules.attributes.items():
            yield from self._value(row, name, rule, needed=rule.required and not deletes)
        yield from self._key(row)

    def _about(self, row: Row, of: Table) -> Iterator[Fault]:
        """The first columns of a table."""
        if of.bare:
            return
        values, flow = row.values, self.rules.flow
        if (kind := values.get("STRUCTURE", "")) not in _KINDS:
            yield Fault("bad_code", row.at, "STRUCTURE", kind, ", ".join(sorted(_KINDS)))
        if (action := values.get("ACTION", "M")) not in _ACTIONS:
            yield Fault("bad_code", row.at, "ACTION", action, "M, R, D")
        if (
            flow
            and values.get("STRUCTURE") == "dataflow"
            and (seen := values.get("STRUCTURE_ID", "")) != flow
        ):
            yield Fault("other_flow", row.at, "STRUCTURE_ID", seen, flow)

    def _value(self, row: Row, name: str, rule: Rule, *, needed: bool) -> Iterator[Fault]:
        """What is wrong with a value; one that was right before is right again."""
        seen = row.values.get(name, "")
        if (name, seen) in self.fine:
            return
        found = list(self._wrong(row, name, rule, needed=needed))
        if seen and not found and (rule.known or rule.time):
            self.fine.add((name, seen))
        yield from found

    def _wrong(self, row: Row, name: str, rule: Rule, *, needed: bool) -> Iterator[Fault]:
        seen = row.values.get(name, "")
        if not seen:
            if needed and name not in self.missing:
                kind = "missing_dimension" if name in self.rules.dimensions else "missing_attribute"
                yield Fault(kind, row.at, name, "", rule.expected or name)
        elif rule.known is not None:
            if not rule.known(seen):
                yield Fault("bad_code", row.at, name, seen, rule.expected)
        elif rule.number:
            yield from _number(row.at, name, seen, needed=True, whole=rule.whole)
        elif rule.time and _period(seen) is None:
            yield Fault("bad_period", row.at, name, seen, rule.expected)

    def _time(self, row: Row, *, needed: bool) -> Iterator[Fault]:
        seen = row.values.get(TIME, "")
        if not seen:
            if needed and TIME not in self.missing:
                yield Fault("missing_dimension", row.at, TIME, "", _TIMES)
            return
        period, told = _period(seen), row.values.get("FREQ", "")
        if period is None:
            yield Fault("bad_period", row.at, TIME, seen, _TIMES)
        elif "FREQ" in self.rules.dimensions and told in _STANDARD and times.frequency(period) != told:
            yield Fault("other_frequency", row.at, TIME, seen, _STANDARD[told])

    def _key(self, row: Row) -> Iterator[Fault]:
        """A key that was told before; what stood at another time is no other key."""
        time = row.values.get(TIME, "")
        period = _period(time)
        names = list(self.rules.dimensions)
        said = [row.values.get(name, "") for name in names]
        key = (*said, period.code if period else time, row.values.get(self.rules.vintages, ""))
        first = self.met.setdefault(key, row.at)
        if first != row.at and all(
            value or name in self.missing for name, value in zip(names, said, strict=True)
        ):
            yield Fault("duplicate_key", row.at, "", ".".join((*said, time)), str(first))


_STANDARD = {"A": "2025", "Q": "2025-Q2", "M": "2025-06", "D": "2025-06-30"}


def _period(text: str) -> Period | None:
    try:
        return times.parse(text)
    except ValueError:
        return None


def _number(at: int, name: str, seen: str, *, needed: bool, whole: bool = False) -> Iterator[Fault]:
    """A number as XML Schema writes it: a point before decimals, nothing between thousands."""
    if not seen:
        if needed:
            yield Fault("missing_value", at, name, "", "92742.5, NaN")
    elif seen not in _MISSING and not (_NUMBER.fullmatch(seen) and not (whole and "." in seen)):
        yield Fault("bad_number", at, name, seen, "92742" if whole else "92742.5")
