"""Where a value comes from, as it is given and as it is told."""

from datetime import date
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field

from toancanh.api.exact import Signed
from toancanh.model import Period, UserError
from toancanh.store import selectors as store
from toancanh.store.models import SourceDocument
from toancanh.store.selection import Selection

CODED: dict[str, Any] = {"pattern": r"^$|^\d{4}(-(H[12]|Q[1-4]|M(0[1-9]|1[0-2])(\.\.M(0[1-9]|1[0-2]))?))?$"
         r"|^\d{4}\.\.\d{4}$|^\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?$"}  # fmt: skip
"""What the code of a period looks like (``Period.parse``), for the description; empty is none."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def selection(indicator: str, area_code: str, code: str) -> Selection:
    """The figures that an address asks for; an empty part does not narrow.

    Args:
        indicator: code of the catalogue.
        area_code: code of a unit.
        code: of a period.

    Raises:
        UserError: the code is of no period.
    """
    return Selection(
        (indicator,) if indicator else (),
        (area_code,) if area_code else (),
        period(code) if code else None,
    )


class Source(BaseModel):
    """What a value rests on: words, an address, the passage of a stored document, the time it holds for."""

    source: str
    url: str
    document: str | None = Field(description="SHA-256 của văn bản trong kho.")
    span: tuple[int, int] | None = Field(description="Đoạn trích trong văn bản, đếm ký tự.")
    as_of: str | None = Field(description="Mã kỳ: 2025-08-31, 2025-M08, 2025-H1, 2025…")


class Sourced(Protocol):
    """A row that says where it comes from."""

    source: str
    url: str
    start: int | None
    end: int | None
    document: SourceDocument | None

    @property
    def as_of(self) -> Period | None:
        """The time that it holds for."""


def source_of(row: Sourced) -> dict[str, object]:
    """What a row rests on."""
    span = None if row.start is None or row.end is None else (row.start, row.end)
    return {
        "source": row.source,
        "url": row.url,
        "document": row.document.sha256 if row.document else None,
        "span": span,
        "as_of": row.as_of.code if row.as_of else None,
    }


class Reason(BaseModel):
    """Why something is done."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[Signed, Field(examples=["hợp đồng mới"])] = ""


class Given(Reason):
    """Why something is done, and what it rests on."""

    source: Signed = Field("", examples=["Báo cáo 12/BC-SCT"])
    url: Signed = ""
    as_of: Annotated[str, Field(max_length=30, json_schema_extra=CODED)] | None = Field(
        None, examples=["2025-M08"]
    )
    document: Sha256 | None = None
    span: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] | None = None

    def period(self) -> Period | None:
        """The time that it holds for.

        Raises:
            UserError: the code is none of a period.
        """
        return period(self.as_of) if self.as_of else None

    def document_key(self) -> int | None:
        """The document's key in the store.

        Raises:
            UserError: it is not stored, or a passage is given of none.
        """
        if self.document is None:
            if self.span is not None:
                raise UserError("api.no_document", document="–")
            return None
        row = store.document(self.document)
        if row is None:
            raise UserError("api.no_document", document=self.document)
        return row.pk


def period(code: str) -> Period:
    """A period by its code; a day counts as one.

    Raises:
        UserError: it is none.
    """
    try:
        return Period.parse(code)
    except (ValueError, UserError) as error:
        raise UserError("registers.bad_date", seen=code) from error


def day_of(period: Period | None) -> date | None:
    """The last day of a period."""
    return period.end if period else None
