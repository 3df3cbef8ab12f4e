"""The notice of a working session: who was there, what was found, who does what by when."""

from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Meeting, Sketch
from toancanh.followup.terms import just, on_day
from toancanh.model import UserError
from toancanh.publish.word import filling
from toancanh.reporting.notices import notice

pytestmark = pytest.mark.django_db
BY = By("Lan", datetime(2026, 6, 1, 2, tzinfo=UTC))
TODAY = date(2026, 6, 2)


@pytest.fixture
def session() -> int:
    """A session of the director with a district, of which four matters came."""
    for name in ("Phòng Quản lý Năng lượng", "Phòng Quản lý Công nghiệp"):
        actions.save_office(by=BY, name=name)
    meeting = Meeting("lãnh đạo các phòng", "Giám đốc Sở", "UBND xã Ea Kar", date(2026, 6, 1), "UBND xã")
    held = actions.hold_session(meeting=meeting)
    given = Given(session=held.pk)
    led = Given(session=held.pk, lead="Phòng Quản lý Năng lượng", partners=("Phòng Quản lý Công nghiệp",))
    due = just(on_day(date(2026, 9, 30)))
    for kind, title, whose in (
        (MatterKind.OBSTACLE, "Đường dây 110 kV vướng mặt bằng", given),
        (MatterKind.PETITION, "Xã đề nghị bổ sung quỹ đất làm cụm công nghiệp", given),
        (MatterKind.DIRECTIVE, "Rà soát hành lang tuyến đường dây", led),
        (MatterKind.TASK, "Giao Văn phòng Sở tổng hợp báo cáo", given),
    ):
        actions.open_matter(by=BY, sketch=Sketch(kind, title, whose, due))
    return held.pk


def texts(number: int) -> list[str]:
    content = filling.fill(notice(number, TODAY), filling.shipped("thong-bao-ket-luan"), "tb.docx")
    return [it.text for it in docx.Document(BytesIO(content)).paragraphs]


def test_a_notice_says_who_was_there_what_was_found_and_who_does_what(session: int) -> None:
    said = texts(session)
    assert "THÔNG BÁO" in said
    assert "Kết luận của Giám đốc Sở tại buổi làm việc với UBND xã Ea Kar" in said
    assert (
        "Ngày 01 tháng 6 năm 2026, tại UBND xã, Giám đốc Sở chủ trì buổi làm việc với UBND xã Ea Kar." in said
    )
    assert "Thành phần tham dự: lãnh đạo các phòng." in said
    assert "- Đường dây 110 kV vướng mặt bằng." in said
    who = "1. Giao Phòng Quản lý Năng lượng chủ trì, phối hợp với Phòng Quản lý Công nghiệp "
    assert f"{who}rà soát hành lang tuyến đường dây, hoàn thành chậm nhất ngày 30/9/2026." in said
    assert "2. Giao Văn phòng Sở tổng hợp báo cáo; hoàn thành chậm nhất ngày 30/9/2026." in said


def test_who_has_to_act_receives_it_and_the_office_signs_by_order(session: int) -> None:
    paper = notice(session, TODAY)
    assert paper.foot.recipients[:3] == ("Giám đốc Sở", "UBND xã Ea Kar", "Phòng Quản lý Năng lượng")
    assert paper.foot.authority == ("TL. Giám đốc", "Chánh Văn phòng")
    assert paper.head.symbol == "TB-SCT"


@pytest.mark.parametrize("known", [True, False])
def test_of_no_session_or_an_empty_one_there_is_none(known: bool) -> None:
    number = 10**6
    if known:
        number = actions.hold_session(meeting=Meeting("đoàn", "", "xã", date(2026, 6, 1))).pk
    with pytest.raises(UserError) as caught:
        notice(number, TODAY)
    assert caught.value.code == ("report.session_empty" if known else "report.no_session")
