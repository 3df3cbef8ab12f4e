"""What data must keep to: the structure that comes with the program, or one that is given as SDMX-ML 2.1."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from toancanh.model import UserError
from toancanh.publish.sdmx import codes
from toancanh.publish.sdmx.components import TIME, VALUE, declared
from toancanh.reference.areas import areas
from toancanh.reference.indicators import catalogue
from toancanh.reference.units import units

Known = Callable[[str], bool]
"""Whether a code is one of its list."""

_NUMBERS = frozenset(("Decimal", "Double", "Float", "BigInteger", "Integer", "Long", "Short", "Count"))
_WHOLE = frozenset(("BigInteger", "Integer", "Long", "Short", "Count"))
_TIMES = frozenset(("ObservationalTimePeriod", "TimeRange", "StandardTimePeriod", "GregorianDay"))
_MOST = 12  # codes of a list that are named


@dataclass(frozen=True, slots=True)
class Rule:
    """What the values of a component must be.

    Args:
        known: whether a code is of its list; ``None`` where there is no list.
        expected: what a value may be, in a few words.
        required: whether there must be one.
        number: whether it is a number; ``whole`` if without decimals.
        time: whether it is a period.
    """

    known: Known | None = None
    expected: str = ""
    required: bool = False
    number: bool = False
    whole: bool = False
    time: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a structure.

    Args:
        flow: the dataflow or structure as ``AGENCY:ID(VERSION)``; empty if any may be.
        dimensions: by id, in the order of the key, without the time.
        attributes: by id.
        vintages: the attribute that tells apart what was told at several times.
    """

    flow: str
    dimensions: Mapping[str, Rule]
    attributes: Mapping[str, Rule]
    vintages: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All components."""
        return (*self.dimensions, TIME, VALUE, *self.attributes)


def ours() -> Rules:
    """The rules of the structure that comes with the program, whichever agency sends."""
    told = declared()
    lists = {name: _of_codes([it.id for it in its.codes]) for name, its in told.lists.items()}
    lists |= _open()
    return Rules(
        "",
        {it.id: _required(*lists[it.codes]) for it in told.dimensions},
        {it.id: _attribute(it.type, it.required, lists.get(it.codes or "")) for it in told.attributes},
        "VALID_UNTIL",
    )


_List = tuple[Known, str]


def _of_codes(there: list[str]) -> _List:
    more = ", …" if len(there) > _MOST else ""
    return frozenset(there).__contains__, ", ".join(there[:_MOST]) + more


def _open() -> dict[str, _List]:
    """The lists of which a file holds what its data use: any code that the catalogues can give."""
    named = re.compile(r"\w+_[0-9A-F]{6}", re.ASCII)
    return {
        "CL_INDICATOR": _of_codes(list(catalogue())),
        "CL_REF_AREA": (_is_area, "66_20250701, 52_20250701, …"),
        "CL_BREAKDOWN": (lambda it: it == codes.TOTAL or bool(named.fullmatch(it)), "_T, PRODUCT_…"),
        "CL_UNIT_MEASURE": (lambda it: it in units() or it.startswith("OTHER_"), _of_codes(list(units()))[1]),
    }


def _is_area(code: str) -> bool:
    place = codes.place_of(code)
    unit = areas().get(place.code, place.since) if place and place.since else None
    return unit is not None and place is not None and unit.valid_from == place.since


def _required(known: Known | None, expected: str) -> Rule:
    return Rule(known, expected, required=True)


def _attribute(kind: str, required: bool, of: _List | None) -> Rule:
    if of is not None:
        return Rule(*of, required=required)
    expected = "1234.5" if kind in _NUMBERS else "2025-07-25" if kind in _TIMES else ""
    return Rule(None, expected, required, number=kind in _NUMBERS, whole=kind in _WHOLE, time=kind in _TIMES)


def of_structure(content: bytes) -> Rules:
    """The rules of the one data structure of an SDMX-ML 2.1 message, with the code lists in it.

    Raises:
        UserError: it is no XML, or there is not just one data structure in it.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        message = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UserError("sdmx_check.no_structure", seen=str(error)[:120]) from error
    found = list(message.iter("{*}DataStructure"))
    if len(found) != 1:
        raise UserError("sdmx_check.no_structure", seen=f"DataStructure × {len(found)}")
    lists = {
        it.get("id"): [code.get("id") for code in it.iter("{*}Code")] for it in message.iter("{*}Codelist")
    }
    within = found[0].iterfind
    dimensions = {
        _id(it): _rule(it, lists, required=True) for it in within(".//{*}DimensionList/{*}Dimension")
    }
    attributes = {
        _id(it): _rule(it, lists, required=it.get("assignmentStatus") == "Mandatory")
        for it in within(".//{*}AttributeList/{*}Attribute")
    }
    vintages = "VALID_UNTIL" if "VALID_UNTIL" in attributes else ""
    return Rules(_flow(message), dimensions, attributes, vintages)


def _id(it: etree._Element) -> str:
    """The id of a component; one without is named by its concept."""
    concept = it.find("{*}ConceptIdentity")
    ref = None if concept is None else next(concept.iter("{*}Ref", "Ref"), None)
    return str(it.get("id") or (ref.get("id") if ref is not None else ""))


def _flow(message: etree._Element) -> str:
    flows = [
        f"{it.get('agencyID')}:{it.get('id')}({it.get('version', '1.0')})"
        for it in message.iter("{*}Dataflow")
    ]
    return flows[0] if len(flows) == 1 else ""


def _rule(it: etree._Element, lists: Mapping[str | None, list[str | None]], *, required: bool) -> Rule:
    """The rule of a component; a code list that the message does not hold is not checked."""
    told = next((ref.get("id") for at in it.iter("{*}Enumeration") for ref in at.iter("{*}Ref", "Ref")), None)
    if told in lists:
        return Rule(*_of_codes([str(code) for code in lists[told]]), required=required)
    kind = next((form.get("textType", "String") for form in it.iter("{*}TextFormat")), "String")
    return _attribute(kind, required, None)
