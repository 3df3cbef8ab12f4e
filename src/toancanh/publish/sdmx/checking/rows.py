"""The observations of a file, whatever its format: what is told in each, and where it stands.

A CSV line and an XML element stand on a line; in JSON, which has none worth telling, they are counted.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from toancanh.model import UserError
from toancanh.publish.sdmx.components import TIME, VALUE

ABOUT = frozenset(("STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY"))
"""Columns of SDMX-CSV that are no component."""


@dataclass(frozen=True, slots=True)
class Row:
    """One observation: where it stands, its values by component, and how many of them are in no column."""

    at: int
    values: Mapping[str, str]
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """The columns that a file has, those told several times, and its observations in order."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    of: str = ""
    bare: bool = False  # whether each observation names what it tells, so that there are no columns


def table(content: bytes) -> Table:
    """The observations of SDMX-CSV 2.0, SDMX-ML 2.1 generic or SDMX-JSON 2.0, by what the content is.

    Raises:
        UserError: it is none of them, or cannot be read.
    """
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return _of_xml(content)
    return _of_json(content) if start == b"{" else _of_csv(content)


def _of_csv(content: bytes) -> Table:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("sdmx_check.encoding", at=error.start) from error
    reader = csv.reader(io.StringIO(text, newline=""))
    heads = next(reader, [])
    if not heads or not heads[0].startswith("STRUCTURE"):
        seen = (heads[0] if heads else "")[:60]
        raise UserError("sdmx_check.no_table", seen=seen)
    named = {at for at, head in enumerate(heads) if ": " in head}
    columns = tuple(head.partition(": ")[0].strip() for head in heads)
    return Table(columns, _lines(reader, columns, named))


def _lines(reader: Any, columns: Sequence[str], named: set[int]) -> Iterator[Row]:
    """Each line; where the head tells a name beside its id, so do the values."""
    try:
        for cells in reader:
            told = [it.partition(": ")[0] if at in named else it for at, it in enumerate(cells)]
            if any(told):
                values = dict(zip(columns, told, strict=False))
                yield Row(reader.line_num, values, len(cells) - len(columns))
    except csv.Error as error:
        raise UserError("sdmx_check.broken", at=reader.line_num, seen=str(error)) from error


def _of_xml(content: bytes) -> Table:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        message = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UserError("sdmx_check.broken", at=error.lineno or 0, seen=str(error.msg)) from error
    if etree.QName(message).localname != "GenericData":
        raise UserError("sdmx_check.no_table", seen=etree.QName(message).localname)
    ref = next(iter(message.iter("{*}StructureUsage", "{*}Structure")), None)
    inner = None if ref is None else next(ref.iter("{*}Ref", "Ref"), None)
    flow = "" if inner is None else _named(inner)
    return Table((), _observations(message), flow, bare=True)


def _named(ref: etree._Element) -> str:
    return f"{ref.get('agencyID')}:{ref.get('id')}({ref.get('version', '1.0')})"


def _observations(message: etree._Element) -> Iterator[Row]:
    for series in message.iter("{*}Series"):
        own = _values(series.find("{*}SeriesKey")) | _values(series.find("{*}Attributes"))
        for it in series.iterfind("{*}Obs"):
            time, value = it.find("{*}ObsDimension"), it.find("{*}ObsValue")
            told = {TIME: _value(time), VALUE: _value(value), **_values(it.find("{*}Attributes"))}
            yield Row(int(it.sourceline or 0), own | told)
    for it in message.iterfind(".//{*}DataSet/{*}Obs"):
        value = {VALUE: _value(it.find("{*}ObsValue"))}
        told = _values(it.find("{*}ObsKey")) | value | _values(it.find("{*}Attributes"))
        yield Row(int(it.sourceline or 0), told)


def _values(within: etree._Element | None) -> dict[str, str]:
    if within is None:
        return {}
    return {str(it.get("id")): str(it.get("value", "")) for it in within.iterfind("{*}Value")}


def _value(it: etree._Element | None) -> str:
    return "" if it is None else str(it.get("value", ""))


def _of_json(content: bytes) -> Table:
    try:
        told = json.loads(content)
        data = told["data"]
        return Table((), _in_places(data["structures"][0], data["dataSets"]), _flow(data), bare=True)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise UserError("sdmx_check.no_table", seen=f"{type(error).__name__}: {error}"[:80]) from error


def _flow(data: Mapping[str, Any]) -> str:
    urns = (str(it.get("urn", "")) for it in data["structures"][0].get("links", ()))
    return next((it.rpartition("=")[2] for it in urns if "Dataflow=" in it), "")


def _in_places(structure: Mapping[str, Any], sets: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """Each observation with the values that its places mean; a place that there is not means ``#7``."""
    dimensions, attributes = structure["dimensions"], structure.get("attributes", {})
    count = 0
    for part in sets:
        for key, series in part.get("series", {}).items():
            own = _key(dimensions.get("series", ()), key)
            own |= _told(attributes.get("series", ()), series.get("attributes", ()))
            for place, values in series.get("observations", {}).items():
                count += 1
                at = _key(dimensions.get("observation", ()), place)
                more = _told(attributes.get("observation", ()), values[1:])
                yield Row(count, own | at | {VALUE: _said(values[0] if values else "")} | more)


def _key(components: Sequence[Mapping[str, Any]], places: str) -> dict[str, str]:
    return {it["id"]: _at(it, int(place)) for it, place in zip(components, places.split(":"), strict=False)}


def _told(components: Sequence[Mapping[str, Any]], values: Sequence[Any]) -> dict[str, str]:
    return {
        it["id"]: _at(it, value) if it.get("values") and isinstance(value, int) else _said(value)
        for it, value in zip(components, values, strict=False)
        if value is not None
    }


def _at(component: Mapping[str, Any], place: int) -> str:
    there = component.get("values", ())
    if not 0 <= place < len(there):
        return f"#{place}"
    return str(there[place].get("id") or there[place].get("value", ""))


def _said(value: Any) -> str:
    return "" if value is None else str(value)
