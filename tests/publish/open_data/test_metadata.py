"""The catalogue has what DCAT-AP asks for, its checksums are true, and every file it names is there."""

import json
from datetime import date

import jsonschema
import pytest
from tests.publish.open_data.test_tables import ROW, a_set

from toancanh.publish.open_data import Agent, Catalogue, Text
from toancanh.publish.open_data.metadata import CATALOGUE, written

IRI = {"type": "object", "required": ["@id"], "properties": {"@id": {"type": "string", "minLength": 1}}}
SAID = {
    "type": "array", "minItems": 2,
    "items": {"required": ["@value", "@language"], "properties": {"@value": {"minLength": 1}}},
}  # fmt: skip
DAY = {
    "required": ["@value", "@type"],
    "properties": {"@value": {"format": "date"}, "@type": {"const": "xsd:date"}},
}
HASH = {"pattern": "^[0-9a-f]{64}$"}
DISTRIBUTION = {
    "required": [
        "@type", "dcat:accessURL", "dcat:downloadURL", "dcat:mediaType", "dct:format", "dct:license",
        "dcat:byteSize", "spdx:checksum",
    ],
    "properties": {
        "@type": {"const": "dcat:Distribution"}, "dcat:accessURL": IRI, "dcat:downloadURL": IRI,
        "dct:license": IRI, "dct:format": IRI,
        "dcat:mediaType": {"properties": {"@id": {"pattern": "^https://www.iana.org/assignments/media-types/"}}},
        "spdx:checksum": {"properties": {"spdx:checksumValue": {"properties": {"@value": HASH}}}},
    },
}  # fmt: skip
DATASET = {
    "required": [
        "@id", "@type", "dct:title", "dct:description", "dct:publisher", "dct:spatial", "dct:identifier",
        "dcat:keyword", "dcat:theme", "dcat:distribution", "dct:accessRights",
    ],
    "properties": {
        "@type": {"const": "dcat:Dataset"}, "dct:title": SAID, "dct:description": SAID, "dcat:theme": IRI,
        "dcat:distribution": {"type": "array", "minItems": 2, "items": DISTRIBUTION},
        "dct:modified": DAY,
        "dct:temporal": {"properties": {"@type": {"const": "dct:PeriodOfTime"}, "dcat:startDate": DAY}},
    },
}  # fmt: skip
SHAPE = {
    # What DCAT-AP 3.0 makes mandatory of catalogues, datasets, distributions, and most of what it recommends.
    "type": "object",
    "required": [
        "@context", "@type", "dct:title", "dct:description", "dct:publisher", "dct:license", "dcat:dataset",
    ],
    "properties": {
        "@type": {"const": "dcat:Catalog"}, "dct:title": SAID, "dct:description": SAID, "dct:license": IRI,
        "dct:publisher": {
            "required": ["@type", "foaf:name"], "properties": {"@type": {"const": "foaf:Agent"}},
        },
        "dcat:dataset": {"type": "array", "minItems": 1, "items": DATASET},
    },
}  # fmt: skip
HOME = "https://dulieu.daklak.gov.vn/sct/"


@pytest.fixture(params=["", HOME])
def files(request):
    made = a_set(ROW, keywords=("cụm",), covers=(date(2025, 1, 1), None), modified=date(2025, 8, 1))
    publisher, place = (
        Agent("Sở Công Thương", "sct@daklak.gov.vn"),
        ("66", Text("Tỉnh Đắk Lắk", "Đắk Lắk Province")),
    )
    licence = "https://creativecommons.org/licenses/by/4.0/"
    return {it.name: it for it in written(Catalogue((made,), publisher, licence, place, request.param))}


def test_the_catalogue_has_the_shape_of_dcat_ap(files) -> None:
    told = json.loads(files[CATALOGUE].content)
    jsonschema.validate(told, SHAPE, format_checker=jsonschema.FormatChecker())
    used = {name.partition(":")[0] for name in _terms(told) if ":" in name and "//" not in name}
    assert used <= set(told["@context"])


def test_every_file_named_is_there_with_its_size_and_checksum(files) -> None:
    (told,) = json.loads(files[CATALOGUE].content)["dcat:dataset"]
    for it in told["dcat:distribution"]:
        file = files[it["dcat:downloadURL"]["@id"].removeprefix(HOME)]
        assert it["spdx:checksum"]["spdx:checksumValue"]["@value"] == file.sha256
        assert it["dcat:byteSize"]["@value"] == str(len(file.content))
        assert it["dcat:mediaType"]["@id"].endswith(file.media_type)


def test_csv_on_the_web_names_the_columns_that_the_table_has(files) -> None:
    told = json.loads(files["clusters.csv-metadata.json"].content)
    heads = files[told["url"]].content.decode().splitlines()[0].split(",")
    assert [it["name"] for it in told["tableSchema"]["columns"]] == heads
    assert told["tableSchema"]["primaryKey"] == ["name"]
    stage = told["tableSchema"]["columns"][-1]
    assert stage["datatype"] == {"base": "string", "format": "built"}


def _terms(part) -> set[str]:
    """The names of all properties and classes."""
    if isinstance(part, list):
        return set().union(*map(_terms, part))
    if not isinstance(part, dict):
        return set()
    own = {it for it in part if not it.startswith("@")} | {part.get("@type", "")} - {""}
    return own.union(*(_terms(it) for name, it in part.items() if name != "@context"))
