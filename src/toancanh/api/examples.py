"""An example of what is sent to each operation, made of what its schema says, so that it is true."""

from collections.abc import Mapping
from typing import Any

_DAY = "2026-12-15"
_BY_FORMAT = {"date": _DAY, "date-time": f"{_DAY}T08:00:00Z"}
_BY_TYPE: Mapping[str, Any] = {"boolean": True, "array": [], "object": {}, "null": None}
_FEW = 4  # members that need not be given, so that the example of a register with thirty columns can be read


def example(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
    """A value that the schema allows: what must be given, and some of what may be.

    Args:
        schema: of a body or of a part of one.
        known: the schemas that it may refer to, by name.
    """
    of = _meant(schema, known)
    told = next((of[name] for name in ("const", "default") if of.get(name) is not None), None)
    if of.get("examples"):
        return of["examples"][0]
    if told is not None or "enum" in of:
        return of["enum"][0] if told is None else told
    if "properties" in of:
        return _object(of, known)
    if of.get("type") == "integer":
        return max(of.get("minimum", 1), 1)
    if of.get("type") == "string":
        return _text(of)
    if of.get("minItems"):
        each = of.get("prefixItems") or [of["items"]] * of["minItems"]
        return [example(it, known) for it in each]
    return _BY_TYPE.get(of.get("type", ""))


def _object(of: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Every member that is needed, and the first few that have an example of their own."""
    needed, own = set(of.get("required", ())), of["properties"]
    more = [name for name, it in own.items() if name not in needed and _told(it, known)]
    return {name: example(it, known) for name, it in own.items() if name in needed or name in more[:_FEW]}


def _told(schema: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether a member says itself what it may be."""
    of = _meant(schema, known)
    return bool(of.get("examples") or schema.get("examples"))


def _text(of: Mapping[str, Any]) -> str:
    if of.get("pattern") == "^[0-9a-f]{64}$":
        return "0" * 64
    words = str(of.get("title", "…"))
    return _BY_FORMAT.get(of.get("format", ""), words[: of.get("maxLength", len(words))])


def _meant(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a schema refers to; of what may be null, what it is otherwise."""
    some = next((it for it in schema.get("anyOf", ()) if it.get("type") != "null"), None)
    inner = {**schema, **some} if some else schema
    name = str(inner.get("$ref", "")).rpartition("/")[2]
    found: Mapping[str, Any] = known.get(name, inner)
    return found
