"""The outline of a document: headings and what they announce, captions, list items."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from toancanh.extract.reading import Reading, Sentence
from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.lexicon import headings
from toancanh.model import ActType, BlockKind

_BULLET = re.compile(r"[-+*•–▪●]\s*")
# Number styles from the outermost to the innermost; a heading of an inner style stays in its section.
_STYLES = tuple(
    rf"\(?{style}\s+"
    for style in (r"[ivx]{1,5}\.", r"(?:điều )?\d{1,2}\.", r"\d[\d.]{1,6}", r"[a-zđ0-9]{1,2}\)")
)
_NUMBERS = tuple(map(re.compile, _STYLES))
_MARKER = re.compile("|".join((_BULLET.pattern, *_STYLES)))
_ADDRESSED = re.compile(r"(?:\W|\d)*(?:đối )?với ")
# "1. Sở Công Thương", "2. Kiến nghị với UBND tỉnh": whom the lines below are for.
_TO = re.compile(
    r"(?:[\W\d]|[ivx]+\.)*(?:(?:đề xuất|kiến nghị|đề nghị|yêu cầu|giao)[, ]*){0,2}(?:(?:đối )?với )?"
)
# What is asked for says so by itself: "Đề nghị …"; the other lines are tasks, or trouble.
_BOTH = re.compile(
    r"(?:(?P<solution>nhiệm vụ|giải pháp|phương hướng)(?! thực hiện)|(?P<obstacle>khó khăn|vướng mắc|tồn tại|hạn chế|bất cập))"
    r"[^:.]{0,40}?(?:,|;| và| [-–]) ?(?:các |một số |những )?(?:kiến nghị|đề xuất|đề nghị)"
)
_LONGEST_HEADING = 110
_LONGEST_LABEL = 40  # of a heading that the first sentence begins with: "Hạn chế: …"
_TITLE_SAYS = 24  # characters of a title in which it says what the whole document is about
_LONGEST_SENTENCE = 3000  # what is longer is data run together, not speech
_CREDIT = re.compile(r"\(?(?:ảnh|bài, ảnh|ảnh minh họa)(?: minh họa)?:")
_DUMB = (BlockKind.CELL, BlockKind.CAPTION)
_OF_CAPTIONS = ("ảnh", "nguồn:", "nơi nhận:", "bình luận (")
_OF_CREDITS = ("ảnh:", "ảnh minh họa:")
_OPENS_QUOTE = '"“'
_ENDS = '.;:,…"!'
_CAPTION = re.compile(r"(?:^|[-(.|] ?)ảnh\b|ảnh:|nguồn:|nơi nhận:|bình luận \(")

Bodies = Callable[[int, int], Sequence[Body]]


class Outline:
    """Follows the headings of one document.

    ``section`` is what the heading in force announces, ``addressee`` whom a sub-heading "Đối với …" names.
    """

    def __init__(self, reading: Reading, bodies: Bodies) -> None:
        self._key, self._bodies = reading.key, bodies
        self._count = Counter([sentence[2] for sentence in reading.sentences])
        self._marked = [word for word in _OF_CAPTIONS if word in self._key]
        pictures = self._marked and any(word in self._key for word in _OF_CREDITS)
        told = reading.sentences if pictures else ()
        self._captions = {s.block for s in told if _CREDIT.match(self._key, s.start)}
        self._quotes = {s.block for s in reading.sentences if self._key[s.start] in _OPENS_QUOTE}
        self._level = 0
        self._begun = False
        self._label: tuple[int, ActType | None] = -1, None
        self.section: ActType | None = None
        self.addressee: Body | None = None

    def skips(self, sentence: Sentence) -> bool:
        """Whether the sentence is a caption, a heading (noted), or a table cell: nobody acts in it."""
        start, end, block, kind = sentence
        if kind in _DUMB or end - start > _LONGEST_SENTENCE or block in self._captions:
            return True
        if self._marked and self._is_caption(start, end):
            return True
        alone = end - start <= _LONGEST_HEADING and self._count[block] == 1
        if kind is BlockKind.HEADING or (alone and self._is_heading(start, end)):
            self._enter(sentence, self._key[start:end])
            return True
        self._begun = True
        return False

    def section_of(self, sentence: Sentence) -> ActType | None:
        """What the heading in force announces, or the one that the paragraph itself begins with."""
        if self._label[0] != sentence.block:
            start = self.text_start(sentence)
            end = self._key.find(": ", start, start + _LONGEST_LABEL)
            self._label = sentence.block, announcement(self._key[start:end]) if end > 0 else None
        return self._label[1] or self.section

    def _is_heading(self, start: int, end: int) -> bool:
        """Whether a line alone in its paragraph, short enough, is a heading."""
        last = self._key[end - 1]
        if last in _ENDS and not (last == ":" and _ADDRESSED.match(self._key, start, end)):
            return False
        return not _BULLET.match(self._key, start, end)

    def _is_caption(self, start: int, end: int) -> bool:
        # Plain searches cost a tenth of one for the pattern, and hardly a line passes them.
        line = self._key[start:end]
        return any(word in line for word in self._marked) and _CAPTION.search(line) is not None

    def _enter(self, sentence: Sentence, line: str) -> None:
        level = _level(line)
        announced = announcement(line if self._begun or level else line[:_TITLE_SAYS])
        if announced or level <= self._level:
            self.section, self._level, self.addressee = announced, level, None
        named = self._bodies(sentence.start, sentence.end)
        lead = self._key[sentence.start : named[0].start] if named else ""
        told = self.section in (ActType.PETITION, ActType.DIRECTIVE) and _TO.fullmatch(lead)
        self.addressee = named[0] if named and (told or _ADDRESSED.match(line)) else None

    def is_item(self, sentence: Sentence) -> bool:
        """Whether the sentence is, or begins, an item of a list."""
        return sentence.kind is BlockKind.LIST_ITEM or self.text_start(sentence) > sentence.start

    def text_start(self, sentence: Sentence) -> int:
        """Where the words begin, after a bullet or a number."""
        found = _MARKER.match(self._key, sentence.start, sentence.end)
        return found.end() if found and found.end() < sentence.end else sentence.start

    def near(self, place: int, block: int) -> bool:
        """Whether what stood in block ``place`` is still being talked about in ``block``."""
        if place == block:
            return True
        if block - place == 1 and block in self._quotes:
            return True
        return 0 < block - place <= 2 and self._count.get(place) == 1 == self._count.get(block)


def announcement(line: str) -> ActType | None:
    """The kind of acts that a heading or a lead-in ("…:") promises; of tasks and petitions, the tasks."""
    name = next((name for name, words in headings() if words.search(line)), None)
    both = _BOTH.search(line) if name == ActType.PETITION.value else None
    name = both.lastgroup if both else name
    return ActType(name) if name and name != "nothing" else None


def _level(line: str) -> int:
    if _ADDRESSED.match(line):
        return len(_NUMBERS) + 2
    return next((at for at, style in enumerate(_NUMBERS, 1) if style.match(line)), 0)
