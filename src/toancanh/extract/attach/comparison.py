"""What an amount is compared with, and so its measure and value."""

import re

from toancanh.extract.attach.nature import is_rate, is_stock
from toancanh.extract.attach.time import is_annual, speaks_of_year_ago
from toancanh.extract.attach.turn import in_turn
from toancanh.extract.attach.window import Window
from toancanh.extract.content import inside
from toancanh.extract.marks import Mark
from toancanh.extract.measures import Around, Measured, measure_of, relation
from toancanh.extract.rules.change import Base, BaseKind, Verb
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject
from toancanh.extract.scene import Scene
from toancanh.model import Measure, Part, Period, Way

GROWTH = (Measure.YOY, Measure.MOM, Measure.CHANGE, Measure.PCT_OF_PLAN)
_FILLER = re.compile(r"[\s()]*(?:về (?:lượng|giá trị|trị giá|số lượng|kim ngạch)|nữa|,)?[\s()]*")
_NEXT_BASE = re.compile(r" *(?:,|và|,? và) *(?:so )?(?:với )?(?:tháng |quý )?")
_SHORTLY = re.compile(r"[^,;.]{0,24}")
_STATED = re.compile(r"\b(?:là|:)[^,;]{0,16}$")
_MOVES = re.compile(
    r"(?:tăng|giảm|nâng|lùi|tụt|sụt)[^,;.]{0,14} (?:lên|xuống|còn|về)\b|^ *(?:lên|xuống|còn)\b"
    r"|\b(?:chỉ|nay) còn(?: gần| hơn| khoảng)? *$"
)
_BARE_MOVE = re.compile(r"[ ,(]*(?:tăng|giảm)(?: thêm| nhẹ| gần| hơn| khoảng| trên)? *")
# "2,75 tỷ USD (19,5%)", "3,76 tỷ USD, tương ứng 26,7%": the rate of the figure right before it.
_BESIDE = re.compile(r"(?: ?,? ?\(|, ?)(?:tương (?:ứng|đương)(?: với)? ?)?(?:khoảng |gần |hơn |trên )?")
# "Có thêm 4 nhà máy, với tổng công suất 417 MW": they add as much.
_WITH = re.compile(
    r",?(?: với| có)?(?: tổng)?(?: công suất| diện tích| quy mô)?(?: khoảng| gần| hơn| trên)? ?"
)
_BRACKET = re.compile(r" *\((?:\w+ )?")
_RATES = (OCCUPANCY, "electrified_households_pct")
_INDICES = ("iip", "cpi", "core_inflation", "inventory_index", "consumption_index", "industrial_labour_index")
_GROWING = frozenset(("grdp", "gdp", *_INDICES))
_MOVING = (Verb.UP, Verb.DOWN)
MONTH = 31  # days
GROUPS = 12  # blocks in which the groups of the CPI are told
YEARS_LONG = 800  # days: growth over a stage of several years is no growth on the year before


def measured(window: Window, scene: Scene, code: str | None, period: Period | None) -> Measured:
    """The measure and value of an amount of an indicator, for a period; the scene learns its comparison."""
    mark = _base_of(window, scene) if window.amount.kind == "percent" else None
    verb = _verb_of(window, scene, mark)
    base = _base(window, scene, mark, verb)
    rate = window.amount.unit == "percent"
    around = Around(
        verb,
        base,
        relation(base, _base_period(window, mark, period), period) if base else None,
        window.before,
        window.after,
        _natural(code) if rate else None,
        not rate and is_stock(code, window.amount),
        _last(window, scene, verb) if rate else None,
    )
    found = measure_of(window.amount, around)
    if found.measure is Measure.YOY and ((period and period.days > YEARS_LONG) or is_annual(window)):
        found = found._replace(measure=Measure.CHANGE)
    found = _repeated(window, scene, found)
    if code == "cpi":
        found = _monthly(window, scene, found, period)
    _note(window, scene, mark, verb, found.rule)
    if mark:
        scene.claimed.add(mark.start)
    if rate or base:
        scene.base = base
    scene.verb = Verb.SHARE if found.measure is Measure.SHARE else verb
    scene.measure = found.measure
    return found


def _note(window: Window, scene: Scene, mark: Mark[Base] | None, verb: Verb | None, rule: str) -> None:
    """Note what says how the amount relates to its indicator: a comparison, a verb, or its unit alone."""
    trail, amount = scene.trail, window.amount
    if mark:
        trail.spanned(Part.MEASURE, Way.STATED, rule, (mark.start, mark.end))
    elif amount.unit != "percent":
        trail.spanned(Part.MEASURE, Way.STATED, rule, (amount.start, amount.end))
    elif (near := window.near(window.content.verbs)) and near[-1].value is verb:
        trail.spanned(Part.MEASURE, Way.STATED, rule, (near[-1].start, near[-1].end))
    else:
        trail.unsaid(Part.MEASURE, Way.CARRIED if verb else Way.ASSUMED, rule)


def _monthly(window: Window, scene: Scene, found: Measured, period: Period | None) -> Measured:
    """Groups of the CPI of a month move as the whole did: against the month before."""
    if period is None or period.days > MONTH:
        return found
    if found.measure is Measure.MOM:
        scene.monthly, scene.monthly_block = period, window.sentence.block
    bare = found.measure is Measure.YOY and not window.near(window.content.bases)
    near = 0 <= window.sentence.block - scene.monthly_block <= GROUPS or abs(found.value) < 1
    after = window.key[window.amount.end : window.amount.end + 30]
    return found._replace(measure=Measure.MOM) if bare and near and "cùng kỳ" not in after else found


def month_of_groups(window: Window, scene: Scene) -> Period | None:
    """The month in which groups of the CPI moved, told without a time of their own after the whole."""
    near = 0 <= window.sentence.block - scene.monthly_block <= GROUPS
    dated = window.leading(window.content.moments) or scene.period_block == window.sentence.block
    return scene.monthly if near and not dated else None


def _base(window: Window, scene: Scene, mark: Mark[Base] | None, verb: Verb | None) -> Base | None:
    if mark:
        return mark.value
    goes_on = (window.listed and verb is scene.verb) or (verb in _MOVING and _of_parts(window, scene))
    if window.before.rstrip().endswith(" bằng") and scene.said_block == window.sentence.block:
        return scene.said_base
    if window.amount.unit == "percent" and goes_on and scene.base and scene.base.kind is not BaseKind.PLAN:
        return scene.base
    return scene.intro.base if scene.intro else None


def _of_parts(window: Window, scene: Scene) -> bool:
    return scene.goes_on is not None or "trong đó" in window.lead


def _base_period(window: Window, mark: Mark[Base] | None, period: Period | None) -> Period | None:
    moment = window.survey.base_moments.get(mark.start) if mark else None
    return (
        window.survey.timeline.period(moment.value, period.start.year if period else None) if moment else None
    )


def _base_of(window: Window, scene: Scene) -> Mark[Base] | None:
    """A comparison that leads up to the amount, else one right after it, else one before it."""
    if one := in_turn(window, window.content.bases):
        return one
    behind = [m for m in window.near(window.content.bases) if m.start not in scene.claimed]
    last = behind[-1] if behind else None
    if last and _SHORTLY.fullmatch(window.key, _end_of(window, last), window.amount.start):
        return None if _states_plan(window, last) else last
    if after := _base_after(window):
        return after
    if last is None or _states_plan(window, last):
        return None
    return None if "." in window.key[last.end : window.amount.start].replace("...", "") else last


def _end_of(window: Window, base: Mark[Base]) -> int:
    """Where a comparison ends, with the time that it names: "so với tháng 12 năm trước"."""
    moment = window.survey.base_moments.get(base.start)
    return max(base.end, moment.end) if moment else base.end


def _states_plan(window: Window, base: Mark[Base]) -> bool:
    """Whether the plan itself is given: "theo kế hoạch năm, GRDP tăng 8%", "kịch bản đề ra là 7,87%"."""
    if base.value.kind is not BaseKind.PLAN:
        return False
    verbs = {m.value for m in inside(window.content.verbs, base.end, window.amount.start)}
    stated = _STATED.search(window.key[base.end : window.amount.start]) or window.key.endswith(
        "(", 0, base.start
    )
    named = inside(window.content.subjects, base.end, window.amount.start) and Verb.REACH not in verbs
    growth = window.key.endswith("tăng trưởng", base.start, base.end)
    return bool(verbs & {Verb.UP, Verb.DOWN} or stated or named or growth)


def _base_after(window: Window) -> Mark[Base] | None:
    """The comparison after the amount or its list: one for each ("… tháng trước và cùng kỳ") or for all."""
    end = window.run[-1].end
    bases = inside(window.content.bases, end, window.sentence.end)
    if not bases or not _FILLER.fullmatch(window.key, end, bases[0].start):
        return None
    if "(" in window.key[end : bases[0].start] and _told_in_bracket(window, bases[0]):
        return None
    linked = [bases[0]]
    for base in bases[1:]:
        if not _NEXT_BASE.fullmatch(window.key, linked[-1].end, base.start):
            break
        linked.append(base)
    return linked[window.at] if len(linked) == len(window.run) else linked[0]


def _told_in_bracket(window: Window, base: Mark[Base]) -> bool:
    """Whether a bracket gives the figure of the base itself: "tăng 9,1% (kế hoạch cả năm 6 - 6,5%)"."""
    closed = window.key.find(")", base.end, window.sentence.end)
    return closed >= 0 and bool(inside(window.content.amounts, base.end, closed))


def _verb_of(window: Window, scene: Scene, base: Mark[Base] | None) -> Verb | None:
    """The last verb of change before the amount; a list goes on with that of the amount before."""
    verbs = window.near(window.content.verbs)
    if verbs:
        rates = [m.start for m in window.named if _is_ratio(window, m)]
        if not rates or verbs[-1].end >= rates[-1]:
            return verbs[-1].value
    leads = base is not None and base.end <= window.amount.start
    plan = base is not None and base.value.kind is BaseKind.PLAN
    if _beside(window, scene):
        return None
    if (window.listed or _same_list(window)) and not leads and not plan:
        return scene.verb
    return scene.intro.verb if scene.intro else None


def _beside(window: Window, scene: Scene) -> bool:
    """Whether a rate stands right behind the figure that it is of, without a word of change."""
    rate = window.amount.unit == "percent" and not window.first and scene.measure is Measure.LEVEL
    return rate and _BESIDE.fullmatch(window.before) is not None


def _is_ratio(window: Window, subject: Mark[Subject]) -> bool:
    """Whether a subject is a ratio, before which no verb of change can speak of the amount."""
    return subject.value.id in _RATES or (
        subject.value.outside and window.key.startswith("tỷ lệ", subject.start)
    )


def _same_list(window: Window) -> bool:
    """Whether the verb goes on: "IIP tăng 10%, trong đó: khai khoáng 33,7%; chế biến 30,9%"."""
    if window.amount.unit != "percent" or window.first:
        return False
    before = window.before.replace("trong đó:", "").replace("tp.", "")
    return "." not in before and ":" not in before


def _last(window: Window, scene: Scene, verb: Verb | None) -> Measure | None:
    here = scene.said if scene.said_block == window.sentence.block else None
    if not verb and _beside(window, scene):
        return here or (Measure.SHARE if "tương" in window.before else None)
    if window.listed or (scene.intro and not verb) or _moves(window.before):
        return scene.measure or (Measure.SHARE if here is Measure.SHARE else None)
    in_turn = not verb and (window.turn is not None or here is Measure.SHARE)
    return here if in_turn else None


def _moves(before: str) -> bool:
    """Whether something moves to where the amount says."""
    to = "còn" in before or "lên" in before or "về" in before or "xuống" in before
    return to and _MOVES.search(before) is not None


def _repeated(window: Window, scene: Scene, found: Measured) -> Measured:
    """What a list or a bracket repeats: "tăng 18 siêu thị, 3 trung tâm", "tăng 6,24% (hơn 5,2 tỷ USD)"."""
    last = scene.measure
    if _times_again(window, scene, found):
        grown = (window.amount.value - 1) * 100
        return Measured(scene.said or Measure.YOY, grown, None, "change.times", "percent")
    if _of_share(window, scene, found):
        return found._replace(measure=Measure.CHANGE_ABS)
    if window.amount.unit == "percent":
        same = last in GROWTH and found.measure in GROWTH and speaks_of_year_ago(window)
        return found._replace(measure=last) if same and last else found
    if found.measure is not Measure.LEVEL:
        return found
    if window.amount.kind == "money":
        again = last in GROWTH and _BRACKET.fullmatch(window.before) is not None
    else:
        goes_on = last is Measure.CHANGE_ABS
        again = goes_on and (window.listed or _WITH.fullmatch(window.before) is not None)
    return found._replace(measure=Measure.CHANGE_ABS) if again else found


def _of_share(window: Window, scene: Scene, found: Measured) -> bool:
    """Whether, as in "chiếm 45%, tăng 1,3%", it is the share just given that has moved."""
    if scene.measure is not Measure.SHARE or found.measure is not Measure.YOY:
        return False
    rate = scene.figure is not None and scene.figure.kind == "percent"
    return rate and found.rule == "change.growth" and _BARE_MOVE.fullmatch(window.before) is not None


def _times_again(window: Window, scene: Scene, found: Measured) -> bool:
    """Whether "tăng 37% …, khách quốc tế gấp 1,7 lần" compares with what the rate before it did."""
    if found.rule != "change.times_unclear" or not window.before.rstrip().endswith("gấp"):
        return False
    return scene.said_block == window.sentence.block and scene.said in (Measure.YOY, Measure.MOM)


def _natural(code: str | None) -> Measure | None:
    """The measure of a bare percentage: a level for a rate, growth for an index or a product."""
    if is_rate(code):
        return Measure.LEVEL
    return Measure.YOY if code in _GROWING else None
