"""Data of persons are told apart and no more, until somebody may see them."""

import pytest

from toancanh.reference.messages import speaking
from toancanh.registers import actions, geojson, selectors, workbook
from toancanh.registers.grounds import Grounds
from toancanh.registers.personal import masked, masking, of_persons, reveal
from toancanh.registers.registry import register, registers


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("0912 345 678", "09•• ••• 678"),
        ("066190001234", "06•••••••234"),
        ("lan.nt@daklak.gov.vn", "l••.••@daklak.gov.vn"),
        ("Nguyễn Văn An", "N••••• ••• ••"),
        ("12", "1•"),
        ("", ""),
    ],
)
def test_what_is_left_of_a_value(text: str, seen: str) -> None:
    assert masked(text) == seen


def test_registers_say_what_is_of_persons() -> None:
    said = {code: [it.name for it in of_persons(of)] for code, of in registers().items() if of_persons(of)}
    assert said == {"enterprises": ["head"], "officials": ["phone", "email"]}


@pytest.fixture
def official(db):
    values = {"name": "Lê Minh", "phone": "0912 345 678", "email": "minh@sct.gov.vn"}
    return actions.add(register=register("officials"), values=values, grounds=Grounds("Lan"))


def test_workbooks_maps_and_stories_are_masked(official) -> None:
    of = register("officials")
    with masking():
        book = workbook.write(of, [official], "vi")
        told = [str(geojson.collection(of, [official], "vi")), *selectors.story(official)]
        told += [str(row) for row in workbook.read(book, "x.xlsx").rows]
        assert "0912 345 678" not in "".join(told)
        assert all("09•• ••• 678" in it for it in told)
        reveal()
        assert "0912 345 678" in str(geojson.collection(of, [official], "vi"))
    assert "0912 345 678" in "".join(selectors.story(official))


def test_a_masked_workbook_comes_in_again_and_changes_nothing(official) -> None:
    of = register("officials")
    with masking(), speaking("vi"):
        book = workbook.write(of, [official], "vi")
    plan = workbook.plan(of, workbook.read(book, "x.xlsx"))
    assert (plan.counts["same"], plan.mistakes) == (1, ())


def test_the_order_of_a_list_tells_nothing_of_what_is_masked(official) -> None:
    other = {"name": "An", "phone": "0999 999 999"}
    actions.add(register=register("officials"), values=other, grounds=Grounds("Lan"))
    asked = selectors.Asked(sort="phone")
    assert [it.name for it in selectors.entries(register("officials"), asked)] == ["Lê Minh", "An"]
    with masking():
        assert [it.name for it in selectors.entries(register("officials"), asked)] == ["An", "Lê Minh"]
