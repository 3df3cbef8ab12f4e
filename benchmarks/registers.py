"""How long a register of many rows takes: list, sort, search, import, export, checks, totals, screens.

python -m benchmarks.registers [--rows N]      on SQLite in a folder of its own, or on DATABASE_URL (emptied)
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from time import perf_counter, process_time

from openpyxl import Workbook

NAMES = (
    "Tân An",
    "Ea Đar",
    "Hòa Phú",
    "Bình Thành",
    "Phú Tài",
    "Krông Búk",
    "Nhơn Hòa",
    "Đăk Đoa",
    "Sông Cầu",
)


def main() -> None:
    """Fill a register, ask it, and print milliseconds (the median of five) and seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TOANCANH_DATA"] = folder
        from toancanh.web import prepare

        prepare()
        measure(rows)


def workbook_of(rows: int, more: int = 0) -> bytes:
    """A workbook of fuel stations, each with so many pumps and m³ more."""
    book, target = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet("so")
    sheet.append(["Tên", "Địa bàn", "Vị trí", "Thương nhân", "Số giấy chứng nhận", "Ngày hết hạn",
                  "Số cột bơm", "Sức chứa", "Vĩ độ", "Kinh độ"])  # fmt: skip
    for at in range(rows):
        name = NAMES[at % len(NAMES)]
        sheet.append([f"Cửa hàng xăng dầu {name} {at}", ("66", "52")[at % 2], f"thôn {at % 90}, xã {name}",
                      f"Công ty {name} {at % 700}", f"GCN-{at}", f"{at % 28 + 1:02}/{at % 12 + 1:02}/2027",
                      at % 9 + more, at % 90 + 0.5 + more, 12 + at / 1e5, 108 + at / 1e5])  # fmt: skip
    book.save(target)
    return target.getvalue()


def measure(rows: int) -> None:
    """Everything, one line each."""
    from toancanh import tallying
    from toancanh.reference.areas import areas
    from toancanh.registers import checks, selectors, workbook
    from toancanh.registers.grounds import Grounds
    from toancanh.registers.registry import register
    from toancanh.registers.selectors import Asked
    from toancanh.registers.starting import load_public

    stations, content, changed = register("fuel_stations"), workbook_of(rows), workbook_of(rows, 1)
    areas().find("Đắk Lắk")
    load_public()
    me = Grounds("benchmark", source="made up")

    def take_in(content: bytes) -> None:
        workbook.apply(planned=workbook.plan(stations, workbook.read(content, "so.xlsx")), grounds=me)

    told("import of new rows", lambda: take_in(content))
    told("the same again", lambda: take_in(content))
    told("import of changed rows", lambda: take_in(changed))
    out = lambda: workbook.write(stations, selectors.entries(stations), "vi")  # noqa: E731
    told("export", out)
    told("checks, half of it expired", lambda: checks.found(date(2027, 6, 15)))
    told("reported totals beside it", tallying.tallied)
    asked = {
        "first page": Asked(),
        "sorted by a number": Asked(sort="-tank_m3"),
        "sorted by a day": Asked(sort="expires_on"),
        "filtered": Asked(values={"pumps__min": 5, "tank_m3__max": 40}),
        "in a province": Asked(area=areas().find("66")[-1]),
        "search without marks": Asked(search="dak doa 19"),
        "search with marks": Asked(search="Hoà Phú cửa hàng"),
        "search, nothing found": Asked(search="không đâu có"),
    }
    for name, question in asked.items():
        print(f"{name:32}{median(lambda q=question: selectors.page(stations, q)):8.0f} ms")
    print(f"{'page 300':32}{median(lambda: selectors.page(stations, number=300)):8.0f} ms")
    pages()


def pages() -> None:
    """The list on the screen, as a browser asks for it: the whole page, and the part that changes."""
    from django.test import Client

    client, address = Client(HTTP_HOST="localhost"), "/danh-ba/cua-hang-xang-dau-lpg/"
    asked = (
        "", "?tim=dak+doa+19", "?tim=Hoà+Phú+cửa+hàng", "?dia-ban=66", "?xep=-tank_m3", "?trang=300",
        "?pumps.tu=5&tank_m3.den=40", "?cot=tat-ca",
    )  # fmt: skip
    client.get(address)
    for query in asked:
        whole = median(lambda q=query: client.get(address + q))
        part = median(lambda q=query: client.get(address + q, headers={"HX-Request": "true"}))
        print(f"{'screen ' + query:36}{whole:4.0f} ms, part {part:4.0f} ms")


def once(work: Callable[[], object]) -> float:
    """Seconds that it takes by the clock."""
    start = perf_counter()
    work()
    return perf_counter() - start


def told(name: str, work: Callable[[], object]) -> None:
    """Print the seconds of a long work, by the clock and of the processor."""
    busy = process_time()
    print(f"{name:32}{once(work):8.1f} s, {process_time() - busy:.1f} s of the processor")


def median(work: Callable[[], object]) -> float:
    """Milliseconds that it takes, the median of five."""
    return sorted(once(work) for _ in range(5))[2] * 1000


if __name__ == "__main__":
    main()
