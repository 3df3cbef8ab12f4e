from decimal import Decimal

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("store", "0008_mentions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cluster",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("status", models.CharField(max_length=40, null=True)),
                ("established_by", models.TextField(null=True)),
                ("established_on", models.DateField(null=True)),
                ("expanded_by", models.TextField(null=True)),
                ("expanded_on", models.DateField(null=True)),
                ("planned_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("area_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("industrial_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("leasable_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("leased_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("committed_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("occupancy", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("occupancy_basis", models.CharField(max_length=40, null=True)),
                ("occupancy_why", models.TextField(null=True)),
                ("owner", models.TextField(null=True)),
                ("capital_planned", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("capital_spent", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("tenants", models.IntegerField(null=True)),
                ("tenants_running", models.IntegerField(null=True)),
                ("labour", models.IntegerField(null=True)),
                ("wastewater_required", models.BooleanField(null=True)),
                ("wastewater_decision", models.TextField(null=True)),
                ("wastewater_capacity", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("wastewater_running", models.BooleanField(null=True)),
                ("wastewater_permit", models.TextField(null=True)),
                ("wastewater", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.cluster",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cluster_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cluster_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="cluster_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="cluster_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cluster_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="cluster_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="cluster_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="cluster_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("planned_ha__isnull", True), ("planned_ha__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("area_ha__isnull", True), ("area_ha__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("industrial_ha__isnull", True),
                                ("industrial_ha__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("leasable_ha__isnull", True),
                                ("leasable_ha__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("leased_ha__isnull", True), ("leased_ha__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("committed_ha__isnull", True),
                                ("committed_ha__gte", Decimal(0)),
                                _connector="OR",
                            ),
                        ),
                        name="cluster_not_between_planned_ha_committed_ha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("capital_planned__isnull", True),
                                ("capital_planned__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("capital_spent__isnull", True),
                                ("capital_spent__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("tenants__isnull", True), ("tenants__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("tenants_running__isnull", True),
                                ("tenants_running__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(("labour__isnull", True), ("labour__gte", Decimal(0)), _connector="OR"),
                            models.Q(
                                ("wastewater_capacity__isnull", True),
                                ("wastewater_capacity__gte", Decimal(0)),
                                _connector="OR",
                            ),
                        ),
                        name="cluster_not_between_capital_planned_wastewater_capacity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occupancy__isnull", True),
                            models.Q(("occupancy__gte", Decimal(0)), ("occupancy__lte", Decimal(100))),
                            models.Q(("occupancy_why__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="cluster_not_between_occupancy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("established_on__isnull", True),
                            models.Q(("established_by__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="cluster_needs_established_on_established_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occupancy_basis__isnull", True),
                            models.Q(("occupancy__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="cluster_needs_occupancy_basis_occupancy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("established_on__isnull", True),
                            ("expanded_on__isnull", True),
                            ("established_on__lte", models.F("expanded_on")),
                            _connector="OR",
                        ),
                        name="cluster_not_in_order_established_on_expanded_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("industrial_ha__isnull", True),
                            ("area_ha__isnull", True),
                            ("industrial_ha__lte", models.F("area_ha")),
                            _connector="OR",
                        ),
                        name="cluster_part_exceeds_industrial_ha_area_ha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leasable_ha__isnull", True),
                            ("industrial_ha__isnull", True),
                            ("leasable_ha__lte", models.F("industrial_ha")),
                            _connector="OR",
                        ),
                        name="cluster_part_exceeds_leasable_ha_industrial_ha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leased_ha__isnull", True),
                            ("industrial_ha__isnull", True),
                            ("leased_ha__lte", models.F("industrial_ha")),
                            _connector="OR",
                        ),
                        name="cluster_part_exceeds_leased_ha_industrial_ha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tenants_running__isnull", True),
                            ("tenants__isnull", True),
                            ("tenants_running__lte", models.F("tenants")),
                            _connector="OR",
                        ),
                        name="cluster_part_exceeds_tenants_running_tenants",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.TextField(default="")),
                ("url", models.TextField(default="")),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("as_of_start", models.DateField(null=True)),
                ("as_of_end", models.DateField(null=True)),
                ("register", models.CharField(max_length=40)),
                ("entry", models.BigIntegerField()),
                ("version", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("who", models.TextField()),
                ("reason", models.TextField(default="")),
                ("at", models.DateTimeField()),
                ("other", models.BigIntegerField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.sourcedocument",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="registers.deed",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            models.Q(
                                ("document__isnull", False),
                                ("end__isnull", False),
                                ("start__isnull", False),
                                ("start__lte", models.F("end")),
                            ),
                            _connector="OR",
                        ),
                        name="deed_passage_of_a_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of_end__isnull", True), ("as_of_start__isnull", True)),
                            models.Q(
                                ("as_of_end__isnull", False),
                                ("as_of_start__isnull", False),
                                ("as_of_start__lte", models.F("as_of_end")),
                            ),
                            _connector="OR",
                        ),
                        name="deed_as_of_pair",
                    ),
                    models.UniqueConstraint(
                        fields=("register", "entry", "version"), name="deed_each_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("who", ""), _negated=True), name="deed_signed"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("undoes__isnull", True), ("kind", "undo"), _connector="OR"),
                        name="deed_undoes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Distinct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("register", models.CharField(max_length=40)),
                ("first", models.BigIntegerField()),
                ("second", models.BigIntegerField()),
                ("who", models.TextField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("register", "first", "second"), name="distinct_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="distinct_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnergyProject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40, null=True)),
                ("stage", models.CharField(max_length=40, null=True)),
                ("mw", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("mwac", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("mwp", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("mwh", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("kv", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("km", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("mva", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("gwh_year", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("investor", models.TextField(null=True)),
                ("capital", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("planning", models.TextField(null=True)),
                ("approval", models.TextField(null=True)),
                ("land_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("land_temporary_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("grid", models.TextField(null=True)),
                ("told", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.energyproject",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energyproject_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energyproject_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="energyproject_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="energyproject_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energyproject_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energyproject_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="energyproject_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="energyproject_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mw__isnull", True), ("mw__gte", Decimal(0)), _connector="OR"),
                            models.Q(("mwac__isnull", True), ("mwac__gte", Decimal(0)), _connector="OR"),
                            models.Q(("mwp__isnull", True), ("mwp__gte", Decimal(0)), _connector="OR"),
                            models.Q(("mwh__isnull", True), ("mwh__gte", Decimal(0)), _connector="OR"),
                            models.Q(("kv__isnull", True), ("kv__gte", Decimal(0)), _connector="OR"),
                            models.Q(("km__isnull", True), ("km__gte", Decimal(0)), _connector="OR"),
                            models.Q(("mva__isnull", True), ("mva__gte", Decimal(0)), _connector="OR"),
                            models.Q(
                                ("gwh_year__isnull", True), ("gwh_year__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("capital__isnull", True), ("capital__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("land_ha__isnull", True), ("land_ha__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("land_temporary_ha__isnull", True),
                                ("land_temporary_ha__gte", Decimal(0)),
                                _connector="OR",
                            ),
                        ),
                        name="energyproject_not_between_mw_land_temporary_ha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mwh__isnull", True),
                            models.Q(("mw__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energyproject_needs_mwh_mw",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnergyObstacle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40, null=True)),
                ("since", models.DateField(null=True)),
                ("settled_on", models.DateField(null=True)),
                ("settled_by", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.energyobstacle",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.energyproject",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energyobstacle_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energyobstacle_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="energyobstacle_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="energyobstacle_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energyobstacle_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energyobstacle_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="energyobstacle_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="energyobstacle_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("settled_on__isnull", True),
                            ("since__lte", models.F("settled_on")),
                            _connector="OR",
                        ),
                        name="energyobstacle_not_in_order_since_settled_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_on__isnull", True),
                            models.Q(("settled_by__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energyobstacle_needs_settled_on_settled_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__isnull", True),
                            models.Q(("project__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energyobstacle_needs_name_project",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnergyMilestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("step", models.CharField(max_length=40, null=True)),
                ("planned_on", models.DateField(null=True)),
                ("actual_on", models.DateField(null=True)),
                ("document", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.energymilestone",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.energyproject",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energymilestone_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energymilestone_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="energymilestone_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="energymilestone_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="energymilestone_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energymilestone_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="energymilestone_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="energymilestone_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__isnull", True),
                            models.Q(("project__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energymilestone_needs_name_project",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__isnull", True),
                            models.Q(("step__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="energymilestone_needs_name_step",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("tax_code", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40, null=True)),
                ("status", models.CharField(max_length=40, null=True)),
                ("industry", models.TextField(null=True)),
                ("head", models.TextField(null=True)),
                ("labour", models.IntegerField(null=True)),
                ("capital", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.enterprise",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="enterprise_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="enterprise_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="enterprise_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="enterprise_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="enterprise_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="enterprise_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="enterprise_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="enterprise_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("labour__isnull", True), ("labour__gte", Decimal(0)), _connector="OR"),
                            models.Q(
                                ("capital__isnull", True), ("capital__gte", Decimal(0)), _connector="OR"
                            ),
                        ),
                        name="enterprise_not_between_labour_capital",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Establishment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("industry", models.TextField(null=True)),
                ("product", models.TextField(null=True)),
                ("capacity", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("capacity_unit", models.TextField(null=True)),
                ("output", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("labour", models.IntegerField(null=True)),
                ("running", models.BooleanField(null=True)),
                (
                    "enterprise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.enterprise",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.establishment",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="establishment_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="establishment_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="establishment_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="establishment_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="establishment_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="establishment_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="establishment_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="establishment_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("capacity__isnull", True), ("capacity__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(("output__isnull", True), ("output__gte", Decimal(0)), _connector="OR"),
                            models.Q(("labour__isnull", True), ("labour__gte", Decimal(0)), _connector="OR"),
                        ),
                        name="establishment_not_between_capacity_labour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__isnull", True),
                            models.Q(("capacity_unit__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="establishment_needs_capacity_capacity_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FuelStation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40, null=True)),
                ("owner", models.TextField(null=True)),
                ("tax_code", models.TextField(null=True)),
                ("licence", models.TextField(null=True)),
                ("licensed_on", models.DateField(null=True)),
                ("expires_on", models.DateField(null=True)),
                ("supplier", models.TextField(null=True)),
                ("chain", models.CharField(max_length=40, null=True)),
                ("pumps", models.IntegerField(null=True)),
                ("tank_m3", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("closed_from", models.DateField(null=True)),
                ("closed_until", models.DateField(null=True)),
                ("closed_why", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.fuelstation",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fuelstation_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fuelstation_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="fuelstation_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="fuelstation_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fuelstation_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="fuelstation_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="fuelstation_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="fuelstation_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("licensed_on__isnull", True),
                            ("expires_on__isnull", True),
                            ("licensed_on__lte", models.F("expires_on")),
                            _connector="OR",
                        ),
                        name="fuelstation_not_in_order_licensed_on_expires_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_from__isnull", True),
                            ("closed_until__isnull", True),
                            ("closed_from__lte", models.F("closed_until")),
                            _connector="OR",
                        ),
                        name="fuelstation_not_in_order_closed_from_closed_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True),
                            models.Q(("licence__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="fuelstation_needs_expires_on_licence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_until__isnull", True),
                            models.Q(("closed_from__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="fuelstation_needs_closed_until_closed_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_from__isnull", True),
                            models.Q(("closed_why__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="fuelstation_needs_closed_from_closed_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pumps__isnull", True), ("pumps__gte", Decimal(0)), _connector="OR"),
                            models.Q(
                                ("tank_m3__isnull", True), ("tank_m3__gte", Decimal(0)), _connector="OR"
                            ),
                        ),
                        name="fuelstation_not_between_pumps_tank_m3",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Market",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("rank", models.CharField(max_length=40, null=True)),
                ("structure", models.CharField(max_length=40, null=True)),
                ("management", models.CharField(max_length=40, null=True)),
                ("manager", models.TextField(null=True)),
                ("land_m2", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("stalls", models.IntegerField(null=True)),
                ("traders", models.IntegerField(null=True)),
                ("urban", models.BooleanField(null=True)),
                ("built_year", models.IntegerField(null=True)),
                ("investment", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("state", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.market",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="market_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="market_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="market_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="market_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="market_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="market_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="market_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="market_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("land_m2__isnull", True), ("land_m2__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(("stalls__isnull", True), ("stalls__gte", Decimal(0)), _connector="OR"),
                            models.Q(
                                ("traders__isnull", True), ("traders__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("investment__isnull", True), ("investment__gte", Decimal(0)), _connector="OR"
                            ),
                        ),
                        name="market_not_between_land_m2_investment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("built_year__isnull", True),
                            models.Q(("built_year__gte", Decimal(1900)), ("built_year__lte", Decimal(2100))),
                            _connector="OR",
                        ),
                        name="market_not_between_built_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OcopProduct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("maker", models.TextField(null=True)),
                ("stars", models.IntegerField(null=True)),
                ("group", models.TextField(null=True)),
                ("certified_by", models.TextField(null=True)),
                ("certified_on", models.DateField(null=True)),
                ("expires_on", models.DateField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.ocopproduct",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ocopproduct_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ocopproduct_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="ocopproduct_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="ocopproduct_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ocopproduct_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="ocopproduct_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="ocopproduct_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="ocopproduct_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stars__isnull", True),
                            models.Q(("stars__gte", Decimal(1)), ("stars__lte", Decimal(5))),
                            _connector="OR",
                        ),
                        name="ocopproduct_not_between_stars",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certified_on__isnull", True),
                            ("expires_on__isnull", True),
                            ("certified_on__lte", models.F("expires_on")),
                            _connector="OR",
                        ),
                        name="ocopproduct_not_in_order_certified_on_expires_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40, null=True)),
                ("short", models.TextField(null=True)),
                ("phone", models.TextField(null=True)),
                ("email", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.office",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.office",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="office_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="office_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="office_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="office_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="office_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="office_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="office_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="office_named"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Official",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("post", models.TextField(null=True)),
                ("phone", models.TextField(null=True)),
                ("email", models.TextField(null=True)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.official",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.office",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="official_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="official_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="official_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="official_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="official_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="official_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="official_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="official_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("since__lte", models.F("until")),
                            _connector="OR",
                        ),
                        name="official_not_in_order_since_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("field", models.TextField(null=True)),
                ("decision", models.TextField(null=True)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.assignment",
                    ),
                ),
                (
                    "official",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.official",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="assignment_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="assignment_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="assignment_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="assignment_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("since__lte", models.F("until")),
                            _connector="OR",
                        ),
                        name="assignment_not_in_order_since_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__isnull", True),
                            models.Q(("official__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_needs_name_official",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__isnull", True),
                            models.Q(("since__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_needs_name_since",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Park",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40, null=True)),
                ("status", models.CharField(max_length=40, null=True)),
                ("area_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("industrial_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("leasable_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("leased_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("occupancy", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("occupancy_basis", models.TextField(null=True)),
                ("owner", models.TextField(null=True)),
                ("projects", models.IntegerField(null=True)),
                ("investment", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("labour", models.IntegerField(null=True)),
                ("decision", models.TextField(null=True)),
                ("wastewater", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.park",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="park_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="park_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="park_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="park_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="park_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="park_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="park_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="park_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("area_ha__isnull", True), ("area_ha__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("industrial_ha__isnull", True),
                                ("industrial_ha__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("leasable_ha__isnull", True),
                                ("leasable_ha__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("leased_ha__isnull", True), ("leased_ha__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("projects__isnull", True), ("projects__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("investment__isnull", True), ("investment__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(("labour__isnull", True), ("labour__gte", Decimal(0)), _connector="OR"),
                        ),
                        name="park_not_between_area_ha_labour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occupancy__isnull", True),
                            models.Q(("occupancy__gte", Decimal(0)), ("occupancy__lte", Decimal(100))),
                            models.Q(("occupancy_basis__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="park_not_between_occupancy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("industrial_ha__isnull", True),
                            ("area_ha__isnull", True),
                            ("industrial_ha__lte", models.F("area_ha")),
                            _connector="OR",
                        ),
                        name="park_part_exceeds_industrial_ha_area_ha",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leased_ha__isnull", True),
                            ("industrial_ha__isnull", True),
                            ("leased_ha__lte", models.F("industrial_ha")),
                            _connector="OR",
                        ),
                        name="park_part_exceeds_leased_ha_industrial_ha",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("level", models.CharField(max_length=40, null=True)),
                ("recognised_by", models.TextField(null=True)),
                ("recognised_on", models.DateField(null=True)),
                ("expires_on", models.DateField(null=True)),
                ("output", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("output_unit", models.TextField(null=True)),
                ("export", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                (
                    "enterprise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.enterprise",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.product",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="product_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="product_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="product_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="product_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="product_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="product_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="product_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="product_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("output__isnull", True), ("output__gte", Decimal(0)), _connector="OR"),
                            models.Q(("export__isnull", True), ("export__gte", Decimal(0)), _connector="OR"),
                        ),
                        name="product_not_between_output_export",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recognised_on__isnull", True),
                            ("expires_on__isnull", True),
                            ("recognised_on__lte", models.F("expires_on")),
                            _connector="OR",
                        ),
                        name="product_not_in_order_recognised_on_expires_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("output__isnull", True),
                            models.Q(("output_unit__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="product_needs_output_output_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromotionScheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("level", models.CharField(max_length=40, null=True)),
                ("year", models.IntegerField(null=True)),
                ("content", models.CharField(max_length=40, null=True)),
                ("beneficiary", models.TextField(null=True)),
                ("budget", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("counterpart", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("approved_by", models.TextField(null=True)),
                ("started_on", models.DateField(null=True)),
                ("accepted_on", models.DateField(null=True)),
                ("result", models.TextField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.promotionscheme",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="promotionscheme_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="promotionscheme_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="promotionscheme_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="promotionscheme_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="promotionscheme_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="promotionscheme_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="promotionscheme_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="promotionscheme_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("budget__isnull", True), ("budget__gte", Decimal(0)), _connector="OR"),
                            models.Q(
                                ("counterpart__isnull", True),
                                ("counterpart__gte", Decimal(0)),
                                _connector="OR",
                            ),
                        ),
                        name="promotionscheme_not_between_budget_counterpart",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year__isnull", True),
                            models.Q(("year__gte", Decimal(2000)), ("year__lte", Decimal(2100))),
                            _connector="OR",
                        ),
                        name="promotionscheme_not_between_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_on__isnull", True),
                            ("accepted_on__isnull", True),
                            ("started_on__lte", models.F("accepted_on")),
                            _connector="OR",
                        ),
                        name="promotionscheme_not_in_order_started_on_accepted_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result__isnull", True),
                            models.Q(("accepted_on__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="promotionscheme_needs_result_accepted_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.TextField(default="")),
                ("url", models.TextField(default="")),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("as_of_start", models.DateField(null=True)),
                ("as_of_end", models.DateField(null=True)),
                ("claim", models.CharField(max_length=40, unique=True)),
                ("register", models.CharField(max_length=40)),
                ("entry", models.BigIntegerField(null=True)),
                ("values", models.JSONField()),
                ("sentence", models.TextField()),
                ("state", models.CharField(default="open", max_length=10)),
                ("proposed_at", models.DateTimeField()),
                ("who", models.TextField(null=True)),
                ("reason", models.TextField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "deed",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="registers.deed",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.sourcedocument",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [models.Index(fields=["state", "register"], name="proposal_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            models.Q(
                                ("document__isnull", False),
                                ("end__isnull", False),
                                ("start__isnull", False),
                                ("start__lte", models.F("end")),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_passage_of_a_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("as_of_end__isnull", True), ("as_of_start__isnull", True)),
                            models.Q(
                                ("as_of_end__isnull", False),
                                ("as_of_start__isnull", False),
                                ("as_of_start__lte", models.F("as_of_end")),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_as_of_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("deed__isnull", True),
                                ("state", "open"),
                                ("who__isnull", True),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("deed__isnull", False),
                                ("state", "accepted"),
                                ("who__isnull", False),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("deed__isnull", True),
                                ("state", "rejected"),
                                ("who__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_decided_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Shop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("kind", models.CharField(max_length=40, null=True)),
                ("rank", models.CharField(max_length=40, null=True)),
                ("owner", models.TextField(null=True)),
                ("area_m2", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("opened_on", models.DateField(null=True)),
                ("running", models.BooleanField(null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.shop",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="shop_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="shop_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="shop_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="shop_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="shop_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="shop_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="shop_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="shop_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area_m2__isnull", True), ("area_m2__gte", Decimal(0)), _connector="OR"
                        ),
                        name="shop_not_between_area_m2",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TenantProject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("name_key", models.TextField(db_index=True)),
                ("search_text", models.TextField()),
                ("search_key", models.TextField()),
                ("area_code", models.CharField(db_index=True, max_length=10, null=True)),
                ("area_since", models.DateField(null=True)),
                ("place", models.TextField(null=True)),
                ("latitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
                ("note", models.TextField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("added_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(null=True)),
                ("retired_why", models.TextField(null=True)),
                ("investor", models.TextField(null=True)),
                ("status", models.CharField(max_length=40, null=True)),
                ("industry", models.TextField(null=True)),
                ("land_ha", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("capital_registered", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("capital_spent", models.DecimalField(decimal_places=4, max_digits=15, null=True)),
                ("labour", models.IntegerField(null=True)),
                ("licensed_on", models.DateField(null=True)),
                ("running_on", models.DateField(null=True)),
                (
                    "cluster",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.cluster",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.enterprise",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.tenantproject",
                    ),
                ),
                (
                    "park",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.park",
                    ),
                ),
            ],
            options={
                "ordering": ("name_key", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area_code__isnull", True), ("area_since__isnull", True)),
                            models.Q(
                                models.Q(("area_code__isnull", True), _negated=True),
                                models.Q(("area_since__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="tenantproject_not_together_area_code_area_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                models.Q(("latitude__isnull", True), _negated=True),
                                models.Q(("longitude__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="tenantproject_not_together_latitude_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            models.Q(("latitude__gte", Decimal(-90)), ("latitude__lte", Decimal(90))),
                            _connector="OR",
                        ),
                        name="tenantproject_not_between_latitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            models.Q(("longitude__gte", Decimal(-180)), ("longitude__lte", Decimal(180))),
                            _connector="OR",
                        ),
                        name="tenantproject_not_between_longitude",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_why__isnull", True)),
                            models.Q(
                                models.Q(("retired_at__isnull", True), _negated=True),
                                models.Q(("retired_why__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="tenantproject_not_together_retired_at_retired_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("retired_at__isnull", True), _negated=True),
                            _connector="OR",
                        ),
                        name="tenantproject_needs_merged_into_retired_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", True), ("version__gte", Decimal(1)), _connector="OR"
                        ),
                        name="tenantproject_not_between_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="tenantproject_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("land_ha__isnull", True), ("land_ha__gte", Decimal(0)), _connector="OR"
                            ),
                            models.Q(
                                ("capital_registered__isnull", True),
                                ("capital_registered__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("capital_spent__isnull", True),
                                ("capital_spent__gte", Decimal(0)),
                                _connector="OR",
                            ),
                            models.Q(("labour__isnull", True), ("labour__gte", Decimal(0)), _connector="OR"),
                        ),
                        name="tenantproject_not_between_land_ha_labour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("licensed_on__isnull", True),
                            ("running_on__isnull", True),
                            ("licensed_on__lte", models.F("running_on")),
                            _connector="OR",
                        ),
                        name="tenantproject_not_in_order_licensed_on_running_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ValueChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=40)),
                ("before", models.TextField(null=True)),
                ("after", models.TextField(null=True)),
                (
                    "deed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="registers.deed",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("deed", "field"), name="value_change_once_a_deed"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("after__isnull", False), ("before__isnull", True)),
                            models.Q(("after__isnull", True), ("before__isnull", False)),
                            models.Q(("before", models.F("after")), _negated=True),
                            _connector="OR",
                        ),
                        name="value_change_changes",
                    ),
                ],
            },
        ),
    ]
