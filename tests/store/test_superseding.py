"""When a document replaces an earlier one, and when it must not."""

from dataclasses import replace

import pytest

from toancanh.model import Period
from toancanh.store.superseding import Why, keys, why_supersedes

TEXT = "Báo cáo tình hình công thương của tỉnh trong tháng với nhiều kết quả quan trọng, đạt {} tỷ đồng ." * 3


@pytest.fixture
def old(make_document):
    return make_document(
        TEXT.format(1, 2, 3), name="bc-thang-7.docx", title="Báo cáo tháng 7 năm 2025",
        issuer="Sở Công Thương", number="12/BC-SCT", published=Period.parse("2025-07-20"),
    )  # fmt: skip


CHANGES = {
    "same number": ({"name": "x.pdf"}, Why.SAME_NUMBER),
    "same number, marked as corrected": (
        {"name": "x.pdf", "title": "Báo cáo tháng 7 năm 2025 (thay thế)"}, Why.SAME_NUMBER
    ),
    "number of another year": ({"name": "x.pdf", "published": Period.parse("2026-07-20")}, None),
    "number of another office": ({"name": "x.pdf", "issuer": "UBND huyện"}, None),
    "annex under the same number": ({"name": "x.pdf", "title": "Phụ lục số liệu"}, None),
    "says it corrects": (
        {"name": "x.pdf", "number": "15/BC", "title": "Báo cáo tháng 7 năm 2025 (Đính chính)"}, Why.SAYS_SO
    ),
    "says it corrects another report": (
        {"name": "x.pdf", "number": "15/BC-SCT", "title": "Đính chính báo cáo tháng 6 năm 2025"}, None
    ),
    "says so in its opening lines": (
        {"name": "x.pdf", "number": "15/BC", "text": "Thay thế Báo cáo số 12/BC-SCT ngày 20/7."}, Why.SAYS_SO
    ),
    "speaks of replacing something else": (
        {"name": "x.pdf", "number": "15/BC", "text": "Sản phẩm thay thế hàng nhập khẩu tăng."}, None
    ),
    "same file name": ({"number": None}, Why.SAME_FILE_NAME),
    "copy of the file": ({"number": None, "name": "bc-thang-7 (1).docx"}, Why.SAME_FILE_NAME),
    "second version of the file": ({"number": None, "name": "BC-thang-7_v2.docx"}, Why.SAME_FILE_NAME),
    "same file name, next month": ({"number": None, "published": Period.parse("2025-08-20")}, None),
    "same file name, other title": ({"number": None, "title": "Báo cáo quý III"}, None),
    "same file name, other text": ({"number": None, "text": "Nội dung khác hẳn."}, None),
    "same title only": ({"number": None, "name": "x.pdf"}, None),
    "published before": ({"published": Period.parse("2025-07-01")}, None),
}  # fmt: skip


@pytest.mark.parametrize(("change", "why"), CHANGES.values(), ids=CHANGES)
def test_supersedes(change, why, old) -> None:
    new = replace(old, **{"text": TEXT.format(1, 2, 4), **change})
    assert why_supersedes(new, old) == why
    if why:
        assert set(keys(new).items()) & set(keys(old).items())


def test_two_files_nothing_is_known_of_stand_side_by_side(make_document) -> None:
    one, other = make_document("a", name="1.txt"), make_document("b", name="2.txt")
    assert why_supersedes(one, other) is None
