"""What each address of the site asks of who opens it: one line each; a test misses none.

``READ`` is open to whoever may see the site, ``PUBLIC`` to strangers too. ``writes`` asks for a right at each
visit, since the page is there to write; ``writes(…, reads=True)`` only where something is sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from toancanh.accounts.rights import (
    APPROVAL,
    DOCUMENTS,
    FIGURES,
    MATTERS,
    PERSONAL,
    Action,
    What,
    of_register,
)
from toancanh.followup.of_offices import offices_of
from toancanh.registers.selectors import proposed_for

Asked = Callable[[Mapping[str, Any]], What]
"""From the parts of an address to what is done to what."""


@dataclass(frozen=True, slots=True)
class Need:
    """What is asked for: the deed, what it is done to, whether strangers and readers get in.

    Args:
        action: what is done at the address.
        what: to what, by the parts of the address.
        public: whether who has not logged in gets in wherever the site asks for a log-in.
        reads: whether only what is sent needs the right, and the page itself everybody may see.
        own: whether it is about the account of who is logged in, whatever their role.
    """

    action: Action = Action.READ
    what: Asked = lambda _: What()
    public: bool = False
    reads: bool = False
    own: bool = False


def writes(thing: str | Asked, *, reads: bool = False) -> Need:
    """The right to change a thing."""
    what: Asked = (lambda _: What(thing)) if isinstance(thing, str) else thing
    return Need(Action.WRITE, what, reads=reads)


def _register(parts: Mapping[str, Any]) -> What:
    return What(of_register(parts["of"].code))


def _proposed(parts: Mapping[str, Any]) -> What:
    code = proposed_for(parts["key"])
    return What(of_register(code)) if code else What()


def _matter(parts: Mapping[str, Any]) -> What:
    return What(MATTERS, offices_of(parts["number"]))


READ, OWN = Need(), Need(own=True)
PUBLIC = Need(public=True)
ADMINISTER = Need(Action.ADMINISTER)

_REGISTERS_READ = (
    "all", "alike", "areas", "attention", "download", "entry", "found", "list", "names", "proposals",
    "template", "totals", "waits",
)  # fmt: skip
_REGISTERS_WRITTEN = ("add", "edit", "import", "restore", "retire", "undo")
_MATTERS_READ = (
    "matters", "matter", "matter-suggest", "acts", "matter-calendar", "matter-timeline", "sessions",
    "session", "matter-digest", "matter-escalations", "task-sheets", "task-sheet-export",
)  # fmt: skip

NEEDS: Mapping[str, Need] = MappingProxyType(
    {
        **dict.fromkeys(("health", "language", "log-in", "log-in-code", "log-out", "set-up"), PUBLIC),
        **dict.fromkeys(("sign-on", "sign-on-back"), PUBLIC),
        **dict.fromkeys(("api:*", "api-nothing"), PUBLIC),  # keys say what they may
        **dict.fromkeys(("account", "account-sessions", "password", "second-step", "second-step-code"), OWN),
        **dict.fromkeys(
            ("admin:*", "log", "log-file", "rights", "rights-of-person", "rights-of-office"), ADMINISTER
        ),
        **dict.fromkeys(("home", "news", "today", "documents", "document", "original", "fact"), READ),
        **dict.fromkeys(("findings", "review", "map", "programs", "advantage"), READ),
        **dict.fromkeys(("ask", "targets", "brief", "brief-word", "map-thing", "boundaries"), READ),
        **dict.fromkeys(("boundary-trial", "boundary-load", "boundary-withdraw"), writes(DOCUMENTS)),
        **dict.fromkeys(("series:*", "batches", "batch", "difference"), READ),
        **dict.fromkeys(("upload", "retry", "read-again", "keep-reading"), writes(DOCUMENTS)),
        **dict.fromkeys(("argument", "settled", "approvals", "approval", "periods", "period"), READ),
        **dict.fromkeys(("decide", "choose", "judge", "undo", "correct", "settle"), writes(FIGURES)),
        **dict.fromkeys(("approval-decide", "period-decide"), writes(FIGURES)),  # the pages ask what for
        "approve-several": writes(APPROVAL),
        **{f"registers:{name}": READ for name in _REGISTERS_READ},
        **{f"registers:{name}": writes(_register) for name in _REGISTERS_WRITTEN},
        "registers:pair": writes(_register, reads=True),
        "registers:reveal": writes(PERSONAL),
        "registers:search": writes(DOCUMENTS),
        **dict.fromkeys(("registers:accept", "registers:reject"), writes(_proposed)),
        **dict.fromkeys(_MATTERS_READ, READ),
        "acts-of": writes(MATTERS, reads=True),
        "matter-act": writes(_matter),
        **dict.fromkeys(("matter-new", "session-new"), writes(MATTERS)),
        **dict.fromkeys(("task-sheet-trial", "task-sheet-take-in"), writes(MATTERS)),
    }
)
"""By the name of the address; ``namespace:*`` stands for all of one."""

UNKNOWN = ADMINISTER
"""What an address without a line asks for: it stays shut."""


def need(name: str) -> Need:
    """What an address asks for."""
    return NEEDS.get(name) or NEEDS.get(f"{name.partition(':')[0]}:*") or UNKNOWN
