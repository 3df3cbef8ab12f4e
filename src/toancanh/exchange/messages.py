"""Messages of SDMX by the short names of their formats."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from toancanh.exchange.agency import agency
from toancanh.exchange.gathering import code_lists
from toancanh.publish.sdmx import documents, generic, tables
from toancanh.publish.sdmx.components import Sent, declared
from toancanh.publish.sdmx.data import Datum


def lines(name: str, data: Iterable[Datum], *, prepared: datetime, flow: str = "") -> Iterator[str]:
    """A message piece by piece: ``csv`` SDMX-CSV 2.0, ``xml`` SDMX-ML 2.1 generic, ``json`` SDMX-JSON 2.0.

    Raises:
        KeyError: there is no format of this name.
    """
    of = Sent(agency(), flow or declared().flow, prepared)
    made = {
        "csv": lambda: tables.lines(data, of),
        "xml": lambda: generic.lines(data, of),
        "json": lambda: documents.lines(data, of, code_lists()),
    }
    return made[name]()
