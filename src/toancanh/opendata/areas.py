"""The areas of a province through time, and what became of each: codes were used again."""

from collections.abc import Iterable, Mapping
from datetime import date

from toancanh.model import Area, AreaLevel, ChangeKind
from toancanh.publish import names
from toancanh.publish.open_data import Cell, DataSet, Field, Kind, Text
from toancanh.reference.areas import areas
from toancanh.registers.selectors import inside

_LEVELS = {
    AreaLevel.COUNTRY: Text("cả nước", "country"),
    AreaLevel.PROVINCE: Text("cấp tỉnh", "province"),
    AreaLevel.DISTRICT: Text("cấp huyện (đến 30/6/2025)", "district (until 30 June 2025)"),
    AreaLevel.COMMUNE: Text("cấp xã", "commune"),
}
_KINDS = {
    ChangeKind.WHOLE: Text("toàn bộ", "all of it"),
    ChangeKind.PART: Text("một phần", "a part of it"),
    ChangeKind.DEFAULT_PART: Text("phần đại diện", "the part that stands for it"),
}
_KEYWORDS = ("đơn vị hành chính", "sắp xếp 2025", "xã phường", "administrative units", "merger 2025")


def units(place: Area) -> DataSet:
    """Every unit in an area and those that it was formed of."""
    own = _inside(place)
    fields = (
        Field("code", Text("Mã", "Code"), "Mã chính thức; được dùng lại, nên đi cùng ngày bắt đầu."),
        Field("valid_from", Text("Từ ngày", "Valid from"), "Ngày đầu.", Kind.DATE),
        Field("valid_to", Text("Đến ngày", "Valid to"), "Ngày cuối; rỗng: đang có.", Kind.DATE),
        Field("name", Text("Tên", "Name"), "Tên đầy đủ."),
        Field("level", Text("Cấp", "Level"), "Cấp hành chính.", choices=_choices(_LEVELS)),
        Field("within", Text("Thuộc", "Within"), "Mã của đơn vị chứa nó, vào cùng lúc."),
    )
    rows = tuple(_unit(it) for it in own)
    title = Text(
        "Đơn vị hành chính trước và sau 01/7/2025", "Administrative units before and after 1 July 2025"
    )
    return DataSet("areas", title, title, fields, rows, _KEYWORDS, "REGI", _covers(own), keys=2)


def changes(place: Area) -> DataSet:
    """What each unit of an area passed into, and by which legal act."""
    own = set(_inside(place))
    steps = [(old, new, kind) for old in _inside(place) for new, kind in areas().became(old) if new in own]
    told = [it for it in steps if it[0].level is not AreaLevel.DISTRICT]
    fields = (
        Field("old_code", Text("Mã cũ", "Old code"), "Mã của đơn vị đã thôi."),
        Field("old_since", Text("Cũ từ ngày", "Old since"), "Ngày đầu của đơn vị ấy.", Kind.DATE),
        Field("new_code", Text("Mã mới", "New code"), "Mã của đơn vị kế thừa."),
        Field("new_since", Text("Mới từ ngày", "New since"), "Ngày đầu của đơn vị kế thừa.", Kind.DATE),
        Field("old_name", Text("Tên cũ", "Old name"), "Tên đầy đủ."),
        Field("new_name", Text("Tên mới", "New name"), "Tên đầy đủ."),
        Field("kind", Text("Cách", "How"), "Bao nhiêu đất của đơn vị cũ.", choices=_choices(_KINDS)),
        Field("acts", Text("Văn bản", "Legal acts"), "Nghị quyết sắp xếp."),
    )
    rows = tuple(_change(*it) for it in told)
    title = Text("Địa bàn cũ đã thành địa bàn nào", "What each old area became")
    return DataSet("area_changes", title, title, fields, rows, _KEYWORDS, "REGI", _covers(own), keys=4)


def _inside(place: Area) -> tuple[Area, ...]:
    found = (areas().get(code, since) for since, codes in inside(place).items() for code in codes)
    return areas().ordered(it for it in found if it is not None)


def _unit(it: Area) -> Mapping[str, Cell]:
    told = {name: getattr(it, name) for name in ("code", "valid_from", "valid_to")}
    return {**told, "name": names.full_area(it, "vi"), "level": it.level.value, "within": it.parent}


def _change(old: Area, new: Area, kind: ChangeKind) -> Mapping[str, Cell]:
    return {
        "old_code": old.code, "old_since": old.valid_from, "new_code": new.code, "new_since": new.valid_from,
        "old_name": old.full_name, "new_name": new.full_name, "kind": kind.value,
        "acts": "; ".join(areas().acts([old], [new])) or None,
    }  # fmt: skip


def _covers(own: Iterable[Area]) -> tuple[date | None, None]:
    return min((it.valid_from for it in own), default=None), None


def _choices(words: Mapping[AreaLevel, Text] | Mapping[ChangeKind, Text]) -> tuple[tuple[str, Text], ...]:
    return tuple((code.value, text) for code, text in words.items())
