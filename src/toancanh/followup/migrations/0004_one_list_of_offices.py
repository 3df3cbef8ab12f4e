"""The columns for offices of the register take the place of those that were."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0003_offices_of_the_register")]

    operations = [
        migrations.RemoveField("matter", "lead"),
        migrations.RemoveField("matter", "partners"),
        migrations.DeleteModel("Office"),
        migrations.RenameField("matter", "led_by", "lead"),
        migrations.RenameField("matter", "helped_by", "partners"),
        migrations.AddIndex(
            "matter",
            models.Index(fields=("lead", "due", "resolved_on", "stopped_on"), name="matter_by_lead"),
        ),
    ]
