"""Registers out to Excel and in again: by their headings, all or nothing, nothing lost."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from toancanh.model import Period, UserError
from toancanh.reference.messages import render
from toancanh.registers import selectors, workbook
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Deed, ValueChange
from toancanh.registers.registry import register, registers
from toancanh.registers.workbook.headings import labels

pytestmark = pytest.mark.django_db

CLUSTERS = register("clusters")
ME = Grounds("Lan", source="tệp của Lan")


def book(*rows: list) -> bytes:
    made, target = Workbook(), BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(target)
    return target.getvalue()


def planned(content: bytes, of: str = "clusters") -> workbook.Plan:
    return workbook.plan(register(of), workbook.read(content, "so.xlsx"))


def said(plan: workbook.Plan) -> list[tuple[str, str]]:
    return [(it.cell, render(it.error.code, it.error.values, "vi")) for it in plan.mistakes]


def kinds(plan: workbook.Plan) -> list[str]:
    return [it.kind for it in plan.rows]


def out(of: str = "clusters", lang: str = "vi") -> bytes:
    return workbook.write(register(of), selectors.entries(register(of)), lang)


def test_headings_of_either_language_in_any_order() -> None:
    plan = planned(
        book(["Status", "DIỆN TÍCH", "Tên", "Số dự án"], ["Đang hoạt động", 65.1, "CCN Tân An", 57])
    )
    workbook.apply(planned=plan, grounds=ME)
    entry = CLUSTERS.model.objects.get()
    assert (entry.status, entry.area_ha, entry.tenants) == ("operating", Decimal("65.1"), 57)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_round_trip_changes_nothing(add, lang) -> None:
    add(
        "CCN =1+1", area="66", area_ha=Decimal("65.1234"), established_on=date(2020, 2, 29),
        established_by="1", wastewater_running=False, status="operating", latitude=Decimal("12.666667"),
        longitude=Decimal("108.05"), note="hai\ndòng", labour=0,
    )  # fmt: skip
    plan = planned(out(lang=lang))
    assert (kinds(plan), said(plan)) == (["same"], [])


def test_round_trip_into_an_empty_register_loses_nothing(add) -> None:
    add("CCN A", area_ha=Decimal("65.1234"), area="24187", status="building", note="=A1")
    content = load_workbook(BytesIO(out()))
    content.active.delete_cols(1, 2)
    target = BytesIO()
    content.save(target)
    before = values_of("clusters")
    CLUSTERS.model.objects.all()._raw_delete("default")
    workbook.apply(planned=planned(target.getvalue()), grounds=Grounds("Minh"))
    assert values_of("clusters") == before
    deed = Deed.objects.first()
    assert (deed.who, deed.source, deed.as_of) == ("Minh", "Báo cáo 12/BC-SCT", Period.parse("2025-M08"))


def values_of(of: str) -> list[dict]:
    own = {"id", "added_at", "changed_at"}
    return [{k: v for k, v in row.items() if k not in own} for row in register(of).model.objects.values()]


def test_formulas_are_written_as_words(add) -> None:
    add("=HYPERLINK(1)")
    assert load_workbook(BytesIO(out())).active["C2"].data_type == "s"


def test_rows_say_what_would_change_and_nothing_is_written(add) -> None:
    same, changed = add("CCN A", labour=5), add("CCN B", labour=5)
    plan = planned(book(["Tên", "Lao động (người)"], ["ccn a", 5], ["CCN B", 6], ["CCN C", 7]))
    assert [(it.number, it.kind, it.entry) for it in plan.rows] == [
        (2, "same", same), (3, "change", changed), (4, "add", None),
    ]  # fmt: skip
    assert plan.rows[1].changes == {"labour": ("5", "6")}
    assert selectors.entries(CLUSTERS).count() == 2


def test_every_mistake_is_told_with_its_cell_and_nothing_is_written(add) -> None:
    rows = (
        ["Tên", "Diện tích", "Ngày thành lập", "Tình trạng", "Địa bàn", "Tỷ lệ lấp đầy"],
        ["CCN A", "bảy", "31/02/2024", "bay", "Xã Không Có", None],
        ["CCN B", 10, None, None, None, None],
        ["CCN C", None, None, None, None, 140],
        [None, 5, None, None, None, None],
        ["CCN B", 11, None, None, None, None],
    )
    plan = planned(book(*rows))
    assert [it for it, _ in said(plan)] == ["B2", "C2", "D2", "E2", "4", "5", "6"]
    assert "bảy" in said(plan)[0][1]
    with pytest.raises(UserError, match="mistakes"):
        workbook.apply(planned=plan, grounds=ME)
    assert not selectors.entries(CLUSTERS)


def test_row_that_another_made_old_is_refused(add, minh) -> None:
    from toancanh.registers import actions

    entry, content = add(labour=5), out()
    actions.change(entry=entry, values={"labour": 6}, version=1, grounds=minh)
    assert "Minh" in said(planned(content))[0][1]


def test_change_between_the_plan_and_doing_it_undoes_all(add, minh) -> None:
    from toancanh.registers import actions

    entry = add(labour=5)
    plan = planned(book(["Tên", "Lao động"], ["Mới", 1], ["CCN Tân An", 9]))
    actions.change(entry=entry, values={"labour": 6}, version=1, grounds=minh)
    with pytest.raises(UserError, match="changed_meanwhile"):
        workbook.apply(planned=plan, grounds=ME)
    assert [it.labour for it in selectors.entries(CLUSTERS)] == [6]


def test_row_brings_its_own_source() -> None:
    rows = (
        ["Tên", "Lao động", "Nguồn", "Địa chỉ nguồn", "Số liệu ngày"],
        ["CCN A", 5, "Báo", "https://x.vn", "08/2025"],
    )
    workbook.apply(planned=planned(book(*rows)), grounds=ME)
    deed = ValueChange.objects.get(field="labour").deed
    assert (deed.who, deed.source, deed.url, deed.as_of.code) == ("Lan", "Báo", "https://x.vn", "2025-M08")


def test_milestones_name_their_project(add) -> None:
    add("Điện gió A", "energy_projects")
    rows = ["Tên", "Dự án", "Mốc", "Ngày thực tế"], ["Khởi công", "điện gió A", "Khởi công", "19/08/2025"]
    workbook.apply(planned=planned(book(*rows), "energy_milestones"), grounds=ME)
    step = register("energy_milestones").model.objects.get()
    assert (step.project.name, step.actual_on) == ("Điện gió A", date(2025, 8, 19))
    assert kinds(planned(out("energy_milestones"), "energy_milestones")) == ["same"]


def test_name_of_several_areas_is_not_guessed() -> None:
    plan = planned(book(["Tên", "Địa bàn"], ["CCN A", "Phường Tân An"], ["CCN B", "Phường Tân An, Đắk Lắk"]))
    assert "nhiều địa bàn" in said(plan)[0][1]
    assert len(said(plan)) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("1 234", "1234"),
    ],
)
def test_numbers_as_people_write_them(written, meant) -> None:
    assert planned(book(["Tên", "Diện tích"], ["A", written])).rows[0].values["area_ha"] == Decimal(meant)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04rubbish", "broken_file"), (b"\xff\xfe\x00", "broken_file"), (b"", "empty_file")],
)
def test_files_that_cannot_be_used(content, code) -> None:
    with pytest.raises(UserError, match=code):
        workbook.read(content, "a.xlsx")


@pytest.mark.parametrize(("heading", "code"), [("Ghi chép", "no_such_heading"), ("Tên", "heading_twice")])
def test_headings_that_are_not_understood_are_named(heading, code) -> None:
    with pytest.raises(UserError, match=code):
        planned(book(["Tên", heading], ["A", "B"]))


def test_heading_of_every_register_means_one_column() -> None:
    for it in registers().values():
        for lang in ("vi", "en"):
            assert not planned(book(labels(it, lang)), it.code).rows
