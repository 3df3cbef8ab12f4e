"""The operations of the description, ready to be shown on a page of the site."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ninja import NinjaAPI


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a member of a body: its name, kind, meaning, and whether it is needed."""

    name: str
    kind: str
    about: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, ready to show."""

    id: str
    tag: str
    method: str
    path: str
    summary: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    writes: bool


@cache
def operations(api: NinjaAPI) -> tuple[Operation, ...]:
    """All operations of the description, those of a tag together, in the order they are declared."""
    schema = api.get_openapi_schema()
    known = schema["components"]["schemas"]
    found = [
        _operation(path, method, told, known)
        for path, methods in schema["paths"].items()
        for method, told in methods.items()
    ]
    order = list(dict.fromkeys(it.tag for it in found))
    return tuple(sorted(found, key=lambda it: order.index(it.tag)))


def _operation(path: str, method: str, told: dict[str, Any], known: dict[str, Any]) -> Operation:
    given = [_field(it["name"], it["schema"], it.get("required", False), known) for it in told["parameters"]]
    contents = told.get("requestBody", {}).get("content", {})
    body = next((_members(it["schema"], known) for it in contents.values()), ())
    summary = told.get("description") if told.get("tags", [""])[0] not in told["summary"] else told["summary"]
    return Operation(
        told["operationId"], told["tags"][0], method.upper(), path, summary or told["summary"],
        tuple(given), body, any("WriteKey" in it for it in told.get("security", ())),
    )  # fmt: skip


def _members(schema: dict[str, Any], known: dict[str, Any]) -> tuple[Field, ...]:
    """The members of an object; those of an object within it follow, under its name."""
    of = _meant(schema, known)
    found: list[Field] = []
    for name, member in of.get("properties", {}).items():
        found.append(_field(name, member, name in of.get("required", ()), known))
        inner = _meant(_some(member), known)
        if name == "values":
            found += [Field(f"values.{it.name}", it.kind, it.about) for it in _members(inner, known)]
    return tuple(found)


def _field(name: str, schema: dict[str, Any], needed: bool, known: dict[str, Any]) -> Field:
    title = schema.get("title", "") if "x-en" in schema else ""
    about = " · ".join(filter(None, (title, schema.get("description", ""), schema.get("x-unit", ""))))
    return Field(name, _kind(_some(schema), known), about, needed)


def _kind(schema: dict[str, Any], known: dict[str, Any]) -> str:
    """The kind of a value in a few words."""
    of = _meant(schema, known)
    if "enum" in of:
        return " | ".join(map(str, of["enum"]))
    if "const" in of:
        return str(of["const"])
    if of.get("type") == "array":
        return f"{_kind(of.get('items', {}), known)} […]"
    if of.get("properties") and of.get("title") == "Unit":
        return "{code, since}"
    return str(of.get("format") or ("decimal" if _is_decimal(of) else of.get("type", "")))


def _is_decimal(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "string" and schema.get("examples") == ["12.5"]


def _some(schema: dict[str, Any]) -> dict[str, Any]:
    """What a value is when it is known."""
    return next((it for it in schema.get("anyOf", ()) if it.get("type") != "null"), schema)


def _meant(schema: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = known.get(name, schema)
    return found
