"""Sets as files: what is written can be read back, to the last digit, and is the same each time."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.publish.open_data import DataSet, Field, Kind, Text
from toancanh.publish.open_data.tables import as_csv, as_geojson, as_json, dictionary, files

LAW = "Nghị định 32/2024/NĐ-CP"
FIELDS = (
    Field("name", Text("Tên", "Name"), "Tên gọi."),
    Field("area_ha", Text("Diện tích", "Area"), "Theo quyết định.", Kind.NUMBER, "ha", LAW),
    Field("tenants", Text("Số dự án", "Projects"), "Còn hiệu lực.", Kind.INTEGER),
    Field("since", Text("Từ ngày", "Since"), "Ngày thành lập.", Kind.DATE),
    Field("running", Text("Đang chạy", "Running"), "Trạm đang chạy.", Kind.YES_NO),
    Field("stage", Text("Bước", "Stage"), "Bước đang ở.", choices=(("built", Text("Xây xong", "Built")),)),
)  # fmt: skip
ROW = {
    "name": 'CCN "Tân An", giai đoạn 1', "area_ha": Decimal("61.50"), "tenants": 12,
    "since": date(2025, 7, 31), "running": True, "stage": None,
}  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14)


def a_set(*rows, fields=FIELDS, **parts) -> DataSet:
    return DataSet("clusters", Text("Cụm", "Clusters"), Text("Về cụm", "About"), fields, rows, **parts)


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_csv_has_points_days_and_quotes_as_programs_read_them() -> None:
    (row,) = read(as_csv(a_set(ROW)))
    assert row == {
        "name": 'CCN "Tân An", giai đoạn 1', "area_ha": "61.5", "tenants": "12", "since": "2025-07-31",
        "running": "true", "stage": "",
    }  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, DECIMALS), max_size=5))
def test_rows_are_read_back_to_the_last_digit(rows) -> None:
    made = a_set(*({"name": name, "area_ha": number} for name, number in rows))
    assert [(it["name"], Decimal(it["area_ha"])) for it in read(as_csv(made))] == rows
    told = json.loads(as_json(made), parse_float=Decimal, parse_int=Decimal)
    assert [(it["name"], it["area_ha"]) for it in told["rows"]] == rows
    assert files(made) == files(made)


def test_a_feature_has_a_point_only_where_both_coordinates_are_known() -> None:
    places = (
        Field("latitude", Text("", ""), "", Kind.NUMBER),
        Field("longitude", Text("", ""), "", Kind.NUMBER),
    )
    known = {"name": "A", "latitude": Decimal("12.66"), "longitude": Decimal("108.05")}
    told = json.loads(as_geojson(a_set(known, {"name": "B"}, fields=(*FIELDS, *places), places=True)))
    first, second = told["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [108.05, 12.66]}
    assert "latitude" not in first["properties"]
    assert (second["geometry"], second["properties"]["name"]) == (None, "B")


def test_the_dictionary_says_unit_law_and_codes_of_every_column() -> None:
    rows = {it["field"]: it for it in read(dictionary([a_set()]).content)}
    assert set(rows) == {it.name for it in FIELDS}
    assert (rows["area_ha"]["unit"], rows["area_ha"]["basis"]) == ("ha", LAW)
    assert rows["stage"]["choices"] == "built = Xây xong (Built)"
