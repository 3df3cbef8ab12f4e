"""One batch while it is read and after, all of them, and files tried again."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from toancanh.model import UserError
from toancanh.store import selectors as stored
from toancanh.submissions import actions, selectors
from toancanh.submissions.models import Batch
from toancanh.submissions.selectors import Progress
from toancanh.web.language import problem
from toancanh.web.partial import asked_by_htmx, render_part
from toancanh.web.signing import remember, signer

_PAGE = 30
_SOON = timedelta(seconds=20)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All batches, last first."""
    page = Paginator(selectors.batches(), _PAGE).get_page(request.GET.get("trang"))
    return render(request, "toancanh/submissions/batches.html", {"page": page})


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A batch as it stands; nothing is sent to a page that shows it so already (``?thay=``)."""
    batch = selectors.batch(number)
    if batch is None:
        raise Http404
    progress = selectors.progress(batch)
    stalled = _stalled(batch, progress)
    stamp = f"{progress.waiting}-{progress.reading}-{progress.done}-{progress.settled:d}-{stalled:d}"
    if asked_by_htmx(request) and request.GET.get("thay") == stamp:
        return HttpResponse(status=204)
    context = {
        "batch": batch,
        "progress": progress,
        "lines": selectors.lines(batch),
        "stamp": stamp,
        "stalled": stalled,
    }
    return render_part(request, "toancanh/submissions/batch.html", "toancanh/submissions/lines.html", context)


def _stalled(batch: Batch, progress: Progress) -> bool:
    """Whether files wait and it seems that nobody reads."""
    waits = progress.waiting and not progress.reading and timezone.now() - batch.at > _SOON
    return bool(waits and selectors.idle())


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Have one file that could not be used read again, or all of them; show the batch that it is in now."""
    failures, who = stored.failures(), signer(request)
    if (asked := request.POST.get("tep", "")) != "tat-ca":
        failures = failures.filter(pk=int(asked) if asked.isdecimal() and len(asked) < 18 else 0)
    try:
        batches = actions.try_again(failures=failures, who=who)
    except UserError as error:
        return render(request, "toancanh/submissions/refused.html", {"problem": problem(error)})
    there = redirect("batch", batches[0].pk) if len(batches) == 1 else redirect("batches")
    return remember(there, who)
