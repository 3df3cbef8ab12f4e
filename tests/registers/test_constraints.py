"""The database itself refuses what a rule of a register forbids, whatever wrote it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.registry import registers
from toancanh.registers.rules import Between, InOrder, Needs, Rule, Together, checks

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 1, tzinfo=UTC)
BOOKS = list(registers().values())


def value(model: type[Entry], name: str, size: int = 5) -> Any:
    """Something that a column can hold: the greater ``size``, the greater or later."""
    kind = model._meta.get_field(name)
    if isinstance(kind, models.ForeignKey):
        return made(kind.related_model)
    known = {
        models.DateTimeField: NOW,
        models.DateField: date(2020 + size, 1, 1),
        models.DecimalField: Decimal(size),
    }
    return next(
        (it for cls, it in known.items() if isinstance(kind, cls)),
        size if kind.get_internal_type().endswith("IntegerField") else "x",
    )


def made(model: type[Entry]) -> Entry:
    """A row of a table that holds to its rules, as little as that takes."""
    of = next(it for it in BOOKS if it.model is model)
    needed = {
        rule.names[1]: value(model, rule.names[1])
        for rule in of.rules
        if isinstance(rule, Needs) and rule.names[0] == "name"
    }
    row = model(
        name="A", name_key="a", search_text="a", search_key="a", added_at=NOW, changed_at=NOW, **needed
    )
    row.save()
    return row


def breaches(of: Register, rule: Rule) -> Iterator[dict[str, Any]]:
    """Values that break a rule, each in another way."""
    model, names = of.model, rule.names
    if isinstance(rule, Between):
        for name in names:
            yield {name: rule.least - 1}
            if rule.most is not None:
                yield {name: rule.most + 1}
    elif isinstance(rule, InOrder):
        yield {names[0]: value(model, names[0], 6), names[1]: value(model, names[1], 4)}
    elif isinstance(rule, Needs | Together):
        yield {names[0]: value(model, names[0]), **dict.fromkeys(names[1:])}


def with_what_others_need(of: Register, rule: Rule, values: dict[str, Any]) -> dict[str, Any]:
    """The values with those that other rules ask for, and what these ask for, so that only one is broken."""
    found, before = dict(values), -1
    while len(found) > before:
        before = len(found)
        for other in of.rules:
            known = {name for name in other.names if found.get(name) is not None}
            if other is not rule and known:
                needs = isinstance(other, Needs) and other.names[0] in known
                lacking = other.names if needs or isinstance(other, Together) else ()
                found |= {name: value(of.model, name) for name in lacking if name not in found}
    return found


@pytest.mark.parametrize("of", BOOKS, ids=lambda it: it.code)
def test_every_rule_is_held_to_by_the_database(of: Register) -> None:
    row = made(of.model)
    mine = of.model._default_manager.filter(pk=row.pk)
    for rule in of.rules:
        constraint = checks(rule)[0].name % {"class": of.model.__name__.lower()}
        for broken in breaches(of, rule):
            if broken.get("name", "") is None:
                continue
            with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
                mine.update(**with_what_others_need(of, rule, dict(broken)))


@pytest.mark.parametrize(("code", "why"), [("clusters", "occupancy_why"), ("parks", "occupancy_basis")])
def test_occupancy_beyond_a_hundred_has_to_be_explained(code: str, why: str) -> None:
    model = registers()[code].model
    row = made(model)
    mine = model._default_manager.filter(pk=row.pk)
    for occupancy in (Decimal(-1), Decimal("100.0001")):
        with pytest.raises(IntegrityError), transaction.atomic():
            mine.update(occupancy=occupancy)
    assert mine.update(occupancy=100) == 1
    assert mine.update(occupancy=Decimal("104.5"), **{why: "mở rộng chưa cập nhật"}) == 1


@pytest.mark.parametrize("of", BOOKS, ids=lambda it: it.code)
def test_an_entry_has_a_name(of: Register) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        of.model._default_manager.filter(pk=made(of.model).pk).update(name="")
