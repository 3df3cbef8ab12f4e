"""The tasks of the department's programme (``tasks.txt``), with what a careful reader makes of each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("tasks.txt")
_LONG = "LONG"
_CHECKED = (
    "Đoàn kiểm tra làm việc tại các địa bàn phía tây, lập hồ sơ từng vụ, chuyển cho cơ quan có thẩm quyền"
    " theo văn bản {number}/QĐ-QLTT ngày {day:02}/3/2026; các đội tổng hợp kết quả để gửi về Chi cục,"
    " đồng thời lưu hồ sơ theo quy định"
)


class Task(NamedTuple):
    """A task as written, its last day in time, and how far it is; ``None`` leaves that to a person."""

    office: str
    number: int
    title: str
    progress: str
    mark: str
    due: date | None
    state: str | None


def tasks() -> Iterator[Task]:
    """All tasks in order; their numbers begin again in every office."""
    office, number = "", 0
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            office, number = line.strip("[]"), 0
        elif line and not line.startswith("#"):
            number += 1
            title, progress, mark, due, state = (part.strip() for part in line.split("|"))
            words = _long() if progress == _LONG else progress.replace(" / ", "\n")
            day = date.fromisoformat(due) if due else None
            yield Task(office, number, title, words, mark, day, None if state == "?" else state)


def _long() -> str:
    """A cell of more than 2,500 characters that names twelve documents."""
    return "\n".join("- " + _CHECKED.format(number=100 + at, day=at) for at in range(1, 13))
