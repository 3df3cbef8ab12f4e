"""Write ``reference/holidays.toml`` from the ``holidays`` package (MIT): python scripts/build_holidays.py.

Days that the Prime Minister moves are known a year ahead at most: when they are told, run it again or mend
the file by hand.
"""

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from holidays.countries import Vietnam

FILE = Path(__file__).parents[1] / "src" / "toancanh" / "reference" / "holidays.toml"
YEARS = range(2020, 2036)
HEAD = """\
# Ngày nghỉ lễ, tết của cả nước (Bộ luật Lao động 45/2019/QH14, điều 112), ngày nghỉ bù, và ngày làm bù vào
# thứ Bảy, Chủ nhật do Thủ tướng Chính phủ hoán đổi. Lập từ gói holidays {version} (giấy phép MIT) bằng
# scripts/build_holidays.py; khi có thông báo mới, sửa thẳng tại đây.
"""


def lines() -> Iterator[str]:
    """The file, a table a year."""
    yield HEAD.format(version=version("holidays"))
    for year in YEARS:
        found = Vietnam(years=year)
        worked = sorted(day for day in found.weekend_workdays if day.year == year)
        off = sorted(day for day in found if day.year == year)
        yield f"[{year}]"
        yield f"off = [{', '.join(map(str, off))}]"
        yield f"worked = [{', '.join(map(str, worked))}]\n"


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()), encoding="utf-8")
    sys.stdout.write(f"{FILE.name}: {len(YEARS)} years\n")
