"""The description in OpenAPI 3.1: what the framework makes of the operations, and what it does not say."""

from collections.abc import Iterator
from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

from toancanh.api.examples import example
from toancanh.api.keys import RATE_HEADERS
from toancanh.api.problems import MEDIA_TYPE
from toancanh.api.versions import ETAG
from toancanh.model.text import is_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ALWAYS = (400, 401, 403, 404, 422, 429, 500)
_TEXT = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]*$"  # as ``is_text`` has it
_SAID_OTHERWISE = ("enum", "const", "format", "pattern")
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457. `meanwhile` tells whoever was overtaken what was done since the version seen.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:toancanh:registers.changed_meanwhile"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("in", "pointer", "detail")},
            },
        },
        "meanwhile": {"type": "array", "items": {"type": "object"}},
    },
    "examples": [
        {
            "type": "urn:toancanh:api.invalid",
            "title": "Unprocessable Entity",
            "status": 422,
            "detail": "Yêu cầu có giá trị không dùng được ở: #/values/leased_ha. Xem từng chỗ trong errors.",
            "instance": "/api/v1/registers/clusters",
            "errors": [
                {
                    "in": "body",
                    "pointer": "#/values/leased_ha",
                    "detail": 'Giá trị không đúng loại; cần: a number in a string, such as "12.5"',
                }
            ],
        }
    ],
}
_HEADERS: dict[str, Any] = {
    "ETag": {
        "description": "For If-None-Match; of one thing also for If-Match.",
        "schema": {"type": "string"},
    },
    "Retry-After": {
        "description": "Seconds until the next minute begins.",
        "required": True,
        "schema": {"type": "integer", "examples": [17]},
    },
    "WWW-Authenticate": {"required": True, "schema": {"type": "string", "const": "Bearer"}},
    **{
        name: {"description": about, "schema": {"type": "integer", "examples": [example]}}
        for (name, about, example) in zip(
            RATE_HEADERS,
            (
                "Requests that a key may make in a minute.",
                "Requests left of this minute.",
                "Seconds until the next minute begins.",
            ),
            (600, 599, 17),
            strict=True,
        )
    },
}
_BEFORE_COUNTING = (401, 403)  # no request is counted before it is known whose it is


def content(media_type: str) -> dict[str, Any]:
    """What an operation answers with that is no JSON of ours, for the description."""
    schema = {"type": "object"} if media_type.endswith("json") else {"type": "string", "format": "binary"}
    return {"responses": {200: {"content": {media_type: {"schema": schema}}}}}


class Careful(Parser):
    """Refuses what is no text: controls, halves of letters."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The content of a request."""
        return _only_text(super().parse_body(request))

    def parse_querydict(self, data: MultiValueDict[str, Any], *more: Any) -> Any:
        """The parameters of a request."""
        return _only_text(super().parse_querydict(data, *more))


def _only_text(data: Any) -> Any:
    """The same.

    Raises:
        HttpError: a letter of it is none.
    """
    if isinstance(data, str) and not is_text(data):
        raise HttpError(HTTPStatus.BAD_REQUEST, "no text")
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for it in inside:
        _only_text(it)
    return data


class Readable(JSONRenderer):
    """JSON whose Vietnamese can be read."""

    json_dumps_params: ClassVar[dict[str, Any]] = {"ensure_ascii": False}  # type: ignore[misc]


class Described(NinjaAPI):
    """An API whose description also tells its problems, its ETags and its answers without change."""

    def get_openapi_schema(self, **_: Any) -> OpenAPISchema:
        """The description, made once: there is one API at one address."""
        return self._description

    @cached_property
    def _description(self) -> OpenAPISchema:
        schema = _Description(self, self.get_root_path({}))
        parts = schema["components"]
        parts["headers"] = _HEADERS
        parts["schemas"] = {"Problem": _PROBLEM, **_used(schema)}
        for it in _schemas(schema):
            if it.get("type") == "string" and not any(name in it for name in _SAID_OTHERWISE):
                it["pattern"] = _TEXT
        for methods in schema["paths"].values():
            for method, told in methods.items():
                _complete(method, told)
                for body in told.get("requestBody", {}).get("content", {}).values():
                    if not _is_file(body["schema"]):
                        body["example"] = example(body["schema"], parts["schemas"])
        return schema


class _Description(OpenAPISchema):
    """The description as the framework makes it; two schemas of one name would silently become one."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        self.doubled: set[str] = set()
        super().__init__(api, path_prefix)

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Take the schemas of an operation in, and note the names that others bear already."""
        told = self.schemas
        self.doubled |= {name for name, it in definitions.items() if told.get(name, it) != it}
        super().add_schema_definitions(definitions)


def _used(schema: _Description) -> dict[str, Any]:
    """The schemas that something refers to.

    Raises:
        ValueError: two of them share a name, so that what is told of one is wrong.
    """
    every = schema["components"]["schemas"]
    found: dict[str, Any] = {}
    waiting = list(_named(schema["paths"]))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = every[name]
            waiting += _named(every[name])
    if doubled := schema.doubled & set(found):
        raise ValueError(f"several schemas are called {sorted(doubled)}: name one of each otherwise")
    return dict(sorted(found.items()))


def _named(part: Any) -> Iterator[str]:
    """The names of the schemas that a part of the description refers to."""
    return (str(it["$ref"]).rpartition("/")[2] for it in _schemas(part) if "$ref" in it)


def _schemas(part: Any) -> Iterator[dict[str, Any]]:
    """Every object in a part of the description, examples left alone."""
    if isinstance(part, dict):
        yield part
        inside = [it for name, it in part.items() if name not in ("examples", "example", "default")]
    else:
        inside = part if isinstance(part, list) else []
    for it in inside:
        yield from _schemas(it)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter: nothing in an address is null, what is not known is left out."""
    some = [it for it in schema.get("anyOf", ()) if it.get("type") != "null"]
    if len(some) != 1:
        return schema
    return {**some[0], **{name: it for name, it in schema.items() if name not in ("anyOf", "default")}}


def _is_file(schema: dict[str, Any]) -> bool:
    """Whether a body carries a file, of which no example can be written down."""
    return any(it.get("format") == "binary" for it in schema.get("properties", {}).values())


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _complete(method: str, told: dict[str, Any]) -> None:
    seen = [it for it in told["parameters"] if it["name"] == "If-Match"]
    changes = bool(seen)
    for it in told["parameters"]:
        if it["in"] == "query":
            it["schema"] = _without_null(it["schema"])
        if isinstance(it.get("examples"), list):  # as JSON Schema has them; of a parameter each has a name
            it["examples"] = {str(place): {"value": one} for place, one in enumerate(it["examples"], 1)}
    for it in seen:
        it["required"] = told["operationId"] != "accept_proposal"  # of a new entry nothing was seen
        it["schema"] = {"type": "string", "pattern": ETAG, "examples": ['"3"']}
    more = ((409, method != "get"), (412, changes), (428, changes))
    answers = told["responses"]
    for status in (*_ALWAYS, *(status for status, so in more if so)):
        schema = {"$ref": "#/components/schemas/Problem"}
        answers[status] = {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
    if method == "get":
        answers[304] = {"description": HTTPStatus(304).phrase}
        answers[200].setdefault("headers", {}).update(_headers("ETag"))
    answers[401].setdefault("headers", {}).update(_headers("WWW-Authenticate"))
    answers[429].setdefault("headers", {}).update(_headers("Retry-After"))
    for status, it in answers.items():
        if status not in _BEFORE_COUNTING:
            it.setdefault("headers", {}).update(_headers(*RATE_HEADERS))
