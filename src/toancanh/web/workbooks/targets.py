"""The targets of a year as a sheet: percent done and what is left are formulas over target and done."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.http import HttpRequest
from django.utils.translation import gettext as _

from toancanh.analyse.figures import Figure
from toancanh.model import Bound
from toancanh.model.intervals import common, exactly, middle
from toancanh.publish import periods
from toancanh.publish.workbooks import Cell, Formula, Head, Sheet, at
from toancanh.web.choices import Choice
from toancanh.web.language import spoken
from toancanh.web.overview import words
from toancanh.web.overview.aims import Row
from toancanh.web.workbooks.cells import HUNDRED, figure, link, number, places, unit

_TARGET, _DONE = 4, 5  # columns


def sheet(chosen: Choice, rows: Sequence[Row], request: HttpRequest) -> Sheet:
    """Every aim, and under it the parts of a merged province."""
    year = chosen.period.end.year
    heads = (
        Head(_("Chỉ tiêu"), 44), Head(_("Địa bàn"), 22), Head(_("Loại"), 16), Head(_("Chỉ tiêu năm"), 16),
        Head(_("Đã làm"), 16), Head(_("Đơn vị"), 14), Head(_("Kỳ"), 20), Head(_("Thực hiện (%)"), 12),
        Head(_("Thường đạt (%)"), 16), Head(_("Còn lại"), 16), Head(_("Phần còn lại phải tăng"), 18),
        Head(_("Kết luận"), 18),
    )  # fmt: skip
    title = _("Mục tiêu năm %(year)s của %(place)s") % {"year": year, "place": chosen.place.title}
    lines = list(_lines(rows))
    # Titles, an empty line and the heads stand above.
    cells = tuple(_row(place, it, request) for place, it in enumerate(lines, 4))
    under = (
        _("Thực hiện (%) và Còn lại là công thức khi văn bản nêu rõ cả hai số."),
        _("Nếu không thì là số văn bản nêu, hoặc khoảng tính được."),
    )
    return Sheet(_("Mục tiêu"), (title,), heads, cells, under, kept=1)


def _lines(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from row.parts


def _row(place: int, row: Row, request: HttpRequest) -> tuple[Cell, ...]:
    pace = row.pace
    grows = pace is not None and pace.target is None and pace.aim.growth is not None
    target, done = (pace.target if pace else None), row.done
    if pace and grows:  # an aim of growth is told in percent, and so is what was reached of it
        target, done = pace.aim.growth, pace.grown
    either = target or done
    of = unit(either.unit, middle(either.interval)) if either else unit("percent")
    name = f"{row.name} · {row.detail}" if row.detail else row.name
    return (
        Cell(name),
        Cell(row.area),
        Cell(words.aim(pace.aim.kind) if pace else ""),
        _number(target, of.per, request),
        _number(done, of.per, request),
        Cell(of.name if target or done else ""),
        Cell(periods.period(row.period, spoken()) if row.period else ""),
        _percent(place, row, request),
        Cell(words.short(pace.season.share) if pace and pace.season else ""),
        _left(place, row, of.per),
        Cell(words.short(pace.needed, signed=True) if pace and pace.needed else ""),
        Cell(words.verdict(pace.verdict) if pace else ""),
    )


def _number(it: Figure | None, per: Decimal, request: HttpRequest) -> Cell:
    """A figure that is told, else the middle of what it can be with its ends beside it."""
    if it is None:
        return Cell()
    if it.fact is not None and not it.disputed:
        return figure(it.fact, request, per)
    value = middle(it.interval)
    if value is None:
        return Cell(words.short(it))
    shown = value / per
    return Cell(shown, 2, note=words.short(it))


def _exact(it: Figure | None) -> Decimal | None:
    """The value of a figure that a document tells exactly."""
    fact = it.fact if it and not it.disputed else None
    return number(fact) if fact and fact.quantity.bound is Bound.EXACT else None


def _percent(place: int, row: Row, request: HttpRequest) -> Cell:
    """What is done, of the target: a formula where both are told exactly and nothing speaks against it."""
    percent = row.pace.percent if row.pace else None
    if row.pace is None or percent is None:
        return Cell()
    target, done = _exact(row.pace.target), _exact(row.done)
    if target and done is not None:
        value = HUNDRED * done / target
        if common(percent.interval, exactly(round(value, 2))) or percent.fact is None:
            return Cell(Formula(f"100*{at(_DONE, place)}/{at(_TARGET, place)}", value), 2)
    if percent.fact is not None:
        fact = percent.fact
        return Cell(number(fact), places(fact.quantity.step, number(fact)), link=link(fact, request))
    return Cell(words.short(percent))


def _left(place: int, row: Row, per: Decimal) -> Cell:
    """What is left: a formula where both are told exactly."""
    left = row.pace.left if row.pace else None
    if row.pace is None or left is None:
        return Cell()
    target, done = _exact(row.pace.target), _exact(row.done)
    if target is None or done is None or done > target:
        return Cell(words.short(left))
    value = (target - done) / per
    return Cell(Formula(f"{at(_TARGET, place)}-{at(_DONE, place)}", value), places(Decimal(0), value))
