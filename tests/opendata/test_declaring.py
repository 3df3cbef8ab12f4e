"""What may be open: nothing that is not declared, and no column with data of persons."""

import pytest

from toancanh.opendata.declaring import declared, parse
from toancanh.registers.personal import of_persons
from toancanh.registers.registry import registers

HEAD = 'about_en = "x"\nkeywords = ["x"]\ntheme = "ECON"\n'


def test_no_column_with_data_of_persons_is_in_any_set() -> None:
    for it in declared():
        assert not {column.name for column in it.columns} & {
            column.name for column in of_persons(it.register)
        }


@pytest.mark.parametrize(
    ("code", "column"), [(code, it.name) for code, of in registers().items() for it in of_persons(of)]
)
def test_a_column_with_data_of_persons_cannot_be_declared(code: str, column: str) -> None:
    with pytest.raises(ValueError, match="persons"):
        parse(code, f'{HEAD}columns = ["name", "{column}"]')


@pytest.mark.parametrize(
    "text",
    [
        'columns = ["name"]',
        f'{HEAD}columns = ["area"]',
        f"{HEAD}columns = []",
        f'{HEAD}columns = ["name", "telephone"]',
        f'{HEAD}columns = ["name"]\nrows = 3',
    ],
)
def test_a_declaration_that_says_too_little_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="clusters"):
        parse("clusters", text)


def test_names_of_traders_and_makers_who_may_be_persons_stay_inside() -> None:
    open_columns = {it.register.code: {column.name for column in it.columns} for it in declared()}
    assert not open_columns["fuel_stations"] & {"owner", "tax_code", "supplier"}
    assert "maker" not in open_columns["ocop_products"]
    assert not set(open_columns) & {"enterprises", "officials", "assignments", "offices"}
