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
