"""The offices that matters are given to become those of the register of offices; matters get search keys."""

from typing import Any

from django.db import migrations
from django.utils import timezone

from toancanh.model.text import fold
from toancanh.registers.entries import name_key


def to_the_register(apps: Any, schema_editor: Any) -> None:
    """Have an entry of the register for each office, with its deed, and give matters to those."""
    known = {row.name_key: row for row in apps.get_model("registers", "Office").objects.all()}
    moved = {
        row.pk: known.get(name_key(row.name)) or _entered(apps, row.name)
        for row in apps.get_model("followup", "Office").objects.all()
    }
    for matter in apps.get_model("followup", "Matter").objects.all():
        matter.led_by = moved.get(matter.lead_id)
        words = " ".join(filter(None, (matter.title, matter.number, matter.entry_name, matter.area)))
        matter.search_text, matter.search_key = name_key(words), fold(words)
        matter.save()
        matter.helped_by.set(moved[it.pk] for it in matter.partners.all())


def _entered(apps: Any, name: str) -> Any:
    now = timezone.now()
    entry = apps.get_model("registers", "Office").objects.create(
        name=name, name_key=name_key(name), search_text=name_key(name), search_key=fold(name),
        added_at=now, changed_at=now,
    )  # fmt: skip
    deed = apps.get_model("registers", "Deed").objects.create(
        register="offices", entry=entry.pk, version=1, kind="add", who="toancanh", at=now,
        reason="từ danh sách đơn vị của việc theo dõi",
    )  # fmt: skip
    apps.get_model("registers", "ValueChange").objects.create(deed=deed, field="name", after=name)
    return entry


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_columns_for_offices_and_search")]

    operations = [migrations.RunPython(to_the_register)]
