"""Both client libraries read the service, running on this machine, and get the figures that we tell."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import sdmx
from pysdmx.api.qb import (
    ApiVersion,
    DataContext,
    DataFormat,
    DataQuery,
    RestService,
    StructureFormat,
    StructureQuery,
    StructureReference,
    StructureType,
)
from pysdmx.io import get_datasets, read_sdmx
from pytest_django.live_server_helper import LiveServer
from tests.api.sdmx.conftest import AREA

pytestmark = pytest.mark.django_db(transaction=True)
SERIES = f"*.{AREA}.exports._T.*.LEVEL.OUTCOME.USD"


@pytest.fixture(scope="module")
def site(django_db_setup: None) -> Iterator[LiveServer]:
    """The site on a free port."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture
def entrance(site: LiveServer, reports, ask) -> str:
    """The address of the service, with the key as a password: the clients send no header of one's own."""
    return site.url.replace("http://", f"http://toancanh:{ask.secret}@") + "/sdmx"


@pytest.fixture
def told(ask) -> dict[str, Decimal]:
    """What we tell of exports, by period."""
    rows = ask.rows(f"data/dataflow/VN_SCT/CONG_THUONG/1.0/{SERIES}")
    return {it["TIME_PERIOD"]: Decimal(it["OBS_VALUE"]) for it in rows}


@pytest.mark.parametrize("version", [ApiVersion.V1_5_0, ApiVersion.V2_0_0])
@pytest.mark.parametrize("form", [DataFormat.SDMX_CSV_2_0_0, DataFormat.SDMX_ML_2_1_GEN])
def test_pysdmx_reads_structure_and_data(entrance, told, version: ApiVersion, form: DataFormat) -> None:
    service = RestService(entrance, version, form, StructureFormat.SDMX_ML_2_1, timeout=30)
    key = SERIES.replace("*", "") if version is ApiVersion.V1_5_0 else SERIES
    query = DataQuery(DataContext.DATAFLOW, "VN_SCT", "CONG_THUONG", "1.0", key)
    flow = StructureQuery(
        StructureType.DATAFLOW, "VN_SCT", "CONG_THUONG", "1.0", references=StructureReference.DESCENDANTS
    )
    structure = service.structure(flow).decode()
    assert read_sdmx(structure, validate=True).get_data_structure_definitions()[0].id == "DSD_CONG_THUONG"
    data = service.data(query).decode()
    assert read_sdmx(data, validate=True).data
    (found,) = get_datasets(io.BytesIO(data.encode()), io.BytesIO(structure.encode()))
    assert {row.TIME_PERIOD: Decimal(str(row.OBS_VALUE)) for row in found.data.itertuples()} == told


def test_sdmx1_reads_structure_and_data(entrance, told) -> None:
    sdmx.add_source({"id": "VN_SCT", "name": "Sở Công Thương", "url": entrance}, override=True)
    client = sdmx.Client("VN_SCT", timeout=30)
    flow = client.dataflow("CONG_THUONG")
    structure = flow.structure["DSD_CONG_THUONG"]
    assert [it.id for it in structure.dimensions][-1] == "TIME_PERIOD"
    assert "66_20040708" in flow.codelist["CL_REF_AREA"]
    asked = {
        "REF_AREA": AREA,
        "INDICATOR": "exports",
        "BREAKDOWN": "_T",
        "MEASURE": "LEVEL",
        "KIND": "OUTCOME",
    }
    message = client.data("CONG_THUONG", key=asked, params={"startPeriod": "2025"})
    series = sdmx.to_pandas(message).dropna()
    times = series.index.get_level_values("TIME_PERIOD")
    assert {time: Decimal(str(value)) for time, value in zip(times, series, strict=True)} == told


def test_sdmx1_reads_the_table_too(entrance, told) -> None:
    sdmx.add_source({"id": "VN_SCT", "name": "Sở Công Thương", "url": entrance}, override=True)
    client = sdmx.Client("VN_SCT", timeout=30)
    structure = client.datastructure("DSD_CONG_THUONG").structure["DSD_CONG_THUONG"]
    path = SERIES.replace("*", "")
    answer = client.session.get(f"{entrance}/data/CONG_THUONG/{path}?format=csv", timeout=30)
    message = sdmx.read_sdmx(io.BytesIO(answer.content), format="CSV", structure=structure)
    found = sdmx.to_pandas(message.data[0])
    times = found.index.get_level_values("TIME_PERIOD")
    assert {time: Decimal(str(value)) for time, value in zip(times, found, strict=True)} == told


def test_the_program_of_the_how_to_reads_figures(entrance, told) -> None:
    text = (Path(__file__).parents[3] / "docs" / "howto" / "exchange-sdmx.md").read_text("utf-8")
    program = re.search(r"```python\n(.*?)```", text, re.DOTALL)[1].replace("VN_SCT_66", "VN_SCT")
    program = program.replace("http://sdmx:KHÓA@127.0.0.1:8000/sdmx", entrance)
    *lines, last = program.strip().splitlines()
    there: dict[str, object] = {}
    sdmx.source.sources.pop("VN_SCT", None)  # of another test
    exec("\n".join(lines), there)
    series = eval(last, there).dropna()
    there["client"].session.close()
    assert set(told.values()) <= {Decimal(str(value)) for value in series}
