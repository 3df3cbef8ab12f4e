"""The log on the command line. Import it after ``open_store``."""

import click

from toancanh.audit import keeping
from toancanh.audit.verifying import verify
from toancanh.cli.words import say


def print_report(head: str) -> bool:
    """Say whether the log is whole, and what is wrong if it is not; give back whether it is."""
    keeping.catch_up()
    report = verify(head)
    for it in report.faults:
        click.echo(say(f"audit.fault_{it.wrong}", line=it.line, source=it.source, key=it.key), err=True)
    if not report.faults:
        click.echo(say("audit.sound", lines=report.lines))
    click.echo(say("audit.head", head=report.head))
    return not report.faults
