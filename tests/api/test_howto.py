"""The session of the how-to is true: each command prints what stands below it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from toancanh.pipeline import Upload, ingest

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "use-the-api.md"
NEWS = re.compile(r"```tin\.txt\n(.*?)```", re.DOTALL)
STEP = re.compile(r"```sh\n(.*?)```\n```text\n(.*?)```", re.DOTALL)


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_session_of_the_howto(live_server, key) -> None:
    if not (shutil.which("curl") and shutil.which("jq")):
        pytest.skip("curl or jq is not installed")
    steps = STEP.findall(PAGE.read_text(encoding="utf-8"))
    assert len(steps) == 12
    (news,) = NEWS.findall(PAGE.read_text(encoding="utf-8"))
    ingest([Upload("tin.txt", news.encode())])
    there = {**os.environ, "HOST": live_server.url, "KEY": key()}
    for command, printed in steps:
        done = subprocess.run(
            ["bash", "-ec", command], env=there, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.stdout == printed, command + done.stderr
