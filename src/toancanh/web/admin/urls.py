"""The address of the upkeep; the tables join its site when their modules are imported."""

from django.urls import path

from toancanh.web.admin import accounts, documents, matters, registers
from toancanh.web.admin.site import site

__all__ = ["accounts", "documents", "matters", "registers", "urlpatterns"]

urlpatterns = [path("quan-tri/", site.urls)]
