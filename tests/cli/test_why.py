"""``toancanh show --why`` and ``toancanh history`` on the sample documents, read as a clerk reads them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from toancanh.model import Document, Extraction
from toancanh.read import read_bytes
from toancanh.store import actions
from toancanh.store.models import Run
from toancanh.work import extract_for
from twins.quirks import Book
from twins.workbooks import build

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
NOTICE, PLANS = "daklak-2025-07-thong-bao-ket-luan.docx", "daklak-2025-08-ke-hoach-cuoi-nam.docx"
JUNE, LAST_YEAR = "daklak-2025-06-tin-tinh-uy.txt", "daklak-2024-07-hop-bao.html"


@cache
def read(name: str, area: str | None = None) -> tuple[Document, bytes, Extraction]:
    """What is read in a sample, or in the workbook of trade of a month; once for all tests."""
    if name.isdigit():
        built = build(Book.TRADE, int(name))
        name, data = built.name, built.data
    else:
        data = (SAMPLES / name).read_bytes()
    document = read_bytes(data, name)
    return document, data, extract_for(document, area)


@pytest.fixture
def keep(db) -> Callable[..., None]:
    """Store samples with what is read in them, as taking them in does."""

    def store(*names: str, area: str | None = None) -> None:
        run = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
        for name in names:
            document, data, found = read(name, area)
            actions.store_reading(run=run, document=document, content=data, read=actions.Read(found, area))

    return store


@pytest.fixture
def why(run, keep):
    """What is printed of the first half of 2025 in Đắk Lắk when these samples are stored."""

    def ask(indicator: str, *samples: str) -> str:
        keep(*samples)
        return run("show", indicator, "--area", "Đắk Lắk", "--period", "2025-H1", "--why").stdout

    return ask


def section(out: str, head: str) -> str:
    """The lines under a heading."""
    return out.split(f"\n{head}\n")[1].split("\n\n")[0]


def test_exports_of_the_new_province(why) -> None:
    out = why("xuất khẩu", NOTICE, PLANS)
    derived = section(out, "Suy ra từ các số đã biết")
    assert "(còn phải đạt) – Đắk Lắk – 6 tháng cuối năm 2025: khoảng 715 triệu USD (714,5–715,5)" in derived
    narrowed = section(out, "Biết rõ hơn con số đã ghi")
    assert (
        "hơn 1,5 tỷ USD (thực hiện) – daklak-2025-07-thong-bao-ket-luan.docx, đoạn 10 → khoảng 1.520 triệu"
        in narrowed
    )
    assert "“Kim ngạch xuất khẩu Triệu USD ⟦2.235⟧ 715”" in out
    compared = section(out, "Đối chiếu với các số khác")
    assert "Năm 2025: 2.235 triệu USD – daklak-2025-08-ke-hoach-cuoi-nam.docx" in compared
    assert "từ 2.116 đến 2.297 triệu USD (khớp)" in compared
    assert "Mâu thuẫn" not in out


def test_retail_of_the_new_province(why) -> None:
    out = why("retail_sales", NOTICE, PLANS)
    narrowed = section(out, "Biết rõ hơn con số đã ghi")
    assert "gần 92.742 tỷ đồng (ước tính)" in narrowed
    assert "khoảng 92.741 tỷ đồng (92.740–92.742)" in narrowed
    assert "6 tháng cuối năm 2025: khoảng 89.540 tỷ đồng" in section(out, "Suy ra từ các số đã biết")
    compared = section(out, "Đối chiếu với các số khác")
    assert "khoảng 182.560 tỷ đồng (182.380–182.750) (không khớp)" in compared


@pytest.mark.parametrize(
    ("indicator", "plan"),
    [
        ("exports", "Năm 2025: từ 2.116 đến 2.297 triệu USD [suy ra, hiểu “gần”, “hơn” như người đọc]"),
        (
            "retail_sales",
            "Năm 2025: khoảng 182.560 tỷ đồng (182.380–182.750) [suy ra, hiểu “gần”, “hơn” như người đọc]",
        ),
    ],
)
def test_plan_that_nobody_told_yet(why, indicator: str, plan: str) -> None:
    out = why(indicator, NOTICE)
    assert f"(kế hoạch) – Đắk Lắk – {plan}" in section(out, "Suy ra từ các số đã biết")


def test_exports_of_the_old_province_contradict_the_year_before(why) -> None:
    out = why("xuất khẩu", JUNE, LAST_YEAR)
    derived = section(out, "Suy ra từ các số đã biết")
    assert (
        "(kế hoạch) – Đắk Lắk (cũ) – Năm 2025: khoảng 1.860,4 triệu USD (1.858,3–1.862,5) [suy ra]" in derived
    )
    assert "6 tháng cuối năm 2025: khoảng 567 triệu USD (564–570) [suy ra]" in derived
    broken = section(out, "Mâu thuẫn")
    assert broken.startswith(
        "  Cảnh báo: Kim ngạch xuất khẩu – Đắk Lắk (cũ) – 6 tháng đầu năm 2025: ghi 1.293 triệu"
    )
    assert "920 triệu USD (ước tính) – daklak-2024-07-hop-bao.html, đoạn 8; nếu số này sai" in broken
    assert "khoảng 1.010,9 triệu USD" in broken
    assert "ước đạt ⟦920 triệu USD⟧, tăng 17,4%" in broken


def test_the_east_is_what_the_old_west_leaves_of_the_new_province(why) -> None:
    out = why("xuất khẩu", NOTICE, PLANS, JUNE)
    derived = section(out, "Suy ra từ các số đã biết")
    assert "Phú Yên (cũ) – 6 tháng đầu năm 2025: khoảng 227 triệu USD" in derived
    assert "[phần còn lại" in derived
    assert "vì địa bàn mới = tổng các địa bàn cũ hợp thành:" in derived


def test_what_nobody_tells_is_shown_as_derived(run, keep) -> None:
    keep(JUNE)
    out = run("show", "xuất khẩu", "--area", "Đắk Lắk", "--period", "2024-H1").stdout
    derived, hint = out.splitlines()
    assert derived.startswith("Kim ngạch xuất khẩu – Đắk Lắk (cũ) – 6 tháng đầu năm 2024:")
    assert derived.endswith("khoảng 1.010,9 triệu USD (1.010,1–1.011,8) [suy ra]")
    assert hint == "Vì sao: thêm --why."
    assert "khoảng" not in run("show", "xuất khẩu", "--area", "Đắk Lắk", "--period", "2025-H1").stdout


@pytest.fixture
def trade(keep) -> None:
    """Two months of the workbook of trade, the second with a slip in the row of fuel."""
    keep("4", "5", area="Tỉnh Tây Ninh")


@pytest.mark.usefixtures("trade")
def test_slip_of_a_workbook_leads_to_its_cell(run) -> None:
    out = run("show", "retail_goods", "--area", "Tây Ninh", "--period", "2026-M01..M05", "--why").stdout
    broken = section(out, "Mâu thuẫn")
    assert "xăng, dầu các loại – Tây Ninh – 5 tháng đầu năm 2026: ghi 9.699.476,45 triệu đồng" in broken
    assert "ô D14 (5 tháng đầu năm 2026): 9.699.476,45 triệu đồng → 9.699.676,45 triệu đồng" in broken


@pytest.mark.usefixtures("trade")
def test_history_of_a_workbook_row(run) -> None:
    out = run("history", "other_services", "--area", "Tây Ninh", "--period", "2026-M04").stdout
    first, second = (line for line in out.splitlines() if "triệu đồng" in line)
    assert "(ước tính) – 4. SCT_TMDV" in first
    assert "(thực hiện) – 5. SCT-TMDV" in second
    assert "so với lần trước" in second


@pytest.mark.usefixtures("trade")
def test_estimates_bear_a_caution(run) -> None:
    out = run("show", "other_services", "--area", "Tây Ninh", "--period", "2026-M05").stdout
    assert "Các ước tính trước đây lệch trung bình" in out
    assert "(1 lần)" in out


INDEX = (
    "daklak-2025-06-tin-tinh-uy.txt",
    "daklak-2025-06-bao-cao-thang.pdf",
    "daklak-2025-06-bao-cao-thang-gui-lai.pdf",
)


@pytest.fixture
def history(run, keep):
    """What is printed of the index of the first half of 2025, told thrice."""
    keep(*INDEX)

    def ask(*options: str):
        return run("history", "iip", "--area", "Đắk Lắk", "--period", "2025-H1", *options)

    return ask


def test_history_tells_every_document_with_its_day(history) -> None:
    head, *told = history().stdout.strip().splitlines()
    assert head.endswith("6 tháng đầu năm 2025 – so với cùng kỳ năm trước")
    assert [line.split(":")[0].strip() for line in told] == ["23/6/2025", "26/6/2025", "30/6/2025"]
    assert told[1].endswith("có bản thay thế từ 30/6/2025")
    assert "+15,26% (ước tính)" in told[2]
    assert told[2].endswith("cùng con số, khác độ chính xác (0,26 điểm %)")


@pytest.mark.parametrize(
    ("options", "document"),
    [
        (("--as-of", "25/6/2025"), INDEX[0]),
        (("--as-of", "2025-06-27"), INDEX[1]),
        (("--as-of", "31/12/2025"), INDEX[2]),
        (("--document", "TINH-uy"), INDEX[0]),
    ],
)
def test_history_as_of_a_day_or_of_a_document(history, options, document: str) -> None:
    (line,) = [line for line in history(*options).stdout.splitlines() if "điểm" in line or "đoạn" in line]
    assert document in line


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--as-of", "1/1/2020"), 1, "tin-tinh-uy.txt (23/6/2025)"),
        (("--document", "không có"), 1, "tin-tinh-uy.txt (23/6/2025)"),
        (("--as-of", "hôm qua"), 2, "31/7/2025"),
    ],
)
def test_history_says_what_there_is_instead(history, options, code: int, said: str) -> None:
    result = history(*options)
    assert (result.exit_code, said in result.stderr) == (code, True)


def test_history_of_nothing(run) -> None:
    result = run("history", "iip", "--area", "Gia Lai")
    assert result.exit_code == 1
    assert "toancanh ingest" in result.stderr


def test_revisions_that_are_documented(run, keep) -> None:
    """GRDP of Đắk Lắk after the floods, of Phú Yên from estimate to preliminary, of Bình Định told twice."""
    samples = (
        "daklak-2025-11-tin-chinh-phu.txt", "daklak-2025-12-ky-hop-hdnd.html",
        "phuyen-2023-07-tin-6-thang.txt", "phuyen-2024-05-phong-van.txt",
        "binhdinh-2024-12-tong-ket.html", "binhdinh-2025-01-bao-cao-nam.pdf",
    )  # fmt: skip
    keep(*samples)
    out = run("history", "grdp").stdout
    assert (
        "+6,68% (ước tính) – daklak-2025-12-ky-hop-hdnd.html, đoạn 3 · giảm 0,5 điểm % so với lần trước"
        in out
    )
    assert "+7,51% (sơ bộ) – phuyen-2024-05-phong-van.txt, đoạn 4 · tăng 0,61 điểm % so với lần trước" in out
    assert "+7,78% (ước tính) – binhdinh-2025-01-bao-cao-nam.pdf" in out
