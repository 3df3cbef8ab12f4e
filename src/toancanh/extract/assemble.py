"""From marks to observations: read the sentences in order and say of each amount what it is.

The scene carries what was spoken of. Precision first: an amount that nothing explains keeps its label
and no indicator.
"""

import re
from collections.abc import Iterator, Sequence

from toancanh.extract.attach.apart import stands_apart
from toancanh.extract.attach.behind import just_after
from toancanh.extract.attach.comparison import measured, month_of_groups
from toancanh.extract.attach.dims import dims_of, label_before, label_of
from toancanh.extract.attach.fit import fits
from toancanh.extract.attach.nature import in_place, is_sector_growth, is_stock
from toancanh.extract.attach.paired import subject_in_turn, told_in_turn
from toancanh.extract.attach.place import place_of
from toancanh.extract.attach.retold import known_sum, learn, retold
from toancanh.extract.attach.status import plan_said, settled, status_of
from toancanh.extract.attach.subject import indicator_of, is_occupancy, rated_behind, subject_of
from toancanh.extract.attach.time import is_annual, period_after, period_of, speaks_of_year_ago, stage_of
from toancanh.extract.attach.totals import keep_total, status_of_whole
from toancanh.extract.attach.turn import place_in_turn
from toancanh.extract.attach.why import note_place, note_subject
from toancanh.extract.attach.window import Window, windows
from toancanh.extract.content import contents, inside
from toancanh.extract.discourse import enter, leave, step
from toancanh.extract.evidence import Trail
from toancanh.extract.marks import Mark, between
from toancanh.extract.measures import Measured
from toancanh.extract.rules.indicator.goods import names_product
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.rules.unit import PART
from toancanh.extract.scene import Figure, Scene
from toancanh.extract.survey import Survey
from toancanh.extract.tables import Tables
from toancanh.model import Observation, Part, Period, Quantity, Status, Way

_RISES = re.compile(
    r"(?:tăng|giảm|tăng thêm)(?: (?:gần|hơn|khoảng|trên))? *$|^ *\((?:hơn |trên |gần |khoảng )?$"
)
# "Trao đổi giữa hai đơn vị", "việc tăng được 1% là khó": no figure of anything.
_MERELY = re.compile(
    r"\bgiữa *$|\b(?:việc|để|muốn) [^,;.:]{0,30}(?:tăng|giảm)[^,;.:]{0,20} được(?: thêm)?(?: khoảng| gần)? *$"
)
_DEFICIT = re.compile(r"(?:nhập siêu|thâm hụt)[^.]*$")
_NEW_ITEM = re.compile(r"[;:]\s*\w")
_BEHIND = re.compile(r" ?\([^()]{0,24}")
_MEASURES = ("power", "energy", "area", "money", "person")
_GOODS = ("industrial_product_output", "electricity_output")
_PASSED_ON = ("source", "stage")
_OTHERS = re.compile(r"(?<!\w)(?:khác|còn lại)(?!\w)")
_OF_INDUSTRY = ("electricity_output", "electricity_sales", "iip")  # beside which goods are named
_AHEAD = (Status.PLAN, Status.TARGET, Status.FORECAST)


def assemble(survey: Survey, tables: Tables) -> Iterator[Observation]:
    """The observations of a document, those of its tables among them, in reading order."""
    yield from sorted((*tables.facts, *_prose(survey, tables.spans)), key=lambda made: made.passage.start)


def _prose(survey: Survey, tables: Sequence[tuple[int, int]]) -> Iterator[Observation]:
    scene = Scene()
    waiting = list(reversed(tables))
    if not survey.amounts:
        return
    last = survey.amounts.starts[-1]
    for sentence, content in zip(survey.reading.sentences, contents(survey), strict=True):
        if sentence.start > last:
            return
        while waiting and waiting[-1][1] <= sentence.start:
            waiting.pop()
        if waiting and waiting[-1][0] <= sentence.start:
            continue
        enter(survey, sentence, content, scene)
        for window in windows(survey, sentence, content):
            if _merely(window.before):
                continue
            step(window.before, scene)
            yield _observe(window, scene)
            if window.first or (scene.outer is None and ";" in window.before):
                scene.opened = scene.said_now
        leave(survey, sentence, content, scene)


def _merely(before: str) -> bool:
    """Whether the words before an amount make it no figure of anything."""
    return ("được" in before or "giữa" in before) and _MERELY.search(before) is not None


def _observe(window: Window, scene: Scene) -> Observation:
    spoken_of = _compared(window, scene)
    scene.trail.begin(window.start)
    known = None if spoken_of else known_sum(window, scene)
    if known:
        scene.trail.inherit(known.evidence)
    figure = _again(window, spoken_of, scene) if spoken_of else known or _figure(window, scene)
    if spoken_of and scene.figure and figure.dims != spoken_of.dims:
        scene.part = scene.figure, figure
    found = measured(window, scene, figure.indicator, figure.period)
    year_ago = speaks_of_year_ago(window)
    if year_ago and figure.period:
        settled_then = Status.ACTUAL if figure.status is Status.ESTIMATE else figure.status
        figure = figure._replace(period=figure.period.year_before(), status=settled_then)
    code = in_place(figure.indicator, figure.place, window)
    status = settled(window, figure.status, figure.period)
    if status is not figure.status:
        scene.trail.unsaid(Part.STATUS, Way.ASSUMED, "status.to_come")
    if code != figure.indicator or status is not figure.status:
        figure = figure._replace(indicator=code, status=status)
    if spoken_of is None:
        figure = _retold(window, scene, figure)
    learn(window, scene, figure)
    _remember(window, scene, figure, spoken_of is None and known is None, year_ago)
    if window.amount.unit == "percent":
        scene.said, scene.said_base, scene.said_block = found.measure, scene.base, window.sentence.block
    return _observation(window, figure, found, scene.trail)


def _retold(window: Window, scene: Scene, figure: Figure) -> Figure:
    """The figure, completed by an earlier one that it repeats."""
    told = retold(window, scene, figure)
    if told is figure:
        return figure
    changed = (
        (Part.AREA, told.place is not figure.place),
        (Part.PERIOD, told.period is not figure.period),
        (Part.STATUS, told.status is not figure.status),
    )
    for part, differs in changed:
        if differs:
            scene.trail.unsaid(part, Way.CARRIED, "figure.retold")
    return told


def _figure(window: Window, scene: Scene) -> Figure:
    """What an amount is a figure of, by the marks around it."""
    subject = subject_of(window, scene) or (scene.intro.subject if scene.intro else None)
    if is_sector_growth(window, subject):
        subject = scene.economy
    note_subject(window, scene, subject)
    if subject is not None and subject.family:
        scene.family, scene.family_block = subject, window.sentence.block
    code = None if _of_the_uncounted(window, scene) else indicator_of(window, subject, scene)
    period = period_of(window, scene, is_stock(code, window.amount))
    place = place_of(window, scene)
    note_place(window, scene, place)
    status = status_of(window, scene, status_of_whole(window, scene, code, period))
    if code == "cpi" and (month := month_of_groups(window, scene)):
        period = month
    if status in _AHEAD:
        period = _planned_for(window, scene, period)
    dims, kind = _dims(window, scene, subject), window.amount.kind
    return Figure(subject, code, period, place, status, dims, kind, scene.trail.parts)


def _of_the_uncounted(window: Window, scene: Scene) -> bool:
    """Whether "một phần ba trong đó" is a part of what the number before it counts, without an indicator."""
    part = window.amount.rule == PART and window.after.startswith((" trong đó", " trong số đó"))
    return part and bool(scene.told) and scene.told[-1] is None


def _dims(window: Window, scene: Scene, subject: Subject | None) -> tuple[tuple[str, str], ...]:
    """The amount's dimensions; "2 nhà máy thủy điện … công suất 29,7 MW" are megawatts of hydropower."""
    own, before = dims_of(window, subject, own_figure=True), scene.figure
    if before is None or subject is None or not subject.family or before.subject is not subject:
        return own
    if window.amount.kind not in _MEASURES or any(name == "project" for name, _ in own):
        return own
    if _OTHERS.search(window.before):
        return own
    passed_on = {name: value for name, value in before.dims if name in _PASSED_ON}
    return tuple(sorted((passed_on | dict(own)).items()))


def _planned_for(window: Window, scene: Scene, period: Period | None) -> Period | None:
    """A plan that names no time is for the year that the document plans, or that of the results told."""
    line = window.survey.timeline
    if plan_said(window) and period and period.whole_months:
        return Period.year(period.end.year)
    if window.leading(window.content.moments):
        return period
    told = scene.period_block == window.sentence.block
    if line.ahead and not told and period in (line.stock, line.main):
        return line.ahead
    if period is None or scene.section.period:
        return period
    over = line.published is None or period.end <= line.published.end
    results = period.whole_months and over and (period is line.main or (told and period is scene.period))
    return Period.year(period.end.year) if results else period


def _again(window: Window, figure: Figure, scene: Scene) -> Figure:
    """The figure that a comparison speaks of, with what the words of the comparison add."""
    dims = dims_of(window, figure.subject, own_figure=False)
    if "cơ cấu tương ứng" in window.lead:
        figure = figure._replace(dims=())  # of each in turn, as they were a year before
    scene.trail.inherit(figure.evidence)
    status = status_of(window, scene, figure.status)
    place = place_in_turn(window) or figure.place
    if place is not figure.place:
        note_place(window, scene, place)
    return figure._replace(
        status=status,
        place=place,
        period=period_after(window, scene) or _stage(window, scene) or figure.period,
        dims=tuple(sorted((dict(figure.dims) | dict(dims)).items())) if dims else figure.dims,
    )


def _stage(window: Window, scene: Scene) -> Period | None:
    """The stage that growth a year is of: "năm 2030 đạt 18.000 tỷ đồng, tăng bình quân 15%/năm"."""
    return stage_of(window, scene) if is_annual(window) else None


def _compared(window: Window, scene: Scene) -> Figure | None:
    """The figure that a percentage or an amount of change speaks of, unless it has a subject of its own."""
    figure, amount = scene.figure, window.amount
    if figure is None or amount.subject or (amount.kind == "percent" and stands_apart(window, scene)):
        return None
    if len(window.run) > 1 and (subject_in_turn(window) or told_in_turn(window, scene)):
        return None
    near = [m.value for m in window.named]
    if any((subject.outside or fits(subject, amount.kind, scene)) and not subject.vague for subject in near):
        return None
    if amount.kind != "percent":
        money = amount.kind == "money" and figure.kind in ("money", "other")  # "28.500 đồng/kg" is a price
        elsewhere = window.near(window.content.places)
        return figure if money and _RISES.search(window.before) and not elsewhere else None
    if is_sector_growth(window, figure.subject) or is_occupancy(window, figure.subject, figure.kind):
        return None
    follows = inside(window.content.subjects, amount.end, window.end)
    named = (
        any(not _dates_last(window, m) for m in window.near(window.content.moments))
        or bool(window.near(window.content.places))
        or (not amount.points and just_after(window, follows, scene) is not None)
        or rated_behind(window, follows) is not None
        or (scene.intro is not None and _NEW_ITEM.search(window.before) is not None)
        or (figure.indicator in _GOODS and bool(label_before(window)))
        or (figure.indicator in _OF_INDUSTRY and names_product(label_before(window)))
    )
    return None if named else _part(window, scene, figure)


def _part(window: Window, scene: Scene, figure: Figure) -> Figure:
    """The part of a figure that goes on: "khai khoáng giảm 2%, chế biến tăng 6% và tăng 3% so với …"."""
    goes_on = scene.part is not None and scene.part[0] is figure and ";" not in window.before
    return scene.part[1] if scene.part and goes_on else figure


def _dates_last(window: Window, moment: Mark[Moment]) -> bool:
    """Whether a time stands in a bracket right behind the amount before: "462 MW (ngày 18/6), tăng 11%"."""
    closed = window.key.startswith(")", moment.end)
    return closed and _BEHIND.fullmatch(window.key, window.start, moment.start) is not None


def _remember(window: Window, scene: Scene, figure: Figure, own: bool, year_ago: bool) -> None:
    scene.told.append(figure.subject)
    if figure.indicator in ("gdp", "grdp"):
        scene.economy = figure.subject
    scene.subject = figure.subject or scene.subject
    mere_thing = figure.subject is None and figure.kind in ("thing", "count", "duration")
    if own and not mere_thing and not year_ago:
        scene.figure, scene.figure_block = figure, window.sentence.block
        scene.last = figure if figure.indicator else scene.last
        if figure.status not in _AHEAD:
            keep_total(window, scene, figure)
    if figure.subject:
        scene.trail.keep_part(figure.subject.id, Part.INDICATOR)
    moments = window.leading(window.content.moments)
    if year_ago or not moments or not figure.period or window.bracketed:
        return
    if not _sets_time(window, figure, moments[-1]) or _looks_back(window, scene, figure):
        return
    if figure.status in _AHEAD:
        scene.ahead, scene.ahead_block = figure, window.sentence.block
    else:
        scene.period, scene.period_block = figure.period, window.sentence.block
        scene.trail.keep_part("period", Part.PERIOD)


def _looks_back(window: Window, scene: Scene, figure: Figure) -> bool:
    """Whether a sentence ends with what was before: "…, trong khi năm 1999 mới 175 triệu USD"."""
    here = scene.period_block == window.sentence.block
    now = scene.period if here else window.survey.timeline.main
    then = figure.period
    return bool(not window.first and now and then and then.end < now.start)


def _sets_time(window: Window, figure: Figure, moment: Mark[Moment]) -> bool:
    """Whether what follows is of that time too: not of "đến nay", nor a stock's second time."""
    if window.amount.kind == "power" and moment.value.kind is Kind.DAY:
        return False  # a peak is of its own day
    if not is_stock(figure.indicator, window.amount):
        return True
    second = moment.value.until and between(window.survey.moments, window.sentence.start, moment.start)
    return not (second or moment.value.kind is Kind.NOW)


def _observation(window: Window, figure: Figure, found: Measured, trail: Trail) -> Observation:
    amount, reading = window.amount, window.survey.reading
    deficit = figure.indicator == "trade_balance" and _DEFICIT.search(window.before)
    value = -found.value if deficit else found.value
    unit = found.unit or amount.unit
    area = window.survey.unit_of(figure.place, figure.period)
    label = label_of(window) or (figure.subject.id if figure.subject else "")
    way = Way.ASSUMED if amount.bare or amount.borrowed else Way.STATED
    trail.spanned(Part.UNIT, way, amount.rule, (amount.start, amount.end))
    return Observation(
        passage=reading.quote(amount.start, amount.end),
        quantity=Quantity(value, unit, found.high, amount.step, amount.bound),
        indicator=figure.indicator,
        label=label,
        measure=found.measure,
        status=figure.status,
        period=figure.period,
        area=figure.place.name if figure.place else None,
        area_code=area.code if area else None,
        area_since=area.valid_from if area else None,
        dims=figure.dims,
        sentence=reading.smoothed.span(window.sentence.start, window.sentence.end),
        rule=f"{amount.rule} {found.rule}",
        evidence=reading.smoothed.evidence(trail.parts),
    )
