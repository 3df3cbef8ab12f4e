"""Every write is told with who, when, before, after and from where; a second writer loses nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from toancanh.model import Period, UserError
from toancanh.reference.messages import render
from toancanh.registers import actions, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.models import Deed, ValueChange
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db

CLUSTERS = register("clusters")


def told(error: UserError) -> str:
    return render(error.code, error.values, "vi")


def again(entry):
    return selectors.find(selectors.register_of(entry), entry.pk)


def test_values_keep_their_source_and_day(add) -> None:
    entry = add(occupancy=Decimal("78.5"), owner="Cty Hạ tầng")
    source = selectors.sources(entry)["occupancy"]
    assert (source.after, source.deed.who, source.deed.url) == ("78.5", "Lan", "https://example.vn/12")
    assert source.deed.as_of == Period.parse("2025-M08")
    assert again(entry).occupancy == Decimal("78.5")


def test_change_keeps_both_values_with_their_sources(add, minh) -> None:
    entry = add(occupancy=Decimal(78))
    actions.change(entry=entry, values={"occupancy": Decimal(82)}, version=1, grounds=minh)
    changes = [(it.before, it.after, it.deed.who) for deed in selectors.history(entry)
               for it in deed.changes.filter(field="occupancy")]  # fmt: skip
    assert changes == [("78", "82", "Minh"), (None, "78", "Lan")]
    assert again(entry).version == 2


def test_second_writer_is_told_what_changed_and_nothing_is_lost(add, lan, minh) -> None:
    entry = add(occupancy=Decimal(78), labour=100)
    actions.change(entry=entry, values={"occupancy": Decimal(82)}, version=1, grounds=minh)
    with pytest.raises(UserError) as caught:
        actions.change(entry=entry, values={"labour": 120}, version=1, grounds=lan)
    assert all(word in told(caught.value) for word in ("Minh", "Tỷ lệ lấp đầy", "78 → 82"))
    assert (again(entry).occupancy, again(entry).labour) == (82, 100)


def test_same_values_are_no_change(add, minh) -> None:
    entry = add(occupancy=Decimal(78))
    assert (
        actions.change(entry=entry, values={"occupancy": Decimal("78.00")}, version=1, grounds=minh) is None
    )
    assert again(entry).version == 1


def test_nobody_writes_unsigned(add) -> None:
    with pytest.raises(UserError, match="unsigned"):
        actions.change(entry=add(), values={"labour": 1}, version=1, grounds=Grounds("  "))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"occupancy": Decimal(104)}, "not_between"),
        ({"labour": -1}, "not_between"),
        ({"area_ha": Decimal(20), "industrial_ha": Decimal(30)}, "part_exceeds"),
        ({"established_on": date(2024, 5, 1)}, "needs"),
        ({"latitude": Decimal(12)}, "not_together"),
        ({"status": "flying"}, "no_such_choice"),
        ({"area_ha": Decimal("1.23456")}, "too_many_digits"),
        ({"area_ha": Decimal(10) ** 12}, "too_many_digits"),
        ({"area_ha": Decimal("NaN")}, "too_many_digits"),
        ({"name": " "}, "no_name"),
        ({"established_by": "1", "established_on": date(2025, 1, 1), "expanded_on": date(2024, 1, 1)},
         "not_in_order"),
    ],
)  # fmt: skip
def test_values_that_cannot_be_are_refused(add, values, code) -> None:
    with pytest.raises(UserError, match=code) as caught:
        add(**{"name": "CCN A", **values})
    assert told(caught.value)
    assert not Deed.objects.exists()


def test_occupancy_beyond_100_may_be_explained(add) -> None:
    assert add(occupancy=Decimal(104), occupancy_why="thuê cả đất dự phòng").occupancy == 104


def test_database_holds_to_the_rules_too(add) -> None:
    entry = add()
    for values in (
        {"occupancy": 104},
        {"area_code": "66"},
        {"industrial_ha": 3, "area_ha": 2},
        {"version": 0},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CLUSTERS.model.objects.filter(pk=entry.pk).update(**values)


def test_history_cannot_be_rewritten(add) -> None:
    add()
    for row in (Deed.objects.get(), ValueChange.objects.first()):
        with pytest.raises(TypeError, match="history"):
            row.save()
        with pytest.raises(TypeError, match="history"):
            row.delete()


def test_retired_entry_leaves_the_list_and_comes_back(add, minh) -> None:
    entry = add()
    actions.retire(entry=entry, version=1, grounds=minh)
    assert not selectors.entries(CLUSTERS)
    assert [it.retired_why for it in selectors.entries(CLUSTERS, selectors.Asked(retired=True))] == [
        minh.reason
    ]
    with pytest.raises(UserError, match=r"registers\.retired"):
        actions.change(entry=entry, values={"labour": 1}, version=2, grounds=minh)
    actions.restore(entry=entry, version=2, grounds=minh)
    assert list(selectors.entries(CLUSTERS)) == [entry]
    assert [it.kind for it in selectors.history(entry)] == ["restore", "retire", "add"]


def test_retiring_needs_a_reason_and_no_user(add, lan, minh) -> None:
    plant = add("Điện gió A", "energy_projects")
    add("Khởi công", "energy_milestones", project=plant, step="start")
    with pytest.raises(UserError, match="no_reason"):
        actions.retire(entry=plant, version=1, grounds=lan)
    with pytest.raises(UserError, match="in_use") as caught:
        actions.retire(entry=plant, version=1, grounds=minh)
    assert "Khởi công" in told(caught.value)


def test_merge_takes_the_values_that_a_person_chose(add, minh) -> None:
    kept, gone = add(occupancy=Decimal(78), labour=100), add("Cụm Tân An", occupancy=Decimal(82), owner="B")
    deed = actions.merge(kept=kept, gone=gone, versions=(1, 1), values={"owner": "B"}, grounds=minh)
    kept, gone = again(kept), again(gone)
    assert (kept.occupancy, kept.labour, kept.owner) == (78, 100, "B")
    assert gone.merged_into == kept
    assert list(selectors.entries(CLUSTERS)) == [kept]
    assert (deed.other, selectors.history(gone)[0].other) == (gone.pk, kept.pk)


def test_merge_takes_what_belongs_to_the_other_along(add, minh) -> None:
    kept, gone = add("Điện gió A", "energy_projects"), add("Phong điện A", "energy_projects")
    step = add("Khởi công", "energy_milestones", project=gone, step="start")
    actions.merge(kept=kept, gone=gone, versions=(1, 1), values={}, grounds=minh)
    assert again(step).project == kept
    assert selectors.history(step)[0].who == "Minh"


def test_merge_with_itself_is_refused(add, minh) -> None:
    entry = add()
    with pytest.raises(UserError, match="not_to_merge"):
        actions.merge(kept=entry, gone=entry, versions=(1, 1), values={}, grounds=minh)


def test_undo_is_a_new_change_and_spares_what_came_later(add, lan, minh) -> None:
    entry = add(occupancy=Decimal(78), labour=100)
    both = {"occupancy": Decimal(82), "labour": 120}
    wrong = actions.change(entry=entry, values=both, version=1, grounds=minh)
    actions.change(entry=entry, values={"labour": 130}, version=2, grounds=minh)
    undone = actions.undo(deed=wrong, version=3, grounds=lan)
    assert (again(entry).occupancy, again(entry).labour) == (78, 130)
    assert undone.undoes == wrong
    with pytest.raises(UserError, match="undone_already"):
        actions.undo(deed=selectors.deed(wrong.pk), version=4, grounds=lan)


def test_undo_gives_back_values_of_every_kind(add, minh) -> None:
    plant, other = add("A", "energy_projects"), add("B", "energy_projects")
    first = {"project": plant, "actual_on": date(2025, 8, 19), "step": "start", "area": "66"}
    entry = add("Khởi công", "energy_milestones", **first)
    values = {"project": other, "actual_on": None, "step": "cod", "area": None}
    deed = actions.change(entry=entry, values=values, version=1, grounds=minh)
    actions.undo(deed=deed, version=2, grounds=minh)
    back = again(entry)
    assert (back.project, back.actual_on, back.step, back.area.code) == (
        plant,
        date(2025, 8, 19),
        "start",
        "66",
    )


def test_control_characters_are_left_out_wherever_they_come_from(add) -> None:
    assert again(add(note="một\x1bhai")).note == "một hai"
