"""``toancanh matters``: what is to be done, by whom and by when, and the workbook of tasks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from toancanh.cli import files
from toancanh.cli.days import Day
from toancanh.cli.store import deferred
from toancanh.cli.verbs import FAILED, Verb, VerbGroup
from toancanh.cli.words import say

_UNDER = "matters"
_do = deferred("toancanh.cli.following")
_KINDS = ("petition", "directive", "obstacle", "commitment", "task")
_LISTS = (
    "open",
    "overdue",
    "soon",
    "undated",
    "unanswered",
    "unassigned",
    "extensions",
    "escalated",
    "closed",
    "all",
)


@click.group("matters", cls=VerbGroup, stored=True, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what can be done, unless something is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _verb(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A verb under this one."""

    def made(function: Callable[..., Any]) -> click.Command:
        verb = click.command(name, cls=Verb, stored=True, under=_UNDER)(function)
        command.add_command(verb)
        return verb

    return made


def _signed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of what is written down: who, and why."""
    return click.option("--by")(click.option("--note", default="")(function))


def _given(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say to whom a matter is given and what it is about."""
    for option in ("--entry", "--area", "--lead"):
        function = click.option(option)(function)
    function = click.option("--session", type=int)(function)
    return click.option("--with", "partners", multiple=True)(function)


def _board(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose a board and the day it is looked at."""
    for option in ("--entry", "--area", "--office"):
        function = click.option(option, default="")(function)
    return click.option("--on", type=Day())(function)


_MATTER = click.argument("matter", metavar="ID", type=int)


@_verb("take")
@click.argument("document", metavar="DOCUMENT")
@click.option("--act", "acts", type=click.IntRange(min=1), multiple=True)
@_given
@_signed
def take(document: str, acts: tuple[int, ...], **more: Any) -> None:
    """Take acts of a document up, or show them."""
    _do("take", document, acts, **more)


@_verb("open")
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("--kind", type=click.Choice(_KINDS), default="task")
@click.option("--due", default="")
@_given
@_signed
def new(words: tuple[str, ...], kind: str, due: str, **more: Any) -> None:
    """Open a matter that is typed in."""
    _do("new", " ".join(words), kind, due, **more)


@_verb("list")
@click.option("--show", "which", type=click.Choice(_LISTS), default="open")
@click.option("--limit", type=click.IntRange(min=1), default=50)
@_board
def several(which: str, limit: int, **board: Any) -> None:
    """List matters."""
    _do("several", which, limit, **board)


@_verb("board")
@_board
def board(**asked: Any) -> None:
    """Count the matters of each office."""
    _do("tallies", **asked)


@_verb("digest")
@_board
def digest(**asked: Any) -> None:
    """Say what a day has."""
    _do("digest", **asked)


@_verb("show")
@_MATTER
def one(matter: int) -> None:
    """Show a matter with its history."""
    _do("one", matter)


@_verb("session")
@click.argument("delegation", metavar="DELEGATION")
@click.option("--head", required=True)
@click.option("--area", required=True)
@click.option("--on", type=Day(), required=True)
@click.option("--place", default="")
@click.option("--minutes")
def session(delegation: str, **told: Any) -> None:
    """Write a working session down."""
    _do("hold", delegation, **told)


@_verb("assign")
@_MATTER
@click.option("--lead", required=True)
@click.option("--with", "partners", multiple=True)
@_signed
def assign(matter: int, lead: str, partners: tuple[str, ...], **more: Any) -> None:
    """Give a matter to an office."""
    _do("act", "assign", matter, {"lead": lead, "partners": partners}, **more)


@_verb("mark")
@_MATTER
@click.argument(
    "what",
    metavar="begun|accepted|stopped|reopened",
    type=click.Choice(("begun", "accepted", "stopped", "reopened")),
)
@_signed
def mark(matter: int, what: str, **more: Any) -> None:
    """Change how a matter stands."""
    name = {"begun": "begin", "accepted": "accept", "stopped": "stop", "reopened": "reopen"}[what]
    _do("act", name, matter, {}, **more)


@_verb("answer")
@_MATTER
@click.argument("paper", metavar="PAPER")
@_signed
def answer(matter: int, paper: str, **more: Any) -> None:
    """Keep an answer."""
    _do("act", "answer", matter, {"paper": paper}, **more)


@_verb("resolve")
@_MATTER
@click.argument("papers", metavar="[PAPER…]", nargs=-1)
@_signed
def resolve(matter: int, papers: tuple[str, ...], **more: Any) -> None:
    """Close a matter as done."""
    _do("act", "resolve", matter, {"papers": papers}, **more)


@_verb("extend")
@_MATTER
@click.option("--until", type=Day())
@click.option("--grant/--refuse", default=None)
@_signed
def extend(matter: int, until: date | None, grant: bool | None, **more: Any) -> None:
    """Ask for a later deadline, or decide on it."""
    if (until is None) == (grant is None):
        raise click.UsageError(say("matters.what_to_extend"))
    if until:
        _do("act", "ask_extension", matter, {"until": until}, **more)
    else:
        _do("act", "decide_extension", matter, {"granted": grant}, **more)


@_verb("escalate")
@_MATTER
@click.argument("to", metavar="LEADER")
@_signed
def escalate(matter: int, to: str, **more: Any) -> None:
    """Hand a matter up."""
    _do("act", "escalate", matter, {"to": to}, **more)


@_verb("comment")
@_MATTER
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("--by")
def comment(matter: int, words: tuple[str, ...], by: str | None) -> None:
    """Add what somebody has to say."""
    _do("comment", matter, by, " ".join(words))


@_verb("office")
@click.argument("name", metavar="NAME")
@click.option("--by")
def office(name: str, by: str | None) -> None:
    """Have an office that matters can be given to."""
    _do("office", name, by)


@_verb("duties")
@click.option("--by")
def duties(by: str | None) -> None:
    """Open the matters of duties whose time has come."""
    _do("duties", by)


@_verb("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, allow_dash=False))
@click.option("--dry-run", is_flag=True)
@click.option("--by")
@click.pass_context
def take_in(context: click.Context, path: Path, dry_run: bool, by: str | None) -> None:
    """Take a workbook of tasks in."""
    content = files.load(str(path))
    context.exit(FAILED if _do("take_in", content, path.name, dry_run, by) else 0)


@_verb("export")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--sheet", default="")
def give_back(path: Path, sheet: str) -> None:
    """Write the workbook of tasks."""
    _do("give_back", path, sheet)
