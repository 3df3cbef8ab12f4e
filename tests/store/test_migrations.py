"""The migrations say what the models say."""

from pathlib import Path

import pytest
from django.core.management import call_command

from toancanh import followup, store


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_what_they_do() -> None:
    apps = (Path(app.__file__).parent for app in (store, followup))
    names = [path.stem for app in apps for path in app.glob("migrations/0*.py")]
    assert len(names) > 1
    assert not [name for name in names if "_auto_" in name]
