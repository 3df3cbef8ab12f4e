"""``toancanh ask``: a question answered with a figure and its sentence."""

import click

from toancanh.cli.store import deferred
from toancanh.cli.verbs import Verb

_do = deferred("toancanh.cli.answering")


@click.command("ask", cls=Verb, stored=True)
@click.argument("question", metavar="QUESTION")
@click.option("--documents", is_flag=True)
def command(question: str, documents: bool) -> None:
    """Print the answer and what else bears the words, or only the lines of documents that have them."""
    _do("search" if documents else "tell", question)
