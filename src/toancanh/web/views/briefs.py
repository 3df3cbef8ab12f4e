"""Chuẩn bị làm việc: choose what the session is about, read two pages, print them or take them as Word."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from toancanh.model.text import fold
from toancanh.publish.brief_word import word
from toancanh.web import clock
from toancanh.web.briefs.composing import compose
from toancanh.web.briefs.subject import asked, like, offered
from toancanh.web.partial import asked_by_htmx, render_part

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The brief that the address asks for, else the place to choose one.

    ``?tim=`` are words typed: what they may mean is listed; if it is one thing only, its brief is opened.
    Before that the area of the installation and its parts are offered.
    """
    subject = asked(request.GET)
    if subject:
        brief = compose(subject, clock.today())
        return render(request, "toancanh/briefs/brief.html", {"brief": brief, "subject": subject})
    typed = request.GET.get("tim", "").strip()
    found = like(typed) if typed else offered(settings.AREA)
    if typed and len(found) == 1 and not asked_by_htmx(request):
        return redirect(f"{reverse('brief')}?{found[0].query}")
    unknown = bool({"dia-ban", "muc"} & request.GET.keys())
    context = {"typed": typed, "found": found, "unknown": unknown}
    return render_part(request, "toancanh/briefs/choose.html", "toancanh/briefs/found.html", context)


@require_safe
def as_word(request: HttpRequest) -> HttpResponse:
    """The same as a Word file."""
    subject = asked(request.GET)
    if subject is None:
        raise Http404
    response = HttpResponse(word(compose(subject, clock.today())), content_type=_WORD)
    name = slugify(fold(subject.title)) or "ban-chuan-bi"
    response.headers["Content-Disposition"] = f'attachment; filename="chuan-bi-{name}.docx"'
    return response
