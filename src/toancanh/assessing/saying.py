"""What may become of a target, and the outlook on a series, in sentences."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from toancanh.analyse.figures import PERCENT
from toancanh.analyse.outlook import LEAST, SURE, Outlook, Refused, Span, Trial
from toancanh.analyse.prospects import Pattern, Prospect, Watched
from toancanh.analyse.targets import Reason
from toancanh.model import Interval, Quantity
from toancanh.publish import periods, spans
from toancanh.publish.figures import number, scale, with_unit
from toancanh.publish.words import say
from toancanh.reference.messages import Language

_TENTH, _ONE = Decimal("0.1"), Decimal(1)
_WIDE = Decimal(5)  # points: told without decimals


def prospect(it: Prospect, lang: Language) -> str:
    """What the year comes to if it goes on as past years did, and how that lies to the aim."""
    told = {
        "years": years(it, lang),
        "span": spans.span(it.span.interval, it.span.unit, lang, signed=it.pattern is Pattern.SHIFT),
        "risk": risk(it, lang),
    }
    if it.pattern is Pattern.SHIFT:
        aim = spans.span(it.aim.interval, PERCENT, lang, signed=True)
        line = say("prospect.growth", lang, aim=aim, **told)
    else:
        line = say("prospect.level", lang, percent=percent(it.percent, lang), **told)
    return line if len(it.outcomes) > 1 else f"{line} {say('prospect.one_year', lang)}"


def risk(it: Prospect, lang: Language) -> str:
    """How the range lies to the aim."""
    return say(f"prospect.{it.risk}{'_all' if len(it.outcomes) > 1 else ''}", lang)


def years(it: Prospect, lang: Language) -> str:
    """The past years that a range rests on."""
    *first, last = map(str, it.years)
    listed = f"{', '.join(first)} {say('prospect.and', lang)} {last}" if first else last
    return say("prospect.years_many" if first else "prospect.years_one", lang, years=listed)


def percent(it: Interval, lang: Language) -> str:
    """A range of percents rounded outwards: "97–97,2%"."""
    if it.low is None or it.high is None:
        return spans.span(it, PERCENT, lang)
    step = _ONE if it.high - it.low >= _WIDE else _TENTH
    ends = (it.low / step).to_integral_value(ROUND_FLOOR), (it.high / step).to_integral_value(ROUND_CEILING)
    return with_unit("–".join(dict.fromkeys(number(end * step, lang) for end in ends)), "%")


def warning(it: Watched, lang: Language) -> str:
    """Why a target is warned of, and since when that was to be seen."""
    if it.prospect is not None:
        line = prospect(it.prospect, lang)
    else:
        by = "growth" if it.pace.reason is Reason.GROWTH else "calendar"
        line = say(f"prospect.behind_{by}", lang)
    since = say("prospect.since", lang, period=periods.published(it.since, lang)) if it.since else ""
    return f"{line} {since}".strip()


def lack(it: Watched, lang: Language) -> str:
    """Why no range is told; empty where one is."""
    return say(f"prospect.lack_{it.lack}", lang) if it.lack else ""


def outlook(it: Outlook | Refused, lang: Language) -> tuple[str, ...]:
    """The outlook on the year in sentences, with how the method did; or why there is none."""
    if isinstance(it, Refused):
        line = say(f"outlook.refused_{it.why}", lang, least=str(LEAST), months=str(it.months))
        return (line, _tried(it.trial, lang)) if it.trial else (line,)
    year = say(
        "outlook.year",
        lang,
        year=str(it.year.period.start.year),
        sure=str(SURE),
        **_told(it.year, it.unit, lang),
    )
    narrow = (say("outlook.narrow", lang),) if it.trial.covered < it.trial.expected else ()
    return year, _course(it, lang), *narrow, say("outlook.not_a_figure", lang)


def months(it: Outlook, lang: Language) -> Sequence[tuple[str, str, str]]:
    """The months left: name, middle value, range."""
    rows = ((each.period, *_digits(each, it.unit, lang)) for each in it.months)
    return [
        (periods.period(at, lang), with_unit(middle, name), with_unit(f"{low}–{high}", name))
        for at, middle, low, high, name in rows
    ]


def _told(it: Span, unit: str, lang: Language) -> dict[str, str]:
    """Its values, in one unit."""
    middle, low, high, name = _digits(it, unit, lang)
    return {"middle": with_unit(middle, name), "low": low, "high": with_unit(high, name)}


def _digits(it: Span, unit: str, lang: Language) -> tuple[str, str, str, str]:
    """Middle and ends, written in one unit, and its name."""
    factor, name = scale(Quantity(it.high, unit), lang)
    step = _step(it.high / factor)
    middle, low, high = (number((end / factor).quantize(step), lang) for end in (it.middle, it.low, it.high))
    return middle, low, high, name


def _step(value: Decimal) -> Decimal:
    """The last digit told: of four in all, decimals as far as that goes."""
    return Decimal(1).scaleb(min(value.adjusted() - 3, 0))


def _tried(it: Trial, lang: Language) -> str:
    return say("outlook.trial", lang, mase=number(it.mase, lang), naive=number(it.naive, lang))


def _course(it: Outlook, lang: Language) -> str:
    trial = it.trial
    return say(
        "outlook.course",
        lang,
        months=str(len(it.known)),
        first=periods.published(it.known[0], lang),
        last=periods.published(it.known[-1], lang),
        origins=str(trial.origins),
        points=str(trial.points),
        mase=number(trial.mase, lang),
        naive=number(trial.naive, lang),
        covered=str(trial.covered),
        expected=str(trial.expected),
    )
