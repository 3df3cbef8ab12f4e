"""The site: a Django project over the pipeline. ``prepare`` is all that a first run needs."""

import os


def prepare() -> None:
    """Load Django, make the data folder and bring the database up to date.

    Every command that touches the database calls it once, before it imports ``pipeline``. It is safe
    to call again: a database that is up to date is left alone.
    """
    # Django reads its settings on import, so it is imported only when somebody needs the database.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toancanh.web.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DATA.mkdir(parents=True, exist_ok=True)
    from toancanh.audit import guards, keeping
    from toancanh.store import locks

    with locks.one_at_a_time(locks.MIGRATE):
        if _behind():
            guards.lift()
            call_command("migrate", verbosity=0)
            keeping.catch_up()
        guards.put_up()


def _behind() -> bool:
    """Whether the tables are those of an older version, or not there."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
