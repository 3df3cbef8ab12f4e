"""Forms and pages of which every save is an action: what an action refuses is told on the form."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib.admin import ModelAdmin, ShowFacets
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, gettext_lazy

from toancanh.model import UserError
from toancanh.web.language import problem
from toancanh.web.signing import signer


class ActionForm(forms.ModelForm):  # type: ignore[type-arg]  # of whatever table
    """A form that hands what was typed to an action, once all of it can be read."""

    request: ClassVar[HttpRequest]

    def act(self) -> Model:
        """Do it, and give the row as it is now.

        Raises:
            UserError: it cannot be done.
        """
        raise NotImplementedError

    @property
    def who(self) -> str:
        """Who signs."""
        return signer(self.request)

    def _post_clean(self) -> None:
        if self.errors:
            return
        try:
            self.instance = self.act()
        except UserError as error:
            self.add_error(None, problem(error))


class Leaving(forms.Form):
    """Why something leaves or comes back, and which state of it was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=AdminTextareaWidget)


class ReadOnly(ModelAdmin):  # type: ignore[type-arg]
    """A table that can only be read."""

    actions = None
    show_full_result_count = False
    show_facets = ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False


class Written(ModelAdmin):  # type: ignore[type-arg]
    """A table that is written by actions, with a page to leave it and the history of each row."""

    actions = None
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    form_class: type[ActionForm]
    leave_words: tuple[Any, Any] = (gettext_lazy("Rút"), gettext_lazy("Khôi phục"))
    change_form_template = "toancanh/admin/change.html"

    def form_of(self, obj: Any) -> type[ActionForm]:
        """The form for a row, or for a new one."""
        return self.form_class

    def has_left(self, obj: Any) -> bool:
        """Whether a row is retired, stopped, revoked."""
        raise NotImplementedError

    def leave(self, obj: Any, form: Leaving, who: str) -> None:
        """Let a row leave, or come back if it has left.

        Raises:
            UserError: it cannot.
        """
        raise NotImplementedError

    def story(self, obj: Any) -> list[str]:
        """What was done to a row, in words, last first."""
        raise NotImplementedError

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **_: Any) -> Any:
        """The form, which knows who fills it in."""
        base = self.form_of(obj)
        meta = type("Meta", (), {"model": self.model, "fields": ()})
        return type(base.__name__, (base,), {"request": request, "Meta": meta})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """All fields of the form."""
        return [(None, {"fields": list(self.form_of(obj).base_fields)})]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What has left comes back first."""
        return super().has_change_permission(request, obj) and (obj is None or not self.has_left(obj))

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """The row, which the action has saved."""
        return form.instance

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing is left to save."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing is left to save."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The action has its own line of history."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The action has its own line of history."""

    def get_urls(self) -> list[URLPattern]:
        """The page to leave, beside Django's own."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_leave"
        own = path("<path:object_id>/roi/", self.admin_site.admin_view(self.leave_view), name=name)
        return [own, *super().get_urls()]

    def leave_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why, and do it."""
        obj = self._found(request, object_id)
        here = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        form = Leaving(request.POST or None, initial={"version": getattr(obj, "version", 0)})
        if request.method == "POST" and form.is_valid():
            try:
                self.leave(obj, form, signer(request))
            except UserError as error:
                form.add_error(None, problem(error))
            else:
                self.message_user(request, gettext("Đã ghi."))
                return redirect(reverse(here, args=(obj.pk,)))
        word = self.leave_words[self.has_left(obj)]
        return self._page(request, "toancanh/admin/leave.html", obj, title=word, form=form)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """What was done to a row."""
        obj = self._found(request, object_id)
        title = gettext("Lịch sử")
        return self._page(request, "toancanh/admin/history.html", obj, title=title, story=self.story(obj))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **more: Any) -> HttpResponse:
        """Say what leaving is called here."""
        obj = more.get("obj")
        context["leave_word"] = self.leave_words[self.has_left(obj)] if obj is not None else ""
        return super().render_change_form(request, context, *args, **more)

    def _found(self, request: HttpRequest, object_id: str) -> Any:
        obj = self.get_object(request, object_id)
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return obj

    def _page(self, request: HttpRequest, template: str, obj: Any, **context: Any) -> HttpResponse:
        around = {**self.admin_site.each_context(request), "opts": self.opts, "original": obj}
        return TemplateResponse(request, template, {**around, **context})


def searched(condition: Callable[[str], Any], queryset: Any, words: str) -> tuple[Any, bool]:
    """Rows that have all the words, with Vietnamese marks or without."""
    return queryset.filter(condition(words)), False
