"""The catalogue as JSON-LD after DCAT 3 (W3C) as DCAT-AP 3 profiles it; each table after CSV on the Web.

Themes, kinds of file, frequencies and rights are codes of the Publications Office of the EU, which DCAT-AP
asks for.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from toancanh.publish.open_data.tables import CSV, GEOJSON, JSON, dictionary, encoded, files
from toancanh.publish.open_data.values import Catalogue, DataSet, Field, File, Text

CATALOGUE = "catalog.jsonld"
JSON_LD, CSVW = "application/ld+json", "application/csvm+json"

_EU = "http://publications.europa.eu/resource/authority/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FORMATS = {CSV: "CSV", JSON: "JSON", GEOJSON: "GEOJSON"}
_LANGUAGES = [{"@id": f"{_EU}language/VIE"}, {"@id": f"{_EU}language/ENG"}]
_HOW = Text(
    "Sinh ra từ kho số liệu của Toàn Cảnh; mỗi con số truy được về văn bản nêu nó.",
    "Made from the store of Toàn Cảnh; each number leads back to the document that states it.",
)
_TITLE = Text("Dữ liệu mở ngành công thương – {place}", "Open data of industry and trade – {place}")
_ABOUT = Text(
    "Số liệu đã được duyệt và các danh bạ của ngành công thương; không có dữ liệu cá nhân.",
    "Approved figures and the registers of industry and trade; without data of persons.",
)


def written(it: Catalogue) -> tuple[File, ...]:
    """Every file of a catalogue: tables, what their columns mean, the dictionary, the catalogue itself."""
    tables = [file for one in it.sets for file in files(one)]
    columns = [csvw(one) for one in it.sets]
    words = dictionary(it.sets)
    return (*tables, *columns, words, File(CATALOGUE, JSON_LD, encoded(dcat(it, tables))))


def dcat(it: Catalogue, tables: Iterable[File]) -> dict[str, Any]:
    """The catalogue: who publishes, on which terms, which sets, in which files.

    Args:
        it: what is published.
        tables: the files of its sets.
    """
    code, place = it.place
    by_set: dict[str, list[File]] = {}
    for file in tables:
        by_set.setdefault(file.code, []).append(file)
    days = [one.modified for one in it.sets if one.modified]
    told: dict[str, Any] = {
        "@context": _CONTEXT,
        "@id": f"{it.home}{CATALOGUE}",
        "@type": "dcat:Catalog",
        "dct:title": _said(Text(_TITLE.vi.format(place=place.vi), _TITLE.en.format(place=place.en))),
        "dct:description": _said(_ABOUT),
        "dct:publisher": _agent(it),
        "dct:language": _LANGUAGES,
        "dct:license": {"@id": it.licence},
        "dct:spatial": _place(code, place),
        "dcat:themeTaxonomy": {"@id": f"{_EU}data-theme"},
        "foaf:page": {"@id": f"{it.home}dictionary.csv"},
        "dcat:dataset": [_dataset(it, one, by_set.get(one.code, [])) for one in it.sets],
    }
    if it.home:
        told["foaf:homepage"] = {"@id": it.home}
    if it.issued:
        told["dct:issued"] = {"@value": it.issued.isoformat(), "@type": "xsd:dateTime"}
    return told | ({"dct:modified": _day(max(days))} if days else {})


def csvw(it: DataSet) -> File:
    """What the columns of the CSV file of a set mean (W3C Metadata Vocabulary for Tabular Data)."""
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "url": f"{it.code}.csv",
        "dc:title": _said(it.title),
        "dc:description": _said(it.about),
        "tableSchema": {
            "columns": [_column(field) for field in it.fields],
            "primaryKey": [field.name for field in it.fields[: it.keys]],
        },
    }
    return File(f"{it.code}.csv-metadata.json", CSVW, encoded(told), it.code)


def _column(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "datatype": field.kind,
        "dc:title": _said(field.title),
        "dc:description": field.about,
    }
    more = {"schema:unitText": field.unit, "dc:source": field.basis}
    if field.choices:
        codes = "|".join(code for code, _ in field.choices)
        told["datatype"] = {"base": field.kind, "format": codes}
    return told | {name: value for name, value in more.items() if value}


def _dataset(of: Catalogue, it: DataSet, tables: Iterable[File]) -> dict[str, Any]:
    code, place = of.place
    told: dict[str, Any] = {
        "@id": f"{of.home}#{it.code}",
        "@type": "dcat:Dataset",
        "dct:identifier": it.code,
        "dct:title": _said(it.title),
        "dct:description": _said(it.about),
        "dct:publisher": _agent(of),
        "dct:language": _LANGUAGES,
        "dct:spatial": _place(code, place),
        "dct:accessRights": {"@id": f"{_EU}access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{_EU}frequency/UPDATE_CONT"},
        "dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": _said(_HOW)},
        "dcat:keyword": list(it.keywords),
        "dcat:theme": {"@id": f"{_EU}data-theme/{it.theme}"},
        "dcat:distribution": [_distribution(of, it, file) for file in tables],
    }
    if of.publisher.contact:
        told["dcat:contactPoint"] = _contact(of)
    if any(it.covers):
        told["dct:temporal"] = _span(*it.covers)
    return told | ({"dct:modified": _day(it.modified)} if it.modified else {})


def _distribution(of: Catalogue, it: DataSet, file: File) -> dict[str, Any]:
    kind = _FORMATS[file.media_type]
    told: dict[str, Any] = {
        "@id": f"{of.home}#{it.code}-{kind.lower()}",
        "@type": "dcat:Distribution",
        "dct:title": _said(Text(f"{it.title.vi} ({kind})", f"{it.title.en} ({kind})")),
        "dcat:accessURL": {"@id": f"{of.home}{file.name}"},
        "dcat:downloadURL": {"@id": f"{of.home}{file.name}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{file.media_type}"},
        "dct:format": {"@id": f"{_EU}file-type/{kind}"},
        "dct:license": {"@id": of.licence},
        "dcat:byteSize": {"@value": str(len(file.content)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }
    if file.media_type == CSV:
        told["dct:conformsTo"] = {"@id": f"{of.home}{it.code}.csv-metadata.json"}
    return told | ({"dct:modified": _day(it.modified)} if it.modified else {})


def _agent(it: Catalogue) -> dict[str, Any]:
    return {"@id": f"{it.home}#publisher", "@type": "foaf:Agent", "foaf:name": it.publisher.name}


def _contact(it: Catalogue) -> dict[str, Any]:
    contact = it.publisher.contact
    way, address = ("vcard:hasURL", contact) if "://" in contact else ("vcard:hasEmail", f"mailto:{contact}")
    return {"@type": "vcard:Organization", "vcard:fn": it.publisher.name, way: {"@id": address}}


def _place(code: str, name: Text) -> dict[str, Any]:
    return {"@type": "dct:Location", "dct:identifier": code, "skos:prefLabel": _said(name)}


def _span(first: date | None, last: date | None) -> dict[str, Any]:
    ends = {"dcat:startDate": first, "dcat:endDate": last}
    return {"@type": "dct:PeriodOfTime", **{name: _day(day) for name, day in ends.items() if day}}


def _day(day: date) -> dict[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _said(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.vi, "@language": "vi"}, {"@value": text.en, "@language": "en"}]
