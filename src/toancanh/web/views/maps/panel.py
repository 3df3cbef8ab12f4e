"""The side panel of the map: what a sign stands for, before its whole record is opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.followup import naming
from toancanh.registers.declaring import Register, said
from toancanh.web import clock
from toancanh.web.language import spoken
from toancanh.web.matters.of_entry import of_entry
from toancanh.web.views.registers import energy, stories
from toancanh.web.views.registers.addresses import address
from toancanh.web.views.registers.entry import found


@require_safe
def panel(request: HttpRequest, of: Register, key: int) -> HttpResponse:
    """The values of an entry, what obstructs it, how many matters it has, and the ways on."""
    entry = found(of, key)
    context = {
        "entry": entry,
        "title": said(of.words, spoken()),
        "address": address(entry),
        "lines": [line for group in stories.groups(entry) for line in group.lines],
        "obstacles": [it for it in energy.obstacles(entry) if it.open],
        "briefed": of in naming.about(),
    }
    return render(
        request,
        "toancanh/maps/panel.html",
        context | of_entry(of.code, str(entry.pk), clock.today()),
    )
