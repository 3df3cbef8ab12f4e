"""Whatever a register holds goes out to Excel and comes in again, also through LibreOffice, without loss."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from toancanh.model import Period
from toancanh.reference.areas import areas
from toancanh.registers import actions, selectors, workbook
from toancanh.registers.declaring import Register, Type
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register, registers
from toancanh.registers.rules import Needs
from toancanh.registers.values import Values, target

pytestmark = pytest.mark.django_db

CODES = tuple(registers())
ME = Grounds("Lan", source="=Báo cáo 12", url="https://example.vn/?a=1&b=2", as_of=Period.parse("2025-H1"))
ODD = (
    "0301234567", "007", "1.000", "1e5", "=1+1", "#N/A", "#REF!", "@x", "+84", "-5", "TRUE", "có",
    "31/12/2025", "78,5%", "Đường Hoà Bình", "_x000D_", "_x0041_", "'đơn", "hai\ndòng", "a\tb", "𝄞 🏭",
    "<b>&amp;</b>", "x" * 32_767, "Cụm [#7]", "Xã A [24163 2025-07-01]", "\ufeffđầu", "Hòa\u0323",
    "trong\x0bdòng",
)  # fmt: skip
PLACES = tuple(areas().find(name)[0] for name in ("66", "24163", "Phú Yên", "Huyện Ea Kar"))

FEW = settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # what fails is short enough, and shrinking takes minutes
    suppress_health_check=list(HealthCheck),
)

words = st.sampled_from(ODD) | st.text(max_size=40)
names = words.filter(lambda it: actions.of_entry.plain(it) and len(it) < 1000)


def numbers(digits: int, places: int) -> st.SearchStrategy[Decimal]:
    most = Decimal(10 ** (digits - places)) - Decimal(1).scaleb(-places)
    return st.decimals(0, most, places=places, allow_nan=False)


def cells(of: Register, column) -> st.SearchStrategy:
    """What a column can hold."""
    match of.type_of(column):
        case Type.NUMBER:
            field = of.model._meta.get_field(column.name)
            return numbers(field.max_digits, field.decimal_places)
        case Type.INTEGER:
            return st.integers(0, 2**31 - 1)
        case Type.DATE:
            return st.dates(date(1801, 1, 1), date(2199, 12, 31))
        case Type.YES_NO:
            return st.booleans()
        case Type.CHOICE:
            return st.sampled_from([it.code for it in column.choices])
        case Type.AREA:
            return st.sampled_from(PLACES)
        case Type.REFERENCE:
            return st.builds(lambda: target(of, column).objects.order_by("pk").first())
        case _:
            return words


def entries(of: Register) -> st.SearchStrategy[list[Values]]:
    """Values of some entries, before the rules between them are thought of."""
    told = {it.name: cells(of, it) for it in of.columns if it.name != "name"}
    always = {"name": names, **{name: told.pop(name) for name in needed(of)}}
    return st.lists(st.fixed_dictionaries(always, optional=told), min_size=1, max_size=3)


def needed(of: Register) -> set[str]:
    """The columns without which there is no entry."""
    return {it.names[1] for it in of.rules if isinstance(it, Needs) and it.names[0] == "name"}


def lawful(of: Register, number: int, values: Values) -> Values:
    """The values with a name of their own, without those that break a rule between columns."""
    values = {**values, "name": f"{values['name']} {number}"}
    entry = of.model(version=1)
    for name, value in values.items():
        actions.of_entry.put(entry, of.column(name), value)
    while broken := [it for it in of.rules if it.broken(entry)]:
        for name in {*broken[0].names} - {"name", *needed(of)}:
            setattr(entry, name, None)
            values.pop(name, None)
    return values


def fill(of: Register, drawn: list[Values]) -> None:
    new = [actions.New(lawful(of, at, values), ME) for at, values in enumerate(drawn)]
    actions.add_all(register=of, new=new)


def out(of: Register, lang: str) -> bytes:
    return workbook.write(of, selectors.entries(of), lang)


def planned(of: Register, content: bytes) -> workbook.Plan:
    return workbook.plan(of, workbook.read(content, "so.xlsx"))


def without_numbers(content: bytes) -> bytes:
    book, target = load_workbook(BytesIO(content)), BytesIO()
    book.active.delete_cols(1, 2)
    book.save(target)
    return target.getvalue()


def held(of: Register) -> list[dict]:
    own = {"id", "added_at", "changed_at"}
    return [{k: v for k, v in row.items() if k not in own} for row in of.model.objects.values()]


@pytest.fixture
def others():
    """An entry of every register, for references to lead to."""
    for code, of in registers().items():
        if not needed(of):
            actions.add(register=of, values={"name": f"{code} [#1] Đắk"}, grounds=ME)


@pytest.mark.usefixtures("others")
@pytest.mark.parametrize("code", CODES)
@FEW
@given(data=st.data(), lang=st.sampled_from(("vi", "en")))
def test_what_goes_out_comes_in_unchanged(code: str, data, lang: str) -> None:
    of = register(code)
    with transaction.atomic():
        fill(of, data.draw(entries(of)))
        plan = planned(of, out(of, lang))
        assert {it.kind for it in plan.rows} == {"same"}, plan.mistakes or [it.changes for it in plan.rows]
        transaction.set_rollback(True)


@pytest.mark.parametrize("code", ["clusters", "fuel_stations", "promotion_schemes"])
@FEW
@given(data=st.data())
def test_an_empty_register_gets_all_of_it_back(code: str, data) -> None:
    of = register(code)
    with transaction.atomic():
        fill(of, data.draw(entries(of)))
        content, before = without_numbers(out(of, "vi")), held(of)
        of.model.objects.all()._raw_delete("default")
        workbook.apply(planned=planned(of, content), grounds=Grounds("Minh"))
        assert held(of) == before
        deed = selectors.history(of.model.objects.first()).first()
        assert (deed.source, deed.url, deed.as_of) == (ME.source, ME.url, ME.as_of)
        transaction.set_rollback(True)


@pytest.mark.usefixtures("others")
def test_libreoffice_saves_them_and_nothing_is_changed(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    for code, of in registers().items():
        values = {it.name: usual(of, it) for it in of.columns if it.name != "name"}
        few = {name: values[name] for name in needed(of)}
        fill(of, [{"name": "0301", **values}, {"name": "CCN =1", "note": "=1+1\nhai dòng", **few}])
        (tmp_path / f"{code}.xlsx").write_bytes(out(of, "vi"))
    files = sorted(map(str, tmp_path.glob("*.xlsx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "saved", *files], check=True, capture_output=True, timeout=120
    )
    for code, of in registers().items():
        plan = planned(of, (tmp_path / "saved" / f"{code}.xlsx").read_bytes())
        assert {it.kind for it in plan.rows} == {"same"}, plan.mistakes or [it.changes for it in plan.rows]


def usual(of: Register, column):
    """A value that is hard on a spreadsheet."""
    match of.type_of(column):
        case Type.NUMBER:
            field = of.model._meta.get_field(column.name)
            return Decimal("12.666667") if field.decimal_places > 4 else Decimal("78.1234")
        case Type.INTEGER:
            return 2025 if column.name == "year" else 3
        case Type.DATE:
            return date(2024, 2, 29)
        case Type.TEXT:
            return "0012 Đường Hoà Bình 78,5% _x000D_"
        case Type.YES_NO:
            return False
        case Type.CHOICE:
            return column.choices[-1].code
        case Type.AREA:
            return PLACES[1]
        case _:
            return target(of, column).objects.order_by("pk").first()
