"""What asks for a person today: late matters, contradictions, proposals, figures in doubt, the registers."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import ngettext

from toancanh.followup import selectors as matters
from toancanh.followup.selectors import Listed
from toancanh.model import Severity
from toancanh.registers import selectors as registers
from toancanh.registers.checks import Finding
from toancanh.store import selectors as store
from toancanh.store.contradictions import selectors as contradictions
from toancanh.store.remembering import AsOf, Remembered
from toancanh.web.matters.asking import LISTS
from toancanh.web.views.registers import attention

_doubted: Remembered[int] = Remembered(1)


class Call(NamedTuple):
    """One thing that asks for a person: in words with its number, where it is, how pressing."""

    words: str
    address: str
    tone: str


def calls(today: date, as_of: AsOf) -> tuple[Call, ...]:
    """All of them that there are today, the most pressing first; of figures as of their last change."""
    return tuple(_calls(today, as_of))


def _calls(today: date, as_of: AsOf) -> Iterator[Call]:
    listed = {it: name for name, it in LISTS.items()}
    lists = matters.pressing(today)
    if late := lists[Listed.OVERDUE]:
        words = ngettext("%(n)s việc quá hạn", "%(n)s việc quá hạn", late) % {"n": late}
        yield Call(words, f"{reverse('matters')}?danh-sach={listed[Listed.OVERDUE]}", "bad")
    if apart := _grave(contradictions.count()):
        words = ngettext("%(n)s mâu thuẫn", "%(n)s mâu thuẫn", apart) % {"n": apart}
        yield Call(words, reverse("findings"), "warn")
    if soon := lists[Listed.SOON]:
        words = ngettext("%(n)s việc sắp đến hạn", "%(n)s việc sắp đến hạn", soon) % {"n": soon}
        yield Call(words, f"{reverse('matters')}?danh-sach={listed[Listed.SOON]}", "warn")
    if proposed := registers.proposals().count():
        words = ngettext("%(n)s đề xuất từ văn bản", "%(n)s đề xuất từ văn bản", proposed) % {"n": proposed}
        yield Call(words, reverse("registers:proposals"), "")
    if doubted := _doubted.of(settings.CONFIDENCE, as_of, _in_doubt):
        words = ngettext("%(n)s số liệu cần xem lại", "%(n)s số liệu cần xem lại", doubted) % {"n": doubted}
        yield Call(words, reverse("review"), "")


def _in_doubt() -> int:
    """How many figures wait to be looked at."""
    return store.queue(settings.CONFIDENCE).count()


def of_registers(today: date) -> tuple[Call, ...]:
    """What the checks find that is more than a note; it takes long to know after each write to a register."""
    return tuple(_of_registers(attention.found(today)))


def _of_registers(found: tuple[Finding, ...]) -> Iterator[Call]:
    expiry = Counter(it.code for it in found if it.code in attention.EXPIRY)
    if gone := expiry["expired"]:
        words = ngettext("%(n)s giấy phép đã hết hạn", "%(n)s giấy phép đã hết hạn", gone)
        yield Call(words % {"n": gone}, f"{reverse('registers:attention')}?viec=expired", "bad")
    if soon := expiry["expiring"]:
        words = ngettext("%(n)s giấy phép sắp hết hạn", "%(n)s giấy phép sắp hết hạn", soon)
        yield Call(words % {"n": soon}, f"{reverse('registers:attention')}?viec=expiring", "warn")
    if wrong := _grave(Counter(it.severity for it in found if it.code not in attention.EXPIRY)):
        words = ngettext("%(n)s điều cần để ý trong danh bạ", "%(n)s điều cần để ý trong danh bạ", wrong)
        yield Call(words % {"n": wrong}, reverse("registers:attention"), "warn")


def _grave(found: dict[Severity, int]) -> int:
    return sum(count for severity, count in found.items() if severity is not Severity.INFO)
