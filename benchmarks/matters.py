"""How long the pages of many matters take at the server.

python -m benchmarks.matters [--rows N]      on SQLite in a folder of its own, or on DATABASE_URL (emptied)
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from datetime import timedelta
from time import perf_counter, process_time

from benchmarks.registers import NAMES

_OFFICES = 20
_PROJECTS = 300
_AREAS = ("66", "52", "68", "51", "79")
_WORDS = (
    "Tháo gỡ vướng mắc giải phóng mặt bằng",
    "Đôn đốc tiến độ đấu nối lưới điện",
    "Trả lời kiến nghị về cấp nước",
    "Rà soát quy hoạch cụm công nghiệp",
    "Báo cáo kết quả kiểm tra",
)
_PAGES = {
    "board": "",
    "overdue": "?danh-sach=qua-han",
    "closed, page 100": "?danh-sach=da-dong&trang=100",
    "one office": "?don-vi={office}",
    "one area and kind": "?dia-ban=66&loai=obstacle",
    "one project": "?muc=energy_projects/7",
    "search without marks": "?tim=giai+phong+ea+dar",
    "search with marks": "?tim=đấu+nối+Hòa",
    "search, nothing found": "?tim=không+đâu+có",
    "part of the page, searched": "?tim=giai+phong",
    "one matter": "{matter}/",
    "calendar": "lich/",
    "timeline": "tien-do/",
    "timeline by project": "tien-do/?theo=du-an",
    "digest": "ban-tin/",
    "for leaders": "trinh-lanh-dao/",
}


def main() -> None:
    """Fill the follow-up, ask for pages, and print how long they take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TOANCANH_DATA"] = folder
        from toancanh.web import prepare

        prepare()
        measure(fill(rows))


def fill(rows: int) -> dict[str, int]:
    """Make matters of two years, a third of them closed; an office and a matter to ask for."""
    from toancanh.followup import actions
    from toancanh.followup.changes import By
    from toancanh.followup.models import Matter, MatterKind
    from toancanh.web import clock

    by, today, kinds = By("benchmark", clock.now()), clock.today(), list(MatterKind)
    offices = [actions.save_office(by=by, name=f"Phòng số {at}") for at in range(_OFFICES)]
    made = []
    for at in range(rows):
        name, project = NAMES[at % len(NAMES)], at * 7 % _PROJECTS
        due = today + timedelta(days=at * 37 % 730 - 600)
        row = Matter(
            kind=kinds[at % 5].value, title=f"{_WORDS[at % 5]} {name} {at}", number=f"{at}/BC-SCT",
            lead=offices[at * 3 % _OFFICES] if at % 40 else None, due=due if at % 9 else None, due_first=due,
            opened_on=due - timedelta(days=60), answers_needed=at % 2, area=name,
            area_code=_AREAS[at % 5], register="energy_projects", entry=str(project),
            entry_name=f"{name} {project}",
            resolved_on=due + timedelta(days=at % 11 - 8) if at % 3 == 0 and due < today else None,
        )  # fmt: skip
        if at % 97 == 0:
            row.escalated_to, row.escalated_on = f"Lãnh đạo {at % 3}", due
        row.index()
        made.append(row)
    Matter.objects.bulk_create(made, batch_size=500)
    return {"office": offices[3].pk, "matter": made[5].pk}


def measure(places: dict[str, int]) -> None:
    """Each page as Django makes it, middleware and template included."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    for name, address in _PAGES.items():
        part = {"HX-Request": "true"} if name.startswith("part") else {}
        where = "/cong-viec/" + address.format(**places)
        assert client.get(where).status_code == 200, where
        busy, clock = median(lambda at=where, head=part: client.get(at, headers=head))
        print(f"{name:32}{busy:8.0f} ms of the processor {clock:8.0f} by the clock")


def median(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that it takes of the processor and by the clock, the median of five."""
    runs = []
    for _ in range(5):
        busy, clock = process_time(), perf_counter()
        work()
        runs.append((process_time() - busy, perf_counter() - clock))
    busy, clock = zip(*runs, strict=True)
    return sorted(busy)[2] * 1000, sorted(clock)[2] * 1000


if __name__ == "__main__":
    main()
