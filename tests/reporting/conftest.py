"""The samples that the half-year report of the new Đắk Lắk rests on, read once for all tests of a module."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction
from django.test.utils import override_settings

from toancanh import pipeline
from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.sketches import Given, Meeting
from toancanh.model import Period
from toancanh.pipeline import Upload
from toancanh.reconciling import catch_up
from toancanh.reference.areas import areas
from toancanh.reporting.asked import Asked
from toancanh.reporting.composing import Report, compose
from toancanh.store.selectors import documents

SAMPLES = Path(__file__).parents[2] / "samples/documents"
READ = (
    "daklak-2024-07-hop-bao.html", "daklak-2024-12-bao-cao-nam.docx",
    "daklak-2025-06-bao-cao-thang-gui-lai.pdf", "daklak-2025-06-tin-tinh-uy.txt",
    "daklak-2025-07-so-ket.html", "daklak-2025-07-thong-bao-ket-luan.docx",
    "daklak-2025-08-ke-hoach-cuoi-nam.docx", "daklak-2025-10-bao-cao-9-thang.docx",
)  # fmt: skip
TODAY = date(2025, 7, 25)


@pytest.fixture(scope="module")
def samples(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The documents, and the matters that the conclusions of July gave."""
    with django_db_blocker.unblock(), transaction.atomic():
        pipeline.ingest([Upload(name, (SAMPLES / name).read_bytes()) for name in READ])
        catch_up()
        minutes = next(it for it in documents() if it.number == "86/TB-VPUBND")
        meeting = Meeting(
            "lãnh đạo các sở, ngành", "Phó Chủ tịch UBND tỉnh", "Sở Công Thương", date(2025, 7, 21),
            minutes=minutes.sha256,
        )  # fmt: skip
        session = actions.hold_session(meeting=meeting)
        by = By("Lan", datetime(2025, 7, 22, tzinfo=UTC), "thử")
        actions.take_up(by=by, document=minutes.sha256, given=Given(session=session.pk))
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _home(settings) -> None:
    """The installation is of Đắk Lắk."""
    settings.AREA = "66"


@pytest.fixture(scope="module")
def half_year(samples, django_db_blocker) -> Report:
    """The report of the first half of 2025 of the new Đắk Lắk, as the writer sees it."""
    unit = areas().get("66", TODAY)
    assert unit
    with django_db_blocker.unblock(), override_settings(AREA="66"):
        return compose(Asked(unit, Period.parse("2025-H1"), TODAY, TODAY))
