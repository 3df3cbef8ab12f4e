"""Buổi làm việc: meetings of a delegation with an area or unit, their minutes and what came out of them."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from toancanh.followup import actions, naming, selectors
from toancanh.followup.acts import numbered
from toancanh.followup.models import WorkingSession
from toancanh.followup.selectors import Board
from toancanh.followup.sketches import Meeting
from toancanh.web.clock import today
from toancanh.web.matters.fields import day_field, line_field
from toancanh.web.matters.telling import told

_PAGE = 50


class SessionForm(forms.Form):
    """A session to be written down."""

    on = day_field(_("Ngày"))
    area = line_field(_("Địa bàn, đơn vị"))
    delegation = line_field(_("Đoàn công tác"))
    head = line_field(_("Trưởng đoàn"))
    place = line_field(_("Nơi họp"), required=False)
    minutes = line_field(
        _("Biên bản, thông báo kết luận"), required=False, help_text=_("Số, ký hiệu văn bản đã nạp.")
    )

    def clean_minutes(self) -> str | None:
        """The document that is meant."""
        words: str = self.cleaned_data["minutes"]
        found = naming.shown(words).document if words else None
        if words and found is None:
            raise forms.ValidationError(_("Trong kho chưa có văn bản này; nạp nó trước, hoặc để trống."))
        return found

    def meeting(self) -> Meeting:
        """What it says."""
        told: dict[str, Any] = self.cleaned_data
        name, code = naming.area(told["area"])
        return Meeting(**{**told, "area": name, "area_code": code})


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All sessions, the last first."""
    rows = (
        WorkingSession.objects.select_related("minutes")
        .annotate(count=Count("matters"))
        .order_by("-on", "-pk")
    )
    page = Paginator(rows, _PAGE).get_page(request.GET.get("trang"))
    return render(request, "toancanh/matters/sessions.html", {"page": page})


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A session, its minutes and its matters."""
    row = WorkingSession.objects.select_related("minutes").filter(pk=number).first()
    if row is None:
        raise Http404
    acts = numbered(row.minutes) if row.minutes else ()
    context = {
        "session": row,
        "matters": told(selectors.matters(Board(session=number)), today()),
        "untaken": sum(it.matter is None for it in acts),
    }
    return render(request, "toancanh/matters/session.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a session down."""
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("session", number=actions.hold_session(meeting=form.meeting()).pk)
    return render(request, "toancanh/matters/session_new.html", {"form": form})
