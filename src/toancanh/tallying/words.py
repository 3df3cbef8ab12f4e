"""A reported total beside the register in words: where it is told, what the register makes of it, of what."""

from collections.abc import Iterator, Sequence

from toancanh.model.intervals import exactly
from toancanh.publish import names, periods, sources, spans
from toancanh.publish.sources import Line, Names
from toancanh.publish.words import say
from toancanh.reference.messages import Language
from toancanh.registers.declaring import said
from toancanh.registers.registry import register
from toancanh.tallying import Tallied
from toancanh.tallying.holdings import Held
from toancanh.tallying.reports import Reported

_FEW = 12  # names


def title(it: Reported, lang: Language) -> str:
    """What is counted, where and when: "Cụm công nghiệp · đang hoạt động, Đắk Lắk, tháng 7/2025"."""
    what = (names.indicator(it.indicator, it.indicator, lang), names.dimensions(it.dims, lang))
    parts = (" · ".join(filter(None, what)), names.area(it.area, lang), periods.period(it.period, lang))
    return ", ".join(parts)


def verdict(it: Tallied, lang: Language) -> str:
    """How the two stand to each other, and by how much they are apart."""
    gap = "" if it.gap is None else spans.span(exactly(it.gap), it.reported.unit, lang)
    return say(f"tally.{it.verdict}", lang, gap=gap)


def lines(it: Tallied, documents: Names, lang: Language) -> Iterator[Line]:
    """The comparison: its verdict, then either side with what it rests on."""
    total, holding = it.reported, it.holding
    yield Line(f"{title(total, lang)}: {verdict(it, lang)}")
    yield Line(say("tally.reported", lang, told=_told(total, documents, lang)), 1, total.fact)
    held = spans.span(holding.interval, total.unit, lang) if holding.known else say("tally.unknown", lang)
    of = said(register(holding.yardstick.scope.register).words, lang)
    yield Line(say("tally.held", lang, register=of, held=held, count=str(len(holding.counted))), 1)
    for code, some in (
        ("entries", holding.counted),
        ("without_value", holding.without_value),
        ("doubtful", holding.doubtful),
    ):
        if some:
            yield Line(say(f"tally.{code}", lang, count=str(len(some)), names=_listed(some)), 2)


def _told(it: Reported, documents: Names, lang: Language) -> str:
    """The total as it is written, and where it stands."""
    if it.fact is not None:
        return sources.told(it.fact, documents, lang)
    where = "" if it.deed is None else ", ".join(filter(None, (it.deed.source, it.deed.url)))
    return f"{spans.span(it.interval, it.unit, lang)} – {where}"


def _listed(some: Sequence[Held]) -> str:
    told = ", ".join(f"{it.name} [#{it.entry}]" for it in some[:_FEW])
    return f"{told}…" if len(some) > _FEW else told
