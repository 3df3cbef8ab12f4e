"""What holds for every verb: help in two languages, exit codes, and no weight that it does not need."""

import pkgutil
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from toancanh.cli import commands

HELP = {
    lang: tomllib.loads(files("toancanh.cli").joinpath("help", f"{lang}.toml").read_text(encoding="utf-8"))
    for lang in ("vi", "en")
}
VERBS = [name for name in HELP["vi"]["verbs"] if name != "toancanh"]


INNER = [f"{verb} {name}" for verb in VERBS for name in HELP["vi"]["verbs"][verb].get("verbs", ())]


def shape(table: dict) -> dict:
    """Keys of a table and of the tables in it."""
    return {key: shape(value) if isinstance(value, dict) else None for key, value in table.items()}


def test_help_says_the_same_in_both_languages() -> None:
    assert shape(HELP["vi"]) == shape(HELP["en"])


def test_every_verb_has_help_and_every_help_a_verb() -> None:
    assert {module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__)} == set(VERBS)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_help_has_examples_and_exit_codes(run, verb: str, lang: str) -> None:
    result = run("--lang", lang, verb, "--help")
    assert result.exit_code == 0
    assert f"toancanh {verb}" in result.stdout
    told = HELP[lang]
    assert f"{told['labels']['examples']}:\n" in result.stdout
    assert told["verbs"]["toancanh"]["exit_codes"].strip().splitlines()[0] in result.stdout
    assert told["verbs"][verb]["about"].strip().splitlines()[0] in result.stdout


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("verb", INNER)
def test_help_of_a_verb_under_another_tells_its_options(run, verb: str, lang: str) -> None:
    outer, inner = verb.split()
    out = run(outer, inner, "--lang", lang, "--help").stdout
    assert f"toancanh {verb}" in out
    assert HELP[lang]["verbs"][outer]["verbs"][inner]["about"].strip().splitlines()[0] in out
    assert f"  {inner} " in run(outer, "--lang", lang).stdout


def test_language_may_follow_the_verb(run) -> None:
    assert run("read", "--lang", "en", "--help").stdout.startswith("Usage: ")


def test_no_verb_lists_them_all(run) -> None:
    out = run().stdout
    assert all(f"\n  {verb} " in out for verb in VERBS)


@pytest.mark.parametrize(
    "arguments", [("fly",), ("extract",), ("read", "--fast", "x"), ("extract", "--format", "xml", "x")]
)
def test_wrong_usage_is_two_and_points_to_help(run, arguments) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Gọi lệnh sai: ")
    assert "--help" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_unusable_data_folder_is_told(run, tmp_path: Path, settings) -> None:
    settings.DATA = tmp_path / "tep" / "du-lieu"
    (tmp_path / "tep").write_text("a file where a folder should be")
    result = run("show", "iip")
    assert result.exit_code == 1
    assert "không mở được kho số liệu" in result.stderr


EXTRACT_ONLY = """
import sys
from toancanh.cli import main
try:
    main(["extract", sys.argv[1]])
except SystemExit as left:
    print(left.code, [name for name in ("django", "rich", "granian") if name in sys.modules])
"""


def test_extract_loads_no_django(report: Path) -> None:
    out = subprocess.check_output([sys.executable, "-c", EXTRACT_ONLY, str(report)], text=True)
    assert out.splitlines()[-1] == "0 []"


HELP_ONLY = """
import sys
from toancanh.cli import main
try:
    main(["extract", "--help"])
except SystemExit as left:
    heavy = ("django", "toancanh.extract", "rich", "granian")
    print(left.code, [name for name in heavy if name in sys.modules])
"""


def test_help_loads_neither_rules_nor_store() -> None:
    out = subprocess.check_output([sys.executable, "-c", HELP_ONLY], text=True)
    assert out.splitlines()[-1] == "0 []"
