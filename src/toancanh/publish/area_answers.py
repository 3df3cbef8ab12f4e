"""Answers about areas as JSON, their notes in a language."""

from typing import Any

from toancanh.model import Area
from toancanh.reference.areas import areas
from toancanh.reference.areas.answers import Answer, places
from toancanh.reference.messages import Language, render


def as_json(found: Answer, lang: Language) -> dict[str, Any]:
    """An answer, its notes in a language."""
    return {"units": list(map(_unit, found.units)), "exact": found.exact, "notes": notes(found, lang)}


def notes(found: Answer, lang: Language) -> list[str]:
    """What else to know, in a language."""
    return [render(note.code, dict(note.values), lang) for note in found.notes]


def _unit(area: Area) -> dict[str, Any]:
    dated = {"code": area.code, "valid_from": area.valid_from, "valid_to": area.valid_to}
    return {**dated, "name": area.name, "type": area.type, "within": places(areas(), area) or None}
