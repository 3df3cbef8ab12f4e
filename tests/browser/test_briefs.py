"""A brief is found while typing, printed on two pages and taken as Word; boundaries appear on the map."""

import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Sketch
from toancanh.followup.terms import just, on_day
from toancanh.pipeline import Upload, ingest
from toancanh.registers.starting import load_public

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
BY = By("Lan", datetime(2026, 6, 1, 2, tzinfo=UTC))
LONG = (
    "Rà soát, đôn đốc chủ đầu tư hoàn thành hồ sơ, giải phóng mặt bằng và báo cáo UBND tỉnh kết quả thực hiện"
)
SQUARE = [[[107.6, 12.4], [108.4, 12.4], [108.4, 13.2], [107.6, 13.2], [107.6, 12.4]]]


@pytest.fixture
def full(site, settings) -> None:
    """The public registers, a report with directives, and more matters than fit."""
    settings.AREA = "66"
    load_public()
    name = "daklak-2025-07-thong-bao-ket-luan.docx"
    ingest([Upload(name, (SAMPLES / name).read_bytes())])
    given = Given(area="Đắk Lắk", area_code="66")
    for day in range(1, 13):
        term = just(on_day(date(2026, 5, day)))
        actions.open_matter(by=BY, sketch=Sketch(MatterKind.DIRECTIVE, f"{LONG} lần {day}", given, term))


def pages(content: bytes) -> list[str]:
    """The text of each page of a PDF."""
    with pypdfium2.PdfDocument(content) as paper:
        return [page.get_textpage().get_text_range() for page in paper]


@pytest.mark.usefixtures("full")
def test_the_brief_of_a_province_is_two_pages_on_paper_and_in_word(open_page, tmp_path) -> None:
    page = open_page("/chuan-bi/", accept_downloads=True)
    page.get_by_role("searchbox", name="Làm việc với").press_sequentially("dak lak", delay=20)
    first = page.locator(".brief-found a").first
    first.wait_for()
    page.screenshot(path=tmp_path / "1-choose.png", full_page=True)
    assert first.inner_text() == "Tỉnh Đắk Lắk"
    first.click()
    page.wait_for_url("**/chuan-bi/?dia-ban=66")
    page.screenshot(path=tmp_path / "2-brief.png", full_page=True)
    assert "và 7 việc khác" in page.locator(".brief-paper").inner_text()

    printed = pages(page.pdf(prefer_css_page_size=True))
    assert len(printed) == 2
    assert "SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK" in printed[0]
    assert "Nguồn" in printed[1]
    assert "Đăng nhập" not in printed[0]

    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải về Word").click()
    taken.value.save_as(tmp_path / "brief.docx")
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "brief.docx"], check=True, capture_output=True, timeout=120)
    opened = pages((tmp_path / "brief.pdf").read_bytes())
    assert len(opened) == 2
    assert "KCN Ea Kar" in opened[0]
    assert "VPUBND, 21/7/2025" in "".join(opened)  # on which page, and where its line breaks, the fonts say


@pytest.mark.usefixtures("full")
def test_own_boundaries_come_to_the_map_and_a_sign_opens_its_panel(open_page, tmp_path, settings) -> None:
    settings.DATA = tmp_path / "data"
    shape = {"type": "Polygon", "coordinates": SQUARE}
    features = [{"type": "Feature", "properties": {"code": code}, "geometry": shape} for code in ("66", "zz")]
    file = tmp_path / "tinh.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")

    page = open_page("/ban-do/?dia-ban=66")
    page.get_by_role("link", name="Ranh giới của tỉnh").click()
    page.get_by_label("Tệp GeoJSON").set_input_files(file)
    page.get_by_label("Nguồn: cơ quan, văn bản").fill("Sở Nông nghiệp và Môi trường")
    page.get_by_role("button", name="Xem thử").click()
    assert "1 đối tượng dùng được, 1 không dùng được" in page.locator("main").inner_text()
    page.screenshot(path=tmp_path / "1-trial.png", full_page=True)
    page.get_by_label("Người ghi").fill("Lan")
    page.get_by_role("button", name="Nạp 1 ranh giới").click()
    page.goto(page.url.replace("ranh-gioi/", "?dia-ban=66"))
    assert "Ranh giới: Sở Nông nghiệp và Môi trường" in page.locator("figcaption").inner_text()

    address = page.url
    page.locator("a.pin").last.click()
    panel = page.locator("#muc-chon article")
    panel.wait_for()
    assert page.url == address
    page.screenshot(path=tmp_path / "2-panel.png", full_page=True)
    panel.get_by_role("link", name="Chuẩn bị làm việc").click()
    assert page.locator(".brief-paper h1").is_visible()
