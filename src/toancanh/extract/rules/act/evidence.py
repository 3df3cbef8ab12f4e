"""How much a clause speaks of trouble, or of things going well, in weighed cues."""

import re

from toancanh.extract.rules.act.lexicon import guard
from toancanh.extract.rules.act.scene import Clause, Cue, Scene
from toancanh.model import ActType

_NEAR = 24
_FIGURE = re.compile(r"\d")
_RESULT = re.compile(
    r"(?<!\w)(?:cùng kỳ|lũy kế|(?:đạt|tăng|giảm|chiếm|ước|có|hơn|trên)\s(?:\w+,?\s){0,4}\d)|\d vụ(?!\w)"
)
# "Trong bối cảnh …, ngành đã …", "dù …, vẫn …", "ký cam kết không …": what the main clause stands against is not told of.
_ASIDE = re.compile(
    r"(?<!\w)(?:(?:trong|giữa|trước) (?:tình hình|bối cảnh|điều kiện|tình thế|hoàn cảnh)(?!\w)[^,;]{0,120}?"
    r"(?:, |(?= (?:nhưng|song|vẫn)(?!\w))|\Z)|(?:mặc )?dù(?!\w)[^,;]{0,240}?(?:,|(?= (?:nhưng|song|vẫn|mà)(?!\w))|\Z)"
    r"|cam kết không(?!\w)[^;]{0,300})"
)
_STRONG, _WEAK = 2, 1
ENOUGH = 2  # weight of words that makes trouble an obstacle
_NOT = ("chưa ", "không ", "khó ", "chậm ", "thiếu ", "kém ")
_OF_PEOPLE = re.compile(r"\d (?:hộ|người)(?!\w)[^,;.]{0,24}\Z")
_SOME = re.compile(r"(?:^|\s)(?:các|những)\Z")
_MEETS = re.compile(r"(?<!\w)(?:gặp|gặp phải|đối mặt(?: với)?|đối diện(?: với)?|vấp phải)(?: \w+){0,3} \Z")
_JOINS = re.compile(r",? (?:và |hoặc |hay )?(?:các |những )?\Z")
_SURE = frozenset({"trouble", "lament"})
_TELLING = _SURE | {"doubt"}


def troubled(clause: Clause, scene: Scene) -> int:
    """Weight of trouble: a strong word 2, a weak one or a telling place 1; less what goes well."""
    if clause.classes.isdisjoint(_TELLING) and not clause.listed:
        return 0
    cues = _told(clause)
    sure = sum(not cue.value.isdisjoint(_SURE) for cue in cues)
    # A small word that comes back ("không …, không …") tells no more than once.
    weak = {clause.key[cue.start : cue.end] for cue in cues if cue.value.isdisjoint(_SURE)}
    told = _STRONG * sure + _WEAK * len(weak)
    here = _where(clause, scene)
    if not told and not clause.listed:
        return 0
    good = sum("good" in cue.value and not _negated(clause, cue) for cue in clause.cues)
    figures = results(clause) and not _counted(clause, cues)  # a lone word among them gives a figure's reason
    said = bool(clause.has("complain")) + bool(clause.opens("contrast") and not (figures and len(cues) < 2))
    met = any(_is_met(clause, cue) for cue in cues)
    few = (
        scene.section is None and len(weak) < _STRONG and _FIGURE.search(clause.key, clause.start, clause.end)
    )
    # Small words where nothing, or only the place, tells of trouble.
    alone = not (sure or clause.has("complain")) and bool(not here or (few and not said))
    return told + said + here + met - good - figures - alone


def _counted(clause: Clause, cues: list[Cue]) -> bool:
    """Whether a figure counts those in trouble: "có 18 hộ dân không đồng ý nhận tiền"."""
    return any(
        _OF_PEOPLE.search(clause.key, clause.start, cue.start) for cue in cues if "trouble" in cue.value
    )


def _where(clause: Clause, scene: Scene) -> int:
    """What the place tells: a plain sentence in a paragraph or list of trouble tells of it too."""
    if clause.opens("contrast") and clause.has("good"):
        return 0
    if scene.said(ActType.OBSTACLE):
        sure = scene.same
    elif scene.section is ActType.OBSTACLE:
        sure = clause.listed
    else:
        return 0
    return _STRONG if sure and not _FIGURE.search(clause.key, clause.start, clause.end) else _WEAK


def results(clause: Clause) -> bool:
    """Whether the clause reports what was achieved, in figures."""
    said = clause.key[clause.start : clause.end]
    told = "cùng kỳ" in said or "lũy kế" in said or _FIGURE.search(said)
    return bool(told and _RESULT.search(clause.key, clause.start, clause.end))


def conceded(clause: Clause, cue: Cue) -> bool:
    """Whether the cue only frames the main clause: "Dù Sở đã đề nghị …, việc di dời vẫn rất chậm"."""
    return any(cue.start in span for span in _aside(clause))


def _aside(clause: Clause) -> list[range]:
    """What only frames the main clause or is conceded to it, with all that is listed before it turns good."""
    spans = []
    for found in _ASIDE.finditer(clause.key, clause.start, clause.end):
        good = next((cue.start for cue in clause.cues if cue.start > found.end() and "good" in cue.value), 0)
        spans.append(range(found.start(), max(found.end(), clause.key.rfind(", ", found.end(), good))))
    return spans


def _is_met(clause: Clause, cue: Cue) -> bool:
    """Whether somebody meets with it: "gặp nhiều khó khăn"."""
    before = clause.key[max(clause.start, cue.start - _NEAR) : cue.start]
    return "named" in cue.value and _MEETS.search(before) is not None


def _negated(clause: Clause, cue: Cue) -> bool:
    """Whether what would be good is not, or hardly, so: "chưa hoàn thành"."""
    return clause.key.endswith(_NOT, clause.start, cue.start)


def _told(clause: Clause) -> list[Cue]:
    """The cues of trouble that tell of some; what is only named takes with it what is named beside it."""
    told: list[Cue] = []
    if clause.classes.isdisjoint(_TELLING):
        return told
    named, aside = -1, _aside(clause)
    for cue in clause.cues:
        if cue.value.isdisjoint(_TELLING):
            continue
        noun = "named" in cue.value
        beside = named >= 0 and _JOINS.fullmatch(clause.key, named, cue.start) is not None
        framed = any(cue.start in span for span in aside)
        if framed or beside or _is_removed(clause, cue) or (noun and _is_only_named(clause, cue)):
            named = cue.end
        else:
            told.append(cue)
    return told


def _is_removed(clause: Clause, cue: Cue) -> bool:
    """Whether the words before a cue say that the trouble is removed, prevented or not there."""
    before = clause.key[max(clause.start, cue.start - _NEAR) : cue.start].rstrip()
    hard = clause.key[cue.start : cue.end] == "khó khăn" and _ends(guard("hard_life"), before)
    return bool(guard("no_trouble_near").search(before) or _ends(guard("no_trouble_before"), before) or hard)


def _ends(words: re.Pattern[str], text: str) -> bool:
    """Whether a text ends in one of the words."""
    return any(found.end() == len(text) for found in words.finditer(text, max(0, len(text) - 16)))


def _is_only_named(clause: Clause, cue: Cue) -> bool:
    """Whether trouble is what somebody speaks of or deals with: "bàn về những khó khăn", "vướng mắc được giải quyết"."""
    before = clause.key[max(clause.start, cue.start - _NEAR) : cue.start].rstrip()
    some = _SOME.search(before)
    if some and before[: some.start()].strip(" ,;"):
        return not guard("trouble_stands").search(before[: some.start()])
    after = clause.key[cue.end : cue.end + 2 * _NEAR]
    return bool(guard("no_trouble_after").search(after) and not guard("trouble_stands").search(before))
