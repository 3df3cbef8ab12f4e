"""``toancanh export``."""

import json
from pathlib import Path

import pytest

from toancanh.registers import actions
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db


def test_open_data_are_written_with_their_catalogue(run, tmp_path: Path) -> None:
    actions.add(register=register("clusters"), values={"name": "CCN Tân An"}, grounds=Grounds("Lan"))
    out = tmp_path / "mo"
    done = run("export", "open-data", "--out", out, "--url", "https://dulieu.vn/sct")
    assert done.exit_code == 0, done.output
    assert "clusters: Cụm công nghiệp, 1 dòng" in done.output
    assert "CCN Tân An" in (out / "clusters.csv").read_text("utf-8")
    told = json.loads((out / "catalog.jsonld").read_text("utf-8"))
    assert told["@id"] == "https://dulieu.vn/sct/catalog.jsonld"
    assert f"{len(list(out.iterdir()))} tệp" in done.output


def test_a_folder_that_cannot_be_written_is_told(run, tmp_path: Path) -> None:
    (tmp_path / "mo").write_text("một tệp", encoding="utf-8")
    done = run("export", "open-data", "--out", tmp_path / "mo")
    assert done.exit_code == 2 or "mo" in done.output
    assert done.exit_code != 0
