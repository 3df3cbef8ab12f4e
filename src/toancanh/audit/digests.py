"""What a row of a history is to a hash: its fixed columns, and of a deed the values that it changed."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from toancanh.audit.models import Line
from toancanh.audit.sources import Source
from toancanh.registers.models import Deed, ValueChange

START = "0" * 64
"""What the first line is chained to."""


def of_rows(source: Source, keys: Collection[int]) -> dict[int, str]:
    """The digests of rows by their keys; a row that is not there has none."""
    found = source.model._default_manager.filter(pk__in=keys).values("pk", *source.fixed)
    changed = _values(keys) if source.model is Deed else {}
    return {row["pk"]: _hash([row, changed.get(row["pk"], [])]) for row in found}


def _values(deeds: Collection[int]) -> Mapping[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    columns = ("deed_id", "field", "before", "after")
    for deed, *change in ValueChange.objects.filter(deed__in=deeds).order_by("pk").values_list(*columns):
        found[deed].append(change)
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
