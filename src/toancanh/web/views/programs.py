"""For who writes programs: the operations of the API."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from toancanh.api.docs import operations
from toancanh.api.service import api


@require_safe
def operations_of_api(request: HttpRequest) -> HttpResponse:
    """All operations by what they are about."""
    parts = [(tag, list(same)) for tag, same in groupby(operations(api), key=lambda it: it.tag)]
    context = {"parts": parts, "description": reverse("api:openapi-json"), "about": api.description}
    return render(request, "toancanh/api.html", context)
