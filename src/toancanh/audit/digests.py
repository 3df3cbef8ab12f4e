"""What a row of a history is to a hash: its fixed columns, and those of what it is made of."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from toancanh.audit.models import Line
from toancanh.audit.sources import SOURCES, Source

START = "0" * 64
"""What the first line is chained to."""


def of_rows(source: Source, keys: Collection[int]) -> dict[int, str]:
    """The digests of rows by their keys; a row that is not there has none."""
    found = source.model._default_manager.filter(pk__in=keys).values("pk", *source.fixed)
    parts = _parts(source, keys)
    return {row["pk"]: _hash([row, parts.get(row["pk"], [])]) for row in found}


def _parts(source: Source, keys: Collection[int]) -> Mapping[int, list[Any]]:
    """Of each row the fixed columns of what belongs to it, in order."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for it in SOURCES:
        if it.part_of == source.name:
            rows = it.model._default_manager.filter(**{f"{it.fixed[0]}__in": keys}).order_by("pk")
            for key, *values in rows.values_list(*it.fixed):
                found[key].append(values)
    return found


def chained(before: str, line: Line) -> str:
    """The hash of a line and of all that were before it."""
    told = [line.source, line.key, line.at, line.who, line.kind, line.about, line.target, line.address]
    return _hash([before, *told, line.digest])


def _hash(told: Any) -> str:
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, default=_plain, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def _plain(value: Any) -> str:
    """A time in one way, whatever zone a database gives it in."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
