"""What a document says of an entry is accepted by the API with its sentence as source, or turned down."""

import pytest

from toancanh.pipeline import Upload, ingest

pytestmark = pytest.mark.django_db
REPORT = """SỞ CÔNG THƯƠNG
BÁO CÁO
Tình hình 6 tháng đầu năm 2026 của tỉnh Đắk Lắk

Tỷ lệ lấp đầy cụm công nghiệp Tân An đạt 92,5%.
"""


@pytest.fixture
def proposed(ask, add):
    """A proposal that the cluster's occupancy is another one."""
    entry = add(occupancy="80", leasable_ha="48")
    ingest([Upload("bao-cao.txt", REPORT.encode())])
    assert ask("post", "/proposals", {}).json() == {
        "new": 0,
        "unclear": [],
    }  # what comes in is proposed at once
    found = ask("get", "/proposals?register_code=clusters").json()["items"]
    return entry, next(it for it in found if "occupancy" in it["values"])


def test_a_proposal_is_accepted_on_the_state_that_was_seen(ask, proposed) -> None:
    entry, proposal = proposed
    assert (proposal["entry"], proposal["values"]) == (entry["id"], {"occupancy": "92.5"})
    assert "Tân An" in proposal["sentence"]
    where = f"/proposals/{proposal['id']}/accept"
    assert ask("post", where, {}).status_code == 428
    ask("patch", f"/registers/clusters/{entry['id']}", {"values": {"note": "x"}}, If_Match='"1"')
    assert ask("post", where, {}, If_Match='"1"').json()["meanwhile"][0]["changes"][0]["column"] == "note"
    assert ask("post", where, {}, If_Match='"2"').json()["version"] == 3
    told = ask("get", f"/registers/clusters/{entry['id']}").json()
    assert told["values"]["occupancy"] == "92.5"
    assert told["sources"]["occupancy"]["document"] == proposal["document"]
    assert ask("post", where, {}, If_Match='"3"').status_code == 404


def test_a_proposal_is_turned_down_with_a_reason(ask, proposed) -> None:
    where = f"/proposals/{proposed[1]['id']}/reject"
    assert ask("post", where, {}).status_code == 422
    assert ask("post", where, {"reason": "nhầm cụm"}).status_code == 204
    assert ask("get", "/proposals").json()["total"] == 0
