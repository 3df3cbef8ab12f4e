"""Regions of several provinces, where a text speaks of them and does not only compare or locate."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from toancanh.extract.lexicon import Lexicon
from toancanh.extract.marks import Mark
from toancanh.extract.seen import Seen
from toancanh.model.once import once

_TYPE = r"(?:toàn vùng |cả vùng |vùng |khu vực |các tỉnh |miền )?"
# "Vùng Tây Nguyên đạt …", "GRDP của vùng Tây Nguyên"; not "dẫn đầu Tây Nguyên", "cửa ngõ Tây Nguyên".
_SPOKEN_OF = re.compile(
    rf"(?:(?:^|[.,;:(\n] ?|- )(?:(?:tại|ở|trên|riêng|với|địa bàn|tính chung) ){{0,3}}{_TYPE}"
    r"|của (?:toàn vùng |vùng |khu vực |các tỉnh ))$"
)
_TYPE_BEFORE = re.compile(r"(?:vùng|khu vực) $")
_DIRECTION = ("Tây Bắc", "Đông Bắc")  # also points of the compass: only with their type word


@once
def region_names() -> Lexicon[str]:
    """The names of regions, each with the official one."""
    names = tomllib.loads(Path(__file__).with_name("regions.toml").read_text("utf-8"))
    return Lexicon({form: name for name, forms in names.items() for form in (name, *forms)}, "area.region")


def find_regions(seen: Seen) -> Iterator[Mark[str]]:
    """The regions that a text speaks of, by official name."""
    for found in region_names().find(seen):
        before = seen.key[max(0, found.start - 32) : found.start]
        typed = _TYPE_BEFORE.search(before)
        if _SPOKEN_OF.search(before) and (typed or found.value not in _DIRECTION):
            start = found.start - (len(typed.group()) if typed else 0)
            yield Mark(start, found.end, found.value, found.rule)
