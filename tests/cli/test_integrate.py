"""``toancanh integrate``: facts in, the figures of areas out, each with where it comes from."""

import json
from pathlib import Path

import pytest

HEAD = (
    "UBND TỈNH {province}\nSỞ CÔNG THƯƠNG\n{place}, ngày {day}\n\n"
    "BÁO CÁO\nTình hình của tỉnh {place}\n\n{said}\n"
)
EARLY, LATE = "23 tháng 6 năm 2025", "11 tháng 7 năm 2025"
HALF = "6 tháng đầu năm 2025"


@pytest.fixture
def facts(run, tmp_path: Path):
    """The lines that ``extract`` prints of reports, each a place, a day and what is said."""

    def make(*reports: tuple[str, str, str]) -> str:
        lines = []
        for at, (place, day, said) in enumerate(reports):
            path = tmp_path / f"{at}.txt"
            text = HEAD.format(province=place.upper(), place=place, day=day, said=said)
            path.write_text(text, encoding="utf-8")
            lines.append(run("extract", "--format", "jsonl", path).stdout)
        return "".join(lines)

    return make


@pytest.fixture
def joined(run):
    """The lines of the answer, parted by type."""

    def ask(facts: str, *options: object) -> tuple[list[dict], list[dict]]:
        result = run("integrate", *options, stdin=facts)
        assert result.exit_code == 0, result.stderr
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        return [it for it in lines if it["type"] == "figure"], [it for it in lines if it["type"] == "finding"]

    return ask


def by_area(figures: list[dict], indicator: str) -> dict[tuple[str, str], dict]:
    return {(it["area"], it["area_since"]): it for it in figures if it["indicator"] == indicator}


OLD, OTHER, NEW = ("Đắk Lắk", "2004-07-08"), ("Phú Yên", "2004-07-08"), ("Đắk Lắk", "2025-07-01")


def test_two_old_provinces_make_the_new_one(facts, joined) -> None:
    told = facts(
        ("Đắk Lắk", EARLY, f"Kim ngạch xuất khẩu {HALF} đạt 1.293 triệu USD."),
        ("Phú Yên", EARLY, f"Kim ngạch xuất khẩu {HALF} đạt 227 triệu USD."),
    )
    figures, findings = joined(told)
    new = by_area(figures, "exports")[NEW]
    assert (new["basis"], new["interval"]) == ("derived", {"low": 1_519_000_000, "high": 1_521_000_000})
    assert sorted(it["fact"] for it in new["inputs"]) == sorted(
        json.loads(line)["id"] for line in told.splitlines()
    )
    assert findings == []


def test_published_half_year_leaves_a_residual(facts, joined) -> None:
    investment = "Tổng vốn đầu tư toàn xã hội {half} ước đạt {level} tỷ đồng."
    budget = "Thu ngân sách nhà nước {half} ước đạt {level} tỷ đồng."
    old = " ".join(
        it.format(half=HALF, level=level) for it, level in ((investment, "18.147"), (budget, "5.640"))
    )
    new = " ".join(
        it.format(half=HALF, level=level) for it, level in ((investment, "28.643"), (budget, "8.718"))
    )
    figures, _ = joined(facts(("Đắk Lắk", EARLY, old), ("Đắk Lắk", LATE, new)))
    for indicator, billions in (("social_investment", 10_496), ("budget_revenue", 3_078)):
        rest = by_area(figures, indicator)[OTHER]
        assert rest["basis"] == "residual"
        assert rest["interval"] == {"low": (billions - 1) * 10**9, "high": (billions + 1) * 10**9}


def test_index_and_missing_part_say_why_not(facts, joined) -> None:
    said = f"Chỉ số sản xuất công nghiệp {HALF} tăng 15,26%. Kim ngạch xuất khẩu {HALF} đạt 1.293 triệu USD."
    figures, _ = joined(facts(("Đắk Lắk", EARLY, said)))
    for indicator, code, word in (
        ("iip", "integrate.rate", "quyền số"),
        ("exports", "integrate.part_missing", "Phú Yên"),
    ):
        new = by_area(figures, indicator)[NEW]
        assert (new["basis"], new["interval"], new["reason"]["code"]) == ("not_derivable", None, code)
        assert word in new["reason"]["message"]


def test_weights_of_a_file_make_the_index(facts, joined, tmp_path: Path) -> None:
    path = tmp_path / "quyen-so.toml"
    days = "since = 2025-07-01\nfrom = 2025-01-01\nto = 2025-12-31"
    stated = (
        f'[[weights]]\nindicator = "iip"\nmeasure = "yoy"\narea = "66"\n{days}\nsource = "s"\nreason = "r"\n'
    )
    path.write_text(stated + '[weights.parts]\n"54@2004-07-08" = "0.4"\n"66@2004-07-08" = "0.6"\n', "utf-8")
    told = facts(
        ("Đắk Lắk", EARLY, f"Chỉ số sản xuất công nghiệp {HALF} tăng 15,0%."),
        ("Phú Yên", EARLY, f"Chỉ số sản xuất công nghiệp {HALF} tăng 10,0%."),
    )
    figures, _ = joined(told, "--weights", path)
    new = by_area(figures, "iip")[NEW]
    assert (new["interval"], new["weights"]["source"]) == ({"low": 12.95, "high": 13.05}, "s")


def test_bad_weights_are_refused_in_words(run, tmp_path: Path) -> None:
    path = tmp_path / "sai.toml"
    path.write_text("[[weights]]\n", encoding="utf-8")
    result = run("integrate", "--weights", path, stdin="")
    assert result.exit_code == 1
    assert "sai.toml" in result.stderr
    assert "state-weights.md" in result.stderr


def test_growth_over_the_old_province_is_refused_with_its_sentence(facts, joined) -> None:
    base = "Kim ngạch xuất khẩu 6 tháng đầu năm 2024 đạt 1.011 triệu USD."
    now = f"Kim ngạch xuất khẩu {HALF} đạt 1.520 triệu USD."
    _, (finding,) = joined(facts(("Đắk Lắk", EARLY, base), ("Đắk Lắk", LATE, now)))
    assert (finding["code"], finding["text"]) == ("integrate.growth_areas", "1.520 triệu USD")


def test_lines_in_any_order_and_twice_give_the_same(facts, run) -> None:
    told = facts(
        ("Đắk Lắk", EARLY, f"Kim ngạch xuất khẩu {HALF} đạt 1.293 triệu USD, tăng 27,9%."),
        ("Đắk Lắk", LATE, f"Kim ngạch xuất khẩu {HALF} đạt 1.520 triệu USD, tăng 37,16%."),
    )
    lines = told.splitlines()
    assert len(lines) == 4
    for verb in ("integrate", "reconcile"):
        turned = "\n".join([*reversed(lines), *lines])
        assert run(verb, stdin=turned).stdout == run(verb, stdin=told).stdout != ""


def test_facts_that_are_not_sure_enough_do_not_count(facts, joined) -> None:
    told = facts(("Đắk Lắk", EARLY, f"Kim ngạch xuất khẩu {HALF} đạt 1.293 triệu USD."))
    assert joined(told)[0]
    assert joined(told, "--confidence", "1")[0] == []


@pytest.mark.parametrize("line", ["{", "[]", '{"sha256": "a"}'])
def test_line_that_is_no_fact_is_told_with_its_number(facts, run, line: str) -> None:
    told = facts(("Đắk Lắk", EARLY, f"Kim ngạch xuất khẩu {HALF} đạt 1.293 triệu USD."))
    for verb in ("integrate", "reconcile"):
        result = run(verb, stdin=f"{told}\n{line}\n")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "dòng 3" in result.stderr
