"""What people have done in the store that the screens are measured on, so that every page has something."""

import sys
from datetime import date
from pathlib import Path

from benchmarks.screens.store import LAST, PROVINCE, ROOT

sys.path.append(str(ROOT / "tests"))

from toancanh.model import Period, Settlement

_SENT, _SETTLED = 22, 20
_WHO, _OTHER = "Lan", "Minh"
ADMINISTRATOR = "do-toc-do"
"""Who opens the pages."""


def fill() -> None:
    """Accounts, sessions, files handed in; figures sent up and approved, and contradictions settled."""
    from toancanh.accounts.actions import Person, add_user
    from toancanh.accounts.roles import Role

    add_user(by=_WHO, username=ADMINISTRATOR, person=Person("Người đo", Role.ADMINISTRATOR))
    _hold_sessions()
    _hand_in()
    _settle()
    _approve()


def _hold_sessions() -> None:
    from toancanh.followup import actions
    from toancanh.followup.sketches import Meeting

    for month in range(1, 11):
        actions.hold_session(
            meeting=Meeting("UBND tỉnh", "Phó Chủ tịch", "Gia Lai", date(2026, month, 5), "Sở Công Thương")
        )


def _hand_in() -> None:
    """Samples handed in again, and a report that is written as rows read again, which finds other figures."""
    from toancanh.isolation import Here
    from toancanh.store.models import SourceDocument
    from toancanh.submissions import actions
    from toancanh.submissions.working import work_off

    batch = actions.open_batch(who=_WHO)
    for it in sorted(Path(ROOT / "samples" / "documents").iterdir())[:5]:
        actions.submit(batch=batch, name=it.name, content=it.read_bytes())
    report = SourceDocument.objects.get(name=f"{PROVINCE}-{LAST[0]}-{LAST[1]:02}.txt")
    actions.ask_again(document=report, who=_WHO)
    work_off(Here())


def _settle() -> None:
    from toancanh.store.contradictions import selectors, settling
    from toancanh.store.contradictions.settling import Way

    said = {
        "vi": {"about": "bán lẻ", "so": "", "law": ""},
        "en": {"about": "retail", "so": "", "law": ""},
    }
    for it in selectors.contradictions()[:_SETTLED]:
        settling.settle(key=it.key, way=Way(Settlement.DIFFER), who=_WHO, reason="giao lại", told=said)


def _approve() -> None:
    """The last months of the province; the last of all still waits."""
    from toancanh.approving import actions
    from toancanh.approving.values import Signature
    from toancanh.pipeline import standing
    from toancanh.web.approving import cell_of
    from toancanh.web.choices import coverage

    place = coverage().place(PROVINCE)
    last = date(*LAST, 1)
    for back in reversed(range(_SENT)):
        cell = cell_of(place, Period.month_from(last, -back))
        sent = actions.send(cell=cell, figures=standing(cell), by=Signature(_WHO))
        if back:
            actions.approve(number=sent.pk, by=Signature(_OTHER), note="đồng ý", doubts=1)
