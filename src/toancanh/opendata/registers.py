"""A register as a set: its entries in force, the columns that are declared, and what each row rests on."""

from collections.abc import Mapping
from typing import Any

from toancanh.model import Area
from toancanh.opendata.declaring import Declared
from toancanh.publish import names
from toancanh.publish.open_data import Cell, DataSet, Field, Kind, Text
from toancanh.publish.open_data.private import without_private
from toancanh.publish.open_data.tables import LATITUDE
from toancanh.registers import selectors
from toancanh.registers.declaring import Column, Register, Type
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed
from toancanh.registers.personal import masking
from toancanh.registers.values import take

_KINDS = {
    Type.NUMBER: Kind.NUMBER,
    Type.INTEGER: Kind.INTEGER,
    Type.DATE: Kind.DATE,
    Type.YES_NO: Kind.YES_NO,
}
_KEY = Field("id", Text("Số", "Number"), "Số của mục trong sổ; không đổi.", Kind.INTEGER)
_AREA = (
    Field("area_code", Text("Mã địa bàn", "Area code"), "Mã đơn vị hành chính."),
    Field(
        "area_since", Text("Địa bàn từ ngày", "Area since"),
        "Ngày đơn vị bắt đầu có: mã được dùng lại sau 01/7/2025.", Kind.DATE,
    ),
    Field("area", Text("Địa bàn", "Area"), "Tên đơn vị hành chính."),
)  # fmt: skip
_TAIL = (
    Field("source", Text("Nguồn", "Source"), "Nguồn của lần ghi gần nhất."),
    Field("source_url", Text("Địa chỉ nguồn", "Address of the source"), "Địa chỉ trên mạng, nếu có."),
    Field("as_of", Text("Thời điểm", "As of"), "Thời điểm mà nguồn nói tới: 2025-08-31, 2025-M08, 2025…"),
    Field("changed_on", Text("Ngày ghi", "Changed on"), "Ngày sửa gần nhất trong sổ.", Kind.DATE),
)


def as_set(declared: Declared, place: Area | None) -> DataSet:
    """The set of a register.

    Args:
        declared: the register and its columns.
        place: only what lies in it, and that of which nobody knows where it lies.
    """
    of = declared.register
    with masking():  # a second lock: what is of persons is masked even if it should ever come here
        every = selectors.entries(of).select_related(*selectors.references(of))
        entries = tuple(it for it in every if place is None or _lies_in(place, it))
        deeds = selectors.latest_deeds(of, [it.pk for it in entries])
        rows = tuple(_row(declared, it, deeds.get(it.pk)) for it in entries)
    fields = (_KEY, *(field for it in declared.columns for field in _fields(of, it)), *_TAIL)
    return DataSet(
        of.code,
        Text(*of.words),
        Text(of.about, declared.about_en),
        fields,
        rows,
        declared.keywords,
        declared.theme,
        modified=max((it.changed_at.date() for it in entries), default=None),
        places=any(field.name == LATITUDE for field in fields),
    )


def _lies_in(place: Area, entry: Entry) -> bool:
    if entry.area_code is None or entry.area_since is None:
        return True
    return entry.area_code in selectors.inside(place).get(entry.area_since, ())


def _fields(of: Register, column: Column) -> tuple[Field, ...]:
    """A column as fields: an area is three, a code has its words beside it."""
    kind = of.type_of(column)
    if kind is Type.AREA:
        return _AREA
    title = Text(*column.words)
    choices = tuple((it.code, Text(it.vi, it.en)) for it in column.choices)
    own = Field(
        column.name, title, column.about, _KINDS.get(kind, Kind.TEXT), column.unit, column.basis, choices
    )
    if not choices:
        return (own,)
    words = Text(f"{title.vi} (chữ)", f"{title.en} (words)")
    return own, Field(f"{column.name}_label", words, "Nghĩa của mã ở cột bên.")


def _row(declared: Declared, entry: Entry, deed: Deed | None) -> Mapping[str, Cell]:
    found: dict[str, Cell] = {"id": entry.pk}
    for column in declared.columns:
        found |= _cells(declared.register, column, entry)
    found["changed_on"] = entry.changed_at.date()
    if deed is not None:
        found["source"] = without_private(deed.source) or None
        found["source_url"] = without_private(deed.url) or None
        found["as_of"] = deed.as_of.code if deed.as_of else None
    return found


def _cells(of: Register, column: Column, entry: Entry) -> dict[str, Cell]:
    value: Any = take(entry, of, column)
    if of.type_of(column) is Type.AREA:
        return _area(value)
    if isinstance(value, Entry):
        value = value.name
    if isinstance(value, str) and not column.choices:
        value = without_private(value)
    found: dict[str, Cell] = {column.name: value}
    if column.choices:
        words = {it.code: it.vi for it in column.choices}
        found[f"{column.name}_label"] = words.get(value)
    return found


def _area(unit: Area | None) -> dict[str, Cell]:
    if unit is None:
        return {}
    return {"area_code": unit.code, "area_since": unit.valid_from, "area": names.full_area(unit, "vi")}
