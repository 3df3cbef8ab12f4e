"""``toancanh demo``: the samples, the picture, the site."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from toancanh.cli import files
from toancanh.cli.serving import serve
from toancanh.cli.store import open_store
from toancanh.cli.verbs import FAILED, Verb
from toancanh.model import UserError

_SAMPLES = Path("samples")
_DOCUMENTS, _TASKS = Path("documents"), Path("tasks")
_CONCLUSIONS = "daklak-2025-07-thong-bao-ket-luan.docx"  # of the vice-chairman's session with the department
_AREA = "66"  # Đắk Lắk, which most of the samples are about
_SHOWN = 3  # contradictions; the site has all
_WHO, _WHY = "Toàn Cảnh", "dữ liệu mẫu"
_DELEGATION, _HEAD, _HELD = (
    "UBND tỉnh làm việc với Sở Công Thương",
    "Phó Chủ tịch UBND tỉnh",
    date(2025, 7, 21),
)
_HERE = Path(__file__).resolve()


@click.command("demo", cls=Verb, stored=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Take in the samples, registers and matters, print the picture and what contradicts it, and serve it."""
    root = _samples()
    samples = files.found_in([root / _DOCUMENTS])
    os.environ.setdefault("TOANCANH_AREA", _AREA)
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.contradicting import print_list
    from toancanh.cli.taking_in import print_headlines, take_in
    from toancanh.registers.starting import load_public
    from toancanh.store.contradictions.selectors import EVERYTHING

    load_public()
    failed = take_in(samples)
    _follow_up(root)
    print_headlines()
    print_list(EVERYTHING, _SHOWN)
    if sys.stdout.isatty():
        serve("127.0.0.1", 8000)
    context.exit(FAILED if failed else 0)


def _follow_up(root: Path) -> None:
    """What conclusions ask of the department and a programme of work become matters, once."""
    from django.utils import timezone

    from toancanh.followup import actions, selectors
    from toancanh.followup.changes import By
    from toancanh.followup.sketches import Given, Meeting
    from toancanh.store.selectors import every_document
    from toancanh.tasks import import_file

    minutes = next((it for it in every_document() if it.name == _CONCLUSIONS), None)
    if minutes is None or selectors.matters().exists():
        return
    by = By(_WHO, timezone.now(), _WHY)
    meeting = Meeting(_DELEGATION, _HEAD, "Đắk Lắk", _HELD, area_code=_AREA, minutes=minutes.sha256)
    session = actions.hold_session(meeting=meeting)
    actions.take_up(by=by, document=minutes.sha256, given=Given(session=session.pk))
    for path in sorted((root / _TASKS).iterdir()):
        import_file(path.read_bytes(), path.name, by, dry_run=False)


def _samples() -> Path:
    """The samples of the checkout: the one we stand in, else the one the package runs from."""
    for root in (Path.cwd(), *_HERE.parents):
        if (root / _SAMPLES).is_dir():
            return root / _SAMPLES
    raise UserError("cli.no_samples", folder=_SAMPLES)
