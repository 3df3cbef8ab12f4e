"""``toancanh reconcile``: what follows from facts, and which of them cannot all be true."""

import json
from pathlib import Path

import pytest

from toancanh.cli import contract, facts
from toancanh.extract import extract
from toancanh.read import read_bytes

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "documents"
HEAD = "UBND TỈNH ĐẮK LẮK\nSỞ CÔNG THƯƠNG\nĐắk Lắk, ngày {day}\n\nBÁO CÁO\nTình hình tỉnh Đắk Lắk\n\n{said}\n"
JUNE = (
    "23 tháng 6 năm 2025",
    (
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 ước đạt 1.293 triệu USD.\n"
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ 6 tháng đầu năm 2025 ước đạt 59.200 tỷ đồng."
    ),
)
AUGUST = (
    "5 tháng 8 năm 2025",
    (
        "Kế hoạch kim ngạch xuất khẩu năm 2025 là 2.235 triệu USD. "
        "Kế hoạch kim ngạch xuất khẩu 6 tháng cuối năm 2025 là 715 triệu USD.\n"
        "Kế hoạch tổng mức bán lẻ hàng hóa và doanh thu dịch vụ năm 2025 là 182.281 tỷ đồng. "
        "Kế hoạch tổng mức bán lẻ hàng hóa và doanh thu dịch vụ 6 tháng cuối năm 2025 là 89.540 tỷ đồng."
    ),
)
HALF = (
    "14 tháng 7 năm 2025",
    (
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ 6 tháng đầu năm 2025 ước đạt gần 92.742 tỷ đồng, "
        "bằng 50,8% kế hoạch.\n"
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 ước đạt 1.520 triệu USD, bằng 68% kế hoạch."
    ),
)


@pytest.fixture
def answer(run, tmp_path: Path):
    """The lines that follow from reports, each a day and what is said."""

    def ask(*reports: tuple[str, str]) -> list[dict]:
        lines = []
        for at, (day, said) in enumerate(reports):
            path = tmp_path / f"{at}.txt"
            path.write_text(HEAD.format(day=day, said=said), encoding="utf-8")
            lines.append(run("extract", "--format", "jsonl", path).stdout)
        result = run("reconcile", stdin="".join(lines))
        assert result.exit_code == 0, result.stderr
        return [json.loads(line) for line in result.stdout.splitlines()]

    return ask


def value(lines: list[dict], indicator: str, area: str, since: str, **wanted: str) -> dict:
    wanted = {"indicator": indicator, "area": area, "area_since": since, "measure": "level", **wanted}
    (found,) = [it for it in lines if it["type"] == "value" and wanted.items() <= it.items()]
    return found


def holds(found: dict, number: int, unit: int, within: int) -> bool:
    """Whether an interval holds a number of units and reaches no farther than ``within`` units from it."""
    low, high = found["interval"]["low"], found["interval"]["high"]
    return (number - within) * unit <= low <= number * unit <= high <= (number + within) * unit


@pytest.mark.parametrize(
    ("indicator", "unit", "merged", "rest"),
    [("exports", 10**6, 1520, 227), ("retail_sales", 10**9, 92_741, 33_541)],
)
def test_half_year_of_the_new_province_follows_from_its_plans(answer, indicator, unit, merged, rest) -> None:
    lines = answer(JUNE, AUGUST)
    new = value(lines, indicator, "Đắk Lắk", "2025-07-01", period="2025-H1", kind="outcome")
    assert holds(new, merged, unit, 2)
    assert (new["basis"], new["usual"]) == ("derived", True)
    other = value(lines, indicator, "Phú Yên", "2004-07-08", period="2025-H1", kind="outcome")
    assert holds(other, rest, unit, 2)
    assert (other["basis"], other["identity"], len(other["facts"])) == ("residual", "old_areas", 3)


def test_plan_behind_a_percentage_and_what_is_still_to_be_done(answer) -> None:
    lines = answer(HALF)
    plan = value(lines, "exports", "Đắk Lắk", "2025-07-01", period="2025", kind="plan")
    assert holds(plan, 2235, 10**6, 18)
    need = value(lines, "exports", "Đắk Lắk", "2025-07-01", period="2025-H2", kind="need")
    assert holds(need, 715, 10**6, 20)
    retail = value(lines, "retail_sales", "Đắk Lắk", "2025-07-01", period="2025", kind="plan")
    assert retail["interval"]["low"] is None  # "gần" tells no lower end
    assert retail["interval"]["high"] >= 182_281 * 10**9


def test_old_provinces_are_held_against_what_the_new_one_published(answer, run, tmp_path: Path) -> None:
    other = (
        "23 tháng 6 năm 2025",
        "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Phú Yên đạt 227 triệu USD.",
    )
    assert [it for it in answer(JUNE, other, HALF) if it["type"] == "contradiction"] == []
    wrong = HALF[0], "Kim ngạch xuất khẩu 6 tháng đầu năm 2025 ước đạt 1.250 triệu USD."
    (found,) = [it for it in answer(JUNE, other, wrong) if it["type"] == "contradiction"]
    assert (found["identity"], found["severity"], found["area"]) == ("old_areas", "warning", "Đắk Lắk")
    assert found["expected"] == {"low": 1_519_000_000, "high": 1_521_000_000}
    assert len(found["members"]) == 3
    swapped = {it["fact"]: it for it in found["suspects"]}[found["fact"]]
    assert swapped["should_be"] == found["expected"]


@pytest.mark.parametrize("name", ["daklak-2025-07-so-ket.html", "gialai-2025-04-bao-cao-quy-1.docx"])
def test_facts_are_read_back_as_they_were(name: str) -> None:
    document = read_bytes((SAMPLES / name).read_bytes(), name)
    found = extract(document).facts
    lines = [contract.encode(contract.fact_line(fact, document)).encode() for fact in found]
    claims, sources = facts.parse("-", lines)
    assert sorted(claims, key=lambda it: it.id) == sorted(found, key=lambda it: it.id)
    assert list(sources) == [document.sha256]
    assert sources[document.sha256].vintage == document.published.start
