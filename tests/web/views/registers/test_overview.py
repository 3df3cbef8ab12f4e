"""Danh bạ: how much is in each register, and what waits."""

from toancanh.registers.registry import registers


def test_every_register_is_there_with_what_it_holds(clusters, see) -> None:
    html = see("/danh-ba/")
    assert html.count('class="main"') == len(registers())
    assert '<a href="/danh-ba/cum-cong-nghiep/">Cụm công nghiệp</a></h2>\n    <p class="main">3</p>' in html


def test_pairs_that_may_be_one_are_counted(add, clusters, see) -> None:
    assert "trùng" not in see("/danh-ba/cum-cong-nghiep/cho/")
    add("Cụm công nghiệp Tân An")
    assert "1 cặp có thể trùng" in see("/danh-ba/cum-cong-nghiep/cho/")
