import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_contradictions"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChoiceRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(db_index=True, max_length=20)),
                ("stands", models.BooleanField()),
                ("who", models.TextField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("current", models.BooleanField()),
                (
                    "observation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="store.observationrow",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)), fields=("subject",), name="choice_one_current"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="choice_signed_with_reason",
                    ),
                ],
            },
        ),
    ]
