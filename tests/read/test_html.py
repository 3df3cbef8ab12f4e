import pytest

from toancanh.model import UserError
from toancanh.read import read_bytes

ARTICLE = """<!doctype html><html><head>
<meta property="og:title" content="Lạc Thủy kiến nghị">
<meta property="og:site_name" content="Báo Hòa Bình">
<meta property="article:published_time" content="2022-07-14T23:30:00Z">
<style>p {color: red}</style></head>
<body class="has-sidebar">
<header><nav><a href="/">Trang chủ</a></nav></header>
<div class="page"><div class="col">
 <h1>Lạc Thủy kiến nghị <b>ba việc</b></h1>
 <div class="author">HỒNG ANH</div>
 <div class="content"><p>Ngày 14/7, đoàn công tác của Sở làm việc với huyện.<br>Giá trị sản xuất đạt 780,7 tỷ
 &#273;ồng.</p>
 <ul><li>Giao thông</li></ul>
 <p>Huyện có 5&nbsp;dự án, vốn A &amp; B.</p><!-- quảng cáo --></div>
 <div class="related"><a href="/x">Tin khác không liên quan</a></div>
 <div id="comments">Bình luận hay quá</div>
</div><div class="sidebar">Đọc nhiều nhất trong ngày</div></div>
<footer>Giấy phép số 1</footer><script>var x = "p";</script></body></html>"""


def page(body):
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")


def test_the_article_without_its_surroundings(quoted):
    texts = [text for _, text in quoted(read_bytes(ARTICLE.encode(), "a.html"))]
    assert texts == [
        "Lạc Thủy kiến nghị ba việc",
        "HỒNG ANH",
        "Ngày 14/7, đoàn công tác của Sở làm việc với huyện.",
        "Giá trị sản xuất đạt 780,7 tỷ đồng.",
        "Giao thông",
        "Huyện có 5\xa0dự án, vốn A & B.",
    ]


def test_what_the_page_says_of_itself():
    document = read_bytes(ARTICLE.encode(), "a.html")
    assert document.title == "Lạc Thủy kiến nghị ba việc"
    assert document.issuer == "Báo Hòa Bình"
    assert document.published.code == "2022-07-15"  # half past six in the morning in Vietnam
    assert document.metadata["byline"] == "HỒNG ANH"


@pytest.mark.parametrize("mark", [
    '<time datetime="2025-10-14T08:00:00+07:00">hôm nay</time>',
    "<time>14-10-2025</time>",
    '<meta itemprop="datePublished" content="2025-10-14">',
    '<script type="application/ld+json">{"datePublished": "2025-10-14T08:00:00+07:00"}</script>',
    "<div>Thứ Ba, 14/10/2025 | 05:40</div>",
])  # fmt: skip
def test_the_day_it_was_published(mark):
    document = page(f"<h1>Tây Ninh dồn sức</h1>{mark}<p>Tỉnh đã thành lập 47 khu công nghiệp.</p>")
    assert document.published.code == "2025-10-14"


def test_a_title_outside_the_article_comes_first(quoted):
    document = page(
        "<div><h1>Tiêu đề</h1></div><article><p>Nội dung dài hơn tiêu đề rất nhiều.</p></article>"
    )
    assert quoted(document)[0] == ("heading", "Tiêu đề")


def test_cells_over_rows_and_columns_stand_once(cells):
    document = page(
        "<table><tr><td rowspan=2>Nhóm</td><td colspan=2>IIP</td></tr><tr><td>Tháng</td><td>Quý</td></tr>"
        "<tr><td>Điện</td><td></td><td>108,04</td></tr></table>"
    )
    assert cells(document) == [
        (1, 1, 1, "Nhóm"), (1, 1, 2, "IIP"),
        (1, 2, 2, "Tháng"), (1, 2, 3, "Quý"),
        (1, 3, 1, "Điện"), (1, 3, 3, "108,04"),
    ]  # fmt: skip
    assert document.text.endswith("Điện\t\t108,04")


def test_a_table_that_lays_out_the_page_is_no_table(quoted):
    long = "Sản xuất công nghiệp tăng khá. " * 50
    found = quoted(page(f"<table><tr><td>Trái</td><td><p>{long}</p></td></tr></table>"))
    assert "cell" not in {kind for kind, _ in found}


def test_inline_marks_do_not_part_words(quoted):
    assert quoted(page("<p>Tăng <b>7</b>,<i>85</i>%\n  so với <a>cùng kỳ</a>.</p>")) == [
        ("paragraph", "Tăng 7,85% so với cùng kỳ."),
    ]


def test_encoding_of_the_page():
    text = "<html><head><meta charset=windows-1258></head><p>Đường đi.</p></html>"
    data = text.replace("Đường", "Đươ\u0300ng").encode("cp1258")
    assert read_bytes(data, "a.html").text == "Đường đi."


def test_utf16_page():
    assert read_bytes("<html><p>Điện gió.</p></html>".encode("utf-16"), "a.html").text == "Điện gió."


def test_a_page_saved_as_doc_is_read():
    assert read_bytes("<html><p>Điện gió.</p></html>".encode(), "a.doc").media_type == "text/html"


@pytest.mark.parametrize("tags", ["<div>", "<span>", "<ul><li>", "<table><tr><td>", "<article>"])
def test_deep_nesting_is_survived(tags):
    assert page(tags * 250 + "Điện gió.").text == "Điện gió."


@pytest.mark.parametrize("tags", ["<div>", "<SPAN class=a>", "<ul><li>", "<table><tr><td>", "<b><p>"])
def test_nesting_beyond_measure_is_refused_at_once(tags):
    with pytest.raises(UserError, match=r"read\.html_too_deep"):
        page(tags * 100_000 + "Điện gió.")


@pytest.mark.parametrize("tag", ["<p>", "<br>", "<li>", "<img src=a>", "<o:p/>", "<svg><path d=M0/></svg>"])
def test_many_tags_that_do_not_nest_are_no_depth(tag):
    assert page(f"{tag}Điện gió. " * 1000).text.count("Điện gió.") == 1000


def test_a_cell_over_rows_and_columns_leaves_its_places_free(cells):
    rows = "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f"
    assert cells(page(f"<table>{rows}</table>")) == [
        (1, 1, 1, "a"), (1, 1, 3, "b"), (1, 2, 3, "c"), (1, 3, 1, "d"), (1, 3, 2, "e"), (1, 3, 3, "f"),
    ]  # fmt: skip


def test_control_characters_reach_neither_text_nor_title():
    data = "<html><head><title>Điện&#1;gió</title></head><body><p>A&#2;b &#xd800;."
    found = read_bytes(data.encode(), "a.html")
    assert (found.title, found.text) == ("Điện gió", "A b \ufffd.")


def test_half_characters_of_a_strange_encoding_do_not_reach_the_text():
    data = rb"<html><meta charset=unicode_escape><p>\xe1\ud800b" + b"\xe9"
    assert read_bytes(data, "a.html").text == "á bé"


def shapes(document):
    """Row, column, rows and columns covered, and text of each cell."""
    return [
        (b.locator.row, b.locator.column, b.down, b.across, document.text[b.start : b.end])
        for b in document.blocks
        if b.locator.table
    ]


def test_merged_cells_say_what_they_cover():
    head = "<tr><th rowspan=2>Ngành</th><th colspan=2>So với cùng kỳ (%)</th></tr>"
    head += "<tr><th>T6</th><th>6T</th></tr>"
    rows = "<tr><td>Điện</td><td>115,86</td><td>120,09</td></tr>"
    assert shapes(page(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"))[:4] == [
        (1, 1, 2, 1, "Ngành"), (1, 2, 1, 2, "So với cùng kỳ (%)"), (2, 2, 1, 1, "T6"), (2, 3, 1, 1, "6T"),
    ]  # fmt: skip


@pytest.mark.parametrize(("span", "down", "across"), [
    ("rowspan=99", 2, 1),  # no farther than the table
    ("colspan=99", 1, 2),
    ("rowspan=0", 2, 1),  # down to the end, says HTML
    ("rowspan=' 2 ' colspan='two'", 2, 1),
    ("rowspan=-1 colspan=''", 1, 1),
])  # fmt: skip
def test_odd_spans_are_read_as_browsers_do(span, down, across):
    first = shapes(page(f"<table><tr><td {span}>a</td></tr><tr><td>b</td><td>c</td></tr></table>"))[0]
    assert first == (1, 1, down, across, "a")


def test_a_span_ends_with_its_section_and_the_foot_is_last(cells):
    document = page(
        "<table><thead><tr><th rowspan=3>Ngành</th><th>IIP</th></tr></thead>"
        "<tfoot><tr><td>Chung</td><td>2</td></tr></tfoot><tr><td>Điện</td><td>1</td></tr></table>"
    )
    assert cells(document)[2:] == [
        (1, 2, 1, "Điện"), (1, 2, 2, "1"), (1, 3, 1, "Chung"), (1, 3, 2, "2"),
    ]  # fmt: skip
    assert document.blocks[0].down == 1


LONG = "Sản xuất công nghiệp tăng khá, các nhà máy chạy đủ công suất. " * 30
DATA = "<table><tr><th>Ngành</th><th>IIP</th></tr><tr><td>Điện</td><td>115,86</td></tr></table>"


def test_a_table_inside_the_layout_of_an_old_site(quoted):
    menu = "".join(f"<tr><td><a href={at}>Mục {at}</a></td></tr>" for at in range(4))
    found = quoted(
        page(
            f"<table><tr><td><table>{menu}</table></td><td><table><tr><td>Công nghiệp tháng 6</td></tr>"
            f"<tr><td>(30/06/2025)</td></tr><tr><td><p>{LONG}</p>{DATA}</td></tr></table></td></tr></table>"
        )
    )
    texts = [text for _, text in found]
    assert texts[:2] == ["Công nghiệp tháng 6", "(30/06/2025)"]
    assert [text for kind, text in found if kind == "cell"] == ["Ngành", "IIP", "Điện", "115,86"]
    assert not any(text.startswith("Mục") for text in texts)


def test_a_table_that_only_frames_a_value_leaves_the_grid(cells):
    framed = DATA.replace("<td>Điện</td>", "<td><table><tr><td>Điện</td></tr></table></td>")
    assert cells(page(framed)) == [
        (1, 1, 1, "Ngành"),
        (1, 1, 2, "IIP"),
        (1, 2, 1, "Điện"),
        (1, 2, 2, "115,86"),
    ]


def test_one_long_remark_does_not_make_a_list_a_layout(cells):
    rows = "".join(
        f"<tr><td>{at}</td><td>Việc số {at} của phòng</td><td>{LONG if at == 3 else LONG[:200]}</td>"
        for at in range(1, 30)
    )
    assert len(cells(page(f"<table>{rows}</table>"))) == 87


def test_a_table_for_looks_says_so(quoted):
    table = DATA.replace("<table>", "<table role=presentation>")
    assert {kind for kind, _ in quoted(page(table))}.isdisjoint({"cell"})


def test_what_is_empty_hidden_or_struck_out_is_not_there(cells):
    rows = (
        "<tr><td>Tháng<br>6</td><td>&nbsp;</td><td>&#8203;</td><td>x</td></tr>"
        "<tr style='visibility:collapse'><td>ẩn</td><td>1</td></tr>"
        "<tr><td>Điện</td><td><s>15</s> 15,26</td><td hidden>9</td><td>1&nbsp;234,5</td></tr>"
    )
    assert cells(page(f"<table>{rows}</table>")) == [
        (1, 1, 1, "Tháng\n6"), (1, 1, 4, "x"),
        (1, 2, 1, "Điện"), (1, 2, 2, "15,26"), (1, 2, 3, "1\xa0234,5"),
    ]  # fmt: skip


def test_raised_figures_are_none_of_the_number():
    text = page("<p>Đạt 1.234<sup>1</sup> tấn, 15 m<sup>3</sup>, 10<sup>3</sup> lít CO<sub>2</sub>.</p>").text
    assert text == "Đạt 1.234 ¹ tấn, 15 m³, 10³ lít CO2."


def test_typed_lines_stay_lines():
    assert (
        page("<pre>Ngành\tIIP\nĐiện\t115,86\n</pre><p>một\nhai</p>").text
        == "Ngành\tIIP\nĐiện\t115,86\nmột hai"
    )


def test_what_a_style_sets_on_a_line_of_its_own_is_one():
    assert (
        page("<p><span style='display: block'>Điện</span><span style='display:block'>Gió</span>").text
        == "Điện\nGió"
    )


@pytest.mark.parametrize(("marks", "shown", "value"), [
    ("x:num='130.35'", "130,35", "130.35"),
    ("x:num='58331.2977099237'", "58.331,3", "58331.2977099237"),
    ("sdval='0.14'", "14%", "14"),
    ("sdval='-2000'", "-2.000", "-2000"),
    ("x:num='1E3'", "1.000", "1000"),
    ("x:num", "12", None),
    ("sdval='45992'", "01/12/2025", None),  # days since 1900
    ("sdval='5'", "7", None),
    ("x:num='NaN'", "7", None),
])  # fmt: skip
def test_a_spreadsheet_saved_as_a_page_keeps_its_numbers(marks, shown, value):
    cell = page(f"<table><tr><td>Điện</td><td {marks}>{shown}</td></tr></table>").blocks[1]
    assert (cell.value is not None and f"{cell.value:f}") == (value or False)


def test_a_long_script_does_not_hide_the_article():
    script = f"<script>{'var x = 1;' * 5000}</script>"
    assert "Sản xuất" in page(f"{script}<div class=related-content><p>{LONG}</p></div>").text


def test_title_and_day_in_elements_of_their_own_stay():
    document = page(
        "<div><div class=menu><a>Trang chủ</a></div><div class='post-title'>Công nghiệp tháng 6</div>"
        f"<div class=date>30/06/2025 08:00</div><div class=body><p>{LONG}</p></div></div>"
    )
    assert document.text.startswith("Công nghiệp tháng 6\n30/06/2025 08:00\nSản xuất")
    assert document.published.code == "2025-06-30"


def test_a_page_for_telephones():
    document = read_bytes(
        "<!doctype html><html ⚡ lang=vi><head><style amp-boilerplate>body{}</style>"
        '<script type="application/ld+json">{"datePublished":"2025-10-14T08:00:00+07:00"}</script></head>'
        "<body><amp-sidebar><ul><li>Trang chủ</ul></amp-sidebar><amp-ad><div>Mua ngay</div></amp-ad>"
        f"<article><h1>Điện gió</h1><amp-img src=a></amp-img><p>Phát {LONG}</p></article>".encode(),
        "a.html",
    )
    assert document.text.startswith("Điện gió\nPhát Sản xuất")
    assert (document.published.code, len(document.blocks)) == ("2025-10-14", 2)
