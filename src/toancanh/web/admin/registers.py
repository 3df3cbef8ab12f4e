"""The registers in the upkeep: a table each, its form made from its declaration."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin import SimpleListFilter, display
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from toancanh.registers import actions, selectors
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Deed
from toancanh.registers.registry import registers
from toancanh.registers.searching import condition
from toancanh.registers.values import take
from toancanh.registers.workbook.cells import period
from toancanh.web.admin.fields import CellField, field
from toancanh.web.admin.site import name_model, site
from toancanh.web.admin.writing import ActionForm, Leaving, ReadOnly, Written, searched
from toancanh.web.private import holds, show

_GROUNDS = ("source", "url", "as_of", "reason")


class EntryForm(ActionForm):
    """The columns of a register, and what the values rest on."""

    of: ClassVar[Register]

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    source = forms.CharField(required=False, label=gettext_lazy("Nguồn"), widget=AdminTextInputWidget)
    url = forms.CharField(required=False, label=gettext_lazy("Địa chỉ nguồn"), widget=AdminTextInputWidget)
    as_of = CellField(period, lambda it: it.code, label=gettext_lazy("Số liệu ngày"))
    reason = forms.CharField(required=False, label=gettext_lazy("Lý do"), widget=AdminTextareaWidget)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        entry = self.instance
        if entry.pk:
            columns = {it.name: take(entry, self.of, it) for it in self.of.columns}
            self.initial = {**columns, "version": entry.version, **self.initial}

    def act(self) -> Entry:
        """Add the entry or change it."""
        given = self.cleaned_data
        values = {it.name: given.get(it.name) for it in self.of.columns}
        grounds = Grounds(self.who, given["reason"], given["source"], given["url"], given["as_of"])
        if not self.instance.pk:
            known = {name: it for name, it in values.items() if it is not None}
            return actions.add(register=self.of, values=known, grounds=grounds)
        version = given.get("version") or 0
        actions.change(entry=self.instance, values=values, version=version, grounds=grounds)
        return selectors.find(self.of, self.instance.pk)


class Standing(SimpleListFilter):
    """Whether entries are on the register."""

    title = gettext_lazy("Trong sổ")
    parameter_name = "retired"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Those that are off it; without a choice those that are on it."""
        return [("yes", gettext_lazy("Đã rút"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The entries chosen."""
        return queryset.filter(retired_at__isnull=self.value() != "yes")


class EntryAdmin(Written):
    """One register."""

    of: ClassVar[Register]

    leave_words = (gettext_lazy("Rút khỏi sổ"), gettext_lazy("Khôi phục vào sổ"))
    list_display = ("name", "lies_in", "version", "changed_at")
    list_filter = (Standing,)
    search_fields = ("name",)

    @display(description=gettext_lazy("Địa bàn"))
    def lies_in(self, entry: Entry) -> str:
        """The unit that it lies in."""
        return entry.area.full_name if entry.area else "—"

    def form_of(self, obj: Any) -> type[ActionForm]:
        """A form with a field for each column."""
        made = {it.name: field(self.of, it, self.admin_site) for it in self.of.columns}
        return type("EntryForm", (EntryForm,), {"of": self.of, **made})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The values, then what they rest on; of one that has left only the values."""
        columns = [it.name for it in self.of.columns]
        if obj is not None and self.has_left(obj):
            return [(None, {"fields": columns})]
        return [(None, {"fields": [*columns, "version"]}), (gettext_lazy("Căn cứ"), {"fields": _GROUNDS})]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **more: Any) -> Any:
        """The form, which shows data of persons, as the log keeps."""
        if (obj := more.get("obj")) is not None and holds(obj):
            show(request, self.of, obj)
        return super().render_change_form(request, context, *args, **more)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Search as everywhere."""
        return searched(condition, queryset, search_term)

    def has_left(self, obj: Any) -> bool:
        """Whether it is off the register."""
        return obj.retired_at is not None

    def leave(self, obj: Any, form: Leaving, who: str) -> None:
        """Retire it, or restore it."""
        do = actions.restore if self.has_left(obj) else actions.retire
        grounds = Grounds(who, form.cleaned_data["reason"])
        do(entry=obj, version=form.cleaned_data["version"], grounds=grounds)

    def story(self, obj: Any) -> list[str]:
        """Its deeds in words."""
        return list(reversed(selectors.story(obj)))


class DeedAdmin(ReadOnly):
    """What was done in the registers."""

    list_display = ("at", "who", "kind", "register", "entry", "version", "reason", "source")
    list_filter = ("kind", "register")
    search_fields = ("who", "reason", "source")


for _of in registers().values():
    name_model(_of.model, _of.words, {it.name: it.words for it in _of.columns})
    site.register(_of.model, type(f"{_of.model.__name__}Admin", (EntryAdmin,), {"of": _of}))
name_model(Deed, ("Lịch sử các sổ", "History of the registers"))
site.register(Deed, DeedAdmin)
