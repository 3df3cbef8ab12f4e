"""What stands in the way and what is to be done, of the follow-up and the registers."""

from datetime import UTC, date, datetime

import pytest

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Sketch
from toancanh.followup.terms import just, on_day
from toancanh.model import Period
from toancanh.reference.areas import areas
from toancanh.registers import actions as registers
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.reporting.asked import Asked
from toancanh.reporting.citing import NO_LINKS, citer
from toancanh.reporting.work import Work

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 10)


def work(code: str = "2026-H1") -> Work:
    unit = areas().get("66", TODAY)
    assert unit
    return Work(Asked(unit, Period.parse(code), TODAY), citer((), NO_LINKS))


def opened(title: str, due: date, at: date = date(2026, 6, 1), area: str = "66") -> None:
    by = By("Lan", datetime(at.year, at.month, at.day, tzinfo=UTC))
    given = Given(area="Đắk Lắk", area_code=area)
    actions.open_matter(by=by, sketch=Sketch(MatterKind.TASK, title, given, just(on_day(due))))


def lines(paragraphs) -> list[str]:
    return ["".join(it.text for it in line) for line in paragraphs]


def test_what_is_late_is_told_apart_with_the_days_it_is_late() -> None:
    opened("Rà soát cụm công nghiệp", date(2026, 7, 1))
    opened("Lập kế hoạch quý IV", date(2026, 9, 30))
    assert "- Rà soát cụm công nghiệp (hạn 1/7/2026; quá hạn 9 ngày)." in lines(work().overdue())
    assert "- Lập kế hoạch quý IV (hạn 30/9/2026)." in lines(work().tasks())


def test_what_was_given_after_the_time_ahead_is_of_another_report() -> None:
    opened("Việc của năm sau", date(2027, 3, 1), at=date(2027, 1, 5))
    opened("Việc của tỉnh khác", date(2026, 9, 1), area="52")
    told = " ".join(lines(work().tasks()))
    assert "năm sau" not in told
    assert "tỉnh khác" not in told


def test_obstacles_of_one_project_are_one_line() -> None:
    grounds = Grounds("Lan", source="Báo cáo 12/BC-SCT")
    area = {"area": areas().find("66")[-1]}
    wind = registers.add(
        register=register("energy_projects"), values={"name": "Điện gió Thử", **area}, grounds=grounds
    )
    for name in ("Mặt bằng", "Đấu nối"):
        values = {"name": name, "project": wind}
        registers.add(register=register("energy_obstacles"), values=values, grounds=grounds)
    assert "- Điện gió Thử: mặt bằng; đấu nối." in lines(work().hindrances())
