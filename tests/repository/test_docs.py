"""The documentation says what there is: every verb, option and page, and no broken link."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from toancanh.cli import contract, main
from toancanh.model import (
    Act,
    ActType,
    Attribute,
    Deadline,
    Extraction,
    Feature,
    Finding,
    Limit,
    Mention,
    MentionKind,
    Reference,
    Severity,
)
from toancanh.reconcile import identities
from toancanh.reference import messages

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
CLI = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
VERBS = main.list_commands(click.Context(main))
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def section(verb: str) -> str:
    """What the reference of the command line says of a verb."""
    return CLI.split(f"\n## toancanh {verb}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_is_documented(verb: str) -> None:
    told = section(verb)
    command = main.get_command(click.Context(main), verb)
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    assert [it.name for it in inner if f"`toancanh {verb} {it.name} [" not in told] == []
    params = [param for it in (command, *inner) for param in it.params]
    own = [name for it in params if isinstance(it, click.Option) for name in it.opts]
    assert [name for name in own if name not in ("--lang", "--data") and f"`{name}" not in told] == []


def test_every_key_of_the_contract_is_documented(make_fact, make_document) -> None:
    told = (ROOT / "docs" / "reference" / "extract.md").read_text(encoding="utf-8")
    document = make_document()
    here = document.passage(0, 9)
    deadline, named = Deadline(here, Limit.BY), Reference(here, "1/NQ-CP")
    act = Act(here, ActType.PETITION, None, None, (), "test", deadline, (named,))
    stated = Attribute(Feature.CAPACITY, document.passage(0, 4), make_fact().quantity, "code")
    mention = Mention(here, MentionKind.MARKET, "A", "market:a", "", (stated,), "test")
    doubt = Finding("extract.sheet_blank", Severity.INFO, here, (("sheet", "IIP"),))
    given = contract.extraction(
        Extraction((make_fact(),), (act,), (doubt,), (mention,)), document, explain=True
    )
    keys = {*given, *given["facts"][0], *given["acts"][0], *given["mentions"][0]}
    keys |= {*given["mentions"][0]["attributes"][0], *given["findings"][0]}
    keys |= {*given["acts"][0]["deadline"], *given["acts"][0]["references"][0]}
    assert [key for key in sorted(keys) if f"`{key}`" not in told] == []


def test_generated_pages_are_what_the_data_say() -> None:
    check = [sys.executable, ROOT / "scripts" / "build_reference.py", "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_identity_has_words_and_a_place_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "identities.md").read_text(encoding="utf-8")
    for lang in ("vi", "en"):
        told = {key for key in messages.catalogue(lang) if key.startswith("identity.")}
        assert told == {f"identity.{name}" for name in identities.names()}
    assert [name for name in identities.names() if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    inside = [link for link in links if not link.startswith(("http://", "https://"))]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_make_targets_are_explained() -> None:
    targets = re.findall(r"^([a-z]+):(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"install", "demo", "test", "lint", "bench"} <= {name for name, _ in targets}
    assert [name for name, rest in targets if "## " not in rest] == []
