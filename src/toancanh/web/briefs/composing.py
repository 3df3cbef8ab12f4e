"""The whole brief of a subject on a day, from the registers, the picture, the follow-up and the findings."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from toancanh.answering import home
from toancanh.publish import names, periods
from toancanh.publish.brief import Brief, Section
from toancanh.web.briefs import areas as places
from toancanh.web.briefs import entries, hindrances, lists, past, points, work
from toancanh.web.briefs.subject import Subject
from toancanh.web.language import spoken


def compose(subject: Subject, today: date) -> Brief:
    """The brief; how many queries it takes does not grow with the store."""
    told = {"day": periods.day(today, spoken())}
    return Brief(
        agency(today),
        _("Tài liệu chuẩn bị làm việc"),
        f"{subject.kind}: {subject.title}" if subject.kind else subject.title,
        _("Số liệu, hồ sơ và việc theo dõi đến ngày %(day)s; lưu hành nội bộ") % told,
        tuple(_sections(subject, today)),
        _("Nguồn"),
        spoken(),
    )


def _sections(subject: Subject, today: date) -> Iterator[Section]:
    page, chosen = None, None
    if subject.unit:
        page, chosen = places.picture(subject)
        yield places.section(subject, subject.unit, page, chosen, today)
    if subject.entry:
        yield entries.section(subject.entry)
        if way := entries.way(subject.entry, today):
            yield way
    yield from lists.sections(subject, today)
    yield hindrances.section(subject, today)
    yield work.section(subject, today)
    yield past.section(subject, today)
    yield points.section(subject, page, chosen, today)


def agency(today: date) -> str:
    """The department of the province that the installation is of."""
    unit = home(today)
    if unit is None or not unit.exists_on(today):
        return _("Sở Công Thương")
    return _("Sở Công Thương %(province)s") % {"province": names.full_area(unit, spoken())}
