"""Documents in the upkeep: what is stored stays as it is and can only be read."""

from typing import Any

from django.contrib.admin import display
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from toancanh.store.models import Run, SourceDocument
from toancanh.web.admin.site import name_model, site
from toancanh.web.admin.writing import ReadOnly


class DocumentAdmin(ReadOnly):
    """The documents."""

    list_display = ("name", "title", "number", "issuer", "received_at")
    search_fields = ("name", "title", "number", "issuer")
    fields = (
        "name",
        "title",
        "number",
        "issuer",
        "sha256",
        "media_type",
        "received_at",
        "supersedes",
        "page",
    )

    @display(description=gettext_lazy("Trang của văn bản"))
    def page(self, row: SourceDocument) -> SafeString:
        """Where it is read."""
        return format_html('<a href="{}">{}</a>', reverse("document", args=(row.sha256,)), row)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without texts, which are long."""
        return super().get_queryset(request).select_related("supersedes").defer("text", "blocks", "metadata")


class RunAdmin(ReadOnly):
    """What was taken in, read again, reconciled."""

    list_display = ("id", "kind", "engine", "started_at", "finished_at", "interrupted_at")
    list_filter = ("kind",)


name_model(SourceDocument, ("Văn bản", "Documents"))
name_model(Run, ("Lần chạy", "Runs"))
site.register(SourceDocument, DocumentAdmin)
site.register(Run, RunAdmin)
