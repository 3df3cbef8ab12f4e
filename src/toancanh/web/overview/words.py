"""Numbers and verdicts of the pace in the reader's words."""

from decimal import Decimal

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from toancanh.analyse.figures import Figure, How
from toancanh.analyse.targets import Pace, Reason, Verdict
from toancanh.model import Kind, Quantity
from toancanh.publish import figures, periods, spans
from toancanh.publish.figures import number, scale, with_unit
from toancanh.web.language import spoken

_DIGITS = 4
_NARROW = Decimal("0.01")  # of the value: told as one number
_NARROW_POINTS = Decimal("0.5")
_PERCENT = "percent"
MARKS = {
    Verdict.EXCEEDED: "★",
    Verdict.REACHED: "✓",
    Verdict.ON_TRACK: "→",
    Verdict.BEHIND: "!",
    Verdict.MISSED: "✕",
    Verdict.UNKNOWN: "?",
}
TONES = {
    Verdict.EXCEEDED: "good",
    Verdict.REACHED: "good",
    Verdict.ON_TRACK: "good",
    Verdict.BEHIND: "warn",
    Verdict.MISSED: "bad",
    Verdict.UNKNOWN: "",
}


def verdict(of: Verdict) -> str:
    """What comes out."""
    return {
        Verdict.EXCEEDED: _("Vượt"),
        Verdict.REACHED: _("Đạt"),
        Verdict.ON_TRACK: _("Đúng tiến độ"),
        Verdict.BEHIND: _("Chậm"),
        Verdict.MISSED: _("Không đạt"),
        Verdict.UNKNOWN: _("Chưa thể kết luận"),
    }[of]


def aim(of: Kind) -> str:
    """What was decided."""
    return _("mục tiêu") if of is Kind.TARGET else _("kế hoạch")


def how(of: Figure) -> str:
    """How a number came about; empty of one that is told."""
    return {
        How.TOLD: "",
        How.PERIODS: _("cộng các kỳ"),
        How.AREAS: _("cộng các tỉnh trước hợp nhất"),
        How.REST: _("cả tỉnh trừ phần kia"),
        How.GROWTH: _("suy từ mức tăng"),
        How.PERCENT: _("suy từ % kế hoạch"),
        How.RECKONED: "",
    }[of.how]


def short(of: Figure, *, signed: bool = False) -> str:
    """A number as a table has it: as it is written, else one number if it is narrow, else its ends."""
    if of.fact is not None and not of.disputed:
        entry = figures.entry if signed else figures.figure
        return entry(of.fact, spoken())
    low, high = of.interval.low, of.interval.high
    if low is None or high is None:
        return spans.span(of.interval, of.unit, spoken(), signed=signed)
    near = _NARROW_POINTS if of.unit == _PERCENT else _NARROW * max(abs(low), abs(high))
    ends = (low, high) if high - low > near else ((low + high) / 2,)
    return _written(tuple(_rounded(it, of.unit) for it in ends), of.unit, signed)


def _rounded(value: Decimal, unit: str) -> Decimal:
    places = -1 if unit == _PERCENT else value.adjusted() - _DIGITS + 1 if value else 0
    return value.quantize(Decimal(1).scaleb(places))


def _written(ends: tuple[Decimal, ...], unit: str, signed: bool) -> str:
    factor, name = scale(Quantity(max(ends, key=abs), unit), spoken())
    written = [("+" if signed and it > 0 else "") + number(it / factor, spoken()) for it in ends]
    if len(set(written)) == 1:
        return with_unit(written[0], name)
    if ends[0] == 0:
        return _("đến %(most)s") % {"most": with_unit(written[-1], name)}
    return with_unit("–".join(written) if not signed else f"{written[0]} … {written[-1]}", name)


def ends(of: Figure, *, signed: bool = False) -> str:
    """All that a number can be."""
    return spans.span(of.interval, of.unit, spoken(), signed=signed)


def until(pace: Pace) -> str:
    """The stretch of the year that is known of."""
    return periods.period(pace.period, spoken()) if pace.period else ""


def reason(pace: Pace) -> str:
    """Why the verdict is what it is, in a sentence."""
    told = {
        Reason.LEVEL: _level,
        Reason.SHARE: _share,
        Reason.WIDE: _wide,
        Reason.GROWTH: _growth,
        Reason.NOTHING: lambda _pace: _("Chưa có số thực hiện của năm nay."),
        Reason.NO_BASE: lambda _pace: _(
            "Chỉ tiêu nêu bằng mức tăng; chưa có số năm trước hay mức tăng từ đầu năm để so."
        ),
        Reason.STOCK: lambda _pace: _("Số đếm tại một thời điểm, không tính theo tiến độ tháng."),
        Reason.LESS_IS_BETTER: lambda _pace: _("Càng thấp càng tốt nên không xét tiến độ."),
    }[pace.reason](pace)
    if not pace.disputed:
        return told
    return f"{told} {_('Các văn bản mâu thuẫn nhau; đã tính với mọi con số được nêu.')}"


def _level(pace: Pace) -> str:
    done = {"period": until(pace), "share": short(pace.percent) if pace.percent else ""}
    if pace.verdict is Verdict.MISSED:
        return _("%(period)s mới bằng %(share)s chỉ tiêu.") % done
    return _("%(period)s đã bằng %(share)s chỉ tiêu.") % done


def _share(pace: Pace) -> str:
    return _("%(period)s đã làm %(share)s; %(usual)s.") % _usual(pace)


def _wide(pace: Pace) -> str:
    if pace.season is None:
        return _("Con số chưa đủ chắc để nói đã đạt hay chưa.")
    return _("%(period)s đã làm %(share)s, %(usual)s: chưa đủ chắc để kết luận.") % _usual(pace)


def _usual(pace: Pace) -> dict[str, str]:
    assert pace.season is not None
    assert pace.percent is not None
    years = [str(it) for it in pace.season.years]
    share = short(pace.season.share)
    if years:
        among = {"share": share, "years": get_text_list(years, _("và")), "n": len(years)}
        usual = ngettext(
            "cùng lúc này của %(n)s năm đã qua (%(years)s) là %(share)s cả năm",
            "cùng lúc này của %(n)s năm đã qua (%(years)s) là %(share)s cả năm",
            len(years),
        )
        return {"period": until(pace), "share": short(pace.percent), "usual": usual % among}
    usual = _("chia đều theo tháng là %(share)s, chưa có số các năm trước để so") % {"share": share}
    return {"period": until(pace), "share": short(pace.percent), "usual": usual}


def _growth(pace: Pace) -> str:
    assert pace.grown is not None
    assert pace.aim.growth is not None
    told = {
        "period": until(pace),
        "grown": short(pace.grown, signed=True),
        "wanted": short(pace.aim.growth, signed=True),
    }
    return pgettext("growth", "%(period)s %(grown)s so với cùng kỳ; chỉ tiêu %(wanted)s.") % told
