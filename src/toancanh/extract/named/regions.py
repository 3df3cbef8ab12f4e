"""The stretches of text that speak of a named thing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.named import Named
from toancanh.model import MentionKind

PEOPLE = (MentionKind.OFFICE, MentionKind.OFFICIAL, MentionKind.ENTERPRISE)
_PLANTS = (MentionKind.POWER_PLANT, MentionKind.PROJECT, MentionKind.POWER_GRID)
_ENDS = re.compile(
    r";|(?<!\w)(?:trong đó|toàn tỉnh|cả nước|nâng tổng|lũy kế|bằng|so với(?! kế hoạch| tiến độ)"
    r"|cùng kỳ|ngoài ra|còn lại|riêng|đồng thời|song|nhưng dự án|còn)(?!\w)"
)
_JOINT = re.compile(
    r"(?: ?\([^()\n]{0,120}\)| (?:có )?(?:công suất )?[\d.,]+ ?\w+)?(?:, và|,| và"
    r"| cùng)(?: (?:các|dự án|công trình|nhà máy))? "
)
_AGAIN = re.compile(
    r"(?:(?P<plant>dự án|nhà máy|công trình)|(?P<park>kcn|khu công nghiệp)|(?P<cluster>ccn"
    r"|cụm công nghiệp|cụm này)|(?P<market>chợ)"
    r"|(?=tổng (?:vốn|mức) đầu tư))(?: này| nói trên)?(?= ?\w)(?! \d| điện| thủy)"
)
_FITS = {
    "plant": _PLANTS,
    "park": (MentionKind.INDUSTRIAL_PARK,),
    "cluster": (MentionKind.INDUSTRIAL_CLUSTER,),
    "market": (MentionKind.MARKET,),
}
REACH = 260


@dataclass(frozen=True, slots=True)
class Region:
    """Characters ``start`` to ``end`` speak of the things numbered ``of``, most of all of the last."""

    start: int
    end: int
    of: tuple[int, ...]


def regions(reading: Reading, named: Sequence[Named]) -> Iterator[Region]:
    """The region of each thing that is neither a person nor a body, and of what names it again."""
    things = [number for number, one in enumerate(named) if one.kind not in PEOPLE]
    starts = [sentence.start for sentence in reading.sentences]
    group: list[int] = []
    for at, number in enumerate(things):
        one = named[number]
        place = bisect_right(starts, one.start) - 1
        limit = reading.sentences[place].end if place >= 0 else one.end
        following = named[things[at + 1]] if at + 1 < len(things) else None
        end = min(limit, following.start) if following else limit
        joined = (
            following is not None and end == following.start and _coordinated(reading.key, one, following)
        )
        group.append(number)
        yield Region(one.end, cut(reading.key, one.end, end), (number,) if joined else tuple(group))
        alone = len(group) == 1 and not joined and limit == end and _first(named, things, at, starts[place])
        if not joined:
            group = []
        if alone and place >= 0:
            until = following.start if following else len(reading.key)
            yield from _again(reading, reading.sentences[place + 1 : place + 4], number, one, until)


def _coordinated(key: str, one: Named, following: Named) -> bool:
    return (
        one.kind is following.kind
        and following.start - one.end <= REACH
        and bool(_JOINT.fullmatch(key, one.end, following.start))
    )


def _first(named: Sequence[Named], things: Sequence[int], at: int, start: int) -> bool:
    """Whether no other thing is named before it in its sentence."""
    return at == 0 or named[things[at - 1]].start < start


def cut(key: str, start: int, end: int) -> int:
    """Where, before ``end``, the text turns to something else."""
    end = min(end, start + REACH)
    for stop in _ENDS.finditer(key, start, end):
        inside = key.count("(", start, stop.start()) > key.count(")", start, stop.start())
        if not inside:
            return stop.start()
    return end


def _again(
    reading: Reading, sentences: Sequence[Sentence], number: int, one: Named, until: int
) -> Iterator[Region]:
    """The next sentences, as long as they begin with the thing named again."""
    for sentence in sentences:
        found = _AGAIN.match(reading.key, sentence.start, sentence.end)
        if found is None or sentence.end > until:
            return
        word = found.lastgroup
        if word is None or one.kind in _FITS[word]:
            yield Region(found.end(), cut(reading.key, found.end(), sentence.end), (number,))
