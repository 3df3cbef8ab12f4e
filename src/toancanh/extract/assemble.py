"""From marks to observations: read the sentences in order and say of each amount what it is.

The scene carries what was spoken of. Precision first: an amount that nothing explains keeps its label
and no indicator.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from toancanh.extract import attach
from toancanh.extract.attach import Window
from toancanh.extract.marks import Mark, between
from toancanh.extract.measures import Around, Reading, measure_of, relation
from toancanh.extract.reading import Sentence
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import Base, BaseKind, Verb
from toancanh.extract.rules.indicator.subjects import Subject, subjects
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.rules.unit import Amount
from toancanh.extract.scene import Figure, Intro, Scene
from toancanh.extract.survey import Survey
from toancanh.extract.tables import read_tables
from toancanh.model import AreaLevel, BlockKind, Measure, Observation, Period, Quantity, Status

_OPENS = re.compile(r"(?:\([^)]*\) ?-? ?)?(?:vào |trong |đến |tính đến |sau |hết |từ )?")
_GOES_ON = re.compile(r"(?:trong đó|riêng|cụ thể|bao gồm|gồm)\b")
FIRST_HEADINGS = 200  # a title speaks for the whole document, not for a section
_MOVES = re.compile(r"(?:tăng|giảm|nâng)[^,;.]{0,14} (?:lên|xuống|còn)\b")
_LEADS = re.compile(r"(?:^|[^\w])(?:tại|ở|tỉnh|thành phố|tp\.?|của|với|theo|về|riêng) $")
_GROWTH = (Measure.YOY, Measure.MOM, Measure.CHANGE, Measure.PCT_OF_PLAN)
_YEAR_AGO = re.compile(r"\((?:so )?(?:với )?(?:mức )?(?:của )?cùng kỳ[^()]{0,24}$|cùng kỳ(?: năm (?:trước|ngoái))?(?: (?:19|20)\d\d)? *\( *$")
_OF_YEAR_AGO = re.compile(r" *(?:của |ở |hồi )(?:cùng kỳ|năm (?:trước|ngoái))")


def assemble(survey: Survey) -> Iterator[Observation]:
    """The observations of a document, in reading order."""
    figures, spans = read_tables(survey)
    prose = _prose(survey, spans)
    yield from sorted((*figures, *prose), key=lambda made: made.passage.start)


def _prose(survey: Survey, tables: Sequence[tuple[int, int]]) -> Iterator[Observation]:
    scene = Scene()
    for sentence in survey.reading.sentences:
        if any(start <= sentence.start < end for start, end in tables):
            continue
        if scene.intro and (sentence.block > scene.intro.block + 40 or not _continues(survey, sentence, scene.intro)):
            scene.intro = None
        yield from _sentence(survey, sentence, scene)
        _move_on(survey, sentence, scene)


def _continues(survey: Survey, sentence: Sentence, intro: Intro) -> bool:
    if sentence.block == intro.block:
        return True
    text = survey.reading.key[sentence.start : sentence.start + 4]
    return sentence.kind is BlockKind.LIST_ITEM or text[:1] in "-+*•" or re.match(r"[a-zđ]\)|\d\)", text) is not None


def _sentence(survey: Survey, sentence: Sentence, scene: Scene) -> Iterator[Observation]:
    amounts = [mark.value for mark in survey.within(sentence)]
    _enter(survey, scene, sentence)
    for number, amount in enumerate(amounts):
        start = amounts[number - 1].end if number else sentence.start
        end = amounts[number + 1].start if number + 1 < len(amounts) else sentence.end
        yield _observe(Window(survey, sentence, amount, start, end, first=not number), scene)


def _enter(survey: Survey, scene: Scene, sentence: Sentence) -> None:
    scene.goes_on = scene.figure if scene.figure_block == sentence.block and _GOES_ON.match(survey.reading.key, sentence.start) else None
    scene.figure = None
    scene.told.clear()
    scene.verb = scene.base = scene.measure = None
    scene.claimed.clear()
    if scene.period_block != sentence.block:
        scene.year = None


def _observe(window: Window, scene: Scene) -> Observation:
    amount = window.amount
    figure = _compared(window, scene)
    subject = figure.subject if figure else attach.subject_of(window, scene)
    if subject is None and scene.intro:
        subject = scene.intro.subject
    if subject is not None and subject.family:
        scene.family, scene.family_block = subject, window.sentence.block
    scene.told.append(subject)
    code = figure.indicator if figure else attach.indicator_of(subject, amount, scene, window.before)
    stock = attach.is_stock(code, amount)
    period = figure.period if figure else _period(window, scene, stock)
    base, reading = _measured(window, scene, code, period)
    if _speaks_of_year_ago(window) and period:
        period = period.year_before()
    place = figure.place if figure else attach.place_of(window, scene)
    status = attach.status_of(window, figure.status if figure else _inherited_status(window, scene))
    dims = _dims(window, scene, subject, figure)
    if _ANNUAL.search(window.before[-40:] + " … " + window.after[:24]) and amount.kind in ("energy", "household", "visit"):
        period = None
    code = _in_place(code, place, window)
    made = _observation(window, (code, subject, period, place, status, dims), reading)
    _remember(window, scene, made, (subject, place, figure is None))
    return made


_ANNUAL = re.compile(r"(?:mỗi|hằng|hàng|một) năm")


def _in_place(code: str | None, place: Place | None, window: Window) -> str | None:
    """The product of a province is its GRDP, of the country the GDP; revenue of the customs is their own."""
    if code == "gdp" and place and not place.nation:
        return "grdp"
    if code == "grdp" and place and place.nation:
        return "gdp"
    customs = "hải quan" in window.survey.reading.key[window.sentence.start : window.amount.start]
    return "budget_revenue_customs" if code == "budget_revenue" and customs else code


def _compared(window: Window, scene: Scene) -> Figure | None:
    """The figure that a percentage or an amount of change speaks of, unless it has a subject of its own."""
    figure, amount = scene.figure, window.amount
    if figure is None or amount.subject:
        return None
    named = [m for m in between(window.survey.subjects, window.start, amount.start) if attach.fits(m.value, amount.kind, scene)]
    if amount.kind == "percent":
        after = attach.just_after(window, between(window.survey.subjects, amount.end, window.end), scene)
        if scene.intro and re.search(r"[;:]\s*\w", window.before):
            return None
        own_time = _own_time(window)
        own_place = between(window.survey.places, window.start, amount.start)
        return None if named or after or own_time or own_place else figure
    rising = re.search(r"(?:tăng|giảm|tăng thêm)(?: (?:gần|hơn|khoảng|trên))? *$|\((?:hơn |trên |gần |khoảng )?$", window.before)
    same_unit = amount.kind == figure.kind and amount.kind == "money"
    return figure if rising and same_unit and not named else None


def _own_time(window: Window) -> bool:
    """Whether a new time is named between the figure and this amount."""
    return bool(between(window.survey.free_moments, window.start, window.amount.start))


def _period(window: Window, scene: Scene, stock: bool) -> Period | None:
    if scene.intro and scene.intro.period and not between(window.survey.free_moments, window.sentence.start, window.amount.start):
        return scene.intro.period
    return attach.period_of(window, scene, stock)


def _measured(window: Window, scene: Scene, code: str | None, period: Period | None) -> tuple[Mark[Base] | None, Reading]:
    amount = window.amount
    base = attach.base_of(window, scene) if amount.unit in ("percent", "other:lần") else None
    if base:
        scene.claimed.add(base.start)
    value = base.value if base else None
    verb = _verb(window, scene, base)
    if base is None and amount.unit == "percent" and window.listed and scene.base and verb is scene.verb:
        value = scene.base
    if value is None and scene.intro:
        value = scene.intro.base
    line = window.survey.timeline
    moment = window.survey.base_moments.get(base.start) if base else None
    against = line.period(moment.value, period.start.year if period else None) if moment else None
    base_measure = relation(value, against, period) if value else None
    around = Around(verb, value, window.before, window.after, _natural(code), attach.is_stock(code, amount))
    reading = measure_of(amount, around, base_measure, _last_measure(window, scene, verb))
    if reading.measure is Measure.YOY and period and period.days > 800:
        reading = replace(reading, measure=Measure.CHANGE)
    reading = _repeated(window, scene, reading)
    scene.verb, scene.base, scene.measure = verb, value, reading.measure
    return base, reading


def _last_measure(window: Window, scene: Scene, verb: Verb | None) -> Measure | None:
    if window.listed or (scene.intro and not verb) or _MOVES.search(window.before):
        return scene.measure
    in_turn = not verb and attach.in_turn(window) is not None
    return scene.said if in_turn and scene.said_block == window.sentence.block else None


def _repeated(window: Window, scene: Scene, reading: Reading) -> Reading:
    """What a list or a bracket repeats: "tăng 18 siêu thị, 3 trung tâm", "tăng 6,24% (hơn 5,2 tỷ USD)"."""
    amount, last = window.amount, scene.measure
    if reading.measure is not Measure.LEVEL or amount.unit == "percent":
        if _YEAR_AGO.search(window.before) and last in _GROWTH and reading.measure in _GROWTH:
            return replace(reading, measure=last)
        return reading
    bracket = amount.kind == "money" and last in _GROWTH and re.search(r"^ *\((?:\w+ )?$", window.before)
    goes_on = last is Measure.CHANGE_ABS and window.listed and amount.kind != "money"
    return replace(reading, measure=Measure.CHANGE_ABS) if bracket or goes_on else reading


def _verb(window: Window, scene: Scene, base: Mark[Base] | None) -> Verb | None:
    marks = between(window.survey.subjects, window.start, window.amount.start)
    rate = [mark.start for mark in marks if mark.value.id in ("occupancy", "electrified_households_pct")]
    verb = attach.verb_of(window, rate[-1] if rate else 0)
    own_base = base is not None and base.end <= window.amount.start
    if verb is None and (window.listed or _same_list(window)) and not own_base:
        return scene.verb
    return verb or (scene.intro.verb if scene.intro else None)


def _same_list(window: Window) -> bool:
    """"IIP tăng 10%, trong đó: khai khoáng 33,7%; chế biến 30,9%": the verb of the list goes on."""
    return window.amount.unit == "percent" and not window.first and not re.search(r"[.:]", window.before.replace("trong đó:", ""))


def _natural(code: str | None) -> Measure | None:
    if attach.is_rate(code):
        return Measure.LEVEL
    growing = {"grdp", "gdp", "iip", "cpi", "core_inflation", "inventory_index", "consumption_index", "industrial_labour_index"}
    return Measure.YOY if code in growing else None


def _speaks_of_year_ago(window: Window) -> bool:
    return bool(_YEAR_AGO.search(window.before) or _OF_YEAR_AGO.match(window.after))


def _inherited_status(window: Window, scene: Scene) -> Status | None:
    if scene.intro and scene.intro.status:
        return scene.intro.status
    if scene.goes_on and window.first:
        return scene.goes_on.status
    if scene.section_status:
        return scene.section_status
    if scene.figure and "trong đó" in window.survey.reading.key[window.sentence.start : window.amount.start]:
        return scene.figure.status
    return scene.figure.status if scene.figure and window.listed else None


def _dims(window: Window, scene: Scene, subject: Subject | None, figure: Figure | None) -> tuple[tuple[str, str], ...]:
    own = dict(attach.dims_of(window, subject, window.amount.noun))
    if subject and subject.id == "industrial_product_output" and not figure:
        product = label_before(window)
        own |= {"product": product} if product else {}
    return tuple(sorted((dict(figure.dims) | own).items())) if figure else tuple(sorted(own.items()))


def label_before(window: Window) -> str:
    """The noun phrase before an amount: from the last break to it, without verbs and bounds."""
    text = window.survey.reading.text[window.start : window.amount.start]
    phrase = re.split(r"[,;:.()]|\b(?:và|trong đó|riêng|còn|gồm)\b", text)
    words = [part.strip(" -+*•\n") for part in phrase if part.strip(" -+*•\n")]
    cleaned = words[-1] if words else ""
    return re.sub(r"\s*\b(?:đạt|ước|tăng|giảm|khoảng|gần|hơn|trên|là|có|được|ước đạt|đạt được|bằng|chiếm)\b.*$", "", cleaned).strip().lower()


def _observation(window: Window, about: tuple[str | None, Subject | None, Period | None, Place | None, Status, tuple[tuple[str, str], ...]], reading: Reading) -> Observation:
    code, subject, period, place, status, dims = about
    amount = window.amount
    sign = -1 if code == "trade_balance" and re.search(r"(?:nhập siêu|thâm hụt)[^.]*$", window.before) else 1
    quantity = Quantity(reading.value * sign, reading.unit or amount.unit, reading.high, amount.step, amount.bound)
    day = period.end if period else None
    published = window.survey.reading.document.published
    unit = place.on(_known_day(day, published)) if place else None
    label = amount.noun if amount.kind in ("thing", "count", "enterprise", "unit", "goods", "plant", "project") and amount.noun else label_before(window)
    return Observation(
        passage=window.survey.reading.document.passage(amount.start, amount.end), quantity=quantity, indicator=code,
        label=label or (subject.id if subject else ""), measure=reading.measure, status=status, period=period,
        area=place.name if place else None, area_code=unit.code if unit else None, dims=dims,
        sentence=(window.sentence.start, window.sentence.end), rule=f"{amount.rule} {reading.rule}",
    )  # fmt: skip


def _known_day(day, published):  # type: ignore[no-untyped-def]
    """An area is meant as it was when the document was written, not in the year it speaks of."""
    return published.end if published else day


def _remember(window: Window, scene: Scene, made: Observation, about: tuple[Subject | None, Place | None, bool]) -> None:
    subject, place, own = about
    if window.amount.unit == "percent":
        scene.said, scene.said_block = made.measure, window.sentence.block
    mere_thing = subject is None and window.amount.kind in ("thing", "count", "duration")
    if own and not mere_thing and not _speaks_of_year_ago(window):
        scene.figure_block = window.sentence.block
        scene.figure = Figure(subject, made.indicator, made.label, made.period, place, made.status, made.dims, window.amount.kind, window.amount.end)
    if subject is not None:
        scene.subject = subject
    moments = between(window.survey.free_moments, window.sentence.start, window.amount.start)
    if moments and made.period and made.status not in (Status.PLAN, Status.TARGET, Status.FORECAST):
        scene.period, scene.period_block = made.period, window.sentence.block


def _move_on(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """After a sentence: its area and time may hold for the next, and a colon opens a list."""
    key = survey.reading.key[sentence.start : sentence.end]
    _head(survey, sentence, scene)
    _leading_place(survey, sentence, scene)
    _leading_time(survey, sentence, scene)
    years = [m.value.year for m in between(survey.free_moments, sentence.start, sentence.end) if m.value.year]
    if years:
        scene.year = years[-1]
    named = [m.value for m in between(survey.subjects, sentence.start, sentence.end) if not m.value.weak]
    if named:
        scene.subject = named[-1]
        families = [subject for subject in named if subject.family]
        scene.family = families[-1] if families else scene.family
    if key.rstrip().endswith(":"):
        scene.intro = _intro(survey, sentence, scene)


def _head(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """A heading says what its section is about, until the next heading."""
    if sentence.kind is not BlockKind.HEADING:
        return
    named = [m.value for m in between(survey.subjects, sentence.start, sentence.end) if not m.value.weak]
    moments = [m for m in between(survey.free_moments, sentence.start, sentence.end) if m.start >= FIRST_HEADINGS]
    cues = between(survey.cues, sentence.start, sentence.end)
    scene.section = named[-1] if named else None
    scene.section_period = survey.timeline.period(moments[-1].value, scene.year) if moments else None
    scene.section_status = cues[-1].value.status if cues else None


def _leading_place(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """"Tại Bắc Kạn, …", "Báo cáo của tỉnh Thái Nguyên …": the sentences after it are about it too.

    A full address ("xã A, huyện B, tỉnh C") places the project that is spoken of.
    """
    key = survey.reading.key
    marks = [m for m in between(survey.places, sentence.start, sentence.end) if not m.value.whole]
    if not marks:
        return
    first = marks[0]
    lead = key[sentence.start : first.start]
    if first.value.level is AreaLevel.PROVINCE and len(lead) < 60 and (not lead or _LEADS.search(lead)):
        scene.place = first.value
    full = [m for m in marks if m.value.typed and m.value.level is AreaLevel.COMMUNE]
    if full and re.search(r"tại $", key[: full[0].start][-5:]) and re.match(r", huyện|, thị xã|, thành phố|, tp", key[full[0].end : full[0].end + 12]):
        scene.place = full[0].value


def _leading_time(survey: Survey, sentence: Sentence, scene: Scene) -> None:
    """"Tháng 5/2020, tại hội nghị …": the paragraph goes on in that time."""
    moments = between(survey.free_moments, sentence.start, sentence.start + 60)
    led = [m for m in moments if m.value.year and m.value.kind is not Kind.DAY and _OPENS.fullmatch(survey.reading.key[sentence.start : m.start])]
    if led and not survey.within(sentence):
        scene.period, scene.period_block = survey.timeline.period(led[0].value, scene.year), sentence.block


def _intro(survey: Survey, sentence: Sentence, scene: Scene) -> Intro:
    marks = [m.value for m in between(survey.subjects, sentence.start, sentence.end)]
    verbs = between(survey.verbs, sentence.start, sentence.end)
    bases = between(survey.bases, sentence.start, sentence.end)
    moments = between(survey.free_moments, sentence.start, sentence.end)
    cues = between(survey.cues, sentence.start, sentence.end)
    return Intro(
        subject=marks[-1] if marks else scene.subject,
        verb=verbs[-1].value if verbs else None,
        base=bases[-1].value if bases else None,
        period=survey.timeline.period(moments[-1].value, scene.year) if moments else None,
        status=cues[-1].value.status if cues else None,
        block=sentence.block,
    )
