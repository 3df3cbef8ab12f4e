"""The verbs: loaded only when called, told in Vietnamese or English, with the project's exit codes."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

import click

from toancanh.cli import words
from toancanh.model import UserError

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130


def _keep_in(variable: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that hands an option on as the environment variable it overrides."""

    def keep(_context: click.Context, _option: click.Parameter, value: Any) -> None:
        if value is not None:
            os.environ[variable] = str(value)

    return keep


def lang_option() -> click.Option:
    """``--lang``, which every verb takes, before or after its name."""
    speak, choice = _keep_in("TOANCANH_LANG"), click.Choice(("vi", "en"))
    return click.Option(["--lang"], type=choice, is_eager=True, expose_value=False, callback=speak)


def data_option() -> click.Option:
    """``--data``, for the verbs that open the store, before or after their name."""
    folder, keep = click.Path(file_okay=False, path_type=Path), _keep_in("TOANCANH_DATA")
    return click.Option(["--data"], type=folder, expose_value=False, callback=keep)


class Verb(click.Command):
    """A command whose help stands in ``help/{vi,en}.toml``; ``stored`` ones take ``--data``.

    A verb ``under`` another ("areas") has its help there.
    """

    def __init__(self, name: str | None, *, stored: bool = False, under: str = "", **settings: Any) -> None:
        super().__init__(name, **settings)
        self.page = f"{under} {name}".strip()
        self.params += [data_option(), lang_option()] if stored else [lang_option()]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{words.label('usage')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        formatter.write(_indented(words.help_of(self.page)["about"]))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its options."""
        told = words.options_of(self.page)
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        for option in options:
            option.help = told[option.opts[0].lstrip("-")]
        records = (option.get_help_record(ctx) for option in options)
        with formatter.section(words.label("options")):
            formatter.write_dl([record for record in records if record is not None])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples and exit codes."""
        for title in ("examples", "exit_codes"):
            text = words.help_of(self.page).get(title) or words.help_of("toancanh")[title]
            formatter.write(f"\n{words.label(title)}:\n{_indented(text)}")


class VerbGroup(Verb, click.Group):
    """A verb that is told further by one of those under it; by itself it shows its help."""

    @property
    def told_under(self) -> str:
        """The page under which its verbs are told."""
        return self.page

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the verbs, in the order they are told."""
        return list(words.verbs(self.told_under))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of that name."""
        known = self.list_commands(ctx)
        if cmd_name not in known:
            seen = words.say("cli.no_such_verb", verb=cmd_name, verbs=", ".join(known))
            raise click.UsageError(seen, ctx)
        return self.load(cmd_name)

    def load(self, name: str) -> click.Command:
        """The command of a name that is known."""
        return self.commands[name]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs, then the options."""
        names = self.list_commands(ctx)
        told = ((name, words.help_of(f"{self.told_under} {name}")["short"]) for name in names)
        with formatter.section(words.label("verbs")):
            formatter.write_dl(list(told))
        super().format_options(ctx, formatter)


class Verbs(VerbGroup):
    """All verbs; the module of one is imported when it is called, so that ``read`` never loads Django."""

    @property
    def told_under(self) -> str:
        """Every verb stands by itself."""
        return ""

    def load(self, name: str) -> click.Command:
        """The command in the module of that name."""
        command: click.Command = import_module(f"toancanh.cli.commands.{name.replace('-', '_')}").command
        return command

    def main(  # type: ignore[override]  # never returns, also where click's own would
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run a verb and leave with its exit code."""
        try:
            code = super().main(args, prog_name, **{**extra, "standalone_mode": False})
        except click.UsageError as error:
            click.echo(_usage(error), err=True)
            code = WRONG_USAGE
        except UserError as error:
            words.complain(error)
            code = FAILED
        except click.Abort:
            code = INTERRUPTED
        sys.exit(code if isinstance(code, int) else 0)


def _indented(text: str) -> str:
    return "".join(f"  {line}".rstrip() + "\n" for line in text.strip().splitlines())


def _usage(error: click.UsageError) -> str:
    """What is wrong with the call, and where its help is."""
    command = error.ctx.command_path if error.ctx else "toancanh"
    match error:
        case click.NoSuchOption():
            seen = words.say("cli.no_such_option", option=error.option_name)
        case click.MissingParameter(param=click.Parameter() as param):
            seen = words.say("cli.missing", what=param.make_metavar(error.ctx) if error.ctx else param.name)
        case click.BadParameter(param=click.Option(type=click.Choice() as choice) as param):
            expected = ", ".join(map(str, choice.choices))
            seen = words.say("cli.bad_value", option=param.opts[0], expected=expected)
        case _:
            seen = error.format_message().rstrip(".")
    return words.say("cli.usage", seen=seen, command=command)


@click.command("toancanh", cls=Verbs, stored=True, invoke_without_command=True)
@click.option("--version", "version_asked", is_flag=True)
@click.pass_context
def main(context: click.Context, version_asked: bool) -> None:
    """Run ``toancanh``."""
    if version_asked:
        click.echo(f"toancanh {version('toancanh')}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())
