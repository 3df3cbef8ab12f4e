"""``toancanh reconcile``: what follows from facts and what cannot all be true, without a store."""

import click

from toancanh import joining
from toancanh.cli import contract, files, joined
from toancanh.cli.facts import confidence_option, facts_of
from toancanh.cli.verbs import Verb
from toancanh.integrate.told import order


@click.command("reconcile", cls=Verb)
@click.argument("name", metavar="[FILE|-]", default=files.STDIN)
@confidence_option
def command(name: str, confidence: float) -> None:
    """Print a line of JSON for each value that nobody wrote, then one for each contradiction."""
    facts = facts_of(name, confidence)
    families = joining.reconciled(facts.claims, facts.sources)
    derived = [it for found in families.values() for it in found.values if it.told is None]
    for value in sorted(derived, key=lambda it: order(it.node)):
        click.echo(contract.encode(joined.value(value)))
    broken = [it for found in families.values() for it in found.contradictions]
    for contradiction in sorted(broken, key=lambda it: (order(it.terms[0].node), it.document)):
        click.echo(contract.encode(joined.contradiction(contradiction)))
