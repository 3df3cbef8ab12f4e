"""Exports of Đắk Lắk in the first half of 2025, which can be sent up, and who does what."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from toancanh import pipeline
from toancanh.approving import actions
from toancanh.approving.models import Submission
from toancanh.approving.values import Cell, Signature
from toancanh.model import Extraction, Observation, Period
from toancanh.reference.areas import areas
from toancanh.store import actions as store
from toancanh.store.models import Run

LAN, MINH = Signature("Trần Thị Lan"), Signature("Lê Văn Minh")
TEXT = "Xuất khẩu 6 tháng đạt {} tỷ USD."


@pytest.fixture
def cell() -> Cell:
    """Đắk Lắk of today, the first half of 2025."""
    return Cell("66", areas().versions("66")[-1].valid_from, Period.parse("2025-H1"))


@pytest.fixture
def told(db, make_document, make_fact) -> Callable[..., Observation]:
    """Store a document that tells one figure."""

    def keep(value: str = "1,5", published: str = "2025-07-01") -> Observation:
        document = make_document(TEXT.format(value), name=f"{value}.txt", published=Period.parse(published))
        since = areas().versions("66")[-1].valid_from
        number = Decimal(value.replace(",", ".")) * 10**9
        fact = make_fact(number, document, span=(22, 25), area_since=since)
        run = store.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
        row = store.save_document(document=document, content=document.text.encode())
        store.save_extraction(run=run, document=row, extraction=Extraction((fact,)))
        return fact

    return keep


@pytest.fixture
def send(cell) -> Callable[..., Submission]:
    """Send up what stands now."""

    def sent(by: Signature = LAN, reason: str = "") -> Submission:
        return actions.send(cell=cell, figures=pipeline.standing(cell), by=by, reason=reason)

    return sent


@pytest.fixture
def approve(send) -> Callable[..., Submission]:
    """Send up what stands now, and approve it."""

    def approved(reason: str = "") -> Submission:
        return actions.approve(number=send(LAN, reason).pk, by=MINH)

    return approved
