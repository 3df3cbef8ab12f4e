"""A document in a template: real end notes, any template of an office, and errors that say where."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from toancanh.model import UserError
from toancanh.publish.brief import Note, Said
from toancanh.publish.word.filling import fill, shipped, variables
from toancanh.publish.word.values import (
    DERIVED,
    DISPUTED,
    Clause,
    Foot,
    Head,
    Indicators,
    Official,
    Part,
    Row,
    Working,
    plain,
)
from toancanh.read import read_bytes

ONE, OTHER = Note("Văn bản số 12/BC-SCT", "đoạn 3", "https://tc.example/so-lieu/1"), Note("Tin", "bảng 1")
MADE = Note("Số suy ra", "từ số liệu ở Tin, bảng 1")


@pytest.fixture
def paper() -> Official:
    agencies = "UBND tỉnh Đắk Lắk", "Sở Công Thương", "BC-SCT", "Đắk Lắk"
    head = Head(*agencies, None, 2025, "Báo cáo", "Tình hình & <số>", ("UBND tỉnh", "Bộ Công Thương"))
    told = (
        Said("Xuất khẩu đạt "), Said("1,5 tỷ USD", (ONE,)), Said(", tăng "), Said("28,7%", (ONE,)),
        Said("; phía Đông "), Said("215 triệu USD", (MADE,), tone=DERIVED), Said("; bán lẻ "),
        Said("92.742 tỷ đồng", (OTHER,), tone=DISPUTED), Said("."),
    )  # fmt: skip
    again = (Said("Nhắc lại "), Said("1,5 tỷ USD", (ONE,)), Said("."))
    row = Row("1", "Xuất khẩu", "triệu USD", (), (), (Said("1.500", (ONE,)),), (), (Said("+28,7", (OTHER,)),))
    return Official(
        head=head,
        foot=Foot(("KT. Giám đốc", "Phó Giám đốc"), "Nguyễn Văn A", ("Như trên", "Lưu: VT")),
        opening=(plain("Sở báo cáo như sau:"),),
        parts=(Part("Kết quả", (Clause("xuat_nhap_khau", "Xuất khẩu", (told, again)),)),),
        closing=plain("Trên đây là báo cáo./."),
        indicators=Indicators("Tháng 6 năm 2025", "6 tháng đầu năm 2025", (row,)),
        sources=(("Báo cáo 12", "bc.docx"),),
        working=Working(("A khác B",), ("Nhập khẩu",), ("215 triệu USD",)),
        figures={"exports": {"gia_tri": Said("1,5 tỷ USD", (ONE,))}},
    )


def made(*lines: str) -> bytes:
    """A template of an office."""
    file, out = docx.Document(), BytesIO()
    for it in lines:
        file.add_paragraph(it)
    file.save(out)
    return out.getvalue()


def texts(content: bytes) -> list[str]:
    return [it.text for it in docx.Document(BytesIO(content)).paragraphs]


def notes(content: bytes) -> list[str]:
    """The end notes of a file, those that Word keeps for its rules left out."""
    file = docx.Document(BytesIO(content))
    part = next(it.target_part for it in file.part.rels.values() if it.reltype.endswith("/endnotes"))
    every = [it for it in parse_xml(part.blob) if it.get(qn("w:type")) is None]
    return ["".join(text.text or "" for text in it.iter(qn("w:t"))).strip() for it in every]


def test_every_number_has_a_real_end_note(paper) -> None:
    content = fill(paper, shipped("bao-cao"), "bao-cao.docx")
    assert notes(content) == [
        "Văn bản số 12/BC-SCT: đoạn 3.", "Số suy ra: từ số liệu ở Tin, bảng 1.", "Tin: bảng 1.",
    ]  # fmt: skip
    body = docx.Document(BytesIO(content)).element.body
    references = [it.get(qn("w:id")) for it in body.iter(qn("w:endnoteReference"))]
    assert len(references) == len(set(references)) == 3
    fields = [it.text for it in body.iter(qn("w:instrText")) if "NOTEREF" in (it.text or "")]
    assert len(fields) == 3  # told again: once in the text, twice in the table


def test_neighbours_that_rest_on_one_note_share_its_sign(paper) -> None:
    body = docx.Document(BytesIO(fill(paper, shipped("bao-cao"), ""))).element.body
    line = next(it for it in body.iter(qn("w:p")) if "Xuất khẩu đạt" in "".join(it.itertext()))
    assert len(list(line.iter(qn("w:endnoteReference")))) == 3
    assert "215 triệu USD (số suy ra)" in "".join(it.text or "" for it in line.iter(qn("w:t")))
    assert "92.742 tỷ đồng (*)" in "".join(it.text or "" for it in line.iter(qn("w:t")))


def test_signs_of_xml_are_text(paper) -> None:
    assert "Tình hình & <số>" in texts(fill(paper, shipped("bao-cao"), ""))


def test_document_follows_the_order_of_the_decree(paper) -> None:
    read = read_bytes(fill(paper, shipped("bao-cao"), ""), "bc.docx").text
    order = (
        "UBND TỈNH ĐẮK LẮK", "SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "/BC-SCT", "Đắk Lắk, ngày", "BÁO CÁO",
        "Tình hình", "Kính gửi:", "- UBND tỉnh;", "- Bộ Công Thương.",
        "I. KẾT QUẢ", "1. Xuất khẩu", "Trên đây là báo cáo./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
        "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A", "Phụ lục I", "Phụ lục II", "TRANG LÀM VIỆC",
    )  # fmt: skip
    places = [read.index(it) for it in order]
    assert places == sorted(places)


def test_days_are_written_with_noughts_as_the_decree_says(paper) -> None:
    from datetime import date

    def day(when: date) -> str:
        return str(variables(replace(paper, head=replace(paper.head, dated=when)))["ngay_thang"])

    assert day(date(2025, 2, 5)) == "ngày 05 tháng 02 năm 2025"
    assert day(date(2025, 3, 15)) == "ngày 15 tháng 3 năm 2025"
    assert "năm 2025" in variables(paper)["dia_danh_thoi_gian"]


def test_working_page_is_left_out_when_there_is_nothing_on_it(paper) -> None:
    said = texts(fill(replace(paper, working=Working()), shipped("bao-cao"), ""))
    assert not any("TRANG LÀM VIỆC" in it for it in said)


def test_an_office_uses_a_template_of_its_own(paper) -> None:
    own = made("Xuất khẩu: {{ so_lieu.exports.gia_tri }}", "{%p for doan in muc.xuat_nhap_khau.cac_doan %}",
               "{{ doan }}", "{%p endfor %}")  # fmt: skip
    content = fill(paper, own, "rieng.docx")
    said = texts(content)
    assert said[0] == "Xuất khẩu: 1,5 tỷ USD"
    assert said[1].startswith("Xuất khẩu đạt 1,5 tỷ USD")
    assert len(notes(content)) == 3


def refused(paper: Official, *lines: str) -> UserError:
    with pytest.raises(UserError) as caught:
        fill(paper, made(*lines), "rieng.docx")
    return caught.value


def test_unknown_variable_is_named_with_its_place_and_what_there_is(paper) -> None:
    error = refused(paper, "Mở đầu", "Tổng số {{ tong_so_khong_co }} dự án")
    assert error.code == "report.template_unknown"
    assert error.values["variable"] == "tong_so_khong_co"
    assert error.values["where"] == "2: “Tổng số {{ tong_so_khong_co }} dự án”"
    assert "trich_yeu" in error.values["known"]


def test_unknown_part_of_a_variable_is_named_with_the_parts_there_are(paper) -> None:
    error = refused(paper, "{{ so_lieu.exports.gia_tri_khac }}")
    assert (error.code, error.values["variable"]) == ("report.template_unknown", "gia_tri_khac")
    assert error.values["known"] == "gia_tri"


@pytest.mark.parametrize("line", ["{{ trich_yeu", "{% for x in nguon %}", "{{ trich_yeu | khong_co }}"])
def test_wrong_template_is_told(paper, line: str) -> None:
    assert refused(paper, line).code.startswith("report.template_")


def test_template_cannot_reach_into_the_program(paper) -> None:
    error = refused(paper, "{{ trich_yeu.__class__.__mro__ }}")
    assert error.code.startswith("report.template_")


def test_what_is_no_word_file_is_refused(paper) -> None:
    with pytest.raises(UserError) as caught:
        fill(paper, b"khong phai Word", "a.docx")
    assert caught.value.code == "report.template_unreadable"


def test_own_end_notes_of_a_template_are_kept(paper) -> None:
    first = fill(paper, made("{{ so_lieu.exports.gia_tri }}"), "")
    file: Any = docx.Document(BytesIO(first))
    file.add_paragraph("{{ so_lieu.exports.gia_tri }}")
    out = BytesIO()
    file.save(out)
    assert notes(fill(paper, out.getvalue(), "")) == ["Văn bản số 12/BC-SCT: đoạn 3."] * 2


def test_every_variable_is_explained_to_who_edits_a_template(paper) -> None:
    page = (Path(__file__).parents[3] / "docs" / "howto" / "edit-the-templates.md").read_text(
        encoding="utf-8"
    )
    told = set(re.findall(r"`\.?([a-z_]+)`", page))
    part = variables(paper)["cac_muc"][0]
    names = (*variables(paper), *part, *part["cac_khoan"][0], *variables(paper)["bieu"]["cac_dong"][0])
    assert sorted(set(names) - told) == []
