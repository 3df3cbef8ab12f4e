"""The site, served by granian; whitenoise inside it gives out the static files."""

import ipaddress
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from toancanh.cli.store import open_store
from toancanh.cli.words import say
from toancanh.model import UserError
from toancanh.reference.areas import areas
from toancanh.web.switches import on

LOGINS = ("required", "open")
_THREADS = 4  # requests that each process has in hand at a time
_PROCESSES = 4  # at most: each remembers pictures of its own, and SQLite has one writer anyway
_LEAVE = 10  # seconds to finish the request or file in hand; another go takes up what is cut off


def serve(host: str, port: int) -> None:
    """Bring the database up to date, serve until interrupted, and read meanwhile what is handed in.

    Raises:
        UserError: the address or port cannot be had, ``TOANCANH_AREA`` names no area, nothing says whether
            others have to log in, or the store cannot be opened.
    """
    _refuse_unknown(os.environ.get("TOANCANH_AREA"))
    _refuse_open_to_others(host)
    _refuse_if_taken(host, port)
    open_store()
    shown = f"[{host}]" if ":" in host else host
    click.echo(say("cli.serving", url=f"http://{shown}:{port}/"))
    _offer_setup(f"http://{shown}:{port}")
    if not _local(host) and "TOANCANH_HOSTS" not in os.environ:
        click.echo(say("cli.hosts_unset"), err=True)
    _let_go_of_store()
    with _worker():
        Granian(
            "toancanh.web.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=min(os.cpu_count() or 1, _PROCESSES),
            blocking_threads=_THREADS,
            # One told to stop while it starts does not hear it, and would be waited for for ever.
            workers_kill_timeout=_LEAVE,
            log_level=LogLevels.warning,
        ).serve()


def _let_go_of_store() -> None:
    """Close what was opened on the way: the processes of the site are forked, which none outlives."""
    from django.db import connections

    connections.close_all()


@contextmanager
def _worker() -> Iterator[None]:
    """A process beside the site that reads what is handed in there (``toancanh work``)."""
    command = [sys.executable, "-c", "from toancanh.cli import main; main()", "work", "--attached"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 (our own interpreter)
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_LEAVE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _refuse_unknown(area: str | None) -> None:
    if area and not areas().find(area):
        raise UserError("cli.no_area", asked=area)


def _refuse_open_to_others(host: str) -> None:
    """Have whoever lets other machines in say whether people log in: nobody does so without meaning to."""
    told = os.environ.get("TOANCANH_LOGIN", "").lower()
    if told and told not in LOGINS:
        raise UserError("cli.login_unknown", seen=told)
    others = not _local(host) or "TOANCANH_HOSTS" in os.environ
    if not told and others and not on("TOANCANH_HTTPS"):
        raise UserError("cli.login_unset", host=host)


def _offer_setup(site: str) -> None:
    """While nobody can log in where people have to: print what the first administrator is made with."""
    from django.conf import settings
    from django.urls import reverse

    from toancanh.accounts import setting_up

    code = setting_up.offer() if settings.LOGIN_REQUIRED else None
    if code:
        click.echo(say("cli.setup", url=f"{site}{reverse('set-up')}", once=code))


def _refuse_if_taken(host: str, port: int) -> None:
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise UserError("cli.port_taken", host=host, port=port, seen=error.strerror) from error


def _local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
