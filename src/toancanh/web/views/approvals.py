"""Duyệt: what waits to be approved, what was returned, and one submission with all that is in doubt first."""

from collections.abc import Callable, Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from toancanh.approving import actions, selectors
from toancanh.approving.models import State, Submission
from toancanh.approving.values import Cell, Signature
from toancanh.model import UserError
from toancanh.web.approving import Sent, listed, may_approve, undecided
from toancanh.web.language import problem
from toancanh.web.signing import reason, remember, signature, signer

PAGE = 100
_RECENT = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What waits for approval, doubtful ones first; what was returned; what was approved last."""
    return _listing(request)


def _listing(request: HttpRequest, refused: Sequence[str] = (), done: int = 0) -> HttpResponse:
    context = {
        "waiting": listed(selectors.submissions(State.WAITING)),
        "returned": [Sent(row) for row in selectors.returned()],
        "approved": [Sent(row) for row in selectors.submissions(State.APPROVED)[:_RECENT]],
        "may_approve": may_approve(request),
        "signer": signer(request),
        "refused": refused,
        "done": done,
    }
    return render(request, "toancanh/approving/list.html", context)


@require_POST
def several(request: HttpRequest) -> HttpResponse:
    """Approve several at once: each for itself, so that one that cannot be leaves the others."""
    if not may_approve(request):
        return HttpResponseForbidden()
    by, note = signature(request), reason(request, "note")
    numbers = [
        int(it) for it in request.POST.getlist("so") if it.isascii() and it.isdecimal() and len(it) < 12
    ]
    doubts = selectors.doubts(numbers)
    refused = []
    for number in numbers:
        try:
            actions.approve(number=number, by=by, note=note, doubts=doubts.get(number, 0))
        except UserError as error:
            refused.append(_refusal(number, error))
    return remember(_listing(request, refused, len(numbers) - len(refused)), by.name)


def _refusal(number: int, error: UserError) -> str:
    made = selectors.submission(number)
    if made is None:
        return problem(error)
    it = Sent(made)
    return f"{it.place.title}, {it.cell.period.code}: {problem(error)}"


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One submission: its doubts, what it changes, its figures, what can be done with it."""
    return _one(request, number)


def _one(request: HttpRequest, number: int, error: str = "") -> HttpResponse:
    made = selectors.submission(number)
    if made is None:
        raise Http404
    figures = selectors.sent(made)
    official = selectors.official(Cell.of(made))
    before = selectors.sent(official) if official and official.pk != made.pk else ()
    facts = [it.fact for it in figures]
    changes = selectors.differences([it.fact for it in before], facts) if before else ()
    page = Paginator(figures, PAGE).get_page(request.GET.get("trang"))
    context = {
        "sent": Sent(made),
        "page": page,
        "doubtful": [it for it in figures if it.doubtful],
        "official": official if before else None,
        "changes": changes,
        "waits": made.state == State.WAITING,
        "mine": signature(request).is_of(Signature(made.sent_by, made.sent_account)),
        "may_approve": may_approve(request),
        "signer": signer(request),
        "undecided": undecided(Cell.of(made)) if made.state == State.WAITING else 0,
        "error": error,
    }
    return render(request, "toancanh/approving/one.html", context)


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Approve, return or withdraw a submission."""
    deed = _DEEDS.get(request.POST.get("viec", ""))
    if deed is None:
        raise Http404
    if deed is not _withdraw and not may_approve(request):
        return HttpResponseForbidden()
    by = signature(request)
    try:
        deed(number, by, reason(request, "note"))
    except UserError as error:
        if error.code == "approving.none":
            raise Http404 from error
        return _one(request, number, problem(error))
    return remember(redirect("approval", number=number), by.name)


def _approve(number: int, by: Signature, note: str) -> Submission:
    doubts = selectors.doubts([number]).get(number, 0)
    return actions.approve(number=number, by=by, note=note, doubts=doubts)


def _give_back(number: int, by: Signature, note: str) -> Submission:
    return actions.give_back(number=number, by=by, reason=note)


def _withdraw(number: int, by: Signature, note: str) -> Submission:
    return actions.withdraw(number=number, by=by)


_DEEDS: dict[str, Callable[[int, Signature, str], Submission]] = {
    "duyet": _approve,
    "tra-lai": _give_back,
    "rut-lai": _withdraw,
}
