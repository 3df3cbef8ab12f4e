"""Look long for faults in the API: ``python -m benchmarks.api``, in a store of its own, gone afterwards.

What a test does in a minute with a few requests to each operation of one register, this does with as many as
are asked for, to every operation of every register. It prints each fault with the request that shows it.
"""

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path

_HERE = Path(__file__).resolve().parents[2]


def main() -> int:
    """Look, and say how many faults there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100, help="requests to each operation")
    parser.add_argument("--paths", default="", help="only operations whose path matches this expression")
    asked = parser.parse_args()
    sys.path[:0] = [str(_HERE / "tests")]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TOANCANH_DATA=folder, TOANCANH_API_RATE=str(10**9))
        from toancanh.web import prepare

        prepare()
        logging.disable(logging.WARNING)
        return _look(asked.most, asked.paths)


def _look(most: int, paths: str) -> int:
    import schemathesis
    from benchmarks.api.faults import faults, usual

    from toancanh.accounts import actions
    from toancanh.accounts.roles import Role, Scope
    from toancanh.web.wsgi import application
    from whole_site import filled

    filled()
    person = actions.Person("Nguyễn Thị Lan", Role.ADMINISTRATOR)
    lan = actions.add_user(by="Đo", username="lan", person=person, password="trời xanh 2026")
    secret = actions.add_key(by="Đo", user=lan, label="đo", scopes=list(Scope), days=1)[1]
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=usual())
    found = operations = 0
    for it in (schema.include(path_regex=paths) if paths else schema).get_all_operations():
        operations += 1
        for fault in faults(it.ok(), secret, most=most):
            found += 1
            print(fault, end="\n\n", flush=True)
    print(f"{operations} operations, at most {most} requests each: {found} faults")
    return 1 if found else 0


sys.exit(main())
