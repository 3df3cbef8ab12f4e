"""Who acts by name alone, with no word that says what he is: "Hoa Sen cam kết …", "VASEP kiến nghị …"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from toancanh.extract.rules.act.bodies import UPPER, Body
from toancanh.extract.rules.act.lexicon import BODY
from toancanh.extract.rules.act.scene import PROVINCE, Cue
from toancanh.extract.survey import Survey
from toancanh.model import AreaLevel

_REACH = 60
_VERBS = ("promise", "ask", "petition")
# A run of capitals at the head of a clause, up to the verb.
_NAME = re.compile(
    rf"(?:\A|[.,;:“\"|\n] ?)(?P<name>[{UPPER}][\w.&-]*(?: (?:[{UPPER}][\w&-]*|\d{{1,2}}))*)"
    r" (?:cũng |đã |đang |tiếp tục |vừa ){0,2}\Z"
)
_ENTERPRISE, _LOCAL = 2, 3
_LONG_SYLLABLE = 6  # letters without a mark: what is longer is no Vietnamese word


def with_names(survey: Survey, cues: Iterable[Cue], bodies: list[Body]) -> list[Body]:
    """The bodies, and among them those that only a name before a verb of asking or promising tells of."""
    ends = [body.end for body in bodies]
    found = [body for body in _named(survey, cues) if not _taken(body, bodies, ends)]
    return sorted((*bodies, *found), key=lambda body: body.start) if found else bodies


def _taken(name: Body, bodies: list[Body], ends: list[int]) -> bool:
    """Whether a body reaches into the name."""
    at = bisect_right(ends, name.start)
    return at < len(bodies) and bodies[at].start < name.end


def _named(survey: Survey, cues: Iterable[Cue]) -> Iterator[Body]:
    text, key = survey.reading.text, survey.reading.key
    last = -1
    for cue in cues:
        if cue.value.isdisjoint(_VERBS) or not text[cue.start].islower():
            continue
        from_ = max(last, cue.start - _REACH, 0)
        found = _NAME.search(text[from_ : cue.start])
        if found and _is_name(found["name"]):
            start, end = from_ + found.start("name"), from_ + found.end("name")
            name, last = text[start:end], end
            yield Body(start, end, name, key[start:end], BODY, _rank(survey, start, end), name)


def _is_name(name: str) -> bool:
    """Whether capitals make a name and not only the first word of a sentence."""
    if " " in name:
        return True
    return (name.isupper() and len(name) > 2) or (name.isascii() and len(name) > _LONG_SYLLABLE)


def _rank(survey: Survey, start: int, end: int) -> int:
    places = survey.places
    at = bisect_right(places.starts, start) - 1
    if at < 0 or (places[at].start, places[at].end) != (start, end):
        return _ENTERPRISE
    return PROVINCE if places[at].value.level is AreaLevel.PROVINCE else _LOCAL
