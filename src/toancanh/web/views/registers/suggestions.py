"""What a person may mean who has typed some letters: areas, entries of a register."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.model import Area
from toancanh.model.text import fold
from toancanh.reference.areas import areas
from toancanh.registers import selectors
from toancanh.registers.declaring import Register
from toancanh.registers.selectors import Asked
from toancanh.registers.workbook.cells import area_words

_MOST = 12


@require_safe
def names(request: HttpRequest, of: Register) -> HttpResponse:
    """Entries of a register that have the words."""
    asked = Asked(search=_letters(request))
    found = selectors.entries(of, asked)[:_MOST] if asked.search else ()
    return _options(request, [f"{it.name} [#{it.pk}]" for it in found])


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Units with words that begin so ("tan an dak lak"), those of today first."""
    return _options(request, [area_words(it) for it in islice(units(_letters(request)), _MOST)])


def units(typed: str) -> Iterator[Area]:
    """Units with words that begin so, those of today first, larger before smaller ones."""
    asked = fold(typed).split()
    return (unit for key, unit in _units() if asked and all(f" {it}" in f" {key}" for it in asked))


@cache
def _units() -> tuple[tuple[str, Area], ...]:
    """Every unit with what it is found by: those of today first, larger before smaller ones."""
    known = sorted(areas().ordered(areas().units), key=lambda it: it.valid_to is not None)
    return tuple((fold(area_words(it).rpartition("[")[0]), it) for it in known)


def _letters(request: HttpRequest) -> str:
    """What is typed: the one field that htmx sends."""
    return next(iter(request.GET.dict().values()), "").partition("[")[0].strip()


def _options(request: HttpRequest, found: list[str]) -> HttpResponse:
    # A browser leaves out what does not hold the letters typed: without marks they are in the label.
    return render(
        request,
        "toancanh/registers/options.html",
        {"found": [(it, fold(it.partition("[")[0])) for it in found]},
    )
