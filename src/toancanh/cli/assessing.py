"""Targets, land and energy projects assessed on the console. Import it after ``open_store``."""

from collections.abc import Iterable
from datetime import date

import click
from django.conf import settings
from django.utils import timezone
from rich.console import Console

from toancanh.analyse import energy as plants
from toancanh.analyse import parks as estates
from toancanh.analyse.stated import Total
from toancanh.assessing import energy, parks, reasons, records, saying, targets
from toancanh.assessing.reasons import Said
from toancanh.assessing.targets import Target
from toancanh.cli import contract
from toancanh.cli.screen import screen
from toancanh.cli.words import say
from toancanh.model import Area, Period, Place, UserError
from toancanh.publish import names, periods
from toancanh.publish.figures import number
from toancanh.reference.areas import meant
from toancanh.reference.messages import language
from toancanh.registers.registry import register


def one_area(asked: str | None) -> Area:
    """The area that is asked about: the unit of today of that name or code, else that of the installation.

    Raises:
        UserError: none is meant.
    """
    words = asked or settings.AREA
    found = meant(words, timezone.localdate()) if words else None
    if found is None:
        raise UserError("cli.no_area", asked=words or "TOANCANH_AREA")
    return found


def print_targets(unit: Area, period: Period | None, *, warnings: bool, as_json: bool) -> None:
    """Each aim with what the year may come to; of those that are warned of the gravest first."""
    found = targets.targets(unit, _known(unit, period))
    shown = targets.ranked(found) if warnings else found
    console = screen()
    for it in shown:
        if as_json:
            click.echo(contract.encode(records.target(it, language())))
            continue
        mark = "⚠ " if it.watched.warns else ""
        _print(console, f"{mark}{_titled(it)}", bold=True)
        line = records.target(it, language())["text"]
        if line:
            _print(console, f"  {line}")
    if not as_json:
        counts = {"targets": len(found), "warned": len(targets.ranked(found))}
        _print(console, say("assess.targets", area=names.full_area(unit, language()), **counts))


def print_outlooks(unit: Area, period: Period | None, *, as_json: bool) -> None:
    """What a statistical method expects of each thing that has an aim."""
    until = _known(unit, period)
    subjects = dict.fromkeys((it.subject, it.area) for it in targets.targets(unit, until))
    console = screen()
    for subject, area in subjects:
        found = targets.outlook_of(subject, Place(area.code, area.valid_from), until)
        if as_json:
            head = {"indicator": subject[0], "dims": dict(subject[1]), "area_code": area.code,
                    "area_since": area.valid_from}  # fmt: skip
            click.echo(contract.encode(head | records.outlook(found, language())))
            continue
        name = names.indicator(subject[0], "", language())
        _print(console, f"{name}, {names.full_area(area, language())}", bold=True)
        for line in saying.outlook(found, language()):
            _print(console, f"  {line}")


def _known(unit: Area, period: Period | None) -> Period:
    """What is asked for, else all that is known of the last year that anything is.

    Raises:
        UserError: nothing is told of the area.
    """
    until = period or targets.latest(unit)
    if until is None:
        raise UserError("assess.nothing", area=names.full_area(unit, language()))
    return until


def _titled(it: Target) -> str:
    """What is aimed at, where, and for which year."""
    code, dims = it.subject
    named = (names.indicator(code, "", language()), names.dimensions(dims, language()))
    pace = it.watched.pace
    year = periods.period(pace.aim.period, language())
    area = names.full_area(it.area, language())
    return ", ".join(
        (" · ".join(filter(None, named)), area, f"{say(f'kind.{pace.aim.kind}')} {year.lower()}")
    )


def print_parks(unit: Area | None, on: date | None, limit: int, *, as_json: bool) -> None:
    """The sums of each kind of land, and what asks for attention."""
    found = parks.assessment(unit, on or timezone.localdate())
    if as_json:
        for it in found.each:
            click.echo(contract.encode(records.estate(it, language())))
        return
    console = screen()
    for kind in estates.sums(found.each):
        counts = {"entries": kind.entries, "working": kind.at_work}
        _print(console, say("assess.kind", kind=say(f"estate.kind_{kind.kind}"), **counts), bold=True)
        for name in ("area_ha", "leasable_ha", "leased_ha"):
            if kind.totals[name].known:
                label = register("clusters").column(name).label(language())
                _print(console, f"  {label}: {_total(kind.totals[name])}")
        if kind.left.known:
            _print(console, f"  {say('estate.left_to_lease')} (ha): {_total(kind.left)}")
        for state, count in kind.water.items():
            if count:
                _print(console, f"  {say('assess.water', state=say(f'estate.water_{state}'), count=count)}")
    grave = estates.ranked(found.each)
    _graves(console, ((it.estate.name, reasons.of_estate(it, language())) for it in grave[:limit]))
    _rest(console, len(grave) - limit, found.elsewhere)


def print_energy(unit: Area | None, on: date | None, limit: int, *, as_json: bool) -> None:
    """Megawatts by stage and by obstacle, and what asks for attention."""
    found = energy.assessment(unit, on or timezone.localdate())
    if as_json:
        for it in found.each:
            click.echo(contract.encode(records.project(it, language())))
        return
    console, of = screen(), found.pipeline
    _print(console, f"{say('assess.pipeline')}: {_power(of.whole)}", bold=True)
    for at, each in of.by_stage.items():
        _print(console, f"  {reasons.stage_name(at, language())}: {_power(each)}")
    _print(console, f"{say('assess.blocked')}: {_power(of.blocked)}", bold=True)
    for code, each in of.by_class.items():
        _print(console, f"  {reasons.class_name(code, language())}: {_power(each)}")
    if of.several:
        _print(console, f"  {say('assess.several', count=of.several)}")
    grave = plants.ranked(found.each)
    told = ((f"{it.project.name}, {reasons.size(it.project, language())}", it) for it in grave[:limit])
    _graves(console, ((name, reasons.of_project(it, language())) for name, it in told))
    _rest(console, len(grave) - limit, found.elsewhere)


def _power(it: plants.Power) -> str:
    told = reasons.capacity(it, language())
    counted = reasons.counted(it, language())
    return f"{told} ({counted})" if told else counted


def _total(it: Total) -> str:
    value = number(it.value.normalize(), language())
    return f"{value} ({say('assess.known', known=it.known, entries=it.entries)})"


def _graves(console: Console, each: Iterable[tuple[str, Iterable[Said]]]) -> None:
    for at, (name, told) in enumerate(each, start=1):
        if at == 1:
            _print(console, say("assess.first"), bold=True)
        _print(console, f"{at}. {name}")
        for said in told:
            source = reasons.whence(said.origin, language())
            _print(console, f"   {said.text}{f' [{source}]' if source else ''}")


def _rest(console: Console, more: int, elsewhere: tuple[str, ...]) -> None:
    if more > 0:
        _print(console, say("assess.more", count=more))
    if elsewhere:
        _print(console, say("assess.elsewhere", count=len(elsewhere), names=", ".join(elsewhere)))


def _print(console: Console, text: str, *, bold: bool = False) -> None:
    console.print(text, style="bold" if bold else None, markup=False, soft_wrap=True)
