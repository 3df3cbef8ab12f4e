"""Data as SDMX-JSON 2.0: the values that occur once, then series that name them by their places.

Neither client library reads it; tests hold it to the official JSON Schema and to the places of the values.
Values are told as strings of digits, since a JSON number may lose some of them on its way.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from toancanh.publish.sdmx.components import TIME, VALUE, Attribute, CodeList, Name, Sent, declared
from toancanh.publish.sdmx.data import Datum, Edition, editions

_SCHEMA = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json"
Json = dict[str, Any]


class _Places:
    """The different values of a component in the order in which they come, each with its place."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}

    def place(self, value: str) -> int:
        """The place of a value; a new one is put at the end."""
        return self.of.setdefault(value, len(self.of))


def message(data: Iterable[Datum], of: Sent, lists: Iterable[CodeList]) -> Json:
    """The whole message.

    Args:
        data: the observations, those of a series together.
        of: the message.
        lists: the code lists, for the names of what occurs.
    """
    told = declared()
    names = {it.id: {code.id: code.name for code in it.codes} for it in lists}
    keys, times = [_Places() for _ in told.dimensions], _Places()
    sets = [_set(it, of, keys, times) for it in editions(data)]
    structure = {**_structure(of, keys, times, names), "dataSets": list(range(len(sets)))}
    return {"meta": _meta(of), "data": {"structures": [structure], "dataSets": sets}}


def lines(data: Iterable[Datum], of: Sent, lists: Iterable[CodeList]) -> Iterator[str]:
    """The message as text, in one piece: what a place means stands at its end."""
    yield json.dumps(message(data, of, lists), ensure_ascii=False, separators=(",", ":"))


def _set(edition: Edition, of: Sent, keys: Sequence[_Places], times: _Places) -> Json:
    """A data set: what stands now, or what stood between two days."""
    series: Json = {}
    for key, its in groupby(edition.data, key=lambda it: it.key):
        at = ":".join(str(known.place(code)) for known, code in zip(keys, key, strict=True))
        series[at] = _series(tuple(its), times)
    days = (("validFrom", edition.since), ("validTo", edition.until))
    valid = {name: day for name, day in days if day}
    links = [_link(of)]
    return {"structure": 0, "action": "Replace", **valid, "links": links, "series": series}


def _meta(of: Sent) -> Json:
    return {
        "schema": _SCHEMA,
        "id": of.id,
        "test": False,
        "prepared": of.prepared.isoformat(timespec="seconds"),
        "contentLanguages": ["vi", "en"],
        "sender": {"id": of.agency},
    }


def _link(of: Sent) -> Json:
    urn = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow="
    return {"rel": "dataflow", "urn": f"{urn}{of.agency}:{of.flow}({declared().version})"}


def _series(its: Sequence[Datum], times: _Places) -> Json:
    told = declared()
    return {
        "attributes": _values(told.of_series, its[0].series),
        "observations": {
            str(times.place(it.time)): [it.number, *_values(told.of_observations, it.attributes)]
            for it in its
            if not it.bare
        },
    }


def _values(attributes: Iterable[Attribute], known: Mapping[str, str]) -> list[str | None]:
    """Attributes in their order; those at the end that are not known are left out."""
    found = [known.get(it.id) for it in attributes]
    while found and found[-1] is None:
        found.pop()
    return found


def _structure(
    of: Sent, keys: Sequence[_Places], times: _Places, names: Mapping[str, Mapping[str, Name]]
) -> Json:
    told = declared()
    dimensions = [
        {"id": it.id, **_named(it.name), "keyPosition": at, "values": _codes(keys[at], names[it.codes])}
        for at, it in enumerate(told.dimensions)
    ]
    at, values = len(dimensions), [{"value": it} for it in times.of]
    time = {"id": TIME, **_named(Name("Kỳ", "Time period")), "keyPosition": at, "values": values}
    kind = {"isMandatory": True, "format": {"dataType": "String"}}
    value = {"id": VALUE, **_named(Name("Giá trị", "Value")), **kind}
    of_series = {"dimensions": [it.id for it in told.dimensions]}
    return {
        "links": [_link(of)],
        **_named(next(it.name for it in told.flows if it.id == of.flow)),
        "dimensions": {"series": dimensions, "observation": [time] if times.of else []},
        "measures": {"observation": [value]},
        "attributes": {
            "series": [_attribute(it, of_series) for it in told.of_series],
            "observation": [_attribute(it, {"observation": {}}) for it in told.of_observations],
        },
    }


def _attribute(it: Attribute, relationship: Json) -> Json:
    kind = {} if it.codes else {"format": {"dataType": "String"}}
    about = {"isMandatory": it.required, "relationship": relationship}
    return {"id": it.id, **_named(it.name), **about, **kind}


def _codes(known: _Places, names: Mapping[str, Name]) -> list[Json]:
    return [{"id": code, **_named(names.get(code, Name(code, code)))} for code in known.of]


def _named(name: Name) -> Json:
    return {"name": name.vi, "names": {"vi": name.vi, "en": name.en}}


def error(code: int, text: str) -> str:
    """A message that tells what is wrong, with the code of SDMX."""
    return json.dumps(
        {"errors": [{"code": code, "detail": text, "details": {"vi": text}}]}, ensure_ascii=False
    )
