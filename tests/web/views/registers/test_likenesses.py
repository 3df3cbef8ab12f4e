"""Two entries that may be one thing: side by side, merged by choice, or kept apart."""

from decimal import Decimal

import pytest

from toancanh.registers import actions, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

LIST = "/danh-ba/trung/?so=clusters"


@pytest.fixture
def twin(add, clusters):
    """The same cluster in another list, with another area and an owner."""
    return add("Cụm công nghiệp Tân An", area="66", area_ha=61.5, occupancy=92.0)


@pytest.fixture
def pair(clusters, twin) -> str:
    return f"/danh-ba/cum-cong-nghiep/trung/{clusters.tan_an.pk}/{twin.pk}/"


@pytest.fixture
def versions(clusters, twin) -> dict[str, int]:
    return {f"version-{it.pk}": 1 for it in (clusters.tan_an, twin)}


def test_offered_with_what_they_have_in_common(pair, see) -> None:
    html = see(LIST)
    assert pair in html
    assert "cùng tên" in html
    assert "cùng địa bàn" in html


def test_merged_with_the_value_chosen_for_each_column(clusters, twin, pair, versions, see, send) -> None:
    assert "61,5" in see(pair)
    send(pair, reason="một cụm", giu="1", **versions, **{"gia-tri-area_ha": "2", "gia-tri-name": "1"})
    kept = selectors.find(register("clusters"), clusters.tan_an.pk)
    assert (kept.name, kept.area_ha, kept.tenants) == ("CCN Tân An", Decimal("61.5"), 57)
    assert kept.occupancy == Decimal(92)  # only the other knew it
    gone = selectors.find(register("clusters"), twin.pk)
    assert gone.merged_into == kept
    assert f'href="/danh-ba/cum-cong-nghiep/{kept.pk}/">Xem mục đã gộp vào' in see(
        f"/danh-ba/cum-cong-nghiep/{gone.pk}/"
    )


def test_second_may_be_the_one_that_stays(clusters, twin, pair, versions, send) -> None:
    send(pair, reason="một cụm", giu="2", **versions)
    kept = selectors.find(register("clusters"), twin.pk)
    assert (kept.retired_at, kept.tenants, kept.area_ha) == (None, 57, Decimal("48.5"))


def test_kept_apart_and_not_offered_again(pair, see, send) -> None:
    send(pair, reason="hai nơi", khac="1")
    assert "Không thấy cặp nào" in see(LIST)


def test_refused_without_reason_or_when_one_was_changed(clusters, pair, versions, send) -> None:
    assert "Thiếu lý do" in send(pair, giu="1", **versions).content.decode()
    actions.change(entry=clusters.tan_an, values={"tenants": 60}, version=1, grounds=Grounds("Lan"))
    response = send(pair, giu="1", reason="một cụm", **versions, **{"gia-tri-area_ha": "2"})
    html = response.content.decode()
    assert "đã được người khác sửa" in html
    assert 'name="gia-tri-area_ha" value="2" checked' in html  # what was chosen is not lost
