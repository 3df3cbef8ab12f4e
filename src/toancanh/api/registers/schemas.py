"""The columns of a register as schemas, made from its declaration, so that the description is true."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, create_model

from toancanh.api.exact import Count, Day, Exact, Key, Unit, Words, whole
from toancanh.api.paging import Listed, Paged
from toancanh.api.sources import Given, Source
from toancanh.reference.messages import language
from toancanh.registers.declaring import Column, Register, Type, said
from toancanh.registers.registry import registers

_PLAIN: dict[Type, Any] = {
    Type.TEXT: Words,
    Type.NUMBER: Exact,
    Type.INTEGER: Count,
    Type.DATE: Day,
    Type.YES_NO: bool,
    Type.AREA: Unit,
    Type.REFERENCE: Key,
}
_STRICT = (Type.INTEGER, Type.YES_NO, Type.REFERENCE)
_BOUNDED = (Type.NUMBER, Type.INTEGER, Type.DATE)


Code = StrEnum("Code", {it.upper(): it for it in registers()})  # type: ignore[misc]  # as many as there are
"""The code of a register."""


class Retired(BaseModel):
    """That an entry is off the register, and why."""

    at: datetime
    why: str
    merged_into: int | None = Field(description="Mục mà nó được nhập vào.")


class Told(BaseModel):
    """What every entry says beside its values."""

    id: int
    register_code: str
    version: int = Field(description="Tăng sau mỗi lần sửa; nằm trong ETag.")
    added_at: datetime
    changed_at: datetime
    retired: Retired | None


class Which(Paged):
    """Which entries are asked for; each register adds its columns."""

    model_config = ConfigDict(extra="forbid")

    search: str = Field("", max_length=200, description="Lời tìm, có dấu hay không.")
    area: str = Field(
        "", max_length=200, description="Tên hoặc mã địa bàn: mọi thứ nằm trong đó, xưa hay nay."
    )
    sort: str = Field("name", max_length=60, description="Tên cột; `-` đứng trước: lớn nhất trước.")
    retired: bool = Field(False, description="Chỉ những mục đã rút khỏi sổ.")


class Shapes(BaseModel):
    """The schemas of one register."""

    values: type[BaseModel]
    given: type[BaseModel]
    merged: type[BaseModel]
    entry: type[BaseModel]
    listed: type[BaseModel]
    detail: type[BaseModel]
    which: type[Which]


class Gone(Given):
    """The entry that is the same thing and is retired into this one, and its version as it was seen."""

    gone: Key
    gone_version: Key


def shapes(of: Register) -> Shapes:
    """The schemas of a register, named after its model."""
    name = of.model.__name__
    columns = {it.name: _field(of, it) for it in of.columns}
    strict = ConfigDict(extra="forbid")
    told: dict[str, Any] = {"values": (create_model(f"{name}Values", __doc__=of.about, **columns), ...)}
    given = create_model(f"{name}Given", __config__=strict, __doc__=_given(of), **columns)
    change = create_model(f"{name}Change", __base__=Given, values=(given, ...))
    merged = create_model(f"{name}Merge", __base__=Gone, values=(given | None, None))
    item = create_model(f"{name}Entry", __base__=Told, **told, source=(Source | None, ...))
    page = create_model(f"{name}Entries", __base__=Listed, items=(list[item], ...))  # type: ignore[valid-type]
    detail = create_model(f"{name}Detail", __base__=Told, **told, sources=(dict[str, Ground], ...))
    which = create_model(f"{name}Which", __base__=Which, sort=(str, _sort(of)), **_filters(of))
    return Shapes(
        values=given, given=change, merged=merged, entry=item, listed=page, detail=detail, which=which
    )


class Ground(Source):
    """The deed that gave a column its value."""

    deed: int
    who: str
    at: datetime


def _given(of: Register) -> str:
    return f"{of.words[0]}: chỉ những cột cần ghi; `null` là chưa biết."


def _field(of: Register, column: Column) -> Any:
    kind = _kind(of, column)
    if of.type_of(column) in _STRICT:
        kind = Annotated[kind, Strict(), BeforeValidator(whole)]
    about = ". ".join(filter(None, (column.about.rstrip("."), column.basis)))
    extra: dict[str, Any] = {"x-en": column.words[1]}
    if column.unit:
        extra["x-unit"] = column.unit
    if column.name == "name":
        extra["examples"] = [f"{of.words[0]} A"]
    if column.choices:
        extra["x-choices"] = {it.code: it.vi for it in column.choices}
    return (kind | None, Field(None, title=column.words[0], description=about, json_schema_extra=extra))


def _kind(of: Register, column: Column) -> Any:
    if column.choices:
        return Literal[tuple(it.code for it in column.choices)]
    return _PLAIN[of.type_of(column)]


def _filters(of: Register) -> dict[str, Any]:
    """A parameter for each column that can be filtered by, its bounds, and whether it is known."""
    found: dict[str, Any] = {}
    for column in of.columns:
        kind, label = of.type_of(column), column.words[0]
        if column.choices:
            found[column.name] = (_kind(of, column) | None, Field(None, title=label))
        elif kind in (Type.YES_NO, Type.REFERENCE):
            found[column.name] = (_PLAIN[kind] | None, Field(None, title=label))
        elif kind in _BOUNDED:
            for bound in ("min", "max"):
                name = f"{column.name}__{bound}"
                found[name] = (_PLAIN[kind] | None, Field(None, title=f"{label}, {bound}"))
        if column.name not in ("name", "area"):
            found[f"{column.name}__known"] = (bool | None, Field(None, title=f"{label}: known"))
    return found


def _sort(of: Register) -> Any:
    """The columns that a list can be put in order by."""
    names = "|".join((*(it.name for it in of.columns), "changed_at", "added_at"))
    about = Which.model_fields["sort"].description
    extra: dict[str, Any] = {"pattern": f"^-?({names})$"}
    return Field("name", max_length=60, description=about, json_schema_extra=extra)


class Choosable(BaseModel):
    """A value that a column can have."""

    code: str
    label: str


class ColumnTold(BaseModel):
    """A column of a register."""

    name: str
    type: Type
    label: str
    about: str
    basis: str
    unit: str
    choices: list[Choosable]


class RegisterTold(BaseModel):
    """A register: how much it holds, what its columns mean."""

    code: str
    title: str
    about: str
    entries: int
    columns: list[ColumnTold]


def told(of: Register, count: int) -> RegisterTold:
    """A register in the language asked for."""
    columns = [_column(of, it) for it in of.columns]
    title = said(of.words, language())
    return RegisterTold(code=of.code, title=title, about=of.about, entries=count, columns=columns)


def _column(of: Register, it: Column) -> ColumnTold:
    lang = language()
    choices = [Choosable(code=each.code, label=each.label(lang)) for each in it.choices]
    return ColumnTold(
        name=it.name, type=of.type_of(it), label=said(it.words, lang), about=it.about, basis=it.basis,
        unit=it.unit, choices=choices,
    )  # fmt: skip
