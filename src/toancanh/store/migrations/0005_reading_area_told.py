from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0004_containers_and_interrupted_runs"),
    ]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="area_told",
            field=models.TextField(null=True),
        ),
    ]
