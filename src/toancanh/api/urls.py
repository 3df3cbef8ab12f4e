"""Addresses of the API: ``/api/v1/…``; whatever else is asked for there is told as a problem too."""

from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from toancanh.api.problems import not_found
from toancanh.api.service import api

urlpatterns = [path("api/v1/", api.urls), re_path(r"^api/", csrf_exempt(not_found), name="api-nothing")]
