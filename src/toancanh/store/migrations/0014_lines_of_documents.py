"""The documents that are here already become ones that can be searched."""

from typing import Any

from django.db import migrations

from toancanh.store.fulltext.lines import keys, lines


def keep_lines(apps: Any, schema_editor: Any) -> None:
    """Write the lines of every document."""
    line_row = apps.get_model("store", "LineRow")
    for row in apps.get_model("store", "SourceDocument").objects.only("text", "blocks").iterator(50):
        found = (
            line_row(document_id=row.pk, **it._asdict(), **keys(row.text[it.start : it.end]))
            for it in lines(row.text, row.blocks)
        )
        line_row.objects.bulk_create((it for it in found if it.plain), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("store", "0013_lines_to_search")]

    operations = [migrations.RunPython(keep_lines, migrations.RunPython.noop)]
