"""``toancanh watch`` as a real process: what arrives is taken in once it is whole, and none twice."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

COMMAND = Path(sys.executable).with_name("toancanh")
TEXT = "Kim ngạch xuất khẩu năm {} của tỉnh Đắk Lắk đạt 150 triệu USD."


class Watching:
    """A watch, and what it says."""

    def __init__(self, home: Path, *arguments: object) -> None:
        there = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        there |= {"TOANCANH_LANG": "vi", "TOANCANH_DATA": str(home / "var"), "PYTHONUNBUFFERED": "1"}
        words = [str(COMMAND), "watch", "--quiet", "0.3", "--workers", "1", *map(str, arguments)]
        self.process = subprocess.Popen(
            words, env=there, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._lines: Queue[str] = Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        with self.process.stdout as said:
            for line in said:
                self._lines.put(line.rstrip())
        self._lines.put("")

    def says(self) -> str:
        """The next line, empty at the end."""
        return self._lines.get(timeout=60)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._listener.join()

    def stop(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(60)


@pytest.fixture
def watch(tmp_path: Path, with_tables: Callable[[Path], Path]) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []
    with_tables(tmp_path / "var")

    def begin(*arguments: object) -> Watching:
        started.append(Watching(tmp_path, *arguments))
        return started[-1]

    yield begin
    for it in started:
        it.end()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "hop-thu"
    folder.mkdir()
    return folder


def test_what_is_there_and_what_arrives_is_taken_in(watch, inbox: Path) -> None:
    (inbox / "cũ.txt").write_text(TEXT.format(2023), encoding="utf-8")
    watching = watch(inbox)
    assert "Đang theo dõi" in watching.says()
    assert watching.says().endswith(" cũ.txt: đã nạp, 1 số liệu")
    (inbox / "~$moi.docx").write_bytes(b"lock")
    (inbox / "mới.txt").write_text(TEXT.format(2024), encoding="utf-8")
    assert watching.says().endswith(" mới.txt: đã nạp, 1 số liệu")
    (inbox / "hỏng.docx").write_bytes(b"PK\x03\x04 no")
    assert " hỏng.docx: tệp Word hỏng" in watching.says()
    assert watching.stop(signal.SIGTERM) == 0
    assert watching.says() == "Đã dừng theo dõi."
    assert sorted(it.name for it in inbox.iterdir()) == ["cũ.txt", "hỏng.docx", "mới.txt", "~$moi.docx"]


def test_what_came_while_it_was_off_is_taken_in_at_its_start(watch, inbox: Path) -> None:
    first = watch(inbox)
    first.says()
    assert first.stop(signal.SIGINT) == 0
    (inbox / "đêm.txt").write_text(TEXT.format(2025), encoding="utf-8")
    again = watch("--poll", inbox)
    again.says()
    assert again.says().endswith(" đêm.txt: đã nạp, 1 số liệu")


def test_file_still_being_written_waits(watch, inbox: Path) -> None:
    watching = watch(inbox)
    watching.says()
    with (inbox / "dài.txt").open("w", encoding="utf-8") as file:
        for _ in range(8):
            file.write("Một dòng của báo cáo.\n")
            file.flush()
            threading.Event().wait(0.1)
        file.write(TEXT.format(2022))
    assert watching.says().endswith(" dài.txt: đã nạp, 1 số liệu")


def test_files_are_put_away_where_asked(watch, inbox: Path, tmp_path: Path) -> None:
    done, failed = inbox / "xong", tmp_path / "hỏng"
    done.mkdir()
    (done / "a.txt").write_text("here before")
    (inbox / "a.txt").write_text(TEXT.format(2021), encoding="utf-8")
    (inbox / "q2").mkdir()
    (inbox / "q2" / "rỗng.txt").write_bytes(b"")
    watching = watch("--done", done, "--failed", failed, inbox)
    said = [watching.says() for _ in range(3)]
    assert any(" rỗng.txt: tệp rỗng" in line for line in said)
    (inbox / "b.txt").write_text(TEXT.format(2020), encoding="utf-8")
    assert watching.says().endswith(" b.txt: đã nạp, 1 số liệu")
    assert watching.stop(signal.SIGTERM) == 0
    assert sorted(it.name for it in done.iterdir()) == ["a (2).txt", "a.txt", "b.txt"]
    assert (done / "a.txt").read_text() == "here before"
    assert (failed / "q2" / "rỗng.txt").exists()


def test_folder_that_is_none_is_told(watch, tmp_path: Path) -> None:
    watching = watch(tmp_path / "nirgends")
    assert "không phải thư mục" in watching.says()
    assert watching.process.wait(60) == 1
