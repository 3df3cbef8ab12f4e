"""Data as SDMX-ML 2.1 generic: series, each with its key, its attributes and its observations."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from toancanh.publish.sdmx.components import TIME, Sent, declared
from toancanh.publish.sdmx.data import Datum, editions
from toancanh.reference.messages import Language

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
_STRUCTURE = "S"  # names the structure in the header


def lines(data: Iterable[Datum], of: Sent) -> Iterator[str]:
    """The message, series by series; what stood before is a data set of its own for the days that it did.

    Args:
        data: the observations, those of a series together.
        of: the message.
    """
    yield _head(of)
    for edition in editions(data):
        valid = f' validFromDate="{edition.since}" validToDate="{edition.until}"' if edition.until else ""
        yield f'<mes:DataSet structureRef="{_STRUCTURE}" action="Replace"{valid}>\n'
        for _, series in groupby(edition.data, key=lambda it: it.key):
            yield _series(tuple(series))
        yield "</mes:DataSet>\n"
    yield "</mes:GenericData>\n"


def _head(of: Sent) -> str:
    ref = f'<Ref agencyID="{of.agency}" id="{of.flow}" version="{declared().version}" class="Dataflow"/>'
    at = of.prepared.isoformat(timespec="seconds")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mes:GenericData xmlns:mes="{_SCHEMAS}/message" xmlns:gen="{_SCHEMAS}/data/generic" '
        f'xmlns:com="{_SCHEMAS}/common">\n<mes:Header><mes:ID>{of.id}</mes:ID>'
        f'<mes:Test>false</mes:Test><mes:Prepared>{at}</mes:Prepared><mes:Sender id="{of.agency}"/>'
        f'<mes:Structure structureID="{_STRUCTURE}" dimensionAtObservation="{TIME}">'
        f"<com:StructureUsage>{ref}</com:StructureUsage></mes:Structure></mes:Header>\n"
    )


def _series(its: tuple[Datum, ...]) -> str:
    dimensions = (it.id for it in declared().dimensions)
    key = "".join(map(_value, dimensions, its[0].key))
    observations = "".join(_observation(it) for it in its if not it.bare)
    about = _attributes(its[0].series)
    return f"<gen:Series><gen:SeriesKey>{key}</gen:SeriesKey>{about}\n{observations}</gen:Series>\n"


def _observation(it: Datum) -> str:
    return (
        f'<gen:Obs><gen:ObsDimension value="{it.time}"/><gen:ObsValue value="{it.number}"/>'
        f"{_attributes(it.attributes)}</gen:Obs>\n"
    )


def _attributes(told: Mapping[str, str]) -> str:
    values = "".join(_value(name, text) for name, text in told.items())
    return f"<gen:Attributes>{values}</gen:Attributes>" if values else ""


@lru_cache(8192)  # most of them are said again and again
def _value(name: str, text: str) -> str:
    return f'<gen:Value id="{name}" value={quoteattr(_said(text))}/>'


def _said(text: str) -> str:
    """The text without the controls that XML cannot tell."""
    return "".join(it for it in text if it >= " ")


def error(code: int, text: str, lang: Language) -> str:
    """A message that tells what is wrong, in a language, with the code of SDMX."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<mes:Error xmlns:mes="{_SCHEMAS}/message" xmlns:com="{_SCHEMAS}/common">'
        f'<mes:ErrorMessage code="{code}"><com:Text xml:lang="{lang}">{escape(_said(text))}</com:Text>'
        "</mes:ErrorMessage></mes:Error>\n"
    )
