"""Data of persons on the site: masked everywhere, until somebody who may asks to see them, which is kept."""

from django.http import HttpRequest, HttpResponseBase

from toancanh.accounts import actions
from toancanh.accounts.models import AccountEvent, User
from toancanh.registers import personal
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.selectors import register_of
from toancanh.web.access import can_send
from toancanh.web.middleware import View
from toancanh.web.signing import signer

NOBODY = "–"


def masked(get_response: View) -> View:
    """Middleware: what is told while a request is answered hides data of persons."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        with personal.masking():
            return get_response(request)

    return respond


def may_see(request: HttpRequest) -> bool:
    """Whether whoever asks may see data of persons."""
    return can_send(request, "registers:reveal", {})


def holds(entry: Entry) -> bool:
    """Whether anything of an entry is data of a person."""
    return any(getattr(entry, it.name) for it in personal.of_persons(register_of(entry)))


def show(request: HttpRequest, of: Register, entry: Entry | None = None) -> None:
    """Show data of persons for the rest of the request, of an entry or of a whole register; the log keeps it.

    Where nobody has to log in, somebody may look who has not said their name yet.
    """
    user = request.user if isinstance(request.user, User) else None
    about = f"{of.code}/{entry.pk if entry else '*'}"
    actions.note(by=signer(request) or NOBODY, what=AccountEvent.What.REVEALED, user=user, about=about)
    personal.reveal()
