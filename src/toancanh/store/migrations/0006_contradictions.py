import django.db.models.deletion
from django.db import migrations, models

import toancanh.store.fields


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_reading_area_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContradictionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("family", models.TextField(db_index=True)),
                ("key", models.CharField(max_length=20)),
                ("identity", models.CharField(max_length=40)),
                ("severity", models.CharField(max_length=10)),
                ("rank", models.PositiveSmallIntegerField()),
                ("indicator", models.CharField(max_length=80)),
                ("dims", models.JSONField()),
                ("area_code", models.TextField()),
                ("area_since", models.DateField(null=True)),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                ("kind", models.CharField(max_length=10)),
                ("unit", models.TextField()),
                ("measure", models.CharField(max_length=20)),
                ("expected", models.JSONField()),
                ("terms", models.JSONField()),
                ("gap", toancanh.store.fields.ExactDecimalField(null=True)),
                ("weight", models.BigIntegerField()),
                ("spread", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("rank", "-weight", "key", "id"),
            },
        ),
        migrations.CreateModel(
            name="MemberRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("contradiction", "position"),
            },
        ),
        migrations.CreateModel(
            name="Reconciliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("basis", models.TextField()),
                ("whole", models.BooleanField()),
                ("families", models.PositiveIntegerField()),
                ("failed", models.PositiveIntegerField()),
                ("observations", models.PositiveIntegerField()),
                ("appeared", models.PositiveIntegerField()),
                ("gone", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="SuspectRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("should_be", models.JSONField()),
                ("slip", models.CharField(max_length=10)),
            ],
            options={
                "ordering": ("contradiction", "position"),
            },
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddIndex(
            model_name="observationrow",
            index=models.Index(
                fields=["indicator", "area_code", "area_since", "area"], name="observation_whereabouts"
            ),
        ),
        migrations.AddField(
            model_name="contradictionrow",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="brought_to_light",
                to="store.sourcedocument",
            ),
        ),
        migrations.AddField(
            model_name="memberrow",
            name="contradiction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="members",
                to="store.contradictionrow",
            ),
        ),
        migrations.AddField(
            model_name="memberrow",
            name="observation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contradicted",
                to="store.observationrow",
            ),
        ),
        migrations.AddField(
            model_name="reconciliation",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reconciliations", to="store.run"
            ),
        ),
        migrations.AddField(
            model_name="contradictionrow",
            name="reconciliation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contradictions",
                to="store.reconciliation",
            ),
        ),
        migrations.AddField(
            model_name="suspectrow",
            name="contradiction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="suspects",
                to="store.contradictionrow",
            ),
        ),
        migrations.AddField(
            model_name="suspectrow",
            name="observation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspected",
                to="store.observationrow",
            ),
        ),
        migrations.AddField(
            model_name="waiting",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="waiting", to="store.sourcedocument"
            ),
        ),
        migrations.AddConstraint(
            model_name="memberrow",
            constraint=models.UniqueConstraint(fields=("contradiction", "position"), name="member_position"),
        ),
        migrations.AddIndex(
            model_name="contradictionrow",
            index=models.Index(fields=["rank", "-weight", "key"], name="contradiction_worst_first"),
        ),
        migrations.AddIndex(
            model_name="contradictionrow",
            index=models.Index(fields=["indicator", "area_code"], name="contradiction_by_thing"),
        ),
        migrations.AddConstraint(
            model_name="contradictionrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_start__lte", models.F("period_end"))),
                name="contradiction_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspectrow",
            constraint=models.UniqueConstraint(fields=("contradiction", "position"), name="suspect_position"),
        ),
    ]
