"""The structure as SDMX-ML 2.1: concepts, code lists, data structure, dataflow, maintained by an agency.

pysdmx writes it, and both client libraries read it. It knows one language alone, so that each name is handed
to it as a pair, which is parted afterwards.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from toancanh.publish.sdmx.components import TIME, VALUE, Attribute, Code, CodeList, Name, declared

if TYPE_CHECKING:
    from pysdmx.model import Codelist, Component, ConceptScheme, DataStructureDefinition, ItemReference

_BETWEEN = "\N{SYMBOL FOR RECORD SEPARATOR}"
_PAIR = re.compile(rf'<com:(Name|Description) xml:lang="en">([^<]*?){_BETWEEN}([^<]*?)</com:\1>')


class Part(StrEnum):
    """Kinds of artefact, as addresses of the service name them."""

    DATAFLOW = "dataflow"
    STRUCTURE = "datastructure"
    CODES = "codelist"
    CONCEPTS = "conceptscheme"


class Ids:
    """The ids of the artefacts."""

    flow = declared().flow
    structure = f"DSD_{flow}"
    concepts = f"CS_{flow}"


def artefacts(agency: str, lists: Iterable[CodeList]) -> dict[Part, list[Any]]:
    """All artefacts by kind, as the library has them."""
    codes = {it.id: _codelist(it, agency) for it in lists}
    return {
        Part.CODES: list(codes.values()),
        Part.CONCEPTS: [_concepts(agency)],
        Part.STRUCTURE: [_structure(agency, codes)],
        Part.DATAFLOW: [_dataflow(agency, it) for it in declared().flows],
    }


def written(found: Iterable[Any], agency: str, prepared: datetime | None = None) -> str:
    """These artefacts as an SDMX-ML 2.1 message, with names in both languages."""
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format
    from pysdmx.model import Organisation
    from pysdmx.model.message import Header

    at = prepared or datetime.now(UTC)
    header = Header(id=f"{Ids.flow}_{at:%Y%m%dT%H%M%S}", prepared=at, sender=Organisation(id=agency))
    text = write_sdmx(list(found), Format.STRUCTURE_SDMX_ML_2_1, header=header)
    return _PAIR.sub(r'<com:\1 xml:lang="vi">\2</com:\1><com:\1 xml:lang="en">\3</com:\1>', text or "")


def _pair(name: Name) -> str:
    return f"{name.vi}{_BETWEEN}{name.en}"


def _codelist(it: CodeList, agency: str) -> "Codelist":
    from pysdmx.model import Code as Item
    from pysdmx.model import Codelist

    items = [
        Item(id=code.id, name=_pair(code.name), description=_pair(code.about) if code.about else None)
        for code in it.codes
    ]
    return Codelist(
        id=it.id, name=_pair(it.name), agency=agency, version=declared().version, items=items,
        is_partial=it.partial,
    )  # fmt: skip


def _concepts(agency: str) -> "ConceptScheme":
    from pysdmx.model import Concept, ConceptScheme

    told = declared()
    named = [(it.id, it.name) for it in told.dimensions]
    named += [(it.id, it.name) for it in told.attributes]
    items = [Concept(id=of, name=_pair(name)) for of, name in (*named, *_MEASURED)]
    name = Name("Khái niệm của số liệu công thương", "Concepts of the figures of industry and trade")
    return ConceptScheme(id=Ids.concepts, name=_pair(name), agency=agency, version=told.version, items=items)


_MEASURED = ((TIME, Name("Kỳ", "Time period")), (VALUE, Name("Giá trị", "Observation value")))


def _structure(agency: str, codes: dict[str, "Codelist"]) -> "DataStructureDefinition":
    from pysdmx.model import Component, Components, DataStructureDefinition, DataType, Role

    told = declared()
    dimensions = [
        Component(id=it.id, required=True, role=Role.DIMENSION, concept=_concept(agency, it.id),
                  local_codes=codes[it.codes])
        for it in told.dimensions
    ]  # fmt: skip
    time = Component(id=TIME, required=True, role=Role.DIMENSION, concept=_concept(agency, TIME),
                     local_dtype=DataType.PERIOD)  # fmt: skip
    value = Component(id=VALUE, required=True, role=Role.MEASURE, concept=_concept(agency, VALUE),
                      local_dtype=DataType.DECIMAL)  # fmt: skip
    attributes = [_attribute(agency, it, codes) for it in told.attributes]
    return DataStructureDefinition(
        id=Ids.structure,
        name=_pair(Name("Cấu trúc số liệu công thương", "Structure of the figures of industry and trade")),
        agency=agency,
        version=told.version,
        components=Components([*dimensions, time, value, *attributes]),
    )


def _attribute(agency: str, it: Attribute, codes: dict[str, "Codelist"]) -> "Component":
    from pysdmx.model import Component, DataType, Role

    kind: dict[str, Any] = (
        {"local_codes": codes[it.codes]} if it.codes else {"local_dtype": DataType(it.type)}
    )
    level = ",".join(dim.id for dim in declared().dimensions) if it.of_series else "O"
    return Component(
        id=it.id, required=it.required, role=Role.ATTRIBUTE, concept=_concept(agency, it.id),
        attachment_level=level, **kind,
    )  # fmt: skip


def _concept(agency: str, of: str) -> "ItemReference":
    from pysdmx.model import ItemReference

    return ItemReference("Concept", agency, Ids.concepts, declared().version, of)


def _dataflow(agency: str, it: Code) -> Any:
    from pysdmx.model import Dataflow

    version = declared().version
    urn = f"DataStructure={agency}:{Ids.structure}({version})"
    return Dataflow(id=it.id, name=_pair(it.name), agency=agency, version=version, structure=urn)
