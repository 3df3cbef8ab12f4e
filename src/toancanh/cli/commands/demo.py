"""``toancanh demo``: the samples, the picture, the site."""

import os
import sys
from pathlib import Path

import click

from toancanh.cli import files
from toancanh.cli.serving import serve
from toancanh.cli.store import open_store
from toancanh.cli.verbs import FAILED, Verb
from toancanh.model import UserError

_SAMPLES = Path("samples", "documents")
_AREA = "66"  # Đắk Lắk, which most of the samples are about
_SHOWN = 3  # contradictions; the site has all
_HERE = Path(__file__).resolve()


@click.command("demo", cls=Verb, stored=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Take in the samples, print the picture and what contradicts it, and serve it on a terminal."""
    samples = files.found_in([_samples()])
    os.environ.setdefault("TOANCANH_AREA", _AREA)
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.contradicting import print_list
    from toancanh.cli.taking_in import print_headlines, take_in
    from toancanh.store.contradictions.selectors import EVERYTHING

    failed = take_in(samples)
    print_headlines()
    print_list(EVERYTHING, _SHOWN)
    if sys.stdout.isatty():
        serve("127.0.0.1", 8000)
    context.exit(FAILED if failed else 0)


def _samples() -> Path:
    """The sample documents of the checkout: the one we stand in, else the one the package runs from."""
    for root in (Path.cwd(), *_HERE.parents):
        if (root / _SAMPLES).is_dir():
            return root / _SAMPLES
    raise UserError("cli.no_samples", folder=_SAMPLES)
