"""What one amount belongs to: its subject, period, place, status and dimensions, by where they stand.

Every function asks the same question of one dimension: which mark around this amount speaks of it. The
nearest before it in the sentence wins, with the few exceptions that Vietnamese word order makes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toancanh.extract.marks import Mark, between
from toancanh.extract.reading import Sentence
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import Base, BaseKind, Verb
from toancanh.extract.rules.indicator.dims import Dim
from toancanh.extract.rules.indicator.subjects import Subject, subjects
from toancanh.extract.rules.period.rules import Kind, Moment
from toancanh.extract.rules.unit import Amount
from toancanh.extract.scene import Scene
from toancanh.extract.survey import Survey
from toancanh.model import AreaLevel, Period, Status
from toancanh.reference.indicators import Kind as Nature
from toancanh.reference.indicators import catalogue

_LINK = re.compile(r" *(?:,|;|và|, và|; và|,? còn) *(?:gần |hơn |khoảng |trên |trên mức )?$")
_FILLER = re.compile(r"[\s()]*(?:về (?:lượng|giá trị|trị giá|số lượng|kim ngạch)|nữa|,)?[\s()]*$")
_AFTER_TIME = re.compile(r" *(?:/năm)?[ (]*(?:vào |trong |của |ở |cho )?(?:năm )?$")
_ABOUT = re.compile(r" *(?:về|của|là|cho)? ?(?:tổng |giá trị )?$")
_TURN = re.compile(r"\b(?:nhưng|song|tuy nhiên|thực tế|trong khi)\b")
_LEAD = re.compile(r"^[^,]{0,60},")


@dataclass(frozen=True, slots=True)
class Window:
    """One amount with its neighbours in the sentence."""

    survey: Survey
    sentence: Sentence
    amount: Amount
    start: int  # end of the amount before, or start of the sentence
    end: int  # start of the next amount, or end of the sentence
    first: bool

    @property
    def before(self) -> str:
        """Words from the amount before."""
        return self.survey.reading.key[self.start : self.amount.start]

    @property
    def after(self) -> str:
        """Words up to the next amount."""
        return self.survey.reading.key[self.amount.end : self.end]

    @property
    def listed(self) -> bool:
        """Whether only a comma or "và" parts it from the amount before."""
        return not self.first and _LINK.fullmatch(self.before) is not None


def subject_of(window: Window, scene: Scene) -> Subject | None:
    """What the amount is a figure of, or ``None`` when nothing fits."""
    amount = window.amount
    if amount.subject:
        return _by_noun(window, subjects()[amount.subject])
    turn = in_turn(window)
    if turn and len(scene.told) >= turn:
        run, _ = run_of(window)
        earlier_ones = scene.told[: len(scene.told) - (len(run) - turn)][-len(run) :]
        one = earlier_ones[-turn] if len(earlier_ones) == len(run) else None
        if one and len({subject.id for subject in earlier_ones if subject}) == len(run) and fits(one, amount.kind, scene):
            return one
    kind = amount.kind
    marks = between(window.survey.subjects, window.sentence.start, window.end)
    behind = just_after(window, marks, scene)
    if behind:
        return behind
    near = [mark.value for mark in marks if window.start <= mark.start < amount.start and _holds(mark.value, scene)]
    strong = [subject for subject in near if not subject.weak] or near
    for subject in reversed(strong):
        if fits(subject, kind, scene):
            return subject
        if not subject.codes:
            return None  # something that is outside the catalogue is spoken of
    return _carried(window, scene, [m.value for m in marks if m.start < window.start], bool(strong))


def _by_noun(window: Window, subject: Subject) -> Subject | None:
    if subject.id in ("organisational_units",) and "sở" not in window.survey.reading.key[window.sentence.start : window.sentence.end]:
        return None
    return subject


def just_after(window: Window, marks: Sequence[Mark[Subject]], scene: Scene) -> Subject | None:
    """"Tăng 4,3% về số doanh nghiệp", "gần 54.000 doanh nghiệp đăng ký thành lập mới"."""
    kind = window.amount.kind
    for mark in marks:
        if mark.end <= window.amount.end or mark.start < window.amount.start:
            continue
        between_text = window.survey.reading.key[window.amount.end : mark.start]
        own_rate = kind == "percent" and "share_of" in mark.value.codes and not mark.value.family
        close = _ABOUT.fullmatch(between_text) and (
            between_text.strip() or own_rate or kind in ("enterprise", "project", "scheme", "goods", "case")
        )
        wide = kind == "enterprise" and "," not in between_text and len(between_text) < 40 and mark.value.id.startswith("enterprises_")
        if (close or wide) and fits(mark.value, kind, None):
            family = scene.family if mark.value.weak and scene.family_block == window.sentence.block else None
            return family if family and fits(family, kind, None) else mark.value
        break
    return None


def _holds(subject: Subject, scene: Scene) -> bool:
    """Whether a subject that needs another ("vốn đăng ký" of new enterprises) stands with it here."""
    return not subject.needs or (scene.subject is not None and scene.subject.id == subject.needs)


def fits(subject: Subject, kind: str, scene: Scene | None) -> bool:
    """Whether the subject has figures of this kind here."""
    if scene and not _holds(subject, scene):
        return False
    return subject.indicator(kind) is not None or (kind == "percent" and "share_of" in subject.codes) or (
        kind == "percent" and subject.id == "occupancy"
    )


def _carried(window: Window, scene: Scene, earlier: Sequence[Subject], other_subject: bool) -> Subject | None:
    """Nothing between this amount and the one before names a subject that fits: what was spoken of?"""
    kind = window.amount.kind
    if scene.intro and scene.intro.subject and fits(scene.intro.subject, kind, None) and not other_subject:
        return scene.intro.subject
    pool = [*([scene.section] if scene.section else []), *([scene.family] if scene.family else []), *earlier, *([scene.subject] if scene.subject else [])]
    if other_subject and kind in ("percent", "money"):
        return None
    for subject in reversed(pool):
        if fits(subject, kind, scene) and (kind != "percent" or not subject.weak or subject is scene.subject):
            return subject
    return None


def indicator_of(subject: Subject | None, amount: Amount, scene: Scene, before: str) -> str | None:
    """The catalogue's code for an amount of a subject."""
    if subject is None:
        return None
    if subject.id == "occupancy":
        family = scene.family
        return family.codes.get("share_of") if family else None
    kind = "count" if amount.kind == "enterprise" else amount.kind
    code = subject.indicator(kind)
    if code is None and kind == "percent":
        if "lấp đầy" in before or "share_of" in subject.codes:
            return subject.codes.get("share_of")
    return code


def is_rate(code: str | None) -> bool | None:
    """Whether percent is the indicator's own unit and a level; ``None`` when it has none."""
    return None if code is None or code not in catalogue() else catalogue()[code].stock_or_flow is Nature.RATE


def is_stock(code: str | None, amount: Amount) -> bool:
    """Whether the figure is as at a date."""
    if code in catalogue():
        entry = catalogue()[code]  # type: ignore[index]
        return entry.stock_or_flow is Nature.STOCK or (entry.stock_or_flow is Nature.RATE and entry.unit == "percent")
    return amount.kind not in ("money", "percent", "energy", "product", "visit", "case")


def period_of(window: Window, scene: Scene, stock: bool) -> Period | None:
    """When: a time right after the amount, else the last before it, else what was spoken of."""
    line = window.survey.timeline
    key = window.survey.reading.key
    free = between(window.survey.free_moments, window.sentence.start, window.end)
    for mark in free:
        if mark.start >= window.amount.end and _AFTER_TIME.fullmatch(key[window.amount.end : mark.start]):
            return line.period(mark.value, _near_year(window, scene, mark.start))
    before = [mark for mark in free if mark.end <= window.amount.start]
    usable = [m for m in before if stock or m.value.kind is not Kind.DAY or m.value.until]
    if usable and usable[-1].value.kind in (Kind.NOW, Kind.THEN):
        if usable[-1].value.kind is Kind.NOW:
            return line.stock if stock else line.main
        usable = [m for m in usable[:-1] if not m.value.until]
        if not usable:
            return _ambient(window, scene) or line.main
    if not usable:
        usable = [m for m in free if _dates_back(window, m)]
    if usable:
        mark = usable[-1]
        found = line.period(mark.value, _near_year(window, scene, mark.start))
        if found and not stock and mark.value.kind is Kind.MONTH and mark.value.until:
            return Period.months(found.end.year, 1, found.end.month)
        return found
    ambient = _ambient(window, scene)
    if stock:
        return ambient if ambient and (ambient.days < 32 or ambient.start.month != 1 or ambient.days > 360) else line.stock
    return ambient or line.main


def _ambient(window: Window, scene: Scene) -> Period | None:
    """The time that the paragraph, or the heading above it, was speaking of."""
    if scene.goes_on:
        return scene.goes_on.period
    if scene.period_block == window.sentence.block and scene.period:
        return scene.period
    return scene.section_period


def _dates_back(window: Window, mark: Mark[Moment]) -> bool:
    """"Tăng GRDP 8,5% … năm 2018": the first time after the amount, before the next one."""
    gap = window.survey.reading.key[window.amount.end : mark.start]
    plain = mark.value.kind in (Kind.YEAR, Kind.YEARS, Kind.TO_DATE) and not mark.value.until and mark.value.year
    return bool(plain) and window.amount.end <= mark.start < window.end and len(gap) < 70 and not re.search(r"[;:]|\btừ $", gap)


def _near_year(window: Window, scene: Scene, at: int) -> int | None:
    """The year that goes with a month named without one: the next one written in the sentence, or the last."""
    marks = between(window.survey.free_moments, window.sentence.start, window.sentence.end)
    years = [(mark.start, mark.value.year) for mark in marks if mark.value.year and mark.value.kind is not Kind.YEARS]
    before = [year for start, year in years if start < at]
    after = [year for start, year in years if at < start <= at + 40]
    if before:
        return before[-1]
    return after[0] if after else scene.year


_EACH = re.compile(r"(?:lần lượt|theo thứ tự|tương ứng)[^.;]*$|: *$")


def in_turn(window: Window) -> int | None:
    """For an amount of a list that gives each of several things its own figure: which from the end it is."""
    run, at = run_of(window)
    key = window.survey.reading.key
    lead = key[window.sentence.start : run[0].start]
    return len(run) - at if len(run) > 1 and _EACH.search(lead) else None


def place_of(window: Window, scene: Scene) -> Place | None:
    """Where: the last area named before the amount in the sentence, else what was spoken of."""
    turn = in_turn(window)
    if turn:
        run, _ = run_of(window)
        listed = _last_list(window.survey, window.sentence.start, run[0].start)
        if len(listed) == len(run):
            return listed[-turn].value
    marks = [m for m in between(window.survey.places, window.sentence.start, window.amount.start)]
    power = window.amount.kind in ("power", "plant", "energy")
    for mark in reversed(marks):
        if power and not mark.value.typed and mark.value.level is AreaLevel.DISTRICT:
            continue  # plants bear the names of districts
        if mark.value.whole:
            return _widened(mark.value, window.survey.main_area)
        return _chain(window.survey.reading.key, marks, mark).value
    return scene.place or window.survey.main_area


def _last_list(survey: Survey, start: int, end: int) -> list[Mark[Place]]:
    """The areas named one after another just before an offset: "Nghĩa Hưng, Nam Trực và Mỹ Lộc, …"."""
    listed: list[Mark[Place]] = []
    for mark in reversed(between(survey.places, start, end)):
        gap = survey.reading.key[mark.end : listed[0].start] if listed else ""
        if listed and not re.fullmatch(r" ?(?:,|;|và|, và) ?", gap):
            break
        listed.insert(0, mark)
    return listed


def _chain(key: str, marks: Sequence[Mark[Place]], last: Mark[Place]) -> Mark[Place]:
    """"Xã Phước Minh, huyện Thuận Nam, tỉnh Ninh Thuận" is the commune."""
    found = last
    for mark in reversed(marks[: marks.index(last)]):
        gap = key[mark.end : found.start]
        if not re.fullmatch(r" ?[,(-] ?", gap) or _depth(mark.value) <= _depth(found.value) or mark.value.whole:
            break
        found = mark
    return found


def _depth(place: Place) -> int:
    return ["country", "province", "district", "commune"].index(place.level)


def _widened(place: Place, main: Place | None) -> Place | None:
    return main


def status_of(window: Window, inherited: Status | None) -> Status:
    """How settled: the last word of status that reaches the amount."""
    cues = between(window.survey.cues, window.sentence.start, window.amount.start)
    plan_ratio = between(window.survey.bases, window.sentence.start, window.sentence.end)
    ratios = {mark.start for mark in plan_ratio if mark.value.kind is BaseKind.PLAN}
    key = window.survey.reading.key
    for cue in reversed(cues):
        if _TURN.search(key, cue.end, window.amount.start):
            break
        if not cue.value.wide and cue.start >= window.start:
            return cue.value.status
        if cue.value.wide and not (cue.value.status in (Status.PLAN, Status.TARGET) and _is_ratio(window, cue.start, ratios)):
            return cue.value.status
    return inherited or Status.ACTUAL


def _is_ratio(window: Window, at: int, ratios: set[int]) -> bool:
    """A "kế hoạch" that an earlier percentage was of says nothing about this amount."""
    near = any(abs(at - start) <= 12 for start in ratios)
    return near and at < window.start + 40 and not window.first


def base_of(window: Window, scene: Scene) -> Mark[Base] | None:
    """What the change is against: a comparison right after the amount, else one before it."""
    key = window.survey.reading.key
    behind = [m for m in between(window.survey.bases, window.start, window.amount.start) if m.start not in scene.claimed]
    if behind and re.fullmatch(r"[^,;.]{0,24}", key[behind[-1].end : window.amount.start]):
        return None if _states_plan(window, behind[-1], key) else behind[-1]
    after = _bases_after(window, key)
    if after:
        return after
    if behind and _states_plan(window, behind[-1], key):
        return None
    if behind and "." not in key[behind[-1].end : window.amount.start].replace("...", ""):
        return behind[-1]
    return None


def _states_plan(window: Window, base: Mark[Base], key: str) -> bool:
    """"Theo kế hoạch năm, GRDP tăng 8%", "kịch bản đề ra là 7,87%": the plan itself, not a part of it."""
    if base.value.kind is not BaseKind.PLAN:
        return False
    verbs = [m.value for m in between(window.survey.verbs, base.end, window.amount.start)]
    return Verb.UP in verbs or Verb.DOWN in verbs or re.search(r"\b(?:là|:)[^,;]{0,16}$", key[base.end : window.amount.start]) is not None


def run_of(window: Window) -> tuple[list[Mark[Amount]], int]:
    """The list of like amounts that this one stands in ("5,25% và 3,51%"), and its place there."""
    key, amounts = window.survey.reading.key, list(window.survey.within(window.sentence))
    at = next(i for i, mark in enumerate(amounts) if mark.start == window.amount.start)
    first = last = at
    while first and _linked(key, amounts[first - 1], amounts[first]):
        first -= 1
    while last + 1 < len(amounts) and _linked(key, amounts[last], amounts[last + 1]):
        last += 1
    return amounts[first : last + 1], at - first


def _linked(key: str, one: Mark[Amount], two: Mark[Amount]) -> bool:
    return one.value.unit == two.value.unit and _LINK.fullmatch(key[one.end : two.start]) is not None


def _bases_after(window: Window, key: str) -> Mark[Base] | None:
    """The comparison after the amount, or after its list: one for each ("so với tháng trước và cùng kỳ") or one for all."""
    run, at = run_of(window)
    end = run[-1].end
    bases = [m for m in between(window.survey.bases, end, window.sentence.end) if "." not in key[end : m.start]]
    if not bases or not _FILLER.fullmatch(key[end : bases[0].start]):
        return None
    linked = [bases[0]]
    for base in bases[1:]:
        if not re.fullmatch(r" *(?:,|và|,? và) *(?:so )?(?:với )?(?:tháng |quý )?", key[linked[-1].end : base.start]):
            break
        linked.append(base)
    return linked[at] if len(linked) == len(run) else linked[0]


def verb_of(window: Window, subject_start: int) -> Verb | None:
    """The verb of change that rules the amount: the last between it and the amount before."""
    verbs = between(window.survey.verbs, window.start, window.amount.start)
    return verbs[-1].value if verbs and verbs[-1].end >= subject_start else None


def dims_of(window: Window, subject: Subject | None, noun: str) -> tuple[Dim, ...]:
    """The dimension words that narrow the amount, for subjects that have them."""
    if subject is None:
        return ()
    wanted = _DIMS_OF.get(subject.id, ())
    found: dict[str, str] = {}
    for dim in wanted:
        scope = (window.start, window.end if dim in ("stage", "kind") else window.amount.end)
        marks = between(window.survey.dims[dim], *scope)
        if marks:
            found[dim] = marks[-1].value[1]
    return tuple(sorted(found.items()))


_SECTORAL = ("sector",)
_DIMS_OF: dict[str, tuple[str, ...]] = {
    "grdp": _SECTORAL, "gdp": _SECTORAL, "iip": _SECTORAL, "industrial_output_value": _SECTORAL,
    "exports": ("sector", "partner", "commodity"), "imports": ("sector", "partner", "commodity"),
    "trade_turnover": ("partner",), "trade_balance": ("partner",), "power": ("source", "stage"),
    "cluster": ("stage", "kind"), "park": ("stage", "kind", "sector"), "markets": ("kind",), "promotion": ("kind",),
    "tourist_arrivals": ("kind",), "inventory_index": _SECTORAL, "consumption_index": _SECTORAL,
    "social_investment": _SECTORAL, "industrial_establishments": ("kind",),
}  # fmt: skip
