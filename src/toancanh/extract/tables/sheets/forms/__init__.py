"""Known layouts of tables, one file each: what everybody who fills in the form knows and no heading says.

A form is matched on the words of titles and headings, never on the place of a column or the name of a sheet
or file. To add one is to add a file here::

    title = ["chỉ số sản xuất công nghiệp"]       # one of these stands in a title …
    headings = ["so với cùng kỳ", "lũy kế"]       # … and each of these in some heading; "a | b" for either
    valid_from = "2021-01-01"                     # from when and until when it holds; either may be left out
    valid_to = "2030-12-31"
    latest = "estimate"                           # status of the reporting month, if no heading says it
    earlier = "actual"                            # status of the months before it
    source = "…"                                  # what prescribes the form, or where it was seen
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from toancanh.model import Status
from toancanh.model.text import canonical, reading_form

_FIELDS = {"title", "headings", "valid_from", "valid_to", "latest", "earlier", "source"}


@dataclass(frozen=True, slots=True)
class Form:
    """One known layout; see the module for its fields."""

    id: str
    title: tuple[str, ...]
    headings: tuple[tuple[str, ...], ...]
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    latest: Status | None = None
    earlier: Status | None = None

    def fits(self, titles: Sequence[str], headings: Sequence[str], year: int | None) -> bool:
        """Whether a table has the words of this form, in a year in which it holds."""
        if year and self.valid_from and year < self.valid_from.year:
            return False
        if year and self.valid_to and year > self.valid_to.year:
            return False
        named = any(words in title for words in self.title for title in titles)
        return named and all(any(w in head for w in either for head in headings) for either in self.headings)


@cache
def forms() -> tuple[Form, ...]:
    """All forms, by the name of their file."""
    files = sorted(resources.files(__package__).iterdir(), key=lambda file: file.name)
    return tuple(parse(f.name[:-5], f.read_text("utf-8")) for f in files if f.name.endswith(".toml"))


def parse(id: str, text: str) -> Form:
    """Read a form.

    Raises:
        ValueError: a field is unknown or missing; the message names the form and the field.
    """
    data = tomllib.loads(text)
    if unknown := data.keys() - _FIELDS:
        raise ValueError(f"forms/{id}.toml: unknown field {sorted(unknown)}, expected {sorted(_FIELDS)}")
    if missing := {"title", "headings", "source"} - data.keys():
        raise ValueError(f"forms/{id}.toml: missing {sorted(missing)}")
    return Form(
        id,
        title=tuple(map(_key, data["title"])),
        headings=tuple(tuple(map(_key, either.split("|"))) for either in data["headings"]),
        source=data["source"],
        valid_from=date.fromisoformat(data["valid_from"]) if "valid_from" in data else None,
        valid_to=date.fromisoformat(data["valid_to"]) if "valid_to" in data else None,
        latest=Status(data["latest"]) if "latest" in data else None,
        earlier=Status(data["earlier"]) if "earlier" in data else None,
    )


def _key(words: str) -> str:
    return reading_form(canonical(words)).strip()


def form_of(titles: Sequence[str], headings: Sequence[str], year: int | None) -> Form | None:
    """The form that a table is on, if it is one that is known."""
    return next((form for form in forms() if form.fits(titles, headings, year)), None)
