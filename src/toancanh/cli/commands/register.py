"""``toancanh register``: what exists, with its sources; workbooks in and out; proposals and merging."""

import click

from toancanh.cli.days import Day
from toancanh.cli.store import open_store
from toancanh.cli.verbs import FAILED, Verb

DEEDS = (
    "list", "show", "import", "export", "proposals", "accept", "reject", "alike", "merge", "checks", "totals",
)  # fmt: skip
OVER_ALL = ("checks", "totals")


@click.command("register", cls=Verb, stored=True)
@click.argument("name", metavar="[REGISTER]", required=False)
@click.argument("deed", metavar="[DEED]", required=False, type=click.Choice(DEEDS), default="list")
@click.argument("what", metavar="[WHAT…]", nargs=-1)
@click.option("--search", default="")
@click.option("--area")
@click.option("--sort", default="name")
@click.option("--limit", type=click.IntRange(min=1), default=20)
@click.option("--dry-run", is_flag=True)
@click.option("--take", multiple=True)
@click.option("--on", type=Day())
@click.option("--json", "as_json", is_flag=True)
@click.option("--by")
@click.option("--note", default="")
@click.pass_context
def command(
    context: click.Context, /, name: str | None, deed: str, what: tuple[str, ...], **more: object
) -> None:
    """List the registers, do something with one of them, or check all."""
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli import holding, registering
    from toancanh.cli.registering import Options

    options = Options(**more)  # type: ignore[arg-type]  # as click checked them
    if name in OVER_ALL:
        holding.do(name, None, options)
    elif name is not None and deed in OVER_ALL:
        holding.do(deed, name, options)
    elif name is None:
        registering.print_registers()
    elif not registering.do(name, deed, what, options):
        context.exit(FAILED)
