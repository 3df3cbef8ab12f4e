"""``toancanh serve``: the site on this machine."""

import click

from toancanh.cli.serving import serve
from toancanh.cli.verbs import Verb


@click.command("serve", cls=Verb, stored=True)
@click.option("--host", default="127.0.0.1")
@click.option("--port", type=click.IntRange(1, 65535), default=8000)
def command(host: str, port: int) -> None:
    """Serve until interrupted."""
    serve(host, port)
