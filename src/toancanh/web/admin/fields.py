"""A form field for each kind of column of a register: what is typed is read as a cell of a workbook is."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminTextareaWidget,
    AdminTextInputWidget,
    ForeignKeyRawIdWidget,
)
from django.core.exceptions import ValidationError

from toancanh.model import Area, UserError
from toancanh.reference.messages import language
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.values import target, written
from toancanh.registers.workbook import cells
from toancanh.web.language import problem

_LONG = frozenset(("note", "place"))


class CellField(forms.CharField):
    """Text that is read as something else; empty is unknown."""

    def __init__(self, read: Callable[[str], Any], show: Callable[[Any], str], **settings: Any) -> None:
        super().__init__(required=False, empty_value=None, widget=AdminTextInputWidget, **settings)
        self._read, self._show = read, show

    def to_python(self, value: Any) -> Any:
        """What the text says."""
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return self._read(text)
        except UserError as error:
            raise ValidationError(problem(error)) from error

    def prepare_value(self, value: Any) -> Any:
        """The text for a value; what was typed stays as it was typed."""
        return value if value is None or isinstance(value, str) else self._show(value)


def field(of: Register, column: Column, admin_site: AdminSite) -> forms.Field:
    """The field for a column."""
    told_by: dict[str, Any] = {"label": column.label(language()), "help_text": column.about}
    match of.type_of(column):
        case Type.CHOICE:
            known = [(it.code, it.label(language())) for it in column.choices]
            return forms.TypedChoiceField(
                choices=[("", "—"), *known], required=False, empty_value=None, **told_by
            )
        case Type.DATE:
            return forms.DateField(required=False, widget=AdminDateWidget, **told_by)
        case Type.INTEGER:
            return forms.IntegerField(required=False, **told_by)
        case Type.NUMBER:
            # With a comma: "1.234" would be read as a thousand and more.
            return CellField(cells.number, lambda it: (written(it) or "").replace(".", ","), **told_by)
        case Type.YES_NO:
            return forms.NullBooleanField(required=False, **told_by)
        case Type.AREA:
            return CellField(cells.area, _area_words, **told_by)
        case Type.REFERENCE:
            model = target(of, column)
            rel: Any = of.model._meta.get_field(column.name).remote_field
            in_force, raw = model.objects.filter(retired_at=None), ForeignKeyRawIdWidget(rel, admin_site)
            return forms.ModelChoiceField(in_force, required=False, widget=raw, **told_by)
        case _:
            long = AdminTextareaWidget(attrs={"rows": 3})
            widget = long if column.name in _LONG else AdminTextInputWidget()
            needed = column.name == "name"
            return forms.CharField(required=needed, empty_value=None, widget=widget, **told_by)


def _area_words(area: Area) -> str:
    return cells.area_words(area)
