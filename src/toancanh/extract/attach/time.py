"""The period an amount speaks of."""

import re
from datetime import timedelta

from toancanh.extract.attach.status import still_to_come
from toancanh.extract.attach.turn import in_turn
from toancanh.extract.attach.window import Window
from toancanh.extract.content import inside
from toancanh.extract.marks import Mark
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.scene import Scene
from toancanh.extract.timeline import Timeline
from toancanh.model import Measure, Part, Period, Status, Way

_AFTER = re.compile(r" *(?:/năm)?[ (]*(?:vào |trong |của |ở |cho )?(?:năm )?")
_BREAK = re.compile(r"[;:]|\btừ $|\btrong khi\b")
_ANNUAL = re.compile(r"(?:mỗi|hằng|hàng|một) năm|/năm")
_YEAR_AGO = re.compile(
    r"\( ?(?:so )?(?:với )?(?:mức )?(?:của )?cùng (?:kỳ|thời điểm)[^()]{0,24}$"
    r"|cùng (?:kỳ|thời điểm)(?:(?: của)? năm)?(?: (?:trước|ngoái|(?:19|20)\d\d))? *\( *$"
    r"|(?:^ *|[.;] ?|(?:trong khi|còn|mà) )(?:mức )?cùng (?:kỳ|thời điểm)"
    r"(?: năm (?:trước|ngoái|(?:19|20)\d\d))?"
    r"(?: (?:là|đạt|chỉ|mới|tăng|giảm|ở mức|trên|hơn|gần|khoảng|nhập siêu|xuất siêu))+ *$"
)
# Counted from the day of writing.
_TODAY = re.compile(r"[^,;.]{0,32}(?<!so với )năm (?:nay|ngoái|(?:vừa )?qua)\b")
_HIGHER_WHEN = re.compile(r"(?:cao|thấp) hơn[^,;.]{0,24} so với cùng kỳ[^,;.]{0,24}(?:tăng|giảm|đạt|là) $")
_HIGHER_THAN = re.compile(r"(?:cao|thấp) hơn (?:mức|tốc độ)[^,;.]{0,24}$")
_OF_YEAR_AGO = re.compile(r" *(?:của |ở |hồi )(?:cùng kỳ|năm (?:trước|ngoái))")
_ON_AVERAGE = re.compile(
    r"\b(?:(?:tăng|giảm)(?: trưởng)? bình quân"
    r"|bình quân (?:(?:hằng|hàng|mỗi) năm|(?:giai đoạn|thời kỳ) [^,;.]{0,12}))"
    r"[^,;.]{0,24}$"
)
# All that came so far and is still there, not what came this year.
_STANDING = re.compile(r"(?:lũy kế|từ trước)(?: từ trước)? (?:cho )?(?:đến|tới) nay|còn hiệu lực")
_THERE_ARE = re.compile(r",? (?:[^\W\d]+ ){0,6}(?:có|còn)\b")
# What came about then, not what it is like now: "thành lập năm 2015, diện tích 35 ha".
_CAME_ABOUT = re.compile(
    r"\b(?:thành lập|ra đời|khởi công|khánh thành|phê duyệt|cấp phép"
    r"|(?:đi|đưa) vào (?:hoạt động|vận hành|khai thác|sử dụng))"
    r"(?: từ| vào| trong| hồi| ngày| tháng)* *$"
)
# "Giảm 5% so với 7.180 tỷ đồng của 9 tháng năm 2018": only of what is compared with.
_COMPARED = re.compile(r"\bso với (?:mức |con số )?\d[\d.,]*(?: [^\W\d]+){1,3} (?:của|ở|trong|hồi) $")
_YEARLY_KINDS = ("energy", "household", "visit")
# What comes in a time, though it counts what there is: "trong đó cấp mới 78 dự án với 1,12 tỷ USD".
_COMES = re.compile(
    r"\b(?:cấp mới|cấp phép mới|thành lập mới|thu hút (?:mới|thêm|được)|tăng vốn"
    r"|(?:phát triển|xây dựng) (?:mới|thêm)|xây mới)(?:[^.;:]|(?<=\d)[.:](?=\d))*$"
)
_COME = re.compile(
    r" (?:được )?(?:cấp mới|cấp phép mới|đăng ký mới|điều chỉnh (?:tăng )?vốn)\b"
)  # "133 dự án cấp mới"
# "Tổng vốn đầu tư toàn xã hội 5 năm đạt …": of all the years of the stage.
_IN_STAGE = re.compile(r"\b(?:trong|qua) (?:5|năm) năm(?: qua| thực hiện)?(?:,| đã| toàn| tỉnh| cả)\b")
_OVER_STAGE = re.compile(
    r"(?<!kế hoạch )\b(?:5|năm) năm"
    r"(?: (?:ước|tới|qua|đạt|là|trên|hơn|khoảng|gần|thực hiện|phấn đấu|huy động)){0,4} *$"
)
_ON_THE_DAY = re.compile(r",? (?:tổng )?(?:sản lượng|phụ tải|lượng điện|điện năng|tiêu thụ điện)\b")
SOON = 40  # characters from "dự kiến" to its time
COMES = 160  # characters in which all is said of what came: "cấp mới 6 dự án, vốn …, trong đó …"
FAR = 70  # a time that follows farther off than this belongs to something else
YEAR = 365  # days
PLANNED = 5  # years of a plan, as the laws on planning and on public investment have them
_GREW = re.compile(r"\b(?:tăng|giảm)(?: thêm)?(?: gần| hơn| khoảng| trên)? *$")
SHORT = 32  # days: a month at most is a date for a stock


def period_of(window: Window, scene: Scene, stock: bool) -> Period | None:
    """When: a time right after the amount, else the last before it, else what was spoken of.

    What a plant yields "mỗi năm" is of no period.
    """
    around = f"{window.before[-40:]} … {window.key[window.amount.end - 4 : window.amount.end + 24]}"
    if window.amount.kind in _YEARLY_KINDS and _ANNUAL.search(around):
        scene.trail.unsaid(Part.PERIOD, Way.ASSUMED, "period.every_year")
        return None
    if is_annual(window) or _over_stage(window.before):
        return stage_of(window, scene)
    if scene.stage and "5 năm" in window.lead and _IN_STAGE.search(window.lead):
        scene.trail.recalled(Part.PERIOD, "stage", "period.years")
        return scene.stage
    if one := in_turn(window, window.content.moments):
        return window.survey.timeline.period(one.value, _near_year(window, scene, one.start))
    if found := period_after(window, scene):
        return found
    if stock and (then := _when_done(window)):
        year = _near_year(window, scene, then.start)
        return window.survey.timeline.period(scene.trail.said(Part.PERIOD, then), year)
    leading = window.leading(window.content.moments)
    usable = [m for m in leading if _dates_it(window, m, stock)]
    if usable:
        return _named(window, scene, usable, stock)
    if scene.intro and scene.intro.period:
        scene.trail.recalled(Part.PERIOD, "intro_period", "period.intro")
        return scene.intro.period
    after = _next(window) if window.amount.unit != "other:lần" else None
    if after and _dates_back(window, after):
        return _named(window, scene, [after], stock)
    return _unnamed(window, scene, stock)


def _next(window: Window) -> Mark[Moment] | None:
    """The first time named between the amount and the next."""
    for mark in window.content.moments:
        if mark.start >= window.amount.end:
            return mark if mark.end <= window.end else None
    return None


def _over_stage(before: str) -> bool:
    """Whether the amount is of several years: "tổng vốn đầu tư 5 năm đạt"."""
    years = "5 năm" in before or "năm năm" in before
    return years and _OVER_STAGE.search(before, max(0, len(before) - 70)) is not None


def _when_done(window: Window) -> Mark[Moment] | None:
    """When what is still to come is there: "dự án 22 MW dự kiến vận hành tháng 10"."""
    cue = still_to_come(window)
    moments = inside(window.content.moments, cue.end, min(cue.end + SOON, window.end)) if cue else []
    return moments[0] if moments else None


def period_after(window: Window, scene: Scene) -> Period | None:
    """The time right after the amount, if one stands there: "giảm 7% trong quý II"."""
    mark = _next(window)
    times = window.amount.unit == "other:lần"  # "gấp 1,6 lần năm 2020" is against that year
    if mark is None or times or not _follows(window, mark) or _begins_next(window, mark):
        return None
    scene.trail.said(Part.PERIOD, mark)
    return window.survey.timeline.period(mark.value, _near_year(window, scene, mark.start))


def _begins_next(window: Window, mark: Mark[Moment]) -> bool:
    """Whether it opens what is said next: "tháng 8 giảm 33% lũy kế 8 tháng đạt 2 tỷ USD"."""
    return window.key.startswith(("lũy kế", "cộng dồn"), mark.start) or window.key.endswith(
        ("lũy kế ", "tính chung "), 0, mark.start
    )


def is_annual(window: Window) -> bool:
    """Whether it is growth a year over a stretch of years: "tăng bình quân 12%/năm"."""
    if window.amount.kind != "percent":
        return False
    if window.key.startswith("/năm", window.amount.end - 4):
        return True
    return "bình quân" in window.before and _ON_AVERAGE.search(window.before) is not None


def stage_of(window: Window, scene: Scene) -> Period | None:
    """The years that it is of: named in the sentence, up to a year aimed at, or the last stage spoken of."""
    free = inside(window.content.moments, window.sentence.start, window.end)
    years = [m for m in free if m.value.kind is Kind.YEARS]
    if years:
        return window.survey.timeline.period(scene.trail.said(Part.PERIOD, years[-1]))
    end = next(
        (m for m in reversed(free) if m.value.kind is Kind.YEAR and m.value.until and m.value.year), None
    )
    if end and end.value.year:
        scene.trail.said(Part.PERIOD, end)
        return _ending(scene, end.value.year)
    aimed = scene.section.period
    if aimed and aimed.days > YEAR - 1 and not (scene.stage and scene.stage.end >= aimed.end):
        scene.trail.recalled(Part.PERIOD, "section_period", "period.years")
        return _ending(scene, aimed.end.year)
    scene.trail.recalled(Part.PERIOD, "stage", "period.years")
    return scene.stage


def _ending(scene: Scene, year: int) -> Period | None:
    """The stage that ends with a year: one that was named, else a five-year plan, as public plans are."""
    planned = Period.years(year - PLANNED + 1, year) if year % PLANNED == 0 else None
    return scene.stages.get(year) or planned


def _aside(window: Window, mark: Mark[Moment], stock: bool) -> bool:
    """Whether the time stands in a bracket that is closed before the amount, or dates how a thing began."""
    if _COMPARED.search(window.key, max(window.sentence.start, mark.start - FAR), mark.start):
        return True
    gap, since = window.key[mark.end : window.amount.start], max(window.sentence.start, mark.start - FAR)
    if stock and gap.startswith(",") and _CAME_ABOUT.search(window.key, since, mark.start):
        return True
    return gap.count(")") > gap.count("(")


def _follows(window: Window, mark: Mark[Moment]) -> bool:
    """Whether a time stands right after the amount: "92,1% năm 2020", "21 triệu đồng (năm 2010)"."""
    gap = window.key[window.amount.end : mark.start]
    return _AFTER.fullmatch(gap) is not None and ("(" not in gap or window.key.startswith(")", mark.end))


def _of_day(window: Window, mark: Mark[Moment]) -> bool:
    """Whether a flow of the day itself is told: "ngày 18/5, sản lượng điện đạt 756 triệu kWh"."""
    return window.amount.kind == "energy" and _ON_THE_DAY.match(window.key, mark.end) is not None


def _dates_it(window: Window, mark: Mark[Moment], stock: bool) -> bool:
    """Whether a time before the amount can date it; a peak of power is of an hour."""
    of_day = stock or window.amount.kind == "power" or _of_day(window, mark)
    return _dates(mark.value, of_day) and not _aside(window, mark, stock)


def _dates(moment: Moment, stock: bool) -> bool:
    """Whether a time can date the figure: a day does so for a stock, or when it closes a stretch."""
    return stock or moment.kind is not Kind.DAY or moment.until


def _named(window: Window, scene: Scene, usable: list[Mark[Moment]], stock: bool) -> Period | None:
    line, last = window.survey.timeline, usable[-1]
    no_year = last.value.kind is Kind.YEAR and last.value.year is None
    if no_year and len(usable) > 1 and last.start - usable[-2].end <= 1:
        last = usable[-2]  # "tháng 11 cùng năm"
    scene.trail.said(Part.PERIOD, last, len({m.value for m in usable}) - 1)
    if last.value.kind in (Kind.NOW, Kind.SO_FAR) and not last.value.day:
        whole = window.sentence.start, window.sentence.end
        standing = _STANDING.search(window.key, *whole)
        if last.value.kind is Kind.NOW:
            has = window.key.endswith(" có", last.start, last.end)
            there_are = stock or standing or has or _THERE_ARE.match(window.key, last.end)
            return line.stock if there_are else line.main
        if standing and line.stock:
            return line.stock
    if last.value.kind is Kind.CLOSE:
        return Period.year(scene.stage.end.year) if scene.stage else None
    if last.value.kind is Kind.THEN:
        earlier = [m for m in usable[:-1] if not m.value.until]
        return _named(window, scene, earlier, stock) if earlier else _ambient(window, scene) or line.main
    found = _same_part(window, scene, last) or line.period(last.value, _near_year(window, scene, last.start))
    closes = last.value.until and not last.value.closing and not stock and _whole_months(last.value, found)
    if stock and found and last.value.until and last.value.kind in (Kind.SPAN, Kind.TO_DATE):
        return Period.month(found.end.year, found.end.month)
    return Period.months(found.end.year, 1, found.end.month) if found and closes else found


def _same_part(window: Window, scene: Scene, mark: Mark[Moment]) -> Period | None:
    """The same part of an earlier year: "(cùng kỳ năm 2017 tăng 4,5%, năm 2016 tăng 7,2%)"."""
    told = scene.outer.figure.period if scene.outer and scene.outer.figure else None
    year = mark.value.year if mark.value.kind is Kind.YEAR and not mark.value.until else None
    if not (told and told.whole_months and year):
        return None
    opened = window.key.rfind("(", window.sentence.start, mark.start)
    same = opened >= 0 and window.key.find("cùng kỳ", opened, mark.start) >= 0
    return Period.months(year, told.start.month, told.end.month) if same else None


def _whole_months(moment: Moment, found: Period | None) -> bool:
    """Whether flows up to then are of whole months: "đến hết tháng 9", "đến ngày 31/12"."""
    if moment.kind is Kind.DAY and found:
        return (found.end + timedelta(days=1)).day == 1
    return moment.kind is Kind.MONTH


def _unnamed(window: Window, scene: Scene, stock: bool) -> Period | None:
    line, ambient = window.survey.timeline, _ambient(window, scene)
    if stock and line.main and line.main.days >= YEAR:
        grew = _GREW.search(window.before) or (window.listed and scene.measure is Measure.CHANGE_ABS)
        if grew:
            return _of_document(window, scene, line.main)
    if scene.ahead and _looks_ahead(window, scene):
        scene.trail.inherit_part(scene.ahead.evidence, Part.PERIOD)
        return scene.ahead.period
    if not stock:
        if _STANDING.search(window.key, window.sentence.start, window.sentence.end):
            return _of_document(window, scene, line.stock)
        if ambient and not _mere_days(scene, ambient):
            return ambient
        return _of_document(
            window, scene, line.main or _stage_to_come(line, scene) or _only_time(window, scene)
        )
    # "Tính chung 9 tháng …" dates the flows of its paragraph, not how many clusters there are.
    to_date = ambient is not None and SHORT <= ambient.days <= 360 and ambient.start.month == 1
    comes = _COMES.search(window.lead, max(0, len(window.lead) - COMES)) or _COME.match(window.after)
    if ambient and (comes or not to_date):
        return ambient
    return _of_document(window, scene, line.main if comes and line.main else line.stock)


def _only_time(window: Window, scene: Scene) -> Period | None:
    """The one time that a text names with its year at all."""
    return scene.period if window.survey.dated_once else None


def _of_document(window: Window, scene: Scene, period: Period | None) -> Period | None:
    others = len(window.content.moments)
    scene.trail.unsaid(Part.PERIOD, Way.DOCUMENT if period else Way.ASSUMED, "period.document", others)
    return period


def _stage_to_come(line: Timeline, scene: Scene) -> Period | None:
    """The stage that a resolution is for: "giai đoạn 2026-2030" in a document of 2025."""
    stage, published = scene.stage, line.published
    return stage if stage and published and stage.start > published.end else None


def _looks_ahead(window: Window, scene: Scene) -> bool:
    """Whether it goes on with the plan told before: "Để đạt được, xuất khẩu phải tăng 9%", "mục tiêu này"."""
    cues = window.leading(window.content.cues)
    if not any(cue.value.wide for cue in cues):
        return False
    this = any(window.key.startswith((" này", " trên", " đó"), cue.end) for cue in cues)
    return this or scene.ahead_block == window.sentence.block


def _mere_days(scene: Scene, period: Period) -> bool:
    """Whether these are only the days of counting in a section: "II. Kết quả (từ 15/12 đến 14/6)"."""
    return period is scene.section.period and (period.days == 1 or period.start.day != 1)


def _ambient(window: Window, scene: Scene) -> Period | None:
    """The time that the paragraph, or the heading above it, was speaking of."""
    if scene.goes_on:
        scene.trail.inherit_part(scene.goes_on.evidence, Part.PERIOD)
        return scene.goes_on.period
    here = scene.period_block == window.sentence.block
    scene.trail.recalled(Part.PERIOD, "period" if here else "section_period", "period.carried")
    return scene.period if here else scene.section.period


def _dates_back(window: Window, mark: Mark[Moment]) -> bool:
    """Whether it dates the amount before it: "tăng GRDP 8,5% … năm 2018"."""
    gap = window.key[window.amount.end : mark.start]
    peak = mark.value.kind is Kind.DAY and window.amount.kind == "power" and "đỉnh" in window.before
    plain = peak or (mark.value.kind in (Kind.YEAR, Kind.YEARS, Kind.TO_DATE) and not mark.value.until)
    of_next = window.key.startswith(":", mark.end)
    return bool(plain and mark.value.year) and len(gap) < FAR and not of_next and not _BREAK.search(gap)


def _near_year(window: Window, scene: Scene, at: int) -> int | None:
    """The year that goes with a month named without one: the last in the sentence, or one just after it."""
    marks, line = window.content.moments, window.survey.timeline
    today = line.published or line.main
    if today and _TODAY.match(window.key, at):
        return today.end.year
    years = [
        (m.start, m.value.year or line.year_of(m.value, None))
        for m in marks
        if m.value.kind is not Kind.YEARS and (m.value.year or m.value.shift)
    ]
    before = [year for start, year in years if start < at]
    after = [year for start, year in years if at < start <= at + 40]
    return before[-1] if before else after[0] if after else scene.year or _planned(window, scene, at)


def _planned(window: Window, scene: Scene, at: int) -> int | None:
    """The year of "dự kiến tháng 11 đạt …" is that of the next November."""
    cues = inside(window.content.cues, window.sentence.start, at)
    ahead = any(m.value.wide for m in cues) or scene.section.status is Status.PLAN
    moment = next((m for m in window.content.moments if m.start == at), None) if ahead else None
    return window.survey.timeline.to_come(moment.value) if moment else None


def speaks_of_year_ago(window: Window) -> bool:
    """Whether, as in "(cùng kỳ tăng 8,7%)", "tốc độ 19,64% của cùng kỳ", the figure is of the year before."""
    before, after = window.before, window.after
    if ("cùng kỳ" in before or "cùng thời điểm" in before) and (
        _YEAR_AGO.search(before) or _HIGHER_WHEN.search(before)
    ):
        return True
    if after.startswith(("cùng kỳ", " cùng kỳ")) and _HIGHER_THAN.search(before):
        return True
    return _OF_YEAR_AGO.match(after) is not None
