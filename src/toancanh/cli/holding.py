"""What is wrong in the registers, and their sums beside what is reported. Import it after ``open_store``."""

from collections import Counter
from datetime import date

import click
from django.utils import timezone

from toancanh.cli import contract
from toancanh.cli.registering import Options
from toancanh.cli.screen import screen
from toancanh.cli.words import say
from toancanh.model import Severity
from toancanh.publish.words import capital
from toancanh.reference.messages import language
from toancanh.registers import checks
from toancanh.registers.checks import Finding
from toancanh.registers.declaring import said
from toancanh.registers.registry import register
from toancanh.store.selectors import names
from toancanh.tallying import Tallied, Verdict, tallied, words


def do(deed: str, of: str | None, options: Options) -> None:
    """Print the checks or the totals, of one register or of all.

    Raises:
        UserError: there is no such register.
    """
    if of is not None:
        register(of)
    {"checks": _print_checks, "totals": _print_totals}[deed](of, options)


def _print_checks(of: str | None, options: Options) -> None:
    """What the checks find on a day, the gravest first; as JSON a line each."""
    day = options.on or timezone.localdate()
    found = checks.found(day, of)
    if options.as_json:
        for it in found:
            click.echo(contract.encode(_record(it)))
        return
    console = screen()
    for it in found:
        name = f"{it.name} [#{it.entry}]: " if it.entry else ""
        head = f"{capital(say(f'severity.{it.severity}'))}: {said(register(it.register).words, language())}, "
        console.print(f"{head}{name}{it.words(language())}", markup=False, soft_wrap=True)
        if it.basis:
            told = say("register.basis", basis=it.basis)
            console.print(f"    {told}", style="dim", markup=False, soft_wrap=True)
    console.print(_summary(found, day), markup=False)


def _record(it: Finding) -> dict[str, object]:
    return {
        "code": it.code, "severity": it.severity, "register": it.register, "entry": it.entry, "name": it.name,
        "values": it.plain(), "basis": it.basis, "text": it.words(language()),
    }  # fmt: skip


def _summary(found: tuple[Finding, ...], day: date) -> str:
    counts = Counter(it.severity for it in found)
    if not found:
        return say("register.no_checks", day=f"{day:%d/%m/%Y}")
    return say(
        "register.checks", errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING],
        notes=counts[Severity.INFO], day=f"{day:%d/%m/%Y}",
    )  # fmt: skip


def _print_totals(of: str | None, options: Options) -> None:
    """Reported totals beside what the registers make of them, the disagreements first."""
    found = tallied(of)
    documents = names({it.reported.fact.passage.document for it in found if it.reported.fact})
    console = screen()
    for it in found:
        if options.as_json:
            click.echo(contract.encode(_total(it)))
            continue
        for line in words.lines(it, documents, language()):
            console.print("  " * line.depth + line.text, markup=False, soft_wrap=True)
    if not options.as_json:
        counts = Counter(it.verdict for it in found)
        told = {verdict.value: counts[verdict] for verdict in Verdict}
        console.print(say("tally.summary", **told), markup=False)


def _total(it: Tallied) -> dict[str, object]:
    total, own = it.reported, it.holding
    return {
        "indicator": total.indicator, "dims": dict(total.dims), "area_code": total.area.code,
        "area_since": total.area.valid_from, "period": total.period.code, "value": total.value,
        "unit": total.unit, "fact": total.fact and total.fact.id, "row": total.entry and total.entry.pk,
        "register": own.yardstick.scope.register, "low": own.interval.low, "high": own.interval.high,
        "entries": [held.entry for held in own.counted],
        "without_value": [held.entry for held in own.without_value],
        "doubtful": [held.entry for held in own.doubtful], "verdict": it.verdict, "gap": it.gap,
        "text": f"{words.title(total, language())}: {words.verdict(it, language())}",
    }  # fmt: skip
