"""What is worth raising: figures that contradict each other, what the checks find, what nobody knows."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from toancanh.model import AreaLevel, Severity
from toancanh.publish import names, periods
from toancanh.publish.brief import Line, Note, Said, Section
from toancanh.registers.checks import Finding
from toancanh.registers.registry import register
from toancanh.registers.selectors import register_of
from toancanh.registers.totals import as_of_deed
from toancanh.store.contradictions import selectors
from toancanh.store.contradictions.selectors import Wanted
from toancanh.store.models import SourceDocument
from toancanh.web.briefs.entries import unknown
from toancanh.web.briefs.saying import beyond, short
from toancanh.web.briefs.sources import of_fact
from toancanh.web.briefs.subject import Subject
from toancanh.web.choices import Choice
from toancanh.web.headlines import Page
from toancanh.web.language import spoken
from toancanh.web.views.findings import told
from toancanh.web.views.registers import attention

_MOST = 2  # of a kind
_MAIN = ("iip", "retail_sales", "exports", "imports")
_HEAVY = ("text", "blocks", "metadata")


def section(subject: Subject, page: Page | None, chosen: Choice | None, today: date) -> Section:
    """Each with the reason that it is one."""
    lines = [*_missing(subject, page, chosen)]
    more: tuple[Said, ...] = ()
    if subject.unit:
        wanted = Wanted(areas=subject.place.units, severity=Severity.WARNING)
        every = selectors.contradictions(wanted)
        number = every.count()
        where = f"{reverse('findings')}?{urlencode({'dia-ban': subject.place.key})}"
        more += beyond(min(_MOST, number), number, _("và %(n)s mâu thuẫn số liệu khác"), where)
        lines = [*(_contradictions(every) if number else ()), *lines]
    checked = _checked(subject, today, as_of_deed())
    lines += (_line(it, subject, today) for it in checked[:_MOST])
    more += beyond(
        min(_MOST, len(checked)),
        len(checked),
        _("và %(n)s điều khác cần để ý trong danh bạ"),
        reverse("registers:attention"),
    )
    silence = _("Không thấy mâu thuẫn, thiếu sót nào trong số liệu và danh bạ đang có.")
    return Section(_("Điều nên nêu"), tuple(lines), more=more, silence=silence)


def _contradictions(every: object) -> Iterator[Line]:
    """Figures that cannot all be true, the worst first, with their sentences."""
    found = selectors.told(every[:_MOST])  # type: ignore[index]  # of a query
    of = {fact.passage.document for it in found for fact in it.members}
    rows = {it.sha256: it for it in SourceDocument.objects.filter(original_id__in=of).defer(*_HEAVY)}
    for it, words in zip(found, told(found), strict=True):
        notes = tuple(of_fact(fact, rows[fact.passage.document]) for fact in it.members)
        yield Line(_("Số liệu mâu thuẫn"), (Said(short(f"{words.about}: {words.said}", 160), notes),))


def _missing(subject: Subject, page: Page | None, chosen: Choice | None) -> Iterator[Line]:
    """What the brief should have said and could not."""
    if subject.entry:
        if unknown(subject.entry):
            words = _("đề nghị đơn vị cung cấp các mục chưa biết nêu ở phần đầu")
            yield Line(_("Danh bạ còn thiếu"), (Said(words),))
        return
    if subject.unit is None or subject.unit.level is not AreaLevel.PROVINCE or page is None or chosen is None:
        return
    there = {card.line.indicator for part in page.sections for card in part.cards}
    lacking = [names.indicator(code, "", spoken()) for code in _MAIN if code not in there]
    if lacking:
        period = periods.published(chosen.period, spoken())
        words = _("%(what)s: chưa có số liệu %(period)s trong các văn bản đã nạp")
        yield Line(_("Số liệu còn thiếu"), (Said(words % {"what": "; ".join(lacking), "period": period}),))


@lru_cache(maxsize=256)
def _checked(subject: Subject, today: date, _as_of: tuple[object, ...]) -> tuple[Finding, ...]:
    """What the checks of the registers find of it, the gravest first; once after each deed."""
    found = [it for it in attention.found(today) if it.entry and it.severity is not Severity.INFO]
    if subject.entry:
        here = {(register_of(subject.entry).code, subject.entry.pk)}
    else:
        here = {
            (code, key)
            for code in {it.register for it in found}
            for key in subject.entries(register(code)).order_by().values_list("pk", flat=True)
        }
    return tuple(it for it in found if (it.register, it.entry) in here)


def _line(it: Finding, subject: Subject, today: date) -> Line:
    source = _("Kiểm tra danh bạ ngày %(day)s") % {"day": periods.day(today, spoken())}
    where = reverse("registers:entry", args=(register(it.register), it.entry))
    name = "" if subject.entry else f"{it.name}: "
    words = short(f"{name}{it.words(spoken())}", 130)
    return Line(_("Danh bạ"), (Said(words, (Note(source, it.basis, where),), where),))
