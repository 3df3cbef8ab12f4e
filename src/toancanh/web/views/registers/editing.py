"""Adding and changing an entry. A second writer sees what the first changed beside what they typed."""

from dataclasses import dataclass
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from toancanh.model import UserError
from toancanh.registers import actions, personal, selectors
from toancanh.registers.declaring import Column, Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Deed
from toancanh.registers.selectors import register_of
from toancanh.registers.values import Value, plain, text_of, written
from toancanh.registers.workbook import cells
from toancanh.web.language import problem, spoken
from toancanh.web.private import holds, may_see, show
from toancanh.web.signing import remember, signer
from toancanh.web.views.registers import words
from toancanh.web.views.registers.addresses import address
from toancanh.web.views.registers.entry import found
from toancanh.web.views.registers.fields import Typed, fields, texts_of, typed

MINE, THEIRS = "cua-toi", "cua-ho"
_LONGEST = 2000
_SOURCE = ("source", "url", "as_of", "reason")


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A value that somebody else wrote since: before, theirs, what was typed; ``clash`` if both did."""

    column: Column
    label: str
    deed: Deed
    before: str
    theirs: str
    mine: str
    clash: bool


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, of: Register) -> HttpResponse:
    """A new entry; ``?project=12`` fills in a reference."""
    personal.reveal()  # nobody is shown what they type themselves
    if request.method != "POST":
        given = {name: f"[#{request.GET[name]}]" for name in selectors.references(of) if name in request.GET}
        return _form(request, of, None, Typed(given, {}, {}))
    draft = typed(of, request.POST)
    try:
        grounds = _grounds(request)
        if draft.errors:
            return _form(request, of, None, draft)
        known = {name: value for name, value in draft.values.items() if value is not None}
        entry = actions.add(register=of, values=known, grounds=grounds)
    except UserError as error:
        return _form(request, of, None, draft, Refusal(error))
    return remember(redirect(address(entry)), grounds.who)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, of: Register, key: int) -> HttpResponse:
    """Change an entry; only what the person changed is written."""
    entry = found(of, key)
    if may_see(request):
        _open_wide(request, of, entry)
    if request.method != "POST":
        return _form(request, of, entry, Typed(texts_of(of, entry), {}, {}))
    draft, version = typed(of, request.POST), _version(request)
    meanwhile = _meanwhile(of, entry, version, draft)
    if meanwhile:
        again = _with_theirs(of, entry, draft, meanwhile)
        return _form(request, of, entry, again, Refusal(meanwhile=meanwhile))
    changes = {name: it for name, it in _changed(of, entry, draft).items() if not _gives_way(request, name)}
    try:
        grounds = _grounds(request)
        if draft.errors:
            return _form(request, of, entry, draft)
        actions.change(entry=entry, values=changes, version=version, grounds=grounds)
    except UserError as error:
        return _form(request, of, entry, draft, Refusal(error))
    return remember(redirect(address(entry)), grounds.who)


def _open_wide(request: HttpRequest, of: Register, entry: Entry) -> None:
    """Have the form hold the data of persons, which is looking at them if there are any."""
    if request.method != "POST" and holds(entry):
        show(request, of, entry)
    else:
        personal.reveal()


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise Http404
    return int(text)


def _gives_way(request: HttpRequest, name: str) -> bool:
    return request.POST.get(f"giu-{name}") == THEIRS


def _changed(of: Register, entry: Entry, draft: Typed) -> dict[str, Value]:
    """What the form says otherwise than the entry."""
    now = {name: text_of(entry, of, of.column(name)) for name in draft.values}
    return {name: it for name, it in draft.values.items() if _kept(it) != now[name]}


def _kept(value: Value) -> str | None:
    return written(plain(value) or None if isinstance(value, str) else value)


def _meanwhile(of: Register, entry: Entry, version: int, draft: Typed) -> tuple[Meanwhile, ...]:
    """What others wrote since the version that the person saw, column by column."""
    before: dict[str, str | None] = {}
    last: dict[str, Deed] = {}
    for deed in selectors.history(entry).filter(version__gt=version).order_by("id"):
        for it in deed.changes.all():
            before.setdefault(it.field, it.before)
            last[it.field] = deed
    return tuple(_both(entry, draft, Since(of.column(name), before[name], last[name])) for name in last)


class Since(NamedTuple):
    """A column that somebody changed, its value before, and the last deed that changed it."""

    column: Column
    before: str | None
    deed: Deed


def _both(entry: Entry, draft: Typed, since: Since) -> Meanwhile:
    of, (column, before, deed) = register_of(entry), since
    now = text_of(entry, of, column)
    unread = column.name in draft.errors
    mine = now if column.name not in draft.texts else _kept(draft.values.get(column.name))
    return Meanwhile(
        column,
        words.title(column),
        deed,
        words.remembered(before, of, column),
        words.remembered(now, of, column),
        draft.texts[column.name] if unread else words.remembered(mine, of, column),
        unread or mine not in (before, now),
    )


def _with_theirs(of: Register, entry: Entry, draft: Typed, meanwhile: tuple[Meanwhile, ...]) -> Typed:
    """The form again: what others wrote where this person changed nothing, else what was typed."""
    now = texts_of(of, entry)
    taken = {it.column.name: now[it.column.name] for it in meanwhile if not it.clash}
    return Typed({**draft.texts, **taken}, draft.values, draft.errors)


def _grounds(request: HttpRequest) -> Grounds:
    source, url, as_of, reason = (request.POST.get(name, "").strip()[:_LONGEST] for name in _SOURCE)
    return Grounds(signer(request), reason, source, url, cells.period(as_of))


class Refusal(NamedTuple):
    """Why a form was not written."""

    error: UserError | None = None
    meanwhile: tuple[Meanwhile, ...] = ()


_NOT_REFUSED = Refusal()


def _form(
    request: HttpRequest, of: Register, entry: Entry | None, draft: Typed, refused: Refusal = _NOT_REFUSED
) -> HttpResponse:
    context = {
        "register": of,
        "title": said(of.words, spoken()),
        "entry": entry,
        "fields": fields(of, draft.texts, draft.errors),
        "wrong": bool(draft.errors),
        "meanwhile": refused.meanwhile,
        "mine": MINE,
        "theirs": THEIRS,
        "error": problem(refused.error) if refused.error else "",
        "signer": signer(request),
        "grounds": {name: request.POST.get(name, "") for name in _SOURCE},
    }
    return render(request, "toancanh/registers/form.html", context)
