"""Write the pages of ``docs/reference`` that say what the data say: today ``indicators.md``.

python scripts/build_reference.py            write them
python scripts/build_reference.py --check    fail if they are not what the data say
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from toancanh.reference.indicators import Indicator, Kind, catalogue

PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference"
GROUPS = {
    "economy": "Kinh tế chung",
    "energy": "Năng lượng",
    "industry": "Công nghiệp",
    "market_control": "Quản lý thị trường",
    "organisation": "Tổ chức bộ máy",
    "trade": "Thương mại, dịch vụ",
}
KINDS = {Kind.STOCK: "thời điểm", Kind.FLOW: "thời kỳ", Kind.RATE: "tỷ lệ", Kind.INDEX: "chỉ số"}
HEAD = """\
<!-- scripts/build_reference.py viết trang này từ src/toancanh/reference/indicators; đừng sửa tay. -->
# Danh mục chỉ tiêu

{count} chỉ tiêu. **Mã** dùng trong JSON và với `toancanh show`. **Cộng được** nghĩa là cộng được qua các
địa bàn (cùng đơn vị, cùng giá). Thêm chỉ tiêu: [xem hướng dẫn](../howto/add-an-indicator.md).
"""


def indicators_page(entries: Iterable[Indicator]) -> str:
    """The catalogue as a page, a table for each group."""
    listed = sorted(entries, key=lambda it: it.group)
    parts = [HEAD.format(count=len(listed))]
    for group, members in groupby(listed, key=lambda it: it.group):
        parts.append("\n".join(_table(GROUPS[group], members)))
    return "\n".join(parts) + "\n"


def _table(title: str, members: Iterable[Indicator]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| Mã | Tên | English | Đơn vị | Loại | Cộng được | Tên khác | Nguồn |"
    yield "|---|---|---|---|---|---|---|---|"
    for it in members:
        unit = ", ".join((it.unit, *it.other_units)).replace("varies", "tùy sản phẩm")
        added, others = ("có" if it.additive else "không"), "; ".join(it.synonyms[:3])
        cells = (
            f"`{it.code}`",
            it.name_vi,
            it.name_en,
            unit,
            KINDS[it.stock_or_flow],
            added,
            others,
            it.source,
        )
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    yield ""


def main() -> int:
    """Write or check; say which pages are out of date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    pages = {PAGES / "indicators.md": indicators_page(catalogue().values())}
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(
                f"{path.name} is not what the data say: run python scripts/build_reference.py",
                file=sys.stderr,
            )
        else:
            path.write_text(pages[path], encoding="utf-8")
            print(f"{path.name} written")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
