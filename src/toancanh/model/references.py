"""Official documents that a document names by their number."""

from dataclasses import dataclass
from enum import StrEnum

from toancanh.model.documents import Passage
from toancanh.model.periods import Period


class DocumentKind(StrEnum):
    """Kinds of official documents (decree 30/2020/NĐ-CP, article 7; law 64/2025/QH15 on legal documents)."""

    LAW = "law"
    ORDINANCE = "ordinance"
    RESOLUTION = "resolution"
    DECREE = "decree"
    DECISION = "decision"
    CIRCULAR = "circular"
    INSTRUCTION = "instruction"  # chỉ thị
    URGENT_LETTER = "urgent_letter"  # công điện
    LETTER = "letter"  # công văn
    PLAN = "plan"
    PROGRAMME = "programme"
    SCHEME = "scheme"
    REPORT = "report"
    SUBMISSION = "submission"  # tờ trình
    NOTICE = "notice"
    CONCLUSION = "conclusion"
    GUIDANCE = "guidance"
    REGULATION = "regulation"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Reference:
    """A document named by its number: "Nghị quyết số 29-NQ/TW ngày 17/11/2022".

    Args:
        passage: the words that name it.
        number: number and symbol without spaces, as written: ``3397/KH-SCT``.
        kind: what sort of document, by its name or its symbol; ``None`` when neither says.
        issued: the day (or year) that the words give.
        issuer: the body that the words or the symbol name.
    """

    passage: Passage
    number: str
    kind: DocumentKind | None = None
    issued: Period | None = None
    issuer: str | None = None
