"""Write the pages of ``docs/reference`` that say what the data say.

``indicators.md``, ``table-rows.md``, ``identities.md``, ``registers.md``, ``api.md``, ``methods.md``,
``library.md``.

python scripts/build_reference.py            write them
python scripts/build_reference.py --check    fail if they are not what the data say
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import django
import library_page

from toancanh.reconcile import identities
from toancanh.reference import messages
from toancanh.reference.advantage import methods, structures
from toancanh.reference.indicators import Indicator, Kind, catalogue
from toancanh.reference.industries import industries
from toancanh.reference.products import products
from toancanh.reference.retail_groups import retail_groups

PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference"
GROUPS = {
    "economy": "Kinh tế chung",
    "energy": "Năng lượng",
    "industry": "Công nghiệp",
    "market_control": "Quản lý thị trường",
    "organisation": "Tổ chức bộ máy",
    "trade": "Thương mại, dịch vụ",
}
HOLDS = {
    "area": "địa bàn", "date": "ngày", "integer": "số nguyên", "number": "số", "reference": "mục của sổ khác",
    "text": "chữ", "yes_no": "có, không",
}  # fmt: skip
KINDS = {Kind.STOCK: "thời điểm", Kind.FLOW: "thời kỳ", Kind.RATE: "tỷ lệ", Kind.INDEX: "chỉ số"}
HEAD = """\
<!-- scripts/build_reference.py viết trang này từ src/toancanh/reference/indicators; đừng sửa tay. -->
# Danh mục chỉ tiêu

{count} chỉ tiêu. **Mã** dùng trong JSON và với `toancanh show`. **Cộng được** nghĩa là cộng được qua các
địa bàn (cùng đơn vị, cùng giá). Thêm chỉ tiêu: [xem hướng dẫn](../howto/add-an-indicator.md).
"""

ROWS_HEAD = """\
<!-- scripts/build_reference.py viết trang này từ src/toancanh/reference/*.toml; đừng sửa tay. -->
# Dòng của các bảng thống kê

Tên dòng được nhận đúng từng chữ; chữ hoa hay thường, kiểu đặt dấu thanh, khoảng trắng và số thứ tự đầu
dòng không kể. Thiếu một tên: thêm vào tệp ghi dưới mỗi tiêu đề."""

IDENTITIES_HEAD = """\
<!-- scripts/build_reference.py viết trang này từ src/toancanh/reconcile/identities; đừng sửa tay. -->
# Các đẳng thức giữa số liệu

Số nào cũng được đặt cạnh các số khác theo những luật này, từ đó suy ra số không ai viết và thấy những số
không thể cùng đúng. `toancanh show … --why` nêu luật ở mỗi bước.
Thêm luật: [xem hướng dẫn](../howto/add-an-identity.md).

| Mã | Luật | In English | Chỉ trong một báo cáo |
|---|---|---|---|
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


def rows_page() -> str:
    """What the rows of statistical tables name: industries, products, groups of retail sales."""
    parts = [ROWS_HEAD]
    parts += _rows("Ngành công nghiệp", "industries.toml", "Mã (VSIC 2018) | Tên | Cách viết khác")
    parts += [_line(it.code, it.name, "; ".join(it.names)) for it in industries().values()]
    parts += _rows("Sản phẩm công nghiệp", "products.toml", "Tên | Đơn vị trong bảng | Cách viết khác")
    parts += [_line(it.name, it.unit_written, "; ".join(it.names)) for it in products().values()]
    parts += _rows("Nhóm hàng, dịch vụ", "retail_groups.toml", "Mã | Tên | Thuộc chỉ tiêu | Cách viết khác")
    parts += [
        _line(f"`{it.code}`", it.name, f"`{it.indicator}`", "; ".join(it.names))
        for it in retail_groups().values()
    ]
    return "\n".join(parts) + "\n"


REGISTERS_HEAD = """\
<!-- scripts/build_reference.py viết trang này từ src/toancanh/registers/books; đừng sửa tay. -->
# Các sổ

Mỗi cột có thể để trống (chưa biết). Tiêu đề của Excel là cột **Tên** hoặc **English**, kèm đơn vị trong
ngoặc hoặc không. Ngoài ra mỗi dòng có `Mã số`, `Phiên bản`, `Số liệu ngày`, `Nguồn`, `Địa chỉ nguồn`.
Thêm sổ: [hướng dẫn](../howto/add-a-register.md).
"""


def registers_page() -> str:
    """All registers with what their columns mean."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toancanh.web.settings")
    django.setup()
    from toancanh.registers.registry import registers  # needs Django

    parts = [REGISTERS_HEAD]
    for it in registers().values():
        parts.append(f"\n## {it.words[0]} (`{it.code}`)\n\n{it.about}\n")
        parts += ["| Trường | Tên | English | Giữ | Nghĩa | Căn cứ |", "|---|---|---|---|---|---|"]
        for column in it.columns:
            kinds = "; ".join(choice.vi for choice in column.choices) or HOLDS[it.type_of(column)]
            held = " ".join(filter(None, (kinds, column.unit)))
            parts.append(_line(f"`{column.name}`", *column.words, held, column.about, column.basis))
    return "\n".join(parts) + "\n"


API_HEAD = """\
<!-- scripts/build_reference.py viết trang này từ mô tả của API; đừng sửa tay. -->
# API

Địa chỉ đứng sau `http://MÁY:CỔNG`. Mô tả đầy đủ, từng cột với đơn vị và các giá trị: trang `/lap-trinh/`,
hoặc OpenAPI 3.1 ở `/api/v1/openapi.json`. Cách dùng: [hướng dẫn](../howto/use-the-api.md).
Các sổ có cùng những phép như nhau; `SỔ` là mã của [sổ](registers.md).
"""


def api_page() -> str:
    """The operations of the API; those of one register stand for all."""
    from toancanh.api.docs import operations  # needs Django
    from toancanh.api.service import api
    from toancanh.registers.registry import registers

    first, *others = (f"/registers/{code}" for code in registers())
    parts = [API_HEAD, "| Phép | Địa chỉ | Làm gì | Quyền |", "|---|---|---|---|"]
    for it in operations(api):
        if not any(
            it.path == f"/api/v1{other}" or it.path.startswith((f"/api/v1{other}/", f"/api/v1{other}."))
            for other in others
        ):
            path = it.path.replace(first, "/registers/SỔ")
            does = it.summary.partition(": ")[2] if path != it.path else it.summary
            parts.append(_line(f"`{it.method}`", f"`{path}`", does, "ghi" if it.writes else "đọc"))
    return "\n".join(parts) + "\n"


def _rows(title: str, file: str, head: str) -> Iterator[str]:
    yield f"\n## {title}\n\n`src/toancanh/reference/{file}`\n"
    yield f"| {head} |"
    yield "|---" * (head.count("|") + 1) + "|"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def identities_page() -> str:
    """The identities between figures, with their words."""
    vi, en = (messages.catalogue(lang) for lang in ("vi", "en"))
    alone = identities.of_one_report()
    rows = (
        _line(f"`{name}`", vi[key], en[key], "có" if name in alone else "không")
        for name in identities.names()
        if (key := f"identity.{name}")
    )
    return IDENTITIES_HEAD + "\n".join(rows) + "\n"


METHODS_HEAD = """\
<!-- scripts/build_reference.py viết trang này từ src/toancanh/reference/advantage; đừng sửa tay. -->
# Cách xét ngành, sản phẩm có lợi thế

Xem thế nào, đưa bảng kèm theo ra sao: [hướng dẫn](../howto/find-an-advantage.md). **Xếp hạng**: cách xét là
một tiêu chí.

| Mã | Cách xét | English | Công thức | Cần | Thiếu thì sao | Xếp hạng | Nguồn |
|---|---|---|---|---|---|---|---|
"""
STRUCTURES_HEAD = """
## Các cơ cấu

Mã dùng ở cột `structure` của bảng kèm theo.

| Mã | Tên | English | Chỉ tiêu | Ngành ở | Mức |
|---|---|---|---|---|---|
"""
LEVELS = {"sum": "cộng được", "index": "chỉ số, không có mức", "own": "mỗi sản phẩm một đơn vị"}


def methods_page() -> str:
    """The ways to look at branches, and the ways to divide figures into them."""
    rows = [
        _line(
            f"`{it.code}`", it.name_vi, it.name_en, it.formula.replace("|", "\\|"),
            it.needs_vi, it.without_vi, "có" if it.criterion else "không", it.source,
        )
        for it in methods().values()
    ]  # fmt: skip
    divided = [
        _line(
            f"`{it.code}`", it.name_vi, it.name_en, f"`{it.indicator}`",
            f"chiều `{it.dimension}`" if it.dimension else ", ".join(f"`{part}`" for part in it.parts),
            LEVELS[it.levels],
        )
        for it in structures().values()
    ]  # fmt: skip
    return METHODS_HEAD + "\n".join(rows) + "\n" + STRUCTURES_HEAD + "\n".join(divided) + "\n"


def main() -> int:
    """Write or check; say which pages are out of date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    pages = {
        PAGES / "indicators.md": indicators_page(catalogue().values()),
        PAGES / "table-rows.md": rows_page(),
        PAGES / "identities.md": identities_page(),
        PAGES / "registers.md": registers_page(),
        PAGES / "api.md": api_page(),
        PAGES / "methods.md": methods_page(),
        PAGES / "library.md": library_page.page(),
    }
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
