"""What the command line says, in the language of the reader.

Messages stand in ``reference/messages``; the help of each verb in ``help/{vi,en}.toml`` beside this file,
because it runs over many lines.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import click

from toancanh.model import UserError
from toancanh.reference.messages import Language, language, render


def say(code: str, **values: object) -> str:
    """One message of the catalogue, as one line."""
    return render(code, {name: str(value) for name, value in values.items()}, language())


def complain(error: UserError) -> None:
    """Say on stderr what is wrong with the user's input."""
    click.echo(render(error.code, error.values, language()), err=True)


@cache
def _help(lang: Language) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("help", f"{lang}.toml").read_text(encoding="utf-8"))


def help_of(verb: str) -> Mapping[str, Any]:
    """The help of a verb ("areas find"): ``short``, ``about``, ``examples``, ``options``, ``verbs``."""
    found: Mapping[str, Any] = _help(language())
    for name in verb.split():
        found = found["verbs"][name]
    return found


def options_of(verb: str) -> Mapping[str, str]:
    """What each option means: those of all verbs, those of the verb it stands under, its own."""
    above = verb.rpartition(" ")[0]
    base = options_of(above) if above else help_of("toancanh")["options"]
    return {**base, **help_of(verb).get("options", {})}


def label(name: str) -> str:
    """A fixed word of the help pages and tables."""
    return str(_help(language())["labels"][name])


def verbs(under: str = "") -> tuple[str, ...]:
    """The verbs, or those under one, in the order they are told: that of the path."""
    return tuple(name for name in help_of(under)["verbs"] if name != "toancanh")
