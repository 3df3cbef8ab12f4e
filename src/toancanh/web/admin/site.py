"""The site of the upkeep: who gets in, and what it calls itself."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from toancanh.reference.messages import language
from toancanh.registers.declaring import Words, said
from toancanh.web.views.accounts import log_out


class Upkeep(AdminSite):
    """Only an administrator gets in; who is nobody logs in where everybody does."""

    site_header = gettext_lazy("Toàn Cảnh – quản trị dữ liệu")
    site_title = gettext_lazy("Quản trị")
    index_title = gettext_lazy("Các bảng")
    enable_nav_sidebar = True

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Lead to the log-in page.

        Raises:
            PermissionDenied: somebody has logged in who may not look after the data.
        """
        if request.user.is_authenticated:
            raise PermissionDenied
        asked = request.GET.get("next", reverse("admin:index"))
        return redirect(f"{reverse('log-in')}?{urlencode({'next': asked})}")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Everybody changes their password on one page, by one action."""
        return redirect("password")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Leave as everywhere."""
        return log_out(request)


site = Upkeep("admin")


def name_model(model: Any, words: Words, fields: Mapping[str, Words] | None = None) -> None:
    """Have the pages call a table and its columns by words of the language spoken.

    They are not in the table's declaration for the database: a register says its words once, in its own.
    """
    model._meta.verbose_name = model._meta.verbose_name_plural = spoken_words(words)
    for name, said_so in {**_EVERYWHERE, **(fields or {})}.items():
        if name in {it.name for it in model._meta.get_fields()}:
            model._meta.get_field(name).verbose_name = spoken_words(said_so)


def spoken_words(words: Words) -> Any:
    """Words that wait for the language of the page."""
    told: Any = lazy(lambda: said(words, language()), str)
    return told()


_EVERYWHERE: Mapping[str, Words] = {
    "at": ("Lúc", "At"),
    "changed_at": ("Sửa lúc", "Changed at"),
    "email": ("Thư điện tử", "E-mail"),
    "entry": ("Mục số", "Entry"),
    "expires_at": ("Hết hạn", "Expires"),
    "finished_at": ("Xong lúc", "Finished at"),
    "interrupted_at": ("Đứt lúc", "Interrupted at"),
    "is_active": ("Được đăng nhập", "May log in"),
    "issuer": ("Nơi ban hành", "Issuer"),
    "key": ("Khóa", "Key"),
    "kind": ("Loại", "Kind"),
    "label": ("Dùng cho", "For"),
    "last_login": ("Đăng nhập gần nhất", "Last log-in"),
    "last_used_at": ("Dùng gần nhất", "Last used"),
    "name": ("Tên", "Name"),
    "number": ("Số", "Number"),
    "office": ("Đơn vị", "Office"),
    "prefix": ("Khóa", "Key"),
    "reason": ("Lý do", "Reason"),
    "received_at": ("Nhận lúc", "Received at"),
    "register": ("Sổ", "Register"),
    "revoked_at": ("Thu hồi lúc", "Revoked at"),
    "role": ("Vai trò", "Role"),
    "scopes": ("Quyền", "Scopes"),
    "source": ("Nguồn", "Source"),
    "started_at": ("Bắt đầu lúc", "Started at"),
    "title": ("Tên gọi", "Title"),
    "user": ("Người dùng", "Person"),
    "username": ("Tên đăng nhập", "Log-in name"),
    "version": ("Phiên bản", "Version"),
    "what": ("Đã làm", "What"),
    "who": ("Ai", "Who"),
}
_APPS: Mapping[str, Words] = {
    "accounts": ("Tài khoản", "Accounts"),
    "followup": ("Theo dõi việc", "Follow-up"),
    "registers": ("Các sổ", "Registers"),
    "store": ("Kho văn bản", "Store"),
}
for _label, _words in _APPS.items():
    apps.get_app_config(_label).verbose_name = spoken_words(_words)
