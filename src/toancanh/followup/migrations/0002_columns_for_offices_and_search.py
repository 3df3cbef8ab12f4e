"""Columns for offices of the register beside those that were, and for search.

Apart from what fills them: PostgreSQL alters no table on which rows were just written.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0001_matters"), ("registers", "0001_registers_and_their_history")]

    operations = [
        migrations.AddField("matter", "search_text", models.TextField(default="")),
        migrations.AddField("matter", "search_key", models.TextField(default="")),
        migrations.AddField(
            "matter",
            "led_by",
            models.ForeignKey("registers.Office", models.PROTECT, null=True, related_name="leads"),
        ),
        migrations.AddField(
            "matter", "helped_by", models.ManyToManyField("registers.Office", related_name="helps")
        ),
    ]
