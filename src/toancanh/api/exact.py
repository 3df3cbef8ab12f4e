"""Kinds of value in JSON: numbers as strings to the last digit, days, units of area."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from toancanh.model import Area, UserError
from toancanh.reference.areas import areas
from toancanh.registers.values import written

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECIMAL = r"^-?\d{1,15}(\.\d{1,10})?$"


def _day(value: Any) -> Any:
    """A day as ISO 8601 writes it; a number would be taken for seconds."""
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise ValueError("a day, such as 2026-11-22")
    if not isinstance(value, str | date):
        raise ValueError("a day in a string, such as 2026-11-22")
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A day."""


def _read(value: Any) -> Any:
    """A string of digits; a JSON number may have lost some on its way."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(_DECIMAL, value, re.ASCII):
        raise ValueError('a number in a string, such as "12.5"')
    return value


Exact = Annotated[
    Decimal,
    BeforeValidator(_read),
    PlainSerializer(lambda it: written(it), return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DECIMAL, "examples": ["12.5"]}),
    Field(allow_inf_nan=False),
]
"""A number to the last digit, in JSON a string."""

Number = Annotated[
    Decimal,
    PlainSerializer(lambda it: written(it), return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$", "examples": ["92742000000000"]}),
]
"""A number that we answer with, of any length: figures have more digits than registers keep."""

Key = Annotated[int, Field(ge=1, le=2**63 - 1)]
"""The number of a row."""


def one_of(kind: type[StrEnum]) -> dict[str, Any]:
    """The schema of a kind of codes, told in place: for one whose name another bears too."""
    return {"type": "string", "enum": [it.value for it in kind]}


def whole(value: Any) -> Any:
    """A number without a fraction is whole however it is written: for JSON 5.0 is 5."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Count = Annotated[int, Field(ge=-(2**31) + 1, le=2**31 - 1)]
"""A whole number, as large as a column holds; ``Strict`` in JSON, where words are none."""

Words = Annotated[str, StringConstraints(max_length=10_000)]
Signed = Annotated[str, StringConstraints(max_length=2_000)]


class Unit(BaseModel):
    """A unit of area at a time: codes are used again, so that the day it began belongs to it."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(max_length=10, examples=["66"])
    since: Day = Field(examples=["2025-07-01"])

    @classmethod
    def of(cls, area: Area) -> "Unit":
        """A unit as it is answered with."""
        return cls(code=area.code, since=area.valid_from)

    def area(self) -> Area:
        """The unit meant.

        Raises:
            UserError: there was none of that code then.
        """
        found = areas().get(self.code, self.since)
        if found is None or found.valid_from != self.since:
            raise UserError("registers.no_such_area", seen=f"{self.code} {self.since}")
        return found
