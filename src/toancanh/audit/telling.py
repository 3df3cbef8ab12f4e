"""What a line of the log says of the rows of each history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import prefetch_related_objects

from toancanh.accounts.models import AccountEvent
from toancanh.approving.models import PeriodStep, Submission
from toancanh.followup.models import Event
from toancanh.reference.areas import areas
from toancanh.registers.models import Deed
from toancanh.registers.registry import registers
from toancanh.registers.selectors import names
from toancanh.store.models import (
    BoundarySet,
    ChoiceRow,
    CorrectionRow,
    DecisionRow,
    Outcome,
    SettlementRow,
)
from toancanh.submissions.models import Batch

NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says of a row: who, when, what (the code of its words), about what, where, and why."""

    who: str
    at: datetime
    kind: str
    about: str
    target: str
    address: str
    reason: str = ""


def deeds(rows: list[Deed]) -> list[Told]:
    """What was done to entries of registers."""
    known = _names_of((it.register, it.entry) for it in rows)
    return [
        Told(
            it.who, it.at, f"deed.{it.kind}", known.get((it.register, it.entry), NOBODY),
            f"{it.register}/{it.entry}", it.address, it.reason,
        )
        for it in rows
    ]  # fmt: skip


def _names_of(entries: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
    """The names of entries, with one question for each register."""
    keys: dict[str, set[int]] = {}
    for code, key in entries:
        keys.setdefault(code, set()).add(key)
    found = ((code, names(registers()[code], each)) for code, each in keys.items())
    return {(code, key): name for code, named in found for key, name in named.items()}


def events(rows: list[Event]) -> list[Told]:
    """What was done to matters."""
    return [
        Told(it.who, it.at, f"event.{it.what}", it.matter.title, str(it.matter_id), it.address, it.reason)
        for it in rows
    ]


def decisions(rows: list[DecisionRow]) -> list[Told]:
    """Verdicts on figures."""
    return [
        Told(
            it.who,
            it.at,
            f"audit.{it.verdict}",
            it.observation.text,
            it.observation.fact_id,
            it.address,
            it.note,
        )
        for it in rows
    ]


def choices(rows: list[ChoiceRow]) -> list[Told]:
    """Which figure was chosen to stand."""
    return [
        Told(
            it.who, it.at, "audit.chosen" if it.stands else "audit.taken_back", it.observation.text,
            it.observation.fact_id, it.address, it.reason,
        )
        for it in rows
    ]  # fmt: skip


def outcomes(rows: list[Outcome]) -> list[Told]:
    """What became of files."""
    return [
        Told(
            str(it.run.parameters.get("who", "")) or NOBODY, it.at, f"audit.file_{it.result}", it.name,
            it.original_id or "", it.address,
        )
        for it in rows
    ]  # fmt: skip


def accounts(rows: list[AccountEvent]) -> list[Told]:
    """What was done by and to people, keys, offices."""
    seen = [it.about.split("/") for it in rows if it.what == AccountEvent.What.REVEALED]
    known = _names_of((code, int(key)) for code, key in (it for it in seen if len(it) == 2) if key.isdigit())
    by_address = {f"{code}/{key}": name for (code, key), name in known.items()}
    return [
        Told(
            it.who, it.at, f"account_event.{it.what}", by_address.get(it.about, it.about) or _whom(it),
            it.about if it.what == AccountEvent.What.REVEALED else "", it.address,
        )
        for it in rows
    ]  # fmt: skip


def _whom(it: AccountEvent) -> str:
    return it.office.name if it.office else it.user.username if it.user else ""


def corrections(rows: list[CorrectionRow]) -> list[Told]:
    """Numbers that people put in the place of those written, or took back."""
    return [
        Told(
            it.who, it.at, "audit.uncorrected" if it.value is None else "audit.corrected",
            it.observation.text, it.observation.fact_id, it.address, f"{it.reason} {it.source}",
        )
        for it in rows
    ]  # fmt: skip


def settlements(rows: list[SettlementRow]) -> list[Told]:
    """How contradictions were settled."""
    return [
        Told(it.who, it.at, f"audit.settled_{it.how}", _argued(it), it.key, it.address, it.reason)
        for it in rows
    ]


def _argued(it: SettlementRow) -> str:
    """The argument that was settled, in short, as it was told in the first language."""
    told = it.told.get("vi") or {}
    return str(told.get("about") or it.key)


def sent_up(rows: list[Submission]) -> list[Told]:
    """Figures of a period that were sent up."""
    return [
        Told(
            it.sent_by, it.sent_at, "audit.sent_revision" if it.revision else "audit.sent_up", _cell(it),
            str(it.pk), it.address, it.reason,
        )
        for it in rows
    ]  # fmt: skip


def decided(rows: list[Submission]) -> list[Told]:
    """What became of figures that were sent up."""
    return [
        Told(
            it.decided_by, it.decided_at or it.sent_at, f"audit.sent_{it.state}", _cell(it), str(it.pk),
            it.decided_address, it.note,
        )
        for it in rows
    ]  # fmt: skip


def period_steps(rows: list[PeriodStep]) -> list[Told]:
    """Periods that were closed and opened."""
    return [
        Told(
            it.who, it.at, "audit.period_closed" if it.closed else "audit.period_opened", _cell(it), "",
            it.address, it.reason,
        )
        for it in rows
    ]  # fmt: skip


def _cell(it: Submission | PeriodStep) -> str:
    return f"{_place(it.area_code, it.area_since)}, {it.period.code}"


def _place(code: str, since: date) -> str:
    return next((it.name for it in areas().versions(code) if it.valid_from == since), code)


def batches(rows: list[Batch]) -> list[Told]:
    """What was handed in."""
    prefetch_related_objects(rows, "files")
    return [Told(it.who, it.at, "audit.handed_in", _files(it), str(it.pk), it.address) for it in rows]


def _files(it: Batch) -> str:
    return ", ".join(one.name for one in it.files.all()) or it.area or NOBODY


def boundaries(rows: list[BoundarySet]) -> list[Told]:
    """Files of boundaries that were loaded."""
    return [Told(it.who, it.at, "audit.boundary_loaded", it.name, "", it.address, it.source) for it in rows]


def withdrawals(rows: list[BoundarySet]) -> list[Told]:
    """Files of boundaries that were taken back."""
    return [
        Told(
            it.withdrawn_by or NOBODY, it.withdrawn_at or it.at, "audit.boundary_withdrawn", it.name, "",
            it.withdrawn_address, it.withdrawn_why or "",
        )
        for it in rows
    ]  # fmt: skip
