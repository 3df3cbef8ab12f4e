"""A derived value is told with the law of each step and the sentence or cell of each figure."""

from datetime import date
from decimal import Decimal

from toancanh.model import Bound, Measure, Place, Status
from toancanh.publish import derivations, sources


def told_of(value, names, lang="vi") -> list[str]:
    return sources.text(derivations.lines(value, names, lang)).split("\n")


def names_of(*facts):
    return {fact.passage.document: "bao-cao-6.docx" for fact in facts}


def test_plan_behind_a_percentage_is_explained(told, reconciled, value_of) -> None:
    level = told(1_293_000_000, status=Status.ESTIMATE)
    percent = told("69.5", measure=Measure.PCT_OF_PLAN, step="0.1", span=(0, 5))
    plan = value_of(reconciled(level, percent), "2025", "plan")
    assert told_of(plan, names_of(level)) == [
        "Kim ngạch xuất khẩu (kế hoạch) – Đắk Lắk (cũ) – Năm 2025: "
        "khoảng 1.860,4 triệu USD (1.858,3–1.862,5) [suy ra]",
        "  vì mức đạt = % kế hoạch × kế hoạch năm:",
        "    6 tháng đầu năm 2025: 1.293 triệu USD (ước tính) – bao-cao-6.docx, đoạn 1",
        "    6 tháng đầu năm 2025 – so với kế hoạch: 69,5% (thực hiện) – bao-cao-6.docx, đoạn 1",
    ]
    english = told_of(plan, names_of(level), "en")
    assert english[0].endswith("about 1,860.4 million USD (1,858.3–1,862.5) [derived]")
    assert english[1] == "  because achieved = % of plan × plan of the year:"


def test_what_is_left_of_a_plan_that_was_passed(told, reconciled, value_of) -> None:
    plan = told(1_200_000_000, status=Status.PLAN, period="2025", span=(0, 5))
    left = value_of(reconciled(told(1_293_000_000), plan), "2025-H2", "need")
    assert ": không còn, đã vượt khoảng 93 triệu USD (92–94) [suy ra]" in told_of(left, names_of(plan))[0]


def test_figures_lead_to_their_passages(told, reconciled, value_of) -> None:
    level, percent = told(1_293_000_000), told("69.5", measure=Measure.PCT_OF_PLAN, step="0.1", span=(0, 5))
    plan = value_of(reconciled(level, percent), "2025", "plan")
    facts = [line.fact for line in derivations.lines(plan, names_of(level), "vi") if line.fact]
    assert facts == [level, percent]


def test_an_old_area_as_the_rest_of_the_new_one_is_labelled(told, reconciled, value_of) -> None:
    old = told(1_293_000_000)
    new = told(1_520_000_000, "thông báo tháng 7", area_since=date(2025, 7, 1))
    west, east = Place("66", date(2004, 7, 8)), Place("54", date(2004, 7, 8))

    def merged(thing):
        whole = thing._replace(place=Place("66", date(2025, 7, 1)))
        return [(whole, (thing._replace(place=west), thing._replace(place=east)))]

    found = reconciled(old, new, compositions=merged)
    (rest,) = (it for it in found.values if it.node.thing.place == east)
    first, law, *inputs = told_of(rest, names_of(old, new))
    assert first.endswith(
        "Phú Yên (cũ) – 6 tháng đầu năm 2025: khoảng 227 triệu USD (226–228) [phần còn lại]"
    )
    assert law == "  vì địa bàn mới = tổng các địa bàn cũ hợp thành:"
    assert [line.split(":")[0].strip() for line in inputs] == [
        "Đắk Lắk – 6 tháng đầu năm 2025",
        "Đắk Lắk (cũ) – 6 tháng đầu năm 2025",
    ]


def test_a_told_bound_that_others_narrow_says_both(told, reconciled, value_of) -> None:
    whole = told(2_235_000_000, status=Status.PLAN, period="2025")
    rest = told(715_000_000, status=Status.PLAN, period="2025-H2", span=(0, 5))
    done = told(1_500_000_000, "thông báo", step=100_000_000, bound=Bound.AT_LEAST, span=(3, 7))
    value = value_of(reconciled(whole, rest, done), "2025-H1")
    first = told_of(value, names_of(whole, done))[0]
    assert (
        "hơn 1,5 tỷ USD (thực hiện) – bao-cao-6.docx, đoạn 1 → khoảng 1.520 triệu USD (1.519–1.521)" in first
    )
    assert first.endswith("[thu hẹp nhờ số khác, theo lệ thường của báo cáo]")
    assert any("báo cáo thường theo lệ" in line for line in told_of(value, names_of(whole)))


def test_what_is_only_told_has_one_line(told, reconciled, value_of) -> None:
    fact = told(1_293_000_000)
    value = value_of(reconciled(fact), "2025-H1")
    assert told_of(value, {}) == [
        "Kim ngạch xuất khẩu – Đắk Lắk (cũ) – 6 tháng đầu năm 2025: 1.293 triệu USD (thực hiện) – "
        f"{fact.passage.document[:12]}, đoạn 1"
    ]
    assert derivations.origins(value) == ()
    assert value.interval.low == Decimal(1_292_500_000)
