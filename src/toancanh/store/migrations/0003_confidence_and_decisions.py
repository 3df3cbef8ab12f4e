import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_act_deadlines"),
    ]

    operations = [
        migrations.CreateModel(
            name="DecisionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("claim", models.CharField(db_index=True, max_length=20)),
                ("verdict", models.CharField(max_length=10)),
                ("who", models.TextField()),
                ("note", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("current", models.BooleanField()),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.AddField(
            model_name="observationrow",
            name="confidence",
            field=models.DecimalField(decimal_places=2, max_digits=3, null=True),
        ),
        migrations.AddField(
            model_name="observationrow",
            name="doubts",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="observationrow",
            name="evidence",
            field=models.JSONField(default=list),
        ),
        migrations.AddConstraint(
            model_name="observationrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confidence__isnull", True),
                    models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                    _connector="OR",
                ),
                name="observation_confidence_is_a_share",
            ),
        ),
        migrations.AddField(
            model_name="decisionrow",
            name="observation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="store.observationrow",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("claim",), name="decision_one_current"
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("who", ""), _negated=True), name="decision_signed"
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ("confirmed", "rejected"))), name="decision_verdict_known"
            ),
        ),
    ]
