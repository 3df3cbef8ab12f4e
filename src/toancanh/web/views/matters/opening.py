"""New matters: typed in, or taken up from the acts of a document."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from toancanh.followup import actions
from toancanh.followup.acts import numbered, with_acts
from toancanh.followup.changes import By
from toancanh.followup.models import Matter, MatterKind
from toancanh.followup.sketches import Sketch
from toancanh.model import UserError
from toancanh.publish.words import capital, say
from toancanh.store import selectors as store
from toancanh.web import clock
from toancanh.web.clock import today
from toancanh.web.language import problem, spoken
from toancanh.web.matters.fields import (
    GivenForm,
    day_field,
    deadline,
    deadline_words,
    reason,
    words_field,
)
from toancanh.web.signing import remember, signer

_PAGE = 50


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, capital(say(f"matter_kind.{kind}", spoken()))) for kind in MatterKind]


class NewForm(GivenForm):
    """A matter that is typed in."""

    title = words_field(_("Việc phải làm"), rows=3)
    kind = forms.ChoiceField(label=_("Loại"), choices=_kinds, initial=MatterKind.TASK.value)
    words = deadline_words()
    day = day_field(_("hoặc ngày cuối"), required=False)

    field_order = ("title", "kind", "words", "day", "lead", "partners", "area", "entry", "session")

    def clean(self) -> dict[str, Any]:
        """With the deadline that the words give."""
        told = super().clean() or self.cleaned_data
        return {**told, "terms": deadline(told.get("words", ""), told.get("day"), today())}

    def sketch(self) -> Sketch:
        """The matter to be opened."""
        told = self.cleaned_data
        return Sketch(MatterKind(told["kind"]), told["title"], self.given(), told["terms"])


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a matter."""
    starting = {"session": request.GET.get("phien"), "entry": request.GET.get("muc")}
    form, who = NewForm(request.POST or None, initial=starting), signer(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_matter(by=_by(request, who), sketch=form.sketch())
        except UserError as error:
            form.add_error(None, problem(error))
        else:
            return remember(redirect("matter", number=made.pk), who)
    return render(request, "toancanh/matters/new.html", {"form": form, "signer": who})


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The documents that have acts, with how many of these nobody has taken up."""
    page = Paginator(with_acts(), _PAGE).get_page(request.GET.get("trang"))
    counts = dict(page.object_list)
    rows = store.in_force().in_bulk(counts)
    quoted = Matter.objects.filter(document__in=counts, start__isnull=False).order_by()
    taken: dict[int, int] = {}
    for key in quoted.values_list("document", flat=True):
        taken[key or 0] = taken.get(key or 0, 0) + 1
    found = [(rows[key], count, max(0, count - taken.get(key, 0))) for key, count in counts.items()]
    return render(request, "toancanh/matters/documents.html", {"found": found, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def acts(request: HttpRequest, sha256: str) -> HttpResponse:
    """The acts of a document: choose, and take them up."""
    row = store.document(sha256)
    if row is None:
        raise Http404
    starting = {"session": request.GET.get("phien"), "entry": request.GET.get("muc")}
    form, who = GivenForm(request.POST or None, initial=starting), signer(request)
    chosen = {int(it) for it in request.POST.getlist("acts") if it.isascii() and it.isdecimal()}
    if request.method == "POST" and form.is_valid():
        try:
            taken = _take(request, sha256, chosen, form)
        except UserError as error:
            form.add_error(None, problem(error))
        else:
            where = redirect("matter", number=taken[0].pk) if len(taken) == 1 else redirect("acts-of", sha256)
            return remember(where, who)
    context = {"document": row, "acts": numbered(row), "form": form, "chosen": chosen, "signer": who}
    return render(request, "toancanh/matters/acts.html", context)


def _take(request: HttpRequest, sha256: str, chosen: set[int], form: GivenForm) -> tuple[Matter, ...]:
    if not chosen:
        raise UserError("followup.none_chosen")
    by = _by(request, signer(request))
    return actions.take_up(by=by, document=sha256, acts=chosen, given=form.given())


def _by(request: HttpRequest, who: str) -> By:
    return By(who, clock.now(), reason(request))
