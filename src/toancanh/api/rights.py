"""What an operation of the API changes, by its path, so that each write asks for the right to it (tested)."""

from django.http import HttpRequest

from toancanh.accounts.rights import DOCUMENTS, FIGURES, MATTERS, What, of_register
from toancanh.followup.of_offices import offices_of
from toancanh.registers.registry import register
from toancanh.registers.selectors import proposed_for


def changed_by(request: HttpRequest) -> What:
    """What a request wants to change.

    Raises:
        UserError: its address names no register.
    """
    match = request.resolver_match
    assert match is not None
    parts, named = match.route.removeprefix("api/v1/").split("/"), match.kwargs
    match parts[0]:
        case "registers":
            return What(_register(named.get("code", parts[1])))
        case "proposals" if "proposal" in named:
            code = proposed_for(named["proposal"])
            return What(_register(code)) if code else What()
        case "matters":
            return What(MATTERS, offices_of(named["matter"]) if "matter" in named else frozenset())
        case "offices":
            return What(of_register("offices"))
        case name:
            return What(_THINGS[name])


_THINGS = {"observations": FIGURES, "proposals": DOCUMENTS, "sessions": MATTERS}


def _register(code: str) -> str:
    return of_register(register(code).code)
