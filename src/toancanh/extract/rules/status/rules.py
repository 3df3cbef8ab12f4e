"""Words that say how settled a figure is, and how far each reaches.

"Ước" speaks of the figure right after it; "mục tiêu", "kế hoạch", "dự kiến", "sẽ" of all that follows in
the sentence (guide of the corpus; "ước tính" is a publication level of the Law on Statistics, article 48).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from toancanh.extract.grammar import Grammar, rule
from toancanh.extract.marks import Marks
from toancanh.extract.seen import Seen
from toancanh.model import Status


@dataclass(frozen=True, slots=True)
class Cue:
    """A status and whether it holds for the rest of the sentence."""

    status: Status
    wide: bool


def _cue(status: Status, wide: bool) -> Callable[[re.Match[str]], Cue]:
    return lambda _: Cue(status, wide)


CUES = Grammar(
    rule("status.estimate", r"\bước(?: tính| đạt| thực hiện| cả năm| khoảng| trên| tăng| giảm| đến| còn)?\b(?! mơ| muốn| vọng)", _cue(Status.ESTIMATE, False)),
    rule("status.preliminary", r"\bsơ bộ\b(?! một| kết quả)", _cue(Status.PRELIMINARY, False)),
    rule("status.target", r"\b(?:mục tiêu|phấn đấu|quyết tâm đạt|hướng tới mốc)\b", _cue(Status.TARGET, True)),
    rule("status.target_norm", r"\bchỉ tiêu (?:tăng trưởng|năm|cả năm|đặt ra|pháp lệnh|giao)\b", _cue(Status.TARGET, True)),
    rule("status.must", r"\b(?:phải|cần|nên) (?:đạt|tăng|tăng trưởng|hoàn thành|duy trì)\b(?! cường| tốc)", _cue(Status.TARGET, True)),
    rule("status.forecast", r"\b(?:để (?=\d+ (?:dự án|nhà máy|cụm|khu|công trình))|dự kiến|dự báo|dự tính|từ nay (?:đến|tới)|sẽ(?! (?:thấy|cho thấy|nhận ra|hiểu)\b)|kỳ vọng|còn dư địa|có (?:thể|khả năng) (?:đạt|tăng|giảm|vượt|lên|xuống|thu|cán|chạm|xuất|mang về|mở))\b", _cue(Status.FORECAST, True)),
    rule("status.plan", r"\b(?:theo kế hoạch|kế hoạch (?:năm|vốn|tỉnh)|quy hoạch (?:đến|chung|phát triển)|(?:theo|được|đã|duyệt) quy hoạch|theo phương án|kịch bản|dự toán|giao (?:tăng trưởng|mức tăng|chỉ tiêu)|đăng ký (?:tăng trưởng|mức tăng)|được (?:\w+ ){0,2}giao (?:thu|chi|kế hoạch)?|(?<!bộ )(?<!sở )(?<!phòng )kế hoạch(?! và đầu tư))\b", _cue(Status.PLAN, True)),
)  # fmt: skip


def find_cues(text: Seen | str) -> Marks[Cue]:
    """All status words of a reading form, in order."""
    return CUES.find(text)
