"""Files and texts read and extracted from a notebook: no store, and plain words where it cannot be done."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import toancanh
from toancanh.reference.messages import speaking

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
SENTENCE = (
    "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt gần 1.293 triệu USD, tăng 27,9%."
)


def test_a_sentence_gives_figures_with_units_intervals_and_words() -> None:
    level, growth = toancanh.extract(SENTENCE).table
    assert (level["indicator"], level["area_code"], level["period"]) == ("exports", "66", "2025-H1")
    assert (level["value"], level["unit"], level["bound"]) == (Decimal(1293000000), "USD", "at_most")
    assert (level["low"], level["high"]) == (None, Decimal(1293500000))
    assert (growth["measure"], growth["low"], growth["unit"]) == ("yoy", Decimal("27.85"), "percent")
    assert SENTENCE[level["start"] : level["end"]] == level["text"] == "1.293 triệu USD"
    assert level["sentence"] == SENTENCE


def test_a_file_is_read_and_extracted_by_its_path_or_by_what_was_read() -> None:
    path = SAMPLES / "daklak-2025-07-so-ket.html"
    paper = toancanh.read(path)
    assert (paper.name, paper.blocks[0]["text"] in paper.text) == (path.name, True)
    one, other, third = toancanh.extract(path), toancanh.extract(str(path)), paper.extract()
    assert one.figures == other.figures == third.figures
    assert {it["type"] for it in one.acts} == {"directive", "petition"}
    assert len(one.to_polars()) == len(one) > 5


def test_what_a_text_does_not_say_may_be_told() -> None:
    text = "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 đạt 100 triệu USD."
    assert toancanh.extract(text).table[0]["area_code"] is None
    assert toancanh.extract(text, area="tỉnh Đắk Lắk").table[0]["area_code"] == "66"


@pytest.mark.parametrize(
    ("source", "said"),
    [("bao-cao.docx", "không có tệp này"), (Path("khong/co.pdf"), "không tìm thấy tệp"), (" ", "rỗng")],
)
def test_what_cannot_be_used_is_told_in_words(source, said: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with speaking("vi"), pytest.raises(toancanh.Refused, match=said):
        toancanh.extract(source)


def test_a_sentence_that_ends_like_a_file_is_a_sentence() -> None:
    assert len(toancanh.extract("Xuất khẩu năm 2024 đạt 1,5 tỷ USD.")) == 1


def _python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    ).stdout.strip()


def test_the_import_alone_loads_nothing() -> None:
    heavy = "('django', 'pandas', 'click', 'toancanh.read', 'toancanh.library')"
    assert _python(f"import sys, toancanh; print([it for it in {heavy} if it in sys.modules])") == "[]"
    loaded = _python(
        f"import sys, toancanh; toancanh.extract('a'); print([it for it in {heavy} if it in sys.modules])"
    )
    assert "django" not in loaded
    assert "pandas" not in loaded


def test_stages_stay_packages_whoever_imports_them_first() -> None:
    told = _python(
        "import toancanh.extract, toancanh; from toancanh.read import members; from toancanh import read;"
        "print(callable(toancanh.extract), read is toancanh.read,"
        "len(toancanh.extract('Xuất khẩu 2 tỷ USD.')), toancanh.extract.keywords.__name__,"
        "'Picture' in dir(toancanh))"
    )
    assert told == "True True 1 keywords True"


def test_a_name_that_there_is_not_is_none() -> None:
    with pytest.raises(AttributeError, match="pictures"):
        toancanh.pictures  # noqa: B018
