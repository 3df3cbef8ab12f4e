"""Matters by the API: every action, in the name of the key's person, on the state that was seen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from toancanh.followup.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(ask):
    """A matter of the energy division, due the day after tomorrow."""
    ask("post", "/offices", {"name": "Phòng Quản lý Năng lượng"})
    due = timezone.localdate() + timedelta(days=2)
    about = {"register_code": "energy_projects", "entry": "7", "name": "Ia Le 1"}
    told = {"lead": "Phòng Quản lý Năng lượng", "due": due.isoformat()}
    given = {"title": "Đôn đốc dự án điện gió", "about": about, **told}
    answer = ask("post", "/matters", given)
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()


def act(ask, opened, name: str, version: int, **given):
    return ask("post", f"/matters/{opened['id']}/{name}", given, If_Match=f'"{version}"')


def test_a_matter_is_opened_for_an_office_by_a_day(ask, opened) -> None:
    told = ask("get", f"/matters/{opened['id']}").json()
    assert told["due"] == (timezone.localdate() + timedelta(days=2)).isoformat()
    assert told["state"] == {"stage": "new", "standing": "in_time", "days_late": 0}
    assert (told["register_code"], told["entry"], told["lead"]["name"]) == (
        "energy_projects",
        "7",
        "Phòng Quản lý Năng lượng",
    )
    late = (timezone.localdate() + timedelta(days=5)).isoformat()
    assert ask("get", f"/matters/{opened['id']}?on={late}").json()["state"]["days_late"] == 3


def test_the_path_of_a_matter_from_begun_to_done(ask, opened) -> None:
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    steps = (
        ("begin", {}), ("report", {"progress": "đã họp"}), ("ask-extension", {"until": until}),
        ("decide-extension", {"granted": True, "reason": "đồng ý"}), ("answers-needed", {"count": 1}),
        ("answer", {"paper": {"name": "15/SCT-NL"}}), ("escalate", {"to": "Phó Giám đốc"}),
        ("assign", {"lead": "Phòng Quản lý Năng lượng"}), ("deadline", {"deadline": "trước ngày 16/12/2027"}),
        ("link", {"area": "Đắk Lắk", "area_code": "66"}),
        ("resolve", {"papers": [{"name": "Biên bản nghiệm thu", "issued": "2026-11-05"}]}),
        ("reopen", {}), ("stop", {"reason": "không còn phù hợp"}),
    )  # fmt: skip
    for version, (name, given) in enumerate(steps, 1):
        answer = act(ask, opened, name, version, **given)
        assert answer.status_code == 200, (name, answer.content.decode())
        assert answer.headers["ETag"].startswith(f'"{version + 1}.')
    assert ask("get", f"/matters/{opened['id']}").json()["due"] == "2027-12-15"
    history = ask("get", f"/matters/{opened['id']}/history").json()
    assert [it["what"] for it in history][:4] == ["opened", "begun", "reported", "extension_asked"]
    assert {it["who"] for it in history} == {"Nguyễn Thị Lan"}
    assert history[4]["before"]["due"] != history[4]["after"]["due"] == until


def test_the_second_to_act_is_told_and_comments_are_always_kept(ask, opened) -> None:
    act(ask, opened, "report", 1, progress="đã họp")
    told = act(ask, opened, "stop", 1, reason="thôi")
    assert told.status_code == 412
    assert [(it["what"], it["after"]["progress"]) for it in told.json()["meanwhile"]] == [
        ("reported", "đã họp")
    ]
    where = f"/matters/{opened['id']}"
    assert ask("post", f"{where}/comment", {"reason": "cần sớm"}).json()["version"] == 3
    assert (
        ask("post", f"{where}/evidence", {"papers": [{"name": "Ảnh"}]}).json()["papers"][0]["name"] == "Ảnh"
    )
    assert ask("post", f"{where}/stop", {"reason": "thôi"}).status_code == 428


def test_what_the_followup_refuses_is_a_problem(ask, opened) -> None:
    assert act(ask, opened, "resolve", 1).json()["type"] == "urn:toancanh:followup.no_evidence"
    assert act(ask, opened, "reopen", 1).status_code == 409
    assert act(ask, opened, "deadline", 1, deadline="bao giờ xong").status_code == 422
    assert act(ask, opened, "begin", 1, hurry=True).status_code == 422
    assert ask("post", "/matters", {"title": "  "}).json()["type"] == "urn:toancanh:followup.untitled"
    assert Event.objects.count() == 1


def test_lists_boards_and_the_digest_of_a_day(ask, opened) -> None:
    office = ask("get", "/offices").json()[0]["id"]
    late = (timezone.localdate() + timedelta(days=30)).isoformat()
    assert ask("get", f"/matters?show=overdue&on={late}&office={office}").json()["total"] == 1
    assert ask("get", "/matters?show=overdue").json()["total"] == 0
    assert ask("get", "/matters?search=don+doc&register_code=energy_projects&entry=7").json()["total"] == 1
    assert ask("get", "/matters?office=999").json()["total"] == 0
    assert ask("get", f"/matters/board?on={late}").json()[0]["overdue"] == 1
    assert ask("get", f"/matters/digest?on={late}").json()["overdue"] == 1


def test_a_session_is_held_and_its_matters_found(ask) -> None:
    given = {"delegation": "Đoàn 12", "head": "Phó Chủ tịch", "area": "Đắk Lắk", "on": "2026-11-02"}
    answer = ask("post", "/sessions", given)
    assert answer.status_code == 201
    number = answer.json()["id"]
    assert ask("get", "/sessions").json()["items"][0]["delegation"] == "Đoàn 12"
    ask("post", "/matters", {"title": "Rà soát quy hoạch chợ", "session": number})
    assert ask("get", f"/matters?session={number}").json()["total"] == 1


def test_duties_are_opened_once(ask) -> None:
    first = ask("post", "/matters/duties", {}).json()
    assert ask("post", "/matters/duties", {}).json() == []
    assert ask("get", "/matters?size=500").json()["total"] == len(first)
