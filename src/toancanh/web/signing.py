"""Who signs what is done on a page: the person logged in, else the name that the browser keeps."""

from urllib.parse import quote, unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from toancanh.approving.values import Signature

COOKIE = "nguoi_xem_lai"
LONGEST = 120
"""Letters of a name that are kept."""
_LONGEST_REASON = 2000
_YEAR = 31_536_000


def signer(request: HttpRequest) -> str:
    """The name to sign with: of the account, else typed in the form, else kept here, else of the house.

    A form that was sent with an empty name is signed by nobody, whatever the browser keeps.
    """
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return str(user.get_full_name() or user.get_username())
    if "who" in request.POST:
        return request.POST["who"].strip()[:LONGEST]
    return unquote(request.COOKIES.get(COOKIE, ""))[:LONGEST] or settings.REVIEWER


def signature(request: HttpRequest) -> Signature:
    """Who acts, for deeds that must not be one person's: the account counts before the name."""
    user = getattr(request, "user", None)
    account = user.get_username() if user is not None and user.is_authenticated else ""
    return Signature(signer(request), account)


def reason(request: HttpRequest, field: str = "reason") -> str:
    """Why, as it is typed in a field of the form, as much of it as is kept."""
    return request.POST.get(field, "")[:_LONGEST_REASON]


def remember(response: HttpResponse, who: str) -> HttpResponse:
    """Have the browser keep the name for the next time."""
    response.set_cookie(COOKIE, quote(who.strip()), max_age=_YEAR, httponly=True, samesite="Lax")
    return response
