"""The site starts with nothing set, and says so when what is set is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from toancanh.web import settings

FIRST_RUN = """
from toancanh.web import prepare
prepare()
prepare()
from django.conf import settings
from toancanh.store import selectors
print(len(selectors.documents()), settings.SECRET_KEY)
"""


def test_first_run_needs_no_set_up(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    there = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    there |= {"TOANCANH_DATA": str(data)}
    runs = [
        subprocess.check_output([sys.executable, "-c", FIRST_RUN], env=there, text=True) for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert runs[0].startswith("0 ")
    assert (data / "toancanh.sqlite3").is_file()
    assert (data / "secret_key").stat().st_mode & 0o777 == 0o600


def test_postgresql_url_is_understood() -> None:
    found = settings._database("postgresql://clerk:p%40ss@db.local:5433/figures?sslmode=require")
    assert found["ENGINE"].endswith("postgresql")
    named = [found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert named == ["figures", "clerk", "p@ss", "db.local", "5433"]
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_other_database_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="must start with postgresql://"):
        settings._database("mysql://localhost/figures")
