"""The migrations say what the models say."""

from pathlib import Path

import pytest
from django.core.management import call_command

from toancanh.store import migrations


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_what_they_do() -> None:
    names = [path.stem for path in Path(migrations.__file__).parent.glob("0*.py")]
    assert names
    assert not [name for name in names if "_auto_" in name]
