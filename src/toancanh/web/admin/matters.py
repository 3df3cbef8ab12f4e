"""Matters in the upkeep: to whom, by when, how far; everything else is read."""

from typing import Any

from django import forms
from django.contrib.admin import display
from django.contrib.admin.widgets import AdminDateWidget, AdminTextareaWidget
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from toancanh.followup import actions, selectors
from toancanh.followup.changes import By
from toancanh.followup.models import Event, Matter, MatterKind
from toancanh.followup.sketches import Given, Sketch
from toancanh.followup.states import state
from toancanh.followup.terms import NO_TERMS, just, on_day
from toancanh.publish.words import say
from toancanh.registers.searching import condition
from toancanh.web import clock
from toancanh.web.admin.site import name_model, site
from toancanh.web.admin.writing import ActionForm, Leaving, ReadOnly, Written, searched
from toancanh.web.language import spoken

_TOLD = ("kind", "title", "number", "entry_name", "area", "quote", "deadline", "stands")


class MatterForm(ActionForm):
    """What an administrator sets of a matter."""

    lead = forms.ModelChoiceField(selectors.offices(), required=False, label=gettext_lazy("Chủ trì"))
    partners = forms.ModelMultipleChoiceField(
        selectors.offices(), required=False, label=gettext_lazy("Phối hợp")
    )
    due = forms.DateField(required=False, widget=AdminDateWidget, label=gettext_lazy("Hạn"))
    progress = forms.CharField(required=False, widget=AdminTextareaWidget, label=gettext_lazy("Tiến độ"))
    reason = forms.CharField(required=False, widget=AdminTextareaWidget, label=gettext_lazy("Lý do"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        row = self.instance
        known = {name: getattr(row, name) for name in ("due", "progress", "version")}
        self.initial = {**known, "lead": row.lead, "partners": row.partners.all(), **self.initial}

    @transaction.atomic
    def act(self) -> Matter:
        """Do what was changed, each by its action, on the version that was seen."""
        row, given = self.instance, self.cleaned_data
        by = By(self.who, timezone.now(), given["reason"])
        seen = given.get("version") or 0
        if given["lead"] and {"lead", "partners"} & set(self.changed_data):
            partners = [str(it.pk) for it in given["partners"]]
            seen = actions.assign(
                matter=row.pk, seen=seen, by=by, lead=str(given["lead"].pk), partners=partners
            ).version
        if given["due"] and "due" in self.changed_data:
            seen = actions.set_deadline(matter=row.pk, seen=seen, by=by, term=on_day(given["due"])).version
        if "progress" in self.changed_data:
            actions.report(matter=row.pk, seen=seen, by=by, progress=given["progress"])
        return Matter.objects.get(pk=row.pk)


class NewMatterForm(ActionForm):
    """A matter that is typed in."""

    title = forms.CharField(widget=AdminTextareaWidget, label=gettext_lazy("Việc"))
    kind = forms.ChoiceField(label=gettext_lazy("Loại"))
    lead = forms.ModelChoiceField(selectors.offices(), required=False, label=gettext_lazy("Chủ trì"))
    due = forms.DateField(required=False, widget=AdminDateWidget, label=gettext_lazy("Hạn"))
    reason = forms.CharField(required=False, widget=AdminTextareaWidget, label=gettext_lazy("Lý do"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [(it.value, say(f"matter_kind.{it}", spoken())) for it in MatterKind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # of a choice field

    def act(self) -> Matter:
        """Open it."""
        given = self.cleaned_data
        lead = str(given["lead"].pk) if given["lead"] else None
        terms = just(on_day(given["due"])) if given["due"] else NO_TERMS
        sketch = Sketch(MatterKind(given["kind"]), given["title"], Given(lead), terms)
        return actions.open_matter(by=By(self.who, timezone.now(), given["reason"]), sketch=sketch)


class MatterAdmin(Written):
    """The matters."""

    leave_words = (gettext_lazy("Dừng việc"), gettext_lazy("Mở lại"))
    list_display = ("title", "kind", "lead", "due", "stands")
    list_filter = ("kind", "lead")
    list_select_related = ("lead",)
    search_fields = ("title",)
    ordering = ("due", "id")

    @display(description=gettext_lazy("Tình trạng"))
    def stands(self, row: Matter) -> str:
        """The work and the clock."""
        found = state(row, clock.today())
        late = say(f"standing.{found.standing}", spoken(), days=str(found.days_late))
        return f"{say(f'stage.{found.stage}', spoken())}, {late}"

    def form_of(self, obj: Any) -> type[ActionForm]:
        """One form for a new matter, another for one that is there."""
        return NewMatterForm if obj is None else MatterForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is told of a matter, then what can be set."""
        if obj is None:
            return super().get_fieldsets(request)
        told = [*_TOLD, "lead", "due", "progress"] if self.has_left(obj) else _TOLD
        fields = [] if self.has_left(obj) else list(MatterForm.base_fields)
        return [(None, {"fields": [*told, *fields]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is told."""
        return () if obj is None else _TOLD

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Search as everywhere."""
        return searched(condition, queryset, search_term)

    def has_left(self, obj: Any) -> bool:
        """Whether it is done or stopped."""
        return bool(obj.closed)

    def leave(self, obj: Any, form: Leaving, who: str) -> None:
        """Stop it, or open it again."""
        do = actions.reopen if self.has_left(obj) else actions.stop
        by = By(who, timezone.now(), form.cleaned_data["reason"])
        do(matter=obj.pk, seen=form.cleaned_data["version"], by=by)

    def story(self, obj: Any) -> list[str]:
        """Its events in words."""
        return [_told(it) for it in reversed(actions.history(obj.pk))]


def _told(it: Event) -> str:
    turned = "; ".join(f"{name}: {it.before.get(name) or '–'} → {now}" for name, now in it.after.items())
    what = say(f"event.{it.what}", spoken())
    when = timezone.localtime(it.at).strftime("%d/%m/%Y %H:%M")
    return " · ".join(filter(None, (f"{when} {it.who}: {what}", it.reason, turned)))


class EventAdmin(ReadOnly):
    """What was done with matters."""

    list_display = ("at", "who", "what", "matter", "reason")
    list_filter = ("what",)
    search_fields = ("who", "reason")
    list_select_related = ("matter",)


_WORDS = {
    "area": ("Địa bàn", "Area"),
    "deadline": ("Hạn như văn bản ghi", "Deadline as told"),
    "due": ("Hạn", "Deadline"),
    "entry_name": ("Mục của sổ", "Entry"),
    "lead": ("Chủ trì", "Lead"),
    "progress": ("Tiến độ", "Progress"),
    "quote": ("Trích văn bản", "Quoted"),
    "title": ("Việc", "Matter"),
}
name_model(Matter, ("Công việc", "Matters"), _WORDS)
name_model(Event, ("Lịch sử công việc", "History of matters"), {"matter": ("Việc", "Matter")})
site.register(Matter, MatterAdmin)
site.register(Event, EventAdmin)
