"""The description in OpenAPI 3.1: what the framework makes of the operations, and what it does not say."""

from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from toancanh.api.problems import MEDIA_TYPE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ALWAYS = (400, 401, 403, 422, 429, 500)
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
}


def content(media_type: str) -> dict[str, Any]:
    """What an operation answers with that is no JSON of ours, for the description."""
    schema = {"type": "object"} if media_type.endswith("json") else {"type": "string", "format": "binary"}
    return {"responses": {200: {"content": {media_type: {"schema": schema}}}}}


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
        schema = super().get_openapi_schema()
        schema["components"]["schemas"]["Problem"] = _PROBLEM
        for path, methods in schema["paths"].items():
            for method, told in methods.items():
                _complete(path, method, told)
        return schema


def _complete(path: str, method: str, told: dict[str, Any]) -> None:
    changes = any(it["name"] == "If-Match" for it in told["parameters"])
    more = ((404, "{" in path), (409, method != "get"), (412, changes), (428, changes))
    answers = told["responses"]
    for status in (*_ALWAYS, *(status for status, so in more if so)):
        schema = {"$ref": "#/components/schemas/Problem"}
        answers[status] = {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
    if method == "get":
        answers[304] = {"description": HTTPStatus(304).phrase}
        etag = {
            "description": "For If-None-Match; of one thing also for If-Match.",
            "schema": {"type": "string"},
        }
        answers[200].setdefault("headers", {})["ETag"] = etag
