"""``toancanh read``: the text of files and where it stands in them."""

import click

from toancanh.cli import contract, files
from toancanh.cli.verbs import FAILED, Verb


@click.command("read", cls=Verb)
@click.argument("names", metavar="FILE…|-", nargs=-1, required=True)
@click.option("--format", "shape", type=click.Choice(("text", "json")), default="text")
@click.pass_context
def command(context: click.Context, names: tuple[str, ...], shape: str) -> None:
    """Print each file's canonical text, or a line of JSON with its blocks."""
    failed = False
    for name, document in files.each(names, lambda read: read):
        if document is None:
            failed = True
        elif shape == "json":
            click.echo(contract.encode(contract.document(document)))
        else:
            head = "" if names == (name,) else f"==> {name} <==\n"
            click.echo(head + document.text)
    context.exit(FAILED if failed else 0)
