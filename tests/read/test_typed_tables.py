"""Tables typed into a text: cells where columns are kept, lines and lists where they are not."""

import pytest

from toancanh.read import read_bytes

ROWS = [("Mặt hàng", "Ước đạt", "So cùng kỳ (%)"), ("Cà phê", "980,5", "+62,1"), ("Cao su", "45,2", "-3,4")]


def spaced(rows):
    return "\n".join(f"{a:12}{b:>10}   {c:>16}" for a, b, c in rows)


@pytest.mark.parametrize("table", ["\n".join(map("\t".join, ROWS)), spaced(ROWS)])
def test_columns_make_cells_at_their_places(table, cells):
    document = read_bytes(f"Bảng 1. Xuất khẩu\n{table}\n\nHết.".encode(), "a.txt")
    assert cells(document) == [
        (1, row, column, text) for row, fields in enumerate(ROWS, 1) for column, text in enumerate(fields, 1)
    ]


def test_the_text_is_still_that_of_the_file():
    text = f"Xuất khẩu\n{spaced(ROWS)}\n"
    assert read_bytes(text.encode(), "a.txt").text == text


def test_headings_lie_over_the_places_that_they_leave_empty(cells):
    text = "Ngành\tTháng 7 so với (%)\t\t7 tháng\n\tTháng trước\tCùng kỳ\nKhai khoáng\t99,1\t97,6\t98,3"
    document = read_bytes(text.encode(), "a.txt")
    spans = {
        document.text[it.start : it.end]: (it.down, it.across)
        for it in document.blocks
        if it.locator.row == 1
    }
    assert spans == {"Ngành": (2, 1), "Tháng 7 so với (%)": (1, 2), "7 tháng": (2, 1)}


@pytest.mark.parametrize("text", [
    "1.\tĐôn đốc tiến độ.\n2.\tKiểm tra cụm công nghiệp.",
    "\tĐoạn thụt vào đầu dòng.\n\tĐoạn nữa.",
    "Sở  Công Thương báo cáo.\nChỉ số  sản xuất tăng.",
    "Cà phê\t980,5",
])  # fmt: skip
def test_lists_indents_and_chance_are_no_tables(text, cells):
    assert cells(read_bytes(text.encode(), "a.txt")) == []


def test_a_wide_table_does_not_hide_that_prose_is_wrapped(quoted):
    prose = (
        "Chỉ số sản xuất công nghiệp toàn tỉnh 6 tháng đầu năm ước tăng 7,85% so\n"
        "với cùng kỳ năm trước, trong đó công nghiệp chế biến, chế tạo tăng 9,12%\n"
        "và là động lực chính của toàn ngành trong điều kiện thị trường còn nhiều\nkhó khăn.\n"
    )
    wide = "\n".join("\t".join(f"{field:40}" for field in row) for row in ROWS)
    document = read_bytes(f"{prose}\n{wide}\n".encode(), "a.txt")
    assert sum(kind != "cell" for kind, _ in quoted(document)) == 1
