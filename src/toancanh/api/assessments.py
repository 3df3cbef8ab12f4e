"""What the store and the registers come to: targets that may be missed, land, energy projects."""

from datetime import date
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field, WithJsonSchema

from toancanh.analyse import energy as plants
from toancanh.analyse import parks as estates
from toancanh.analyse.outlook import Refusal
from toancanh.analyse.prospects import Lack, Pattern, Risk
from toancanh.analyse.targets import Verdict
from toancanh.api.exact import Day, Exact, one_of
from toancanh.api.keys import READ
from toancanh.api.paging import Listed, Paged, listed, strictly
from toancanh.api.sources import period
from toancanh.assessing import energy, parks, records, targets
from toancanh.model import Area, Kind, Period, Place, UserError
from toancanh.reference.areas import areas, meant
from toancanh.reference.indicators import catalogue
from toancanh.reference.messages import language

router = Router(tags=["Đánh giá"])

# Told in place: other kinds, causes and verdicts of the description bear these names.
PaceVerdict = Annotated[Verdict, WithJsonSchema(one_of(Verdict))]
EstateCause = Annotated[estates.Cause, WithJsonSchema(one_of(estates.Cause))]
EstateKind = Annotated[estates.Kind, WithJsonSchema(one_of(estates.Kind))]
PlantCause = Annotated[plants.Cause, WithJsonSchema(one_of(plants.Cause))]


class Span(BaseModel):
    """What a number can be; an end that is not known is null."""

    low: Exact | None
    high: Exact | None


class AssessedNumber(Span):
    """A number: its unit, how it came about, the figures that it rests on."""

    unit: str
    how: str
    facts: list[str] = Field(description="Mã các số liệu làm căn cứ.")


class Outcome(Span):
    """What the year comes to if the rest of it goes as it did in a past year."""

    year: int


class Prospect(Span):
    """The range of outcomes by the patterns of past years; no probability."""

    pattern: Pattern
    risk: Risk
    unit: str
    percent_low: Exact | None = Field(description="Phần trăm chỉ tiêu.")
    percent_high: Exact | None
    outcomes: list[Outcome]


class TargetTold(BaseModel):
    """One aim of a year: how far it is, what the year may come to."""

    indicator: str
    dims: dict[str, str]
    area_code: str
    area_since: date
    kind: Kind
    year: int
    target: AssessedNumber | None
    target_growth: AssessedNumber | None
    period: str | None
    done: AssessedNumber | None
    grown: AssessedNumber | None
    percent: AssessedNumber | None
    needed_growth: AssessedNumber | None
    verdict: PaceVerdict
    prospect: Prospect | None
    lack: Lack | None = Field(description="Vì sao không nêu được khoảng.")
    warned: bool
    since: str | None = Field(description="Kỳ mà số liệu đã cho thấy nguy cơ, và từ đó không dứt.")
    text: str


class Targets(Listed):
    """A page of targets."""

    items: list[TargetTold]
    until: str | None = Field(description="Kỳ sau cùng được tính đến.")


class Future(BaseModel):
    """A value that a method expects, with its range."""

    period: str
    middle: Exact
    low: Exact
    high: Exact


class Trial(BaseModel):
    """How the method did when it was tried on the past."""

    origins: int
    points: int
    mase: Exact
    naive_mase: Exact
    covered: int
    expected: int


class OutlookTold(BaseModel):
    """What a statistical method expects of the rest of a year: never a reported figure."""

    refused: Refusal | None
    unit: str | None
    year: Future | None
    months: list[Future]
    trial: Trial | None
    text: list[str]


class Origin(BaseModel):
    """Where something comes from."""

    source: str
    url: str
    document: str | None
    as_of: str | None


class Stated(Origin):
    """A number of a register with its source."""

    value: Exact


class Ratio(BaseModel):
    """What a hectare bears; ``land`` is the column of the hectares."""

    value: Exact
    over: Exact
    under: Exact
    land: str


class EntriesTotal(BaseModel):
    """A sum over those entries that have a value."""

    value: Exact
    known: int
    entries: int


class Point(BaseModel):
    """The occupancy on a day; ``dated`` if the source says which."""

    day: date
    occupancy: Exact
    basis: estates.Basis
    dated: bool


class EstateReason(Origin):
    """Why a park or cluster asks for attention."""

    cause: EstateCause
    text: str


class ProjectReason(Origin):
    """Why an energy project asks for attention."""

    cause: PlantCause
    text: str


class EstateTold(BaseModel):
    """A park, zone or cluster assessed."""

    register_code: str
    entry: int
    name: str
    kind: EstateKind
    status: str | None
    amounts: dict[str, Stated]
    occupancy: Exact | None
    occupancy_basis: estates.Basis | None
    left_ha: Exact | None
    may_grow: bool
    per_hectare: dict[str, Ratio]
    wastewater: estates.Water
    path: list[Point]
    reasons: list[EstateReason]


class KindTold(BaseModel):
    """The sums of one kind of land."""

    kind: EstateKind
    entries: int
    at_work: int
    totals: dict[str, EntriesTotal]
    occupancy: Exact | None
    occupancy_of: int
    left_ha: EntriesTotal
    wastewater: dict[str, int]


class Estates(Listed):
    """A page of parks, zones and clusters, and the sums of all of them."""

    items: list[EstateTold]
    kinds: list[KindTold]
    elsewhere: list[str] = Field(description="Mục chưa rõ thuộc phía nào.")


class Power(BaseModel):
    """Some projects: their capacity by unit, and how many have none."""

    projects: int
    capacity: dict[str, EntriesTotal]
    unknown: int


class PipelineTold(BaseModel):
    """Projects on their way; one with several classes of obstacles counts in each."""

    whole: Power
    blocked: Power
    free: Power
    operating: Power
    by_stage: dict[str, Power]
    by_obstacle: dict[str, Power]
    in_several_classes: int


class ProjectTold(BaseModel):
    """An energy project assessed."""

    register_code: str
    entry: int
    name: str
    kind: str | None
    stage: str | None
    amounts: dict[str, Stated]
    days_in_stage: int | None
    days_known: plants.Known
    since: date | None
    days_late: int | None
    obstacles: list[str]
    reasons: list[ProjectReason]


class Projects(Listed):
    """A page of projects, and the sums of all of them."""

    items: list[ProjectTold]
    pipeline: PipelineTold
    elsewhere: list[str] = Field(description="Mục chưa rõ thuộc phía nào.")


class Where(Paged):
    """Of which area."""

    area_code: str = Field("", max_length=10)
    area_since: Day | None = Field(None, description="Ngày đơn vị bắt đầu; mặc định đơn vị ngày nay.")

    @property
    def unit(self) -> Area | None:
        """The unit asked for.

        Raises:
            UserError: there is none of that code then.
        """
        if not self.area_code:
            return None
        versions = areas().versions(self.area_code)
        found = [it for it in versions if self.area_since in (None, it.valid_from)]
        if not found:
            raise UserError(
                "registers.no_such_area", seen=f"{self.area_code} {self.area_since or ''}".strip()
            )
        return found[-1]


class WhichTargets(Where):
    """Of which area, as known by the end of which period."""

    period: str = Field("", max_length=30, description="Mã kỳ, như 2025-H1; mặc định kỳ sau cùng có số.")
    warnings: bool = Field(False, description="Chỉ chỉ tiêu có nguy cơ, nặng nhất trước.")


class WhichOutlook(Where):
    """Of which indicator and area, as known by the end of which period."""

    indicator: str = Field(max_length=80)
    period: str = Field("", max_length=30, description="Mã kỳ; mặc định hôm nay.")


class Which(Where):
    """Of which area, on which day."""

    on: Day | None = Field(None, description="Ngày xem; mặc định hôm nay.")
    reasons: bool = Field(False, description="Chỉ mục cần quan tâm, nặng nhất trước.")


@router.get("/targets", response=Targets, auth=READ, operation_id="targets")
def several_targets(request: HttpRequest, asked: Query[WhichTargets]) -> Any:
    """Chỉ tiêu của năm: làm tới đâu, cả năm có thể tới đâu theo các năm đã qua, cảnh báo sớm."""
    strictly(request, asked)
    unit = _of_today(asked)
    until = period(asked.period) if asked.period else targets.latest(unit)
    found = targets.targets(unit, until) if until else ()
    shown = targets.ranked(found) if asked.warnings else found
    items = [records.target(it, language()) for it in shown[asked.slice]]
    return {**listed(items, len(shown), asked), "until": until.code if until else None}


@router.get("/outlook", response=OutlookTold, auth=READ, operation_id="outlook")
def one_outlook(request: HttpRequest, asked: Query[WhichOutlook]) -> Any:
    """Ước đoán thống kê cho phần còn lại của năm, hoặc lý do không nêu; không phải số liệu báo cáo."""
    strictly(request, asked)
    if asked.indicator not in catalogue():
        raise UserError("api.no_indicator", seen=asked.indicator)
    unit = _of_today(asked)
    until = period(asked.period) if asked.period else Period.day(timezone.localdate())
    found = targets.outlook_of((asked.indicator, ()), Place(unit.code, unit.valid_from), until)
    return records.outlook(found, language())


@router.get("/assessments/parks", response=Estates, auth=READ, operation_id="assess_parks")
def assess_parks(request: HttpRequest, asked: Query[Which]) -> Any:
    """Khu, cụm công nghiệp: lấp đầy, đất còn lại, trên một héc-ta, nước thải, và lý do cần quan tâm."""
    strictly(request, asked)
    found = parks.assessment(asked.unit, asked.on or timezone.localdate())
    each = estates.ranked(found.each) if asked.reasons else found.each
    items = [records.estate(it, language()) for it in each[asked.slice]]
    kinds = [records.kind(it) for it in estates.sums(found.each)]
    return {**listed(items, len(each), asked), "kinds": kinds, "elsewhere": list(found.elsewhere)}


@router.get("/assessments/energy", response=Projects, auth=READ, operation_id="assess_energy")
def assess_energy(request: HttpRequest, asked: Query[Which]) -> Any:
    """Dự án năng lượng: công suất theo giai đoạn và vướng mắc, số ngày ở bước, và lý do cần quan tâm."""
    strictly(request, asked)
    found = energy.assessment(asked.unit, asked.on or timezone.localdate())
    each = plants.ranked(found.each) if asked.reasons else found.each
    items = [records.project(it, language()) for it in each[asked.slice]]
    sums = records.pipeline(found.pipeline)
    return {**listed(items, len(each), asked), "pipeline": sums, "elsewhere": list(found.elsewhere)}


def _of_today(asked: Where) -> Area:
    """The unit asked for, else that of the installation.

    Raises:
        UserError: there is none.
    """
    own = asked.unit or (meant(settings.AREA, timezone.localdate()) if settings.AREA else None)
    if own is None:
        raise UserError("registers.no_such_area", seen=asked.area_code or "TOANCANH_AREA")
    return own
