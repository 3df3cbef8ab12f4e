"""The repository agrees with itself: the path, the folders, and what may stand in a file."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STAGES = ("read", "extract", "integrate", "reconcile")
RULES = ROOT / "src" / "toancanh" / "extract" / "rules"
CHAIN = " → ".join((*STAGES, "store"))


def contracts() -> list[dict]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return project["tool"]["importlinter"]["contracts"]


def files() -> Iterator[Path]:
    """What belongs to the project: all but what ``.gitignore`` names."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()}
    for folder, inside, names in os.walk(ROOT):
        inside[:] = [name for name in inside if name not in ignored | {".git"}]
        yield from (Path(folder, name) for name in names if name != ".git")  # a file in a worktree


def in_order(text: str) -> list[str]:
    """The stages in the order in which a text first names their folders."""
    found = {stage: text.find(f"`{stage}/`") for stage in (*STAGES, "store")}
    return sorted(found, key=lambda stage: found[stage]) if min(found.values()) >= 0 else []


def test_contract_names_the_stages_in_the_order_of_the_path() -> None:
    layers = contracts()[0]["layers"]
    siblings = " | ".join((*STAGES, "analyse", "publish"))
    assert siblings in layers
    assert layers.index("store") < layers.index(siblings)


@pytest.mark.parametrize("page", ["README.md", "DEVELOPERS.md"])
def test_tables_of_folders_follow_the_path(page: str) -> None:
    assert in_order((ROOT / page).read_text(encoding="utf-8")) == [*STAGES, "store"]


@pytest.mark.parametrize(
    "page", ["README.md", "DEVELOPERS.md", "docs/explanation/path.md", "src/toancanh/model/__init__.py"]
)
def test_path_is_told_the_same_everywhere(page: str) -> None:
    assert CHAIN in (ROOT / page).read_text(encoding="utf-8")


def test_pipeline_joins_every_stage() -> None:
    parts = ("work.py", "joining.py", "pipeline.py")
    text = "".join((ROOT / "src" / "toancanh" / name).read_text(encoding="utf-8") for name in parts)
    assert [stage for stage in STAGES if f"from toancanh.{stage}" in text] == list(STAGES)


@pytest.mark.parametrize("folder", sorted(it.name for it in RULES.iterdir() if (it / "__init__.py").exists()))
def test_every_rule_folder_has_its_corpora(folder: str) -> None:
    for corpus in ("corpus.toml", "not.toml"):
        assert tomllib.loads((RULES / folder / corpus).read_text(encoding="utf-8"))


# In pieces, so that this file does not find itself.
FORBIDDEN = {
    "a path of somebody's machine": re.compile("(?<![\\w.~/-])/(?:" + "work|home|root|Users)" + "/\\w"),
    "a package registry": re.compile(
        "python" + "hosted\\.org|pypi\\." + "org|index" + "-url|ex" + "tra-index"
    ),
}


def test_no_file_names_a_machine_or_a_registry() -> None:
    named = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        named += [
            f"{path.relative_to(ROOT)}: {what}" for what, seen in FORBIDDEN.items() if seen.search(text)
        ]
    assert not named


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"])
def test_lock_pins_everything_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    wanted = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert wanted
    assert all("==" in line and line.endswith("\\") for line in wanted)


def test_locks_hold_every_dependency_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, develop, bench = (pins(ROOT / f"requirements{name}.lock") for name in ("", "-dev", "-bench"))
    assert {base(it) for it in project["project"]["dependencies"]} <= run.keys()
    assert {base(it) for it in project["dependency-groups"]["dev"]} <= develop.keys()
    assert {base(it) for it in project["dependency-groups"]["bench"]} <= bench.keys()
    assert run.items() <= develop.items()
    assert all(run.get(name, version) == version for name, version in bench.items())


def pins(lock: Path) -> dict[str, str]:
    """Version by package."""
    found = re.findall(
        r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {name.lower().replace("_", "-"): version for name, version in found}


def base(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0].lower().replace("_", "-")
