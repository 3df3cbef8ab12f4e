"""Industrial products: a label that begins with the name of one."""

import re
import tomllib
from functools import cache
from pathlib import Path

from toancanh.model.text import reading_form

_TRADED = re.compile(
    r"(?<!\w)(?:tiêu thụ|bán|mua|nhập|xuất|tồn|giao|chở|vận chuyển|công suất|dự trữ|cung ứng|cung cấp|thu mua|giá|lậu|giả)(?!\w)"
)


@cache
def _goods() -> re.Pattern[str]:
    phrases = tomllib.loads(Path(__file__).with_name("goods.toml").read_text("utf-8"))["phrases"]
    longest = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?:[a-zđ0-9]\) |sản phẩm |các loại )?(?:{'|'.join(longest)})(?!\w)")


def names_product(label: str) -> bool:
    """Whether a label is the name of an industrial product, of which nothing is said but how much of it there is."""
    key = reading_form(label)
    return _goods().match(key) is not None and _TRADED.search(key) is None
