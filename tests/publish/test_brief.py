"""A brief numbers its sources as they are read, and its Word file says what its page says."""

from io import BytesIO

import docx
import pytest

from toancanh.publish.brief import Brief, Line, Note, Said, Section, Table
from toancanh.publish.brief_word import word

REPORT, LETTER = Note("Báo cáo 12/BC-SCT", "đoạn 3", "/a"), Note("Công văn 5/UBND", "", "/b")


@pytest.fixture
def brief() -> Brief:
    first = Section(
        "Hồ sơ",
        (Line("Diện tích", (Said("48 ha", (LETTER,)),)),),
        (Table(("Mục", "Giá trị"), (60, 40), ((Said("Vốn"), Said("90 tỷ đồng", (REPORT,))),)),),
    )
    late = Said("1 quá hạn", (Note("Báo cáo 12/BC-SCT", "đoạn 9"),))
    counted = Line("", (Said("3 việc", (REPORT, LETTER)), late))
    second = Section("Việc", (counted,), more=(Said("và 12 việc khác"),))
    third = Section("Vướng mắc", silence="Chưa ghi nhận.")
    return Brief("Sở Công Thương", "Tài liệu", "CCN Tân An", "ngày 1", (first, second, third), "Nguồn", "vi")


def test_notes_are_numbered_as_they_are_read_and_one_source_is_one_note(brief) -> None:
    assert [(it.number, it.words) for it in brief.notes] == [
        (1, "Công văn 5/UBND"),
        (2, "Báo cáo 12/BC-SCT: đoạn 3; đoạn 9"),
    ]
    assert brief.marks(Said("", (REPORT, LETTER, REPORT))) == (1, 2)


def test_word_file_says_it_all_on_a4_in_times_new_roman(brief) -> None:
    paper = docx.Document(BytesIO(word(brief)))
    text = "\n".join(it.text for it in paper.paragraphs)
    for expected in (
        "SỞ CÔNG THƯƠNG",
        "– Diện tích: 48 ha[1]",
        "– 3 việc[1, 2]; 1 quá hạn[2]",
        "và 12 việc khác",
        "Chưa ghi nhận.",
        "[2] Báo cáo 12/BC-SCT: đoạn 3; đoạn 9",
    ):
        assert expected in text
    assert paper.tables[0].cell(1, 1).text == "90 tỷ đồng[2]"
    assert paper.styles["Normal"].font.name == "Times New Roman"
    sheet = paper.sections[0]
    assert (round(sheet.page_width.cm, 1), round(sheet.page_height.cm, 1)) == (21, 29.7)
    assert "CỘNG HÒA" not in text  # an inner paper bears no motto
