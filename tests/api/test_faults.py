"""Schemathesis finds no fault: the API does what it says, and refuses the rest in its own words."""

from collections.abc import Iterator

import pytest
import schemathesis
from benchmarks.api.faults import ONE_REGISTER, faults, usual
from django.db import transaction

from toancanh.accounts import actions
from toancanh.accounts.roles import Role, Scope
from toancanh.web.wsgi import application
from whole_site import filled

pytestmark = pytest.mark.django_db
MOST = 8  # requests to each operation; ``benchmarks.api`` makes thousands


@pytest.fixture(scope="module")
def secret(django_db_setup, django_db_blocker) -> Iterator[str]:
    """A key of an administrator, in a store that has something of everything."""
    with django_db_blocker.unblock(), transaction.atomic():
        filled()
        person = actions.Person("Nguyễn Thị Lan", Role.ADMINISTRATOR)
        lan = actions.add_user(by="Kiểm thử", username="lan", person=person, password="trời xanh 2026")
        yield actions.add_key(by="Kiểm thử", user=lan, label="thử", scopes=list(Scope), days=1)[1]
        transaction.set_rollback(True)


@pytest.mark.long
def test_no_fault_is_found(secret, settings) -> None:
    settings.API_RATE = 10**9
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=usual())
    described.validate()  # as OpenAPI 3.1
    found = [
        str(fault)
        for it in described.include(path_regex=ONE_REGISTER).get_all_operations()
        for fault in faults(it.ok(), secret, most=MOST)
    ]
    assert found == []
