"""The lines that documents are searched by, and the index of each database over them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    "CREATE VIRTUAL TABLE store_linewords USING fts5(marked, plain, content='store_linerow', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER store_linerow_added AFTER INSERT ON store_linerow BEGIN"
    " INSERT INTO store_linewords(rowid, marked, plain) VALUES (new.id, new.marked, new.plain); END",
    "CREATE TRIGGER store_linerow_gone AFTER DELETE ON store_linerow BEGIN"
    " INSERT INTO store_linewords(store_linewords, rowid, marked, plain)"
    " VALUES ('delete', old.id, old.marked, old.plain); END",
)
_POSTGRESQL = (
    "ALTER TABLE store_linerow ADD COLUMN marked_words tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple', marked)) STORED",
    "ALTER TABLE store_linerow ADD COLUMN plain_words tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple', plain)) STORED",
    "CREATE INDEX store_linerow_marked ON store_linerow USING gin (marked_words)",
    "CREATE INDEX store_linerow_plain ON store_linerow USING gin (plain_words)",
)


def add_index(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have the database keep an index of the words."""
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0012_addresses_in_histories"),
    ]

    operations = [
        migrations.CreateModel(
            name="LineRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("heading", models.BooleanField()),
                ("marked", models.TextField()),
                ("plain", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="store.sourcedocument",
                    ),
                ),
            ],
            options={
                "ordering": ("document", "start"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("start__lte", models.F("end"))), name="line_span"
                    ),
                    models.UniqueConstraint(fields=("document", "start"), name="line_once"),
                ],
            },
        ),
        migrations.RunPython(add_index, migrations.RunPython.noop),
    ]
