"""``toancanh areas``: which unit is meant, what it became, what it was."""

import click

from toancanh.cli import contract, files
from toancanh.cli.area_answers import ask, batch, day, print_answer
from toancanh.cli.verbs import Verb, VerbGroup
from toancanh.cli.words import say
from toancanh.model import UserError
from toancanh.publish.area_answers import as_json
from toancanh.reference.areas.answers import Ask, Question
from toancanh.reference.messages import language


@click.group("areas", cls=VerbGroup, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what can be asked, unless something is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _asker(asked: Ask) -> click.Command:
    """The verb that asks this."""

    @click.command(str(asked), cls=Verb, under="areas")
    @click.argument("words", metavar="NAME|CODE", nargs=-1, required=True)
    @click.option("--on")
    @click.option("--within")
    @click.option("--format", "shape", type=click.Choice(("table", "json")), default="table")
    def verb(words: tuple[str, ...], on: str | None, within: str | None, shape: str) -> None:
        try:
            question = Question(asked, " ".join(words), day(on) if on else None, within)
        except UserError as error:
            raise click.UsageError(say(error.code, **error.values)) from error
        found = ask(question)
        if shape == "json":
            click.echo(contract.encode(as_json(found, language())))
        else:
            print_answer(question, found)

    return verb


for _asked in Ask:
    command.add_command(_asker(_asked))


@command.command("batch", cls=Verb, under="areas")
@click.argument("name", metavar="[FILE|-]", default=files.STDIN)
def many(name: str) -> None:
    """Answer each line of JSON by one."""
    try:
        lines = click.open_file(name, "rb")
    except OSError as error:
        raise UserError("read.unreadable", name=name, seen=error.strerror) from error
    with lines:
        for reply in batch(lines):
            click.echo(contract.encode(reply))
