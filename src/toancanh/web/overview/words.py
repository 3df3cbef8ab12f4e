"""Numbers and verdicts of the pace in the reader's words."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toancanh.analyse.figures import Figure, How
from toancanh.analyse.prospects import Pattern, Watched
from toancanh.analyse.seasons import Season
from toancanh.analyse.targets import Pace, Reason, Verdict
from toancanh.model import Kind
from toancanh.publish import figures, periods, reckoned
from toancanh.web.language import spoken

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
    return _("mục tiêu năm") if of is Kind.TARGET else _("kế hoạch năm")


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
    return reckoned.number(of.interval, of.unit, spoken(), signed=signed)


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
    }
    made = told.get(pace.reason)
    words = made(pace) if made else _plain(pace.reason)
    if not pace.disputed:
        return words
    return f"{words} {_('Các văn bản mâu thuẫn nhau; đã tính với mọi con số được nêu.')}"


def _plain(of: Reason) -> str:
    return {
        Reason.NOTHING: _("Chưa có số thực hiện của năm nay."),
        Reason.NO_BASE: _("Chỉ tiêu nêu bằng mức tăng; chưa có số năm trước hay mức tăng từ đầu năm để so."),
        Reason.STOCK: _("Số đếm tại một thời điểm, không tính theo tiến độ tháng."),
        Reason.LESS_IS_BETTER: _("Càng thấp càng tốt nên không xét tiến độ."),
    }[of]


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
    usual = _("chia đều theo tháng là %(share)s, chưa có số các năm trước để so")
    if count := len(pace.season.years):
        usual = ngettext(
            "cùng lúc này của %(n)s năm đã qua (%(years)s) là %(share)s cả năm",
            "cùng lúc này của %(n)s năm đã qua (%(years)s) là %(share)s cả năm",
            count,
        )
    told = {"share": short(pace.season.share), "years": _years(pace.season), "n": count}
    return {"period": until(pace), "share": short(pace.percent), "usual": usual % told}


def _years(of: Season) -> str:
    return get_text_list([str(it) for it in of.years], _("và"))


def _growth(pace: Pace) -> str:
    assert pace.grown is not None
    assert pace.aim.growth is not None
    told = {
        "period": until(pace),
        "grown": short(pace.grown, signed=True),
        "wanted": short(pace.aim.growth, signed=True),
    }
    return _("%(period)s %(grown)s so với cùng kỳ; chỉ tiêu %(wanted)s.") % told


Number = tuple[str, Figure, str, bool]  # what it is, it, what it was made from, whether it has a sign


def only(done: Figure | None) -> tuple[Number, ...]:
    """What a part has reached."""
    return ((_("Đã làm"), done, how(done), False),) if done else ()


def numbers(pace: Pace) -> tuple[Number, ...]:
    """Every number of a pace, with what it was made from."""
    known = (
        (_("Chỉ tiêu cả năm"), pace.target, pace.target and how(pace.target), False),
        (_("Mức tăng cần đạt cả năm"), pace.aim.growth, "", True),
        (_("Đã làm"), pace.done, pace.done and how(pace.done), False),
        (_("Tăng so với cùng kỳ"), pace.grown, "", True),
        (_("Phần đã làm"), pace.percent, _share_of(pace), False),
        (_("Còn lại"), pace.left, _("chỉ tiêu − đã làm"), False),
        (_("Mỗi tháng còn lại"), pace.monthly, _("còn lại ÷ %(n)s tháng") % {"n": pace.months}, False),
        (_("Phần còn lại phải tăng"), pace.needed, _needed(pace), True),
        (_("Thường đã làm lúc này"), pace.season.share if pace.season else None, _season(pace), False),
    )
    return tuple((label, it, made or "", signed) for label, it, made, signed in known if it is not None)


def outcomes(of: Watched) -> tuple[Number, ...]:
    """What the year comes to by each past year, with what it was made from."""
    if of.prospect is None:
        return ()
    shares = of.prospect.pattern is Pattern.SHARE
    way = (
        _("đã làm ÷ phần đã làm của năm %(year)s")
        if shares
        else _("tăng đến nay + phần tăng thêm năm %(year)s")
    )
    return tuple(
        (_("Cả năm, như năm %(year)s") % {"year": it.year}, it.result, way % {"year": it.year}, not shares)
        for it in of.prospect.outcomes
    )


def _share_of(pace: Pace) -> str:
    """What a share was made from; nothing where it is told."""
    return "" if pace.percent and pace.percent.fact else _("đã làm ÷ chỉ tiêu")


def _needed(pace: Pace) -> str:
    if pace.left is not None:
        return _("còn lại ÷ cùng thời gian năm trước − 1")
    return _("để cả năm đạt mức tăng cần, mỗi tháng tính như nhau")


def _season(pace: Pace) -> str:
    if pace.season is None or pace.period is None:
        return ""
    if not pace.season.years:
        return _("%(n)s/12 tháng") % {"n": pace.period.end.month}
    return _("phần đã làm đến cùng tháng của %(years)s") % {"years": _years(pace.season)}
