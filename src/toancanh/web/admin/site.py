"""The site of the upkeep: who gets in, and what it calls itself."""

from typing import Any

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
        return redirect(f"{reverse('log-in')}?{urlencode({'next': request.get_full_path()})}")


site = Upkeep("admin")


def name_model(model: Any, words: Words) -> None:
    """Have the pages call a table by its words, in the language spoken.

    They are not in the table's ``Meta``: a register says its words once, in its declaration.
    """
    told: Any = lazy(lambda: said(words, language()), str)
    model._meta.verbose_name = model._meta.verbose_name_plural = told()
