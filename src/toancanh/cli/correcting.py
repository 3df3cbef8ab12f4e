"""The corrections on the command line. Import it after ``open_store``."""

from collections import Counter

from toancanh import pipeline
from toancanh.cli.screen import screen
from toancanh.cli.tables import period_name
from toancanh.cli.words import say
from toancanh.publish import figures, names
from toancanh.reconcile.corrections.declaring import Amendment
from toancanh.reference.messages import language


def print_corrections() -> bool:
    """Print each correction with what became of it, then what is wrong; return whether nothing is."""
    amendments, claims = pipeline.corrections()
    made = [*(it.correction for it in claims.facts if it.correction), *claims.dropped.values()]
    applied = Counter(it.where for it in made)
    failed = {where for it in claims.findings for where in dict(it.values)["where"].split(", ")}
    for it in amendments:
        _print(_line(it, applied[it.where], it.where in failed))
    for finding in claims.findings:
        _print(f"! {say(finding.code, **dict(finding.values))}")
    if not amendments and not claims.findings:
        _print(say("correction.none"))
    return not claims.findings


def _line(it: Amendment, applied: int, failed: bool) -> str:
    state = say("correction.applied", count=applied) if applied else say("correction.elsewhere")
    ends = (it.expect,) if it.value is None else (it.expect, it.value)
    change = " → ".join(figures.number(end, language()) for end in ends)
    return say(
        "correction.line",
        where=it.where,
        indicator=names.indicator(it.indicator, it.indicator, language()),
        period=period_name(it.period),
        action=say(f"correction.{it.action}"),
        change=change,
        state=say("correction.failed") if failed else state,
    )


def _print(line: str) -> None:
    screen().print(line, markup=False, soft_wrap=True)
