"""Data as SDMX-CSV 2.0: a line of heads, a line for each observation, commas, points."""

import csv
from collections.abc import Iterable, Iterator

from toancanh.publish.sdmx.components import TIME, VALUE, Declared, Sent, declared
from toancanh.publish.sdmx.data import Datum

_FIRST = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
REPLACE = "R"
"""What is done with a line: of the actions of 2.0 this is the one that all clients know (sdmx1 has no M)."""


class _Line:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The same."""
        return text


def heads(of: Declared | None = None) -> tuple[str, ...]:
    """The heads of the columns."""
    told = of or declared()
    dimensions, attributes = ([it.id for it in its] for its in (told.dimensions, told.attributes))
    return (*_FIRST, *dimensions, TIME, VALUE, *attributes)


def lines(data: Iterable[Datum], of: Sent) -> Iterator[str]:
    """The file, line by line; an attribute that an observation does not have is left empty.

    Args:
        data: the observations.
        of: the message.
    """
    told, writer = declared(), csv.writer(_Line(), lineterminator="\r\n")
    yield _row(writer, heads(told))
    flow, names = f"{of.agency}:{of.flow}({told.version})", [it.id for it in told.attributes]
    for it in data:
        about = {**it.series, **it.attributes}
        values = (about.get(name, "") for name in names)
        yield _row(writer, ("dataflow", flow, REPLACE, *it.key, it.time, it.number, *values))


def _row(writer: object, values: Iterable[str]) -> str:
    # The writer gives back what its file does, which the stubs do not know.
    return str(writer.writerow(list(values)))  # type: ignore[attr-defined]
