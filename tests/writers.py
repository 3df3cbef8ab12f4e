"""Many at once at one entry: by the API, by the upkeep, by the actions themselves.

Run as a program on the database that the environment names; prints a line of JSON for each round: who won,
what the others were told, and how the entry and its history stand.
"""

import html
import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from toancanh.web import prepare

ROUNDS, WRITERS = 3, 6
PASSWORD = "trời xanh 2026"


def main() -> None:
    """Prepare the database, then let them write."""
    prepare()
    from django.test import Client
    from django.test.utils import setup_test_environment

    from toancanh.accounts import actions as accounts
    from toancanh.accounts.roles import Role, Scope
    from toancanh.registers import actions
    from toancanh.registers.grounds import Grounds
    from toancanh.registers.registry import register

    setup_test_environment()  # so that the form of the upkeep can be looked at
    person = accounts.Person("Lan", Role.ADMINISTRATOR)
    lan = accounts.add_user(by="Minh", username="lan", person=person, password=PASSWORD)
    _, secret = accounts.add_key(by="Minh", user=lan, label="thử", scopes=[Scope.WRITE], days=1)
    entry = actions.add(register=register("clusters"), values={"name": "CCN Tân An"}, grounds=Grounds("Minh"))
    browser = Client()
    browser.force_login(lan)
    for number in range(ROUNDS):
        print(json.dumps(one_round(number, entry, secret, browser), ensure_ascii=False))
        sys.stdout.flush()


def one_round(number: int, entry: Any, secret: str, browser: Any) -> dict[str, Any]:
    """All have seen the same version, and write at once."""
    from toancanh.registers import selectors

    entry.refresh_from_db()
    before = selectors.history(entry).count()
    ways = (by_api(entry, secret), by_upkeep(entry, browser), by_action(entry))
    start = Barrier(WRITERS)

    def write(at: int) -> tuple[bool, str]:
        from django.db import connection

        start.wait()
        try:
            return ways[at % len(ways)](f"{number}-{at}")
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        done = list(pool.map(write, range(WRITERS)))
    seen = entry.version
    entry.refresh_from_db()
    return {
        "won": [f"{number}-{at}" for at, (won, _) in enumerate(done) if won],
        "told": [told for won, told in done if not won],
        "note": entry.note,
        "steps": entry.version - seen,
        "deeds": selectors.history(entry).count() - before,
        "last": selectors.history(entry)[0].changes.get(field="note").after,
    }


def by_api(entry: Any, secret: str) -> Callable[[str], tuple[bool, str]]:
    """A program."""
    from django.test import Client

    def write(note: str) -> tuple[bool, str]:
        headers = {"Authorization": f"Bearer {secret}", "If-Match": f'"{entry.version}"'}
        where, body = f"/api/v1/registers/clusters/{entry.pk}", json.dumps({"values": {"note": note}})
        answer = Client().patch(where, body, content_type="application/json", headers=headers)
        assert answer.status_code in (200, 412), answer.content.decode()
        return answer.status_code == 200, answer.json().get("detail", "")

    return write


def by_upkeep(entry: Any, browser: Any) -> Callable[[str], tuple[bool, str]]:
    """An administrator."""
    from django.test import Client

    where = f"/quan-tri/registers/cluster/{entry.pk}/change/"
    form = browser.get(where).context["adminform"].form
    opened = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    cookies = browser.cookies

    def write(note: str) -> tuple[bool, str]:
        own = Client()
        own.cookies = cookies
        answer = own.post(where, opened | {"note": note})
        return answer.status_code == 302, html.unescape(answer.content.decode())

    return write


def by_action(entry: Any) -> Callable[[str], tuple[bool, str]]:
    """The command line, or any code of ours."""
    from toancanh.model import UserError
    from toancanh.reference.messages import render
    from toancanh.registers import actions
    from toancanh.registers.grounds import Grounds

    seen = entry.version

    def write(note: str) -> tuple[bool, str]:
        try:
            actions.change(entry=entry, values={"note": note}, version=seen, grounds=Grounds("Hoa"))
        except UserError as error:
            return False, render(error.code, error.values, "vi")
        return True, ""

    return write


if __name__ == "__main__":
    main()
