"""The fields that forms of matters share, and what is meant by what is typed in them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from toancanh import tasks
from toancanh.followup import naming, selectors
from toancanh.followup.models import WorkingSession
from toancanh.followup.sketches import Entry, Given
from toancanh.followup.terms import Terms, just, on_day
from toancanh.model import Period, UserError
from toancanh.web.language import problem
from toancanh.web.matters.asking import plain, session_name

Found = TypeVar("Found")
LONGEST = 2000
_SESSIONS = 100


def day_field(label: Any, *, required: bool = True) -> forms.DateField:
    """A day, picked or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def words_field(label: Any, *, required: bool = True, rows: int = 2, **more: Any) -> forms.CharField:
    """A few lines of words."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=LONGEST, widget=area, **more)


def line_field(label: Any, *, required: bool = True, **more: Any) -> forms.CharField:
    """One line of words."""
    return forms.CharField(label=label, required=required, max_length=300, **more)


def office_choices(empty: Any = "–") -> list[tuple[str, Any]]:
    """All offices in force, and none."""
    return [("", empty), *((str(it.pk), it.name) for it in selectors.offices())]


def office_field(label: Any, *, required: bool = True) -> forms.ChoiceField:
    """One office."""
    return forms.ChoiceField(label=label, required=required, choices=office_choices)


def offices_field(label: Any) -> forms.MultipleChoiceField:
    """Several offices, each ticked."""
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=label, required=False, widget=widget, choices=lambda: office_choices()[1:]
    )


def entry_field() -> forms.CharField:
    """An entry of a register by its name, suggested as it is typed."""
    help_text = _("Gõ vài chữ của tên, có dấu hay không, rồi chọn tên được gợi ý.")
    attributes = {
        "list": "goi-y-muc", "autocomplete": "off", "hx-get": reverse_lazy("matter-suggest"),
        "hx-trigger": "input changed delay:200ms", "hx-target": "#goi-y-muc",
    }  # fmt: skip
    return line_field(
        _("Dự án, khu, cụm, cơ sở"), required=False, help_text=help_text,
        widget=forms.TextInput(attrs=attributes),
    )  # fmt: skip


def _sessions() -> list[tuple[str, Any]]:
    return [("", "–"), *((str(it.pk), session_name(it)) for it in WorkingSession.objects.all()[:_SESSIONS])]


class AboutForm(forms.Form):
    """What a matter is about."""

    area = line_field(_("Địa bàn"), required=False)
    entry = entry_field()
    session = forms.ChoiceField(label=_("Buổi làm việc"), required=False, choices=_sessions)

    def clean_entry(self) -> Entry | None:
        """The entry that is meant."""
        words: str = self.cleaned_data["entry"]
        return mended(lambda: naming.entry(words)) if words else None

    def about(self) -> dict[str, Any]:
        """The parts of ``Given`` that say what it is about."""
        told = self.cleaned_data
        name, code = naming.area(told["area"]) if told["area"] else (None, None)
        session = int(told["session"]) if told["session"] else None
        return {"area": name, "area_code": code, "entry": told["entry"], "session": session}


class GivenForm(AboutForm):
    """Whom a matter is given to and what it is about."""

    lead = office_field(_("Đơn vị chủ trì"), required=False)
    partners = offices_field(_("Đơn vị phối hợp"))

    field_order: Iterable[str] | None = ("lead", "partners", "area", "entry", "session")

    def given(self) -> Given:
        """All of it."""
        told = self.cleaned_data
        return Given(lead=told["lead"] or None, partners=tuple(told["partners"]), **self.about())


def deadline_words() -> forms.CharField:
    """A deadline in words, as a document would have it."""
    help_text = _("Ghi như trong văn bản: trước ngày 15/12/2026, trong quý I/2027, trong 10 ngày làm việc.")
    return line_field(_("Hạn, bằng lời"), required=False, help_text=help_text)


def deadline(words: str, day: date | None, today: date) -> Terms:
    """The deadline that somebody gives as a day, else in words.

    Raises:
        forms.ValidationError: the words are no deadline.
    """
    if day:
        return just(on_day(day))
    found = tasks.parsed(words, Period.day(today))
    if words and not found:
        raise forms.ValidationError(problem(UserError("followup.bad_deadline", seen=words)))
    return found


def reason(request: HttpRequest) -> str:
    """Why somebody does something, as typed beside a form."""
    return plain(request.POST.get("reason", ""))[:LONGEST]


def mended(find: Callable[[], Found]) -> Found:
    """What is found; what a user can mend is told at the field.

    Raises:
        forms.ValidationError: nothing is found.
    """
    try:
        return find()
    except UserError as error:
        raise forms.ValidationError(problem(error)) from error
