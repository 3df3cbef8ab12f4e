"""What is done with any entry of any register: history, retire, restore, undo; likenesses; import."""

from datetime import datetime
from functools import partial
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import File, Path, Router, Status, UploadedFile
from pydantic import BaseModel, Field, WithJsonSchema

from toancanh.api.exact import Key
from toancanh.api.keys import READ, WRITE, who
from toancanh.api.paging import only
from toancanh.api.registers import showing
from toancanh.api.registers.schemas import Code, RegisterTold, told
from toancanh.api.sources import Given, Reason, Source
from toancanh.api.versions import Seen, etag, held_to, seen
from toancanh.model import UserError
from toancanh.reference.messages import language, render
from toancanh.registers import actions, selectors, workbook
from toancanh.registers.entries import Entry as Row
from toancanh.registers.grounds import Grounds
from toancanh.registers.likeness import Why, alike
from toancanh.registers.models import Deed
from toancanh.registers.registry import register as register_named
from toancanh.registers.registry import registers
from toancanh.registers.workbook import Plan
from toancanh.registers.workbook import Row as PlannedRow

router = Router(tags=["Mọi sổ"])
_ONE = "/registers/{code}/{int:entry}"

_LARGEST_FILE = 50_000_000


DeedKind = Annotated[Deed.Kind, WithJsonSchema({"type": "string", "enum": [it.value for it in Deed.Kind]})]
"""What was done; told in place, since other kinds bear the same name."""


class Where(BaseModel):
    """An entry by the code of its register and its number."""

    code: Code
    entry: Key


Entry = Annotated[Where, Path()]


class Change(BaseModel):
    """One value before and after, as text; null is unknown."""

    column: str
    before: str | None
    after: str | None


class DeedTold(Source):
    """One thing that somebody did to an entry; ``version`` is the entry's after it."""

    id: int
    version: int
    kind: DeedKind
    who: str
    at: datetime
    reason: str
    undoes: int | None
    changes: list[Change]


class Undo(Reason):
    """Which deed to undo."""

    deed: Key


class Apart(Reason):
    """Two entries that are not the same thing."""

    first: Key
    second: Key


class Pair(BaseModel):
    """Two entries that may be one thing, and what they have in common."""

    first: int
    first_name: str
    second: int
    second_name: str
    why: list[Why]


class Mistake(BaseModel):
    """A cell that cannot be used, and why."""

    cell: str
    detail: str


class RowTold(BaseModel):
    """What a row would change."""

    row: int
    kind: Literal["add", "change"]
    entry: int | None
    changes: list[Change]


class Imported(BaseModel):
    """What an import did or would do; ``done`` says which."""

    done: bool
    add: int
    change: int
    same: int
    mistakes: list[Mistake] = Field(description="Còn lỗi thì không ghi gì.")
    rows: list[RowTold]


@router.get("/registers", response=list[RegisterTold], auth=READ, operation_id="registers")
def all_registers(request: HttpRequest) -> Any:
    """Các sổ: tên, số mục, nghĩa từng cột."""
    counts = selectors.counts()
    return [told(of, counts[code]) for code, of in registers().items()]


@router.get(_ONE + "/history", response=list[DeedTold], auth=READ, operation_id="history")
def history(request: HttpRequest, where: Entry) -> Any:
    """Mọi việc đã làm với một mục, việc sau cùng đứng trước."""
    found = selectors.find(register_named(where.code), where.entry)
    return [showing.deed(it) for it in selectors.history(found)]


@router.post(_ONE + "/retire", response=DeedTold, auth=WRITE, operation_id="retire")
def retire(
    request: HttpRequest, response: HttpResponse, where: Entry, given: Given, if_match: Seen = None
) -> Any:
    """Đưa một mục ra khỏi sổ, có lý do; vẫn đọc được và khôi phục được."""
    row, version = _held(where, if_match)
    grounds = showing.grounds(who(request), given)
    with held_to(partial(showing.since, row, version)):
        return _answered(response, actions.retire(entry=row, version=version, grounds=grounds))


@router.post(_ONE + "/restore", response=DeedTold, auth=WRITE, operation_id="restore")
def restore(
    request: HttpRequest, response: HttpResponse, where: Entry, given: Given, if_match: Seen = None
) -> Any:
    """Đưa một mục trở lại sổ."""
    row, version = _held(where, if_match)
    grounds = showing.grounds(who(request), given)
    with held_to(partial(showing.since, row, version)):
        return _answered(response, actions.restore(entry=row, version=version, grounds=grounds))


@router.post(_ONE + "/undo", response=DeedTold, auth=WRITE, operation_id="undo")
def undo(
    request: HttpRequest, response: HttpResponse, where: Entry, given: Undo, if_match: Seen = None
) -> Any:
    """Trả lại những giá trị mà một việc đã đổi, trừ giá trị đã được đổi tiếp."""
    row, version = _held(where, if_match)
    grounds = Grounds(who(request), given.reason)
    deed = selectors.history(row).filter(pk=given.deed).first()
    if deed is None:
        raise UserError("registers.no_deed", deed=given.deed)
    with held_to(partial(showing.since, row, version)):
        return _answered(response, actions.undo(deed=deed, version=version, grounds=grounds))


def _held(where: Entry, if_match: str | None) -> tuple[Row, int]:
    return selectors.find(register_named(where.code), where.entry), seen(if_match)


def _answered(response: HttpResponse, done: Deed) -> dict[str, Any]:
    etag(response, done.version)
    return showing.deed(done)


@router.get("/registers/{code}/alike", response=list[Pair], auth=READ, operation_id="alike")
def likenesses(request: HttpRequest, code: Code) -> Any:
    """Những cặp có thể là một, kèm chỗ giống nhau."""
    return [
        Pair(
            first=it.first.pk, first_name=it.first.name, second=it.second.pk, second_name=it.second.name,
            why=list(it.why),
        )
        for it in alike(register_named(code))
    ]  # fmt: skip


@router.post("/registers/{code}/keep-apart", response={204: None}, auth=WRITE, operation_id="keep_apart")
def keep_apart(request: HttpRequest, code: Code, given: Apart) -> Any:
    """Hai mục giống nhau nhưng không phải là một; không đưa ra nữa."""
    of = register_named(code)
    pair = [selectors.find(of, key) for key in {given.first, given.second}]
    if len(pair) == 1:
        raise UserError("registers.not_to_merge", kept=pair[0].name, gone=pair[0].name)
    actions.keep_apart(entries=pair, grounds=Grounds(who(request), given.reason))
    return Status(204, None)


@router.post("/registers/{code}/import", response=Imported, auth=WRITE, operation_id="import")
def take_in(
    request: HttpRequest, code: Code, file: File[UploadedFile], dry_run: bool = True, reason: str = ""
) -> Any:
    """Nhập Excel, ODS hoặc CSV: tất cả hoặc không gì cả; `dry_run` (mặc định) chỉ nói từng dòng sẽ đổi gì."""
    only(request, {"dry_run", "reason"})
    of, name = register_named(code), file.name or "?"
    if (file.size or 0) > _LARGEST_FILE:
        raise UserError("registers.too_large", name=name)
    plan = workbook.plan(of, workbook.read(file.read(), name))
    done = not dry_run and not plan.mistakes
    if done:
        workbook.apply(planned=plan, grounds=Grounds(who(request), reason, name))
    return _report(plan, done)


def _report(plan: Plan, done: bool) -> Imported:
    counts = {kind: plan.counts[kind] for kind in ("add", "change", "same")}
    mistakes = [
        Mistake(cell=it.cell, detail=render(it.error.code, it.error.values, language()))
        for it in plan.mistakes
    ]
    rows = [_row(it) for it in plan.rows if it.kind in ("add", "change")]
    return Imported(done=done, **counts, mistakes=mistakes, rows=rows)


def _row(row: PlannedRow) -> RowTold:
    changes = [Change(column=name, before=was, after=now) for name, (was, now) in row.changes.items()]
    entry = row.entry.pk if row.entry else None
    return RowTold(row=row.number, kind="change" if row.entry else "add", entry=entry, changes=changes)
