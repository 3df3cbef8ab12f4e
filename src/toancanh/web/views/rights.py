"""Phân quyền: what people and offices may do beyond their role, or not as far; set by administrators."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from toancanh.accounts import actions, second_step, selectors
from toancanh.accounts.models import Grant, User
from toancanh.accounts.refusals import title
from toancanh.accounts.rights import things, usual
from toancanh.accounts.roles import Role
from toancanh.followup.selectors import offices
from toancanh.publish.words import capital, say
from toancanh.web.language import spoken
from toancanh.web.signing import signer

USUAL, YES, NO = "", "co", "khong"
RESET = "bo-buoc-hai"
_SET = {YES: True, NO: False}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what goes by default, and what was set."""

    thing: str
    title: str
    usual: str
    chosen: str


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """People and offices, with how much was set for each."""
    of_person, of_office = _count("user"), _count("office")
    people = [
        (it, capital(say(f"role.{it.role}", spoken())), of_person[it.pk])
        for it in selectors.users().filter(is_active=True)
    ]
    context = {"people": people, "offices": [(it, of_office[it.pk]) for it in offices()]}
    return render(request, "toancanh/rights.html", context)


def _count(field: str) -> Counter[int]:
    return Counter(Grant.objects.filter(**{f"{field}__isnull": False}).values_list(field, flat=True))


@require_http_methods(["GET", "HEAD", "POST"])
def of_person(request: HttpRequest, key: int) -> HttpResponse:
    """What one person may do."""
    user = User.objects.select_related("office").filter(pk=key).first()
    if user is None:
        raise Http404
    if request.method == "POST":
        if RESET in request.POST:
            second_step.reset(by=signer(request), user=user)
        else:
            actions.grant(by=signer(request), given=_given(request), user=user)
        return redirect(request.path)
    holder = selectors.holder_of(user)
    role = capital(say(f"role.{user.role}", spoken()))
    told = {"name": user.name, "role": role, "office": user.office, "all": user.role == Role.ADMINISTRATOR}
    told["two_steps"] = second_step.has(user)
    by_default = {it: holder.of_office.get(it, usual(holder.role, it)) for it in things()}
    return _page(request, told, holder.own, by_default)


@require_http_methods(["GET", "HEAD", "POST"])
def of_office(request: HttpRequest, key: int) -> HttpResponse:
    """What the people of one office may do."""
    office = offices().filter(pk=key).first()
    if office is None:
        raise Http404
    if request.method == "POST":
        actions.grant(by=signer(request), given=_given(request), office=office.pk)
        return redirect(request.path)
    return _page(request, {"name": office.name}, selectors.granted(office=office.pk), {})


def _given(request: HttpRequest) -> dict[str, bool]:
    said = {it: request.POST.get(it, USUAL) for it in things()}
    return {it: _SET[word] for it, word in said.items() if word in _SET}


def _page(
    request: HttpRequest,
    told: dict[str, Any],
    own: Mapping[str, bool],
    by_default: Mapping[str, bool],
) -> HttpResponse:
    """The form; of an office nothing is said of what goes by default, as that is each person's role."""
    words = {True: _("được"), False: _("không")}
    lines = [
        Line(
            it,
            title(it),
            words[by_default[it]] if by_default else "",
            {True: YES, False: NO}[own[it]] if it in own else USUAL,
        )
        for it in things()
    ]
    return render(request, "toancanh/rights_of.html", {**told, "lines": lines})
