"""Entries that say not where they lie, where their values come from, or of which day these are."""

from collections.abc import Iterator
from datetime import date

from toancanh.model import Severity
from toancanh.registers.checks.findings import Finding
from toancanh.registers.models import Deed
from toancanh.registers.registry import register, registers
from toancanh.registers.selectors import entries

_ABOUT_PEOPLE = {"assignments", "officials", "offices"}
REGISTERS = tuple(sorted(registers().keys() - _ABOUT_PEOPLE))


def findings_of(of: str, _today: date) -> Iterator[Finding]:
    """One for each entry and what it lacks; parts of a project lie where the project does."""
    deeds = Deed.objects.filter(register=of).order_by().values_list("entry", flat=True).distinct()
    sourced = set(deeds.exclude(source="", url="", document=None))
    dated = set(deeds.filter(as_of_start__isnull=False))
    placed = bool(register(of).within)
    for key, name, area in entries(register(of)).values_list("pk", "name", "area_code"):
        if not (placed or area):
            yield Finding("no_area", Severity.INFO, of, key, name)
        if key not in sourced:
            yield Finding("no_source", Severity.WARNING, of, key, name)
        elif key not in dated:
            yield Finding("no_day", Severity.INFO, of, key, name)
