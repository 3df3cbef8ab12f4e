"""Administrative units through time: a code and the date from which it is valid."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AreaLevel(StrEnum):
    """Levels of the administrative order; the district level ended on 30 June 2025."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Area:
    """One unit during one validity. Identity is ``(code, valid_from)``: codes were reused in 2025.

    Args:
        code: official code (provinces two digits, districts three, communes five).
        name: official name without its type word ("Krông Pa").
        type: the type word ("Huyện").
        level: country, province, district or commune.
        parent: code of the unit it lies in, valid at the same time; ``None`` for the country.
        valid_from, valid_to: inclusive; ``valid_to`` is ``None`` while it exists.
    """

    code: str
    name: str
    type: str
    level: AreaLevel
    parent: str | None
    valid_from: date
    valid_to: date | None = None

    def __hash__(self) -> int:
        return hash((self.code, self.valid_from))  # what it is told by; units are looked up by the thousand

    @property
    def full_name(self) -> str:
        """Name with its type word."""
        return f"{self.type} {self.name}".strip()

    def exists_on(self, day: date) -> bool:
        """Whether the unit existed on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class ChangeKind(StrEnum):
    """How an old unit passed into a new one."""

    WHOLE = "whole"  # all of it
    PART = "part"  # a part of it
    DEFAULT_PART = "default_part"  # a part of it, the one that stands for it when only one can


@dataclass(frozen=True, slots=True)
class AreaChange:
    """One old unit, or a part of it, became (part of) one new unit on ``on`` by the legal act."""

    old_code: str
    new_code: str
    kind: ChangeKind
    on: date
    act: str | None = None
