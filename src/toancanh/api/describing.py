"""The description in OpenAPI 3.1: what the framework makes of the operations, and what it does not say."""

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

from toancanh.api.problems import MEDIA_TYPE
from toancanh.api.versions import ETAG
from toancanh.model.text import is_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ALWAYS = (400, 401, 403, 404, 422, 429, 500)
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
        schema = super().get_openapi_schema()
        schema["components"]["schemas"]["Problem"] = _PROBLEM
        for methods in schema["paths"].values():
            for method, told in methods.items():
                _complete(method, told)
        return schema


def _complete(method: str, told: dict[str, Any]) -> None:
    seen = [it for it in told["parameters"] if it["name"] == "If-Match"]
    changes = bool(seen)
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
        etag = {
            "description": "For If-None-Match; of one thing also for If-Match.",
            "schema": {"type": "string"},
        }
        answers[200].setdefault("headers", {})["ETag"] = etag
