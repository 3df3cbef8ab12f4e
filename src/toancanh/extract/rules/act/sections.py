"""The outline of a document: which lines are headings, captions or list items, and what a heading announces."""

import re

from toancanh.extract.reading import Reading, Sentence
from toancanh.model import ActType, BlockKind

_ITEM = re.compile(r"[-+*•–▪●]\s|\(?[0-9a-zđ]{1,2}[.)]\s")
_LONGEST_HEADING = 110
_ANNOUNCES = (
    (ActType.PETITION, re.compile(r"kiến nghị|đề xuất|đề nghị")),
    (ActType.SOLUTION, re.compile(r"giải pháp|nhiệm vụ|phương hướng|định hướng")),
    (ActType.DIRECTIVE, re.compile(r"chỉ đạo|kết luận|yêu cầu")),
    (
        ActType.OBSTACLE,
        re.compile(r"khó khăn|vướng|hạn chế|tồn tại|bất cập|rào cản|thách thức|điểm nghẽn|nút thắt|trở ngại|nỗi lo|chưa|gian nan|còn đó"),
    ),
)
_CAPTION = re.compile(r"(?:^|[-(.|] ?)ảnh\b|ảnh:|nguồn:|bình luận \(")


class Outline:
    """Follows the headings of one document; ``section`` is what the last one announced."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._count: dict[int, int] = {}
        for sentence in reading.sentences:
            self._count[sentence.block] = self._count.get(sentence.block, 0) + 1
        self.section: ActType | None = None

    def skips(self, sentence: Sentence) -> bool:
        """Whether the sentence is a caption, a heading (noted), or a table cell: nobody acts in it."""
        line = self._reading.key[sentence.start : sentence.end]
        if sentence.kind in (BlockKind.CAPTION, BlockKind.CELL) or _CAPTION.search(line):
            return True
        if not self._is_heading(sentence, line):
            return False
        self.section = next((kind for kind, words in _ANNOUNCES if words.search(line)), None)
        return True

    def _is_heading(self, sentence: Sentence, line: str) -> bool:
        if sentence.kind is BlockKind.HEADING:
            return True
        alone = self._count[sentence.block] == 1 and len(line) <= _LONGEST_HEADING
        return alone and not self.is_item(sentence) and line[-1] not in '.;:,…"!'

    def is_item(self, sentence: Sentence) -> bool:
        """Whether the sentence is an item of a list."""
        return sentence.kind is BlockKind.LIST_ITEM or bool(_ITEM.match(self._reading.key, sentence.start))

    def near(self, place: int, block: int) -> bool:
        """Whether what stood in block ``place`` is still being talked about in ``block``."""
        if place == block:
            return True
        return 0 < block - place <= 2 and self._count.get(place) == 1 == self._count.get(block)
