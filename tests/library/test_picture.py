"""A store asked from a notebook: figures with what they rest on, series with what nobody wrote, frames."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.web.conftest import keep, store

import toancanh
from toancanh.library import asking
from toancanh.model import Period
from toancanh.reference.messages import speaking
from toancanh.registers import actions
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

__all__ = ["keep", "store"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _spoken():
    with speaking("vi"):
        yield


@pytest.fixture
def picture(store) -> toancanh.Picture:
    return toancanh.Picture(asking.area("66"))


def test_a_figure_has_its_interval_its_sentence_and_its_rivals(picture, store) -> None:
    it = picture.figure("xuất khẩu", period="2025-H1")
    assert (it.id, it.value, it.unit, it.status) == (store.level.id, Decimal(860_000_000), "USD", "estimate")
    assert (it.low, it.high, it.words) == (None, Decimal(860_500_000), "gần 860 triệu USD")
    assert (it.source.document, it.source.text) == (store.report.sha256, "860 triệu USD")
    assert "57,5% kế hoạch" in it.source.sentence
    assert [rival.id for rival in it.rivals] == [store.rival.id]
    assert it.conflict
    assert "Được dùng vì" in it.why
    assert it.rivals[0].why != it.why
    assert str(it).endswith("6 tháng đầu năm 2025: gần 860 triệu USD – bao-cao.txt, đoạn 1")
    assert "<mark>860 triệu USD</mark>" in it._repr_html_()
    assert picture.figure("exports", measure="yoy").value == Decimal("17.4")


def test_what_there_is_not_is_told_with_what_there_is(picture) -> None:
    with pytest.raises(toancanh.Refused, match="Các kỳ có số: 2025-H1"):
        picture.figure("exports", period="2019")
    with pytest.raises(toancanh.Refused, match="không có trong danh mục chỉ tiêu"):
        picture.figure("sản lượng mây")
    with pytest.raises(toancanh.Refused, match="không phải một kỳ"):
        picture.figure("exports", period="6 tháng")
    with pytest.raises(toancanh.Refused, match="Chưa nêu địa bàn"):
        toancanh.Picture().figure("exports")
    with pytest.raises(toancanh.Refused, match="không có địa bàn nào"):
        picture.figure("exports", area="Đắc Lắp Xa")
    with pytest.raises(toancanh.Refused, match="Không có sổ"):
        picture.register("ships")


def test_a_frame_says_units_and_what_each_row_rests_on(picture, store) -> None:
    frame = picture.to_pandas()
    level = frame[(frame["indicator"] == "exports") & (frame["measure"] == "level")].iloc[0]
    assert (level["value"], level["unit"], level["document"]) == (860_000_000, "USD", store.report.sha256)
    assert (level["rivals"], bool(level["conflict"]), level["text"]) == (1, True, "860 triệu USD")
    assert picture.to_polars(exact=False).shape == frame.shape
    assert {it["indicator"] for it in picture.figures("iip")} == {"iip"}
    assert len(picture.figures(area="54")) == 0
    assert len(toancanh.Picture(official=True).figures()) == 0


def test_a_series_has_what_follows_with_its_steps(picture, store) -> None:
    rows = {it["period"]: it for it in picture.series("exports")}
    assert rows["2025-H1"]["id"] == store.level.id
    before = rows["2024-H1"]
    assert before["origin"].startswith("derived")
    assert before["id"] is None
    assert before["low"] is None or before["low"] <= before["value"] <= before["high"]
    assert "kỳ này = cùng kỳ năm trước" in before["steps"]
    (plan,) = picture.series("exports", kind="plan")
    assert (plan["period"], plan["unit"]) == ("2025", "USD")


def test_what_is_left_of_a_whole_is_told_of_its_other_part(keep, make_document, make_fact) -> None:
    parts = {"period": Period.parse("2024"), "unit": "USD"}
    for value, since in ((2000, date(2025, 7, 1)), (1500, date(2004, 7, 8))):
        document = make_document(f"Xuất khẩu năm 2024 của Đắk Lắk đạt {value} USD.")
        keep(document, [make_fact(value, document, area_since=since, span=(0, 9), **parts)])
    (east,) = toancanh.Picture().series("exports", area="Phú Yên")
    assert (east["period"], east["value"], east["origin"]) == ("2024", Decimal(500), "residual")
    (west,) = toancanh.Picture().series("exports", area="66-2004-07-08")
    assert (west["value"], west["origin"]) == (Decimal(1500), "told")


def test_words_mean_the_unit_of_today_and_keys_the_former_one() -> None:
    assert asking.area("Đắk Lắk").valid_from == date(2025, 7, 1)
    assert asking.area("66-2004-07-08").valid_to == date(2025, 6, 30)
    assert asking.key(asking.area("Phú Yên")) == "54"  # a commune is called so today
    assert asking.area("Gia Lai").code == "52"
    assert asking.key(asking.area("Bình Định")) == "52-2004-07-08"
    assert toancanh.Picture().parts("66") == ("54", "66-2004-07-08")
    with pytest.raises(toancanh.Refused, match="có thể là nhiều địa bàn"):
        toancanh.Picture().parts("xã Tân Tiến")


def test_contradictions_documents_and_registers_are_tables(picture, store) -> None:
    assert {it["name"] for it in picture.documents} == {"bao-cao.txt", "<b>tin</b>.txt"}
    assert "enterprises" in picture.registers
    values = {"name": "Công ty A", "head": "Nguyễn Văn An", "labour": 12}
    actions.add(register=register("enterprises"), values=values, grounds=Grounds("Lan", source="Sổ"))
    (row,) = picture.register("enterprises")
    assert (row["name"], row["labour"], row["source"]) == ("Công ty A", 12, "Sổ")
    assert "head" not in row
    assert "severity" in picture.contradictions().to_pandas().columns


def _opened(code: str, *names: object) -> subprocess.CompletedProcess[str]:
    text = f"import sys, toancanh\n{code}"
    return subprocess.run(
        [sys.executable, "-c", text, *map(str, names)],
        capture_output=True, text=True, check=False, timeout=120, cwd=Path(names[0]) if names else None,
    )  # fmt: skip


def test_a_store_is_opened_to_be_read_only(with_tables, tmp_path, monkeypatch) -> None:
    for name in ("TOANCANH_DATA", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TOANCANH_LANG", "vi")
    data = with_tables(tmp_path / "kho")
    done = _opened(
        "picture = toancanh.Picture.open(sys.argv[1], area='66')\n"
        "print(repr(picture), len(picture.figures()), len(picture.documents))\n"
        "toancanh.Picture.open(sys.argv[1] + '/toancanh.sqlite3')\n"
        "try: toancanh.Picture.open(sys.argv[2])\n"
        "except toancanh.Refused as refused: print(refused.code)\n"
        "from toancanh.store.models import Run\n"
        "Run.objects.create(kind='ingest', engine='1', parameters={})",
        data, with_tables(tmp_path / "khac"),
    )  # fmt: skip
    assert done.stdout == "Picture('66') 0 0\nlibrary.one_store\n"
    assert "attempt to write a readonly database" in done.stderr


def test_where_there_is_no_store_none_is_made(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TOANCANH_LANG", "vi")
    done = _opened("toancanh.Picture.open(sys.argv[1])", tmp_path)
    assert "Refused" in done.stderr
    assert "không có kho số liệu ở đây" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_another_version_is_told(with_tables, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TOANCANH_LANG", "vi")
    data = with_tables(tmp_path / "kho")
    with closing(sqlite3.connect(data / "toancanh.sqlite3")) as file, file:
        last = "SELECT max(name) FROM django_migrations WHERE app = 'store'"
        file.execute(f"DELETE FROM django_migrations WHERE app = 'store' AND name = ({last})")
    done = _opened("toancanh.Picture.open(sys.argv[1])", data)
    assert "kho của phiên bản khác" in done.stderr


def test_a_store_in_postgresql_is_read_only_too(postgresql, tmp_path, monkeypatch) -> None:
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TOANCANH_DATA", str(tmp_path / "kho"))
    behind = _opened("toancanh.Picture.open(sys.argv[2])", tmp_path, postgresql)
    assert "library.other_version" in behind.stderr or "phiên bản khác" in behind.stderr
    monkeypatch.setenv("DATABASE_URL", postgresql)
    made = _opened("from toancanh.web import prepare; prepare()", tmp_path)
    assert made.returncode == 0, made.stderr
    done = _opened(
        "picture = toancanh.Picture.open()\n"
        "print(len(picture.figures()))\n"
        "from toancanh.store.models import Run\n"
        "Run.objects.create(kind='ingest', engine='1', parameters={})",
        tmp_path,
    )
    assert done.stdout == "0\n"
    assert "read-only transaction" in done.stderr
