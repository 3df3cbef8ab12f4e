"""Doubts that are stored beside the numbers, never thrown."""

from dataclasses import dataclass
from enum import StrEnum

from toancanh.model.documents import Passage


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a number or a stretch of a document.

    ``code`` is a key of the message catalogue (``reference/messages``) and ``values`` fill its
    placeholders, so that the doubt can be told in Vietnamese and in English.
    """

    code: str
    severity: Severity
    passage: Passage | None = None
    values: tuple[tuple[str, str], ...] = ()
