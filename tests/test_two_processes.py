"""What one process of the site remembers of the picture ends with a decision taken in another."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_SERVER = """
import sys
from toancanh.web import prepare
prepare()
from toancanh.pipeline import Upload, ingest, picture
from toancanh.web.choices import coverage
ingest([Upload("a.txt", "Xuất khẩu năm 2025 của tỉnh Đắk Lắk đạt 1,5 tỷ USD.".encode())])
for _ in sys.stdin:
    lines = picture().lines
    print(*(it.value.id for it in lines), len(coverage().places), flush=True)
"""
_CLERK = """
import sys
from toancanh.web import prepare
prepare()
from toancanh.model import Verdict
from toancanh.store.actions import decide
decide(fact_id=sys.argv[1], verdict=Verdict.REJECTED, who="Lan")
"""


def test_decision_of_another_process_is_seen_at_once(
    tmp_path: Path, with_tables: Callable[[Path], Path]
) -> None:
    there = {**os.environ, "TOANCANH_DATA": str(with_tables(tmp_path))}
    there.pop("DJANGO_SETTINGS_MODULE", None)

    def asked(server: subprocess.Popen[str]) -> list[str]:
        server.stdin.write("\n")
        server.stdin.flush()
        return server.stdout.readline().split()

    begun = [sys.executable, "-c", _SERVER]
    with subprocess.Popen(begun, env=there, text=True, stdin=-1, stdout=-1) as server:
        fact, places = asked(server)
        assert asked(server) == [fact, places] == [fact, "1"]
        subprocess.run([sys.executable, "-c", _CLERK, fact], env=there, check=True)
        assert asked(server) == ["0"]
        server.stdin.close()
