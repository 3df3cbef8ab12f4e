"""People and their keys in the upkeep."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import display
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from toancanh.accounts import actions, selectors
from toancanh.accounts.actions import Person
from toancanh.accounts.models import AccountEvent, ApiKey, User
from toancanh.accounts.roles import Role, Scope
from toancanh.followup.selectors import offices
from toancanh.publish.words import say
from toancanh.web.admin.site import name_model, site
from toancanh.web.admin.writing import ActionForm, Leaving, ReadOnly, Written
from toancanh.web.language import spoken

_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class UserForm(ActionForm):
    """A person; an empty password leaves theirs as it is."""

    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"), widget=AdminTextInputWidget, max_length=150
    )
    name = forms.CharField(label=gettext_lazy("Họ tên"), widget=AdminTextInputWidget)
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"))
    office = forms.ModelChoiceField(offices(), required=False, label=gettext_lazy("Đơn vị"))
    email = forms.EmailField(required=False, label=gettext_lazy("Thư điện tử"))
    is_active = forms.BooleanField(required=False, initial=True, label=gettext_lazy("Được đăng nhập"))
    password = forms.CharField(
        required=False, strip=False, label=gettext_lazy("Mật khẩu mới"), widget=_PASSWORD
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        roles = [(it.value, say(f"role.{it}", spoken())) for it in Role]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]  # of a choice field
        if self.instance.pk:
            self.fields["username"].disabled = True
            names = ("username", "name", "role", "office", "email", "is_active")
            self.initial = {name: getattr(self.instance, name) for name in names}

    @transaction.atomic
    def act(self) -> User:
        """Let the person in, or say what is known of them now."""
        given = self.cleaned_data
        office = given["office"].pk if given["office"] else None
        person = Person(given["name"], Role(given["role"]), office, given["email"], given["is_active"])
        password = given["password"]
        if not self.instance.pk:
            return actions.add_user(by=self.who, username=given["username"], person=person, password=password)
        user = actions.change_user(by=self.who, user=self.instance, person=person)
        if password:
            actions.set_password(by=self.who, user=user, password=password)
        return user


class UserAdmin(Written):
    """The people."""

    form_class = UserForm
    list_display = ("username", "name", "said_role", "office", "is_active", "last_login")
    list_filter = ("role", "is_active")
    list_select_related = ("office",)
    search_fields = ("username", "name")

    @display(description=gettext_lazy("Vai trò"))
    def said_role(self, user: User) -> str:
        """The role in words."""
        return say(f"role.{user.role}", spoken())

    def has_left(self, obj: Any) -> bool:
        """Whoever may not log in stays in the list and can be let in again."""
        return False

    def leave(self, obj: Any, form: Leaving, who: str) -> None:
        """Let a person in no more."""
        known = Person.of(obj)
        gone = Person(known.name, known.role, known.office_id, known.email, is_active=False)
        actions.change_user(by=who, user=obj, person=gone)

    def story(self, obj: Any) -> list[str]:
        """What was done to the person and their keys."""
        return [_told(it) for it in selectors.events(obj)]


class KeyForm(ActionForm):
    """A new key; what it opens with is shown once."""

    user = forms.ModelChoiceField(User.objects.filter(is_active=True), label=gettext_lazy("Của"))
    label = forms.CharField(label=gettext_lazy("Dùng cho"), widget=AdminTextInputWidget)
    scopes = forms.MultipleChoiceField(
        choices=[(it.value, it.value) for it in Scope], initial=["read"], label=gettext_lazy("Quyền"),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    days = forms.IntegerField(initial=365, min_value=1, label=gettext_lazy("Số ngày hiệu lực"))

    def act(self) -> ApiKey:
        """Make it."""
        given = self.cleaned_data
        scopes = [Scope(it) for it in given["scopes"]]
        key, secret = actions.add_key(
            by=self.who, user=given["user"], label=given["label"], scopes=scopes, days=given["days"]
        )
        told = gettext("Chép khóa ngay, sẽ không hiện lại: %(secret)s") % {"secret": secret}
        messages.warning(self.request, told)
        return key


class KeyAdmin(Written):
    """The keys: made, looked at, revoked."""

    form_class = KeyForm
    leave_words = (gettext_lazy("Thu hồi"), "")
    list_display = ("prefix", "user", "label", "scopes", "expires_at", "last_used_at", "revoked_at")
    list_select_related = ("user",)
    search_fields = ("prefix", "label", "user__username")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is asked of a new one; what is known of one."""
        return [(None, {"fields": self.list_display})] if obj else super().get_fieldsets(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All that is known."""
        return self.list_display if obj else ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A key stays what it is."""
        return obj is None and super().has_change_permission(request)

    def has_left(self, obj: Any) -> bool:
        """Whether it was revoked."""
        return obj.revoked_at is not None

    def leave(self, obj: Any, form: Leaving, who: str) -> None:
        """Revoke it."""
        actions.revoke_key(by=who, key=obj)

    def story(self, obj: Any) -> list[str]:
        """What was done to it."""
        return [_told(it) for it in obj.events.all()]


def _told(it: AccountEvent) -> str:
    turned = "; ".join(f"{name}: {it.before.get(name) or '–'} → {now}" for name, now in it.after.items())
    when = timezone.localtime(it.at).strftime("%d/%m/%Y %H:%M")
    return " · ".join(filter(None, (f"{when} {it.who}: {say(f'account_event.{it.what}', spoken())}", turned)))


class AccountEventAdmin(ReadOnly):
    """What was done to people and keys."""

    list_display = ("at", "who", "what", "user", "key")
    list_filter = ("what",)
    search_fields = ("who", "user__username")
    list_select_related = ("user", "key")


name_model(User, ("Người dùng", "People"))
name_model(ApiKey, ("Khóa API", "Keys of the API"))
name_model(AccountEvent, ("Lịch sử tài khoản", "History of accounts"))
site.register(User, UserAdmin)
site.register(ApiKey, KeyAdmin)
site.register(AccountEvent, AccountEventAdmin)
