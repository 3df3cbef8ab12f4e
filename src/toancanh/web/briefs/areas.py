"""What an area is, who follows it, what the registers count in it, and its headline figures."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from toancanh.model import Area, AreaLevel, Observation
from toancanh.publish import figures, names, periods, words
from toancanh.publish.brief import Line, Note, Said, Section, Table
from toancanh.reference.areas import areas
from toancanh.registers.declaring import said
from toancanh.registers.registry import register
from toancanh.registers.selectors import sources_among
from toancanh.registers.totals import as_of_deed
from toancanh.web.briefs.saying import beyond
from toancanh.web.briefs.sources import of_count, of_deed, of_fact
from toancanh.web.briefs.subject import Subject
from toancanh.web.choices import Choice, coverage
from toancanh.web.headlines import Card, Page, headlines
from toancanh.web.language import spoken
from toancanh.web.overview.around import of_period

_COUNTED = ("establishments", "markets", "shops", "fuel_stations")
_MOST_FIGURES, _MOST_OF_A_SECTION = 8, 3
_MOST_NAMES = 6


def section(subject: Subject, unit: Area, page: Page | None, chosen: Choice | None, today: date) -> Section:
    """The first section of the brief of an area."""
    lines = [
        Line(_("Đơn vị"), (Said(_existence(unit), (_acts(unit),)), *_lineage(unit))),
        *_followers(subject, today),
        *_counts(subject, today),
    ]
    cards = _chosen(page) if page else []
    every = [card for part in page.sections for card in part.cards] if page else []
    table = (_table(cards),) if cards else ()
    if chosen is None:
        lines.append(
            Line(_("Số liệu"), (Said(_("kho chưa có số liệu nào của địa bàn này"), tone="unknown"),))
        )
        return Section(_("Địa bàn"), tuple(lines))
    where = f"{reverse('home')}?{urlencode({'dia-ban': chosen.place.key, 'ky': chosen.period.code})}"
    more = beyond(len(cards), len(every), _("và %(n)s chỉ tiêu khác của kỳ này"), where)
    title = _("Địa bàn và số liệu %(period)s") % {"period": periods.published(chosen.period, spoken())}
    return Section(title, tuple(lines), table, more)


def picture(subject: Subject) -> tuple[Page | None, Choice | None]:
    """The headline figures of an area at the period that it opens at."""
    place = subject.place
    opened = coverage().opening(place)
    chosen = Choice(*opened) if opened else None
    return (headlines(chosen, of_period(chosen)), chosen) if chosen else (None, None)


def _existence(unit: Area) -> str:
    told = {"name": names.full_area(unit, spoken()), "since": periods.day(unit.valid_from, spoken())}
    if unit.valid_to:
        return _("%(name)s, đến hết ngày %(until)s") % {
            "name": told["name"],
            "until": periods.day(unit.valid_to, spoken()),
        }
    return _("%(name)s, từ ngày %(since)s") % told


def _acts(unit: Area) -> Note:
    """The acts that made a unit, or ended it."""
    if unit.valid_to:
        acts = areas().acts([unit, *areas().children(unit)], [it for it, _kind in areas().became(unit)])
    else:
        acts = areas().acts([it for it, _kind in areas().was(unit)], [unit])
    return (
        Note(_("Văn bản về đơn vị hành chính: %(acts)s") % {"acts": ", ".join(acts)}) if acts else _listed()
    )


def _listed() -> Note:
    """The units as the program knows them."""
    return Note(_("Danh mục đơn vị hành chính kèm Toàn Cảnh"))


def _lineage(unit: Area) -> Iterator[Said]:
    """What it was formed of or went into, and how many units it has."""
    steps = areas().became(unit) if unit.valid_to else areas().was(unit)
    if steps:
        listed = [names.area(it, spoken()) for it, _kind in steps]
        few = listed[:_MOST_NAMES] + ["…"] * (len(listed) > _MOST_NAMES)
        told = _("nay thuộc %(names)s") if unit.valid_to else _("hình thành từ %(names)s")
        yield Said(told % {"names": get_text_list(few, _("và"))}, (_acts(unit),))
    day = unit.valid_to or date.max
    inside = [it for it in areas().children(unit) if it.exists_on(day)]
    if inside:
        districts = inside[0].level is AreaLevel.DISTRICT
        told = _("%(n)s đơn vị cấp huyện") if districts else _("%(n)s đơn vị cấp xã")
        yield Said(told % {"n": len(inside)}, (_listed(),))


def _followers(subject: Subject, today: date) -> Iterator[Line]:
    """The officials who follow the area today."""
    of = register("assignments")
    now = Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gte=today)
    rows = list(subject.entries(of).filter(*now).select_related("official")[:3])
    origins = sources_among(of, [it.pk for it in rows])
    told = tuple(
        Said(it.official.name, (of_deed(origins.get((it.pk, "official")), it),)) for it in rows if it.official
    )
    if told:
        yield Line(_("Cán bộ theo dõi"), told)


def _counts(subject: Subject, today: date) -> Iterator[Line]:
    """How many entries of each register lie in the area."""
    told = []
    for code, number in _numbers(subject, as_of_deed()):
        of = register(code)
        text = f"{said(of.words, spoken())}: {number}"
        told.append(Said(text, (of_count(of, today),), reverse("registers:list", args=(of,))))
    if told:
        yield Line(_("Trong danh bạ"), tuple(told))


@lru_cache(maxsize=256)
def _numbers(subject: Subject, _as_of: tuple[object, ...]) -> tuple[tuple[str, int], ...]:
    """How many entries there are, of the registers that have any; counted once after each deed."""
    counted = ((code, subject.entries(register(code)).count()) for code in _COUNTED)
    return tuple((code, number) for code, number in counted if number)


def _chosen(page: Page) -> list[Card]:
    """The cards that a leader asks for first: some of each field, in the order of the catalogue."""
    few = [card for part in page.sections for card in part.cards[:_MOST_OF_A_SECTION]]
    return few[:_MOST_FIGURES]


def _table(cards: list[Card]) -> Table:
    heads = (_("Chỉ tiêu"), _("Giá trị"), _("So cùng kỳ"), _("So kế hoạch"))
    return Table(heads, (44, 24, 16, 16), tuple(map(_row, cards)))


def _row(card: Card) -> tuple[Said, ...]:
    shown = card if card.main else next((it for it in card.parts if it.main), card)
    name = " – ".join(filter(None, (card.name, shown.detail)))
    if card.as_of:
        name += f" ({periods.published(card.as_of, spoken())})"
    value, growth, of_plan = shown.line.value, shown.line.growth, shown.line.pct_of_plan
    cells = (_figure(shown, value), _figure(shown, growth), _figure(shown, of_plan))
    dated = next((it.notes for it in cells if it.notes), ()) if card.as_of else ()
    return Said(name, dated), *cells


def _figure(card: Card, fact: Observation | None) -> Said:
    """A figure with its sentence; how settled it is where it is no actual one."""
    if fact is None:
        return Said(_("chưa có"), tone="unknown")
    source = next(it.document for it in card.sources if it.document.sha256 == fact.passage.document)
    text = figures.entry(fact, spoken())
    if fact.status != "actual" and fact is card.line.value:
        text += f" ({words.say(f'status.{fact.status}', spoken())})"
    note = of_fact(fact, source)
    return Said(text, (note,), note.address)
