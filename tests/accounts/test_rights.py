"""A role allows, an office and a person narrow or widen it, and nobody shuts the administrator out."""

import pytest

from toancanh.accounts import actions, selectors
from toancanh.accounts.rights import (
    FIGURES,
    MATTERS,
    PERSONAL,
    Action,
    Holder,
    What,
    may,
    of_register,
    things,
)
from toancanh.accounts.roles import Role
from toancanh.model import UserError
from toancanh.registers.actions import add
from toancanh.registers.books.offices import REGISTER
from toancanh.registers.grounds import Grounds

CLUSTERS = of_register("clusters")


@pytest.mark.parametrize(
    ("role", "figures", "personal", "administer"),
    [
        (Role.VIEWER, False, False, False),
        (Role.SPECIALIST, True, False, False),
        (Role.OFFICE_HEAD, True, True, False),
        (Role.LEADER, True, True, False),
        (Role.ADMINISTRATOR, True, True, True),
    ],
)
def test_what_each_role_may(role: Role, figures: bool, personal: bool, administer: bool) -> None:
    holder = Holder(role)
    assert may(holder, Action.READ)
    assert may(holder, Action.WRITE, What(FIGURES)) is figures
    assert may(holder, Action.WRITE, What(CLUSTERS)) is figures
    assert may(holder, Action.WRITE, What(PERSONAL)) is personal
    assert may(holder, Action.ADMINISTER) is administer


def test_what_was_set_for_a_person_goes_before_the_office_and_the_role() -> None:
    clusters = What(CLUSTERS)
    assert not may(Holder(Role.SPECIALIST, of_office={CLUSTERS: False}), Action.WRITE, clusters)
    both = Holder(Role.SPECIALIST, own={CLUSTERS: True}, of_office={CLUSTERS: False})
    assert may(both, Action.WRITE, clusters)
    widened = Holder(Role.VIEWER, own={CLUSTERS: True})
    assert may(widened, Action.WRITE, clusters)
    assert not may(widened, Action.WRITE, What(FIGURES))
    assert may(Holder(Role.ADMINISTRATOR, own={CLUSTERS: False}), Action.WRITE, clusters)


def test_a_matter_is_changed_by_the_offices_that_it_was_given_to() -> None:
    theirs = What(MATTERS, frozenset((3, 4)))
    assert may(Holder(Role.SPECIALIST, 4), Action.WRITE, theirs)
    assert not may(Holder(Role.OFFICE_HEAD, 5), Action.WRITE, theirs)
    assert may(Holder(Role.LEADER, 5), Action.WRITE, theirs)
    assert may(Holder(Role.SPECIALIST), Action.WRITE, theirs)
    assert may(Holder(Role.SPECIALIST, 5), Action.WRITE, What(MATTERS))


@pytest.mark.django_db
def test_what_is_set_is_kept_and_told(person) -> None:
    lan = person(role="specialist")
    office = add(register=REGISTER, values={"name": "Phòng Năng lượng"}, grounds=Grounds("Minh"))
    actions.grant(by="Minh", given={CLUSTERS: False, PERSONAL: True}, user=lan)
    actions.grant(by="Minh", given={FIGURES: False}, office=office.pk)
    assert selectors.holder_of(lan) == Holder(Role.SPECIALIST, None, {CLUSTERS: False, PERSONAL: True}, {})
    actions.grant(by="Hoa", given={PERSONAL: True}, user=lan)
    last = selectors.events(lan)[0]
    assert (last.who, last.what, last.before, last.after) == (
        "Hoa", "rights", {CLUSTERS: False}, {CLUSTERS: None},
    )  # fmt: skip
    with pytest.raises(UserError, match="no_such_thing"):
        actions.grant(by="Hoa", given={"mọi thứ": True}, user=lan)
    assert CLUSTERS in things()
