"""Which format an answer is in: what ``Accept`` or ``format=`` asks for, of what there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from toancanh.api.sdmx.refusing import SYNTAX, Refusal
from toancanh.model import UserError


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its short name, its media type, versions of it that are the same, other types for it."""

    name: str
    media_type: str
    version: str
    versions: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def content_type(self) -> str:
        """What the answer says it is."""
        return f"{self.media_type};version={self.version}"

    def is_asked_by(self, media_type: str, version: str) -> bool:
        """Whether a media type means it."""
        if media_type == self.media_type:
            return version in ("", *self.versions)
        return media_type in self.others


XML = Format(
    "xml", "application/vnd.sdmx.genericdata+xml", "2.1", ("2.1", "2.1.0"),
    ("application/xml", "text/xml", "application/*", "*/*"),
)  # fmt: skip
CSV = Format(
    "csv",
    "application/vnd.sdmx.data+csv",
    "2.0.0",
    ("2.0.0", "2.0"),
    ("text/csv", "application/csv", "text/*"),
)
JSON = Format("json", "application/vnd.sdmx.data+json", "2.0.0", ("2.0.0", "2.0"), ("application/json",))
STRUCTURE = Format(
    "xml", "application/vnd.sdmx.structure+xml", "2.1", ("2.1", "2.1.0"),
    ("application/xml", "text/xml", "application/*", "*/*"),
)  # fmt: skip
DATA = (XML, CSV, JSON)
STRUCTURES = (STRUCTURE,)


def chosen(request: HttpRequest, there: Sequence[Format]) -> Format:
    """The format of an answer; the first there is if nothing is asked for.

    Raises:
        Refusal: none of those asked for is there (406).
    """
    named, accept = request.GET.get("format", ""), request.headers.get("Accept", "") or "*/*"
    asked = ((it, "") for it in (named,)) if named else _accepted(accept)
    for media_type, version in asked:
        for it in there:
            if it.name == named or (not named and it.is_asked_by(media_type, version)):
                return it
    known = ", ".join(it.content_type for it in there)
    raise Refusal(SYNTAX, UserError("sdmx.no_format", seen=(named or accept)[:120], known=known), 406)


def _accepted(header: str) -> Iterator[tuple[str, str]]:
    """Media types with their versions, the one wanted most first; those not wanted are left out."""
    told = []
    for at, part in enumerate(header.split(",")):
        media_type, *rest = (it.strip() for it in part.split(";"))
        about = {name.strip(): value.strip() for name, _, value in (it.partition("=") for it in rest)}
        told.append((-_weight(about.get("q", "1")), at, media_type.lower(), about.get("version", "")))
    yield from ((it, version) for weight, _, it, version in sorted(told) if weight)


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0
