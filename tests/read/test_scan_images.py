"""What is done to an image before and after Tesseract: light, angle, rules, torn numbers."""

from decimal import Decimal

import pytest
from PIL import Image, ImageDraw

from toancanh.read.paper.words import Box, Word
from toancanh.read.scan import engine, images, strokes
from toancanh.read.scan.repairs import repaired, steadied
from toancanh.read.scan.second import looked_again


@pytest.fixture
def grid():
    """A page with a table of two rows and two columns, and lines of dashes for words."""
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    for y in (900, 1000, 1100):
        draw.line((200, y, 1000, y), 0, 3)
    for x in (200, 600, 1000):
        draw.line((x, 900, x, 1100), 0, 3)
    for y in range(200, 800, 50):
        for x in range(200, 1000, 40):
            draw.rectangle((x, y, x + 25, y + 14), 0)
    return page


@pytest.mark.parametrize("angle", [-3.0, -0.5, 0.0, 1.2])
def test_the_lean_of_a_page_is_measured(grid, angle):
    leaning = grid.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert images.skew(leaning) == pytest.approx(-angle, abs=0.08)


def test_rules_are_found_and_letters_are_not(grid):
    found = strokes.found(grid, 150)
    level, upright = [it for it in found if it.horizontal], [it for it in found if not it.horizontal]
    assert [round(it.at, -1) for it in level] == [900, 1000, 1100]
    assert [round(it.at, -1) for it in upright] == [200, 600, 1000]
    assert all(abs(it.start - 200) < 6 and abs(it.end - 1000) < 6 for it in level)


def test_rules_are_painted_over(grid):
    clean = strokes.without(grid, strokes.found(grid, 150))
    assert clean.crop((150, 850, 1050, 1150)).getextrema()[0] == 255
    assert clean.crop((150, 150, 1050, 850)).tobytes() == grid.crop((150, 150, 1050, 850)).tobytes()


def test_a_shadow_on_the_paper_is_taken_off(grid):
    shadow = Image.linear_gradient("L").resize(grid.size).point(lambda value: 120 + value // 2)
    seen = Image.composite(shadow, grid, grid.point(lambda value: 255 if value else 0))
    ready = images.prepared(seen, 150)
    assert ready.size == (2480, 3508)
    assert sorted(ready.reduce(8).tobytes())[ready.width * ready.height // 640] == 255


def test_a_page_without_a_size_is_taken_for_a4():
    assert images.resolution(Image.new("L", (2480, 3508))) == pytest.approx(300, abs=1)


@pytest.mark.parametrize("mode", ["1", "P", "RGB", "CMYK", "I;16"])
def test_paper_and_ink_are_told_apart_whatever_the_scanner_saved(mode):
    page = Image.new("L", (400, 400), 255)
    page.paste(0, (100, 100, 120, 120))
    saved = (
        page.convert("I").point(lambda value: value * 257).convert("I;16")
        if mode == "I;16"
        else page.convert(mode)
    )
    ready = images.prepared(saved, 300)
    assert (ready.getpixel((110, 110)), ready.getpixel((300, 300))) == (0, 255)


def test_transparent_paper_is_white():
    assert images.prepared(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), 300).getextrema() == (255, 255)


def word(text, left, right, confidence="0.9", height=10):
    return Word(text, Box(left, 0, right, height), Decimal(confidence))


def test_a_number_torn_by_a_space_is_one_again_with_the_doubt_of_its_parts():
    words = [word("đạt", 0, 20), word("12", 25, 35, "0.8"), word(".345", 38, 60), word("tỷ", 64, 70)]
    found = list(repaired(words))
    assert [it.text for it in found] == ["đạt", "12.345", "tỷ"]
    assert found[1].confidence == Decimal("0.8")


@pytest.mark.parametrize(
    ("before", "after", "left"), [("12", "345", 38), ("12", ".345", 80), ("ước", ",5", 38), ("12", ".a", 38)]
)
def test_what_may_be_two_stays_two(before, after, left):
    assert len(list(repaired([word(before, 25, 35), word(after, left, 100)]))) == 2


def test_hp_is_the_index_of_production_but_behind_a_number():
    words = [
        word("(HP)", 0, 20, "0.8"),
        word("120", 30, 40),
        word("HP", 45, 60, "0.8"),
        word("HP", 70, 80, "0.95"),
    ]
    assert [(it.text, it.confidence) for it in repaired(words)] == [
        ("(IIP)", Decimal("0.8")), ("120", Decimal("0.9")), ("HP", Decimal("0.8")), ("IIP", Decimal("0.85")),
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "wanted"), [
    (("HP", "0.8"), ("IIP", "0.9"), ("IIP", "0.9")),
    (("HP", "0.8"), ("IIP", "0.7"), ("HP", "0.8")),
    (("9,81", "0.8"), ("9,81", "0.95"), ("9,81", "0.95")),
    (("9,81", "0.8"), ("9,87", "0.95"), ("9,87", "0.5")),
    (("9,81", "0.88"), ("9,87", "0.86"), ("9,81", "0.5")),
    (("9,81", "0.8"), ("9,87", "0.6"), ("9,81", "0.5")),
    (("Ia", "0.8"), ("la", "0.95"), ("Ia", "0.95")),
])  # fmt: skip
def test_a_second_look_settles_letters_and_doubts_digits(monkeypatch, first, second, wanted):
    box = Box(40, 18, 90, 30)
    monkeypatch.setattr(engine, "words", lambda *_: [Word(second[0], box, Decimal(second[1]))])
    (found,) = looked_again(Image.new("L", (200, 50), 255), [Word(first[0], box, Decimal(first[1]))], 300)
    assert (found.text, found.confidence) == (wanted[0], Decimal(wanted[1]))


@pytest.mark.parametrize(("texts", "wanted"), [
    (["tỉnh", "bột", "sắn;"], ["tinh", "bột", "sắn;"]),
    (["Tỉnh", "bột", "sắn,"], ["Tinh", "bột", "sắn,"]),
    (["TINH", "BỘT", "SĂN"], ["TINH", "BỘT", "SẮN"]),
    (["tỉnh", "bột", "mì"], ["tỉnh", "bột", "mì"]),
    (["Sản", "xuất", "hoá", "chất"], ["Sản", "xuất", "hoá", "chất"]),
])  # fmt: skip
def test_names_of_products_have_their_marks(texts, wanted):
    found = list(repaired([word(text, 60 * at, 60 * at + 40) for at, text in enumerate(texts)]))
    assert [it.text for it in found] == wanted
    changed = [it.confidence for it, text in zip(found, texts, strict=True) if it.text != text]
    assert changed in ([], [Decimal("0.85")])


def test_a_number_typed_behind_a_name_has_its_space_again():
    found = list(repaired([word("An1,", 0, 80), word("đồng3", 90, 150), word("CO2", 160, 200)]))
    assert [it.text for it in found] == ["An", "1,", "đồng3", "CO2"]
    assert (found[0].box.right, found[1].box.left) == (40, 40)


@pytest.mark.parametrize(("texts", "wanted"), [
    (["la", "Khươl"], ["Ia", "Khươl"]),
    (["la", "liệt"], ["la", "liệt"]),
    (["cùng", "kỳ!;", "trong"], ["cùng", "kỳ¹;", "trong"]),
    (["hoạch?", "năm"], ["hoạch²", "năm"]),
    (["hoạch!", "Năm"], ["hoạch!", "Năm"]),
    (["!", "Số", "liệu"], ["¹", "Số", "liệu"]),
])  # fmt: skip
def test_letters_that_look_like_others_are_told_by_what_follows(texts, wanted):
    words = [word(text, 50 * at, 50 * at + 40) for at, text in enumerate(texts)]
    assert [it.text for it in repaired(words)] == wanted


def test_what_is_left_of_rules_is_no_word():
    words = [word("|", 0, 2), word("|125,30", 5, 30), word("-", 40, 45), word("__", 50, 60)]
    assert [it.text for it in repaired(words)] == ["125,30", "-"]


def test_letters_of_one_size_are_equally_high():
    found = steadied([word("a", 0, 1, height=size) for size in (9.4, 10, 10.6, 10, 7, 7.2)])
    assert {round(it.box.height, 6) for it in found[:4]} == {9.4}
    assert {round(it.box.height, 6) for it in found[4:]} == {7.0}
