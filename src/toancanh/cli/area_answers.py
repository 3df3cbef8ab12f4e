"""Answers about areas: as JSON, as a table for people, and many of them, a line each."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import msgspec

from toancanh.cli.words import say
from toancanh.model import Area, UserError
from toancanh.publish import names
from toancanh.publish.area_answers import as_json, notes
from toancanh.reference.areas import areas
from toancanh.reference.areas.answers import Answer, Ask, Question, answer, places
from toancanh.reference.messages import Language, language, render

_DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_EXPECTED = '{"id": 1, "verb": "find|became|was", "name": "…", "on": "2025-06-30", "within": "…"}'


class Request(msgspec.Struct):
    """One line of a batch."""

    id: Any = None
    verb: str = ""
    name: str | int = ""
    on: str | None = None
    within: str | int | None = None


def day(text: str) -> date:
    """A day as people write it: 2025-06-30, 30/6/2025.

    Raises:
        UserError: it is none.
    """
    found = _ISO.fullmatch(text.strip()) or _DAY.fullmatch(text.strip())
    if found:
        with suppress(ValueError):
            return date(*(int(found[part]) for part in ("year", "month", "day")))
    raise UserError("areas.bad_day", seen=text)


def ask(question: Question) -> Answer:
    """The answer of all areas known."""
    return answer(areas(), question)


def batch(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Answer each line in turn; one that cannot be answered gives its ``id`` and what is wrong, in words."""
    lang = language()
    return (_reply(line, lang) for line in lines if line.strip())


def _reply(line: bytes, lang: Language) -> dict[str, Any]:
    seen: object = None
    try:
        seen = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
        request = msgspec.convert(seen, Request)
        return {"id": request.id, **as_json(ask(_question(request)), lang)}
    except UserError as error:
        problem = render(error.code, error.values, lang)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        problem = render("areas.bad_request", {"seen": str(error), "expected": _EXPECTED}, lang)
    return {"id": seen.get("id") if isinstance(seen, dict) else None, "error": problem}


def _question(request: Request) -> Question:
    asked = request.verb.strip().lower()
    if asked not in list(Ask):
        raise UserError("areas.no_verb", seen=request.verb, expected=", ".join(Ask))
    name = str(request.name).strip()
    if not name:
        raise UserError("areas.no_name")
    on = day(request.on) if request.on else None
    within = None if request.within is None else str(request.within)
    return Question(Ask(asked), name, on, within)


def print_answer(question: Question, found: Answer) -> None:
    """The units in a table, whether they are exactly the area, and the notes."""
    # rich takes longer to load than an answer to find.
    from toancanh.cli.screen import screen, table

    console = screen()
    if found.units:
        heads = [say(f"word.{head}") for head in ("code", "unit", "valid_from", "valid_to", "within")]
        console.print(table(heads, map(_row, found.units), cut=False))
    if question.ask is not Ask.FIND and found.exact is not None:
        console.print(say("areas.exact" if found.exact else "areas.inexact"), style="bold", markup=False)
    for note in notes(found, language()):
        console.print(f"• {note}", markup=False)


def _row(area: Area) -> tuple[str, ...]:
    name, until = names.full_area(area, language()), str(area.valid_to or "")
    return area.code, name, str(area.valid_from), until, places(areas(), area)
