"""The files put aside, on the command line. Import it after ``open_store``."""

from django.utils import timezone

from toancanh.cli.screen import screen
from toancanh.cli.words import say
from toancanh.store import selectors


def print_failures() -> None:
    """Print when each file came and why it could not be used, then what to do."""
    failures = selectors.failures()
    for failure in failures:
        when = timezone.localtime(failure.at).strftime("%d/%m/%Y %H:%M")
        screen().print(
            f"{when}  {say(failure.code or '', **(failure.values or {}))}", markup=False, soft_wrap=True
        )
    kept = sum(failure.original_id is not None for failure in failures)
    told = say("cli.quarantine", count=len(failures), kept=kept) if failures else say("cli.quarantine_empty")
    screen().print(told, markup=False, soft_wrap=True)
