"""The description of the API is true: of its columns, its keys, its problems; and its page is local."""

import json

import jsonschema
import pytest
from django.test import Client

from toancanh.api.service import api
from toancanh.registers.registry import registers

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def schema():
    return api.get_openapi_schema()


def test_it_is_given_out_as_openapi_3_1_without_a_key() -> None:
    told = Client().get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert len(told["paths"]) > 100


def test_columns_have_the_units_and_choices_of_their_registers(schema) -> None:
    for code, of in registers().items():
        known = schema["components"]["schemas"][f"{of.model.__name__}Given"]["properties"]
        assert set(known) == {it.name for it in of.columns}, code
        for column in of.columns:
            told = known[column.name]
            assert told["title"] == column.words[0]
            assert told.get("x-unit", "") == column.unit
            values = {value for kind in told["anyOf"] for value in (*kind.get("enum", ()), kind.get("const"))}
            assert {it.code for it in column.choices} == values - {None}


def test_every_operation_says_its_key_and_its_problems(schema) -> None:
    seen = set()
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            assert told["security"] == [{"ReadKey" if method == "get" else "WriteKey": []}], path
            assert {401, 403, 422, 429} <= set(told["responses"])
            if any(it["name"] == "If-Match" for it in told["parameters"]):
                assert {412, 428} <= set(told["responses"])
            assert told["operationId"] not in seen
            seen.add(told["operationId"])
            assert told["summary"], path


def test_the_page_shows_every_operation_and_loads_nothing_foreign(schema) -> None:
    html = Client().get("/lap-trinh/").content.decode()
    for methods in schema["paths"].values():
        for told in methods.values():
            assert f'id="{told["operationId"]}"' in html
    assert "values.leased_ha" in html
    assert "cdn" not in html


def test_nothing_is_told_twice_under_one_name_or_for_nobody(schema) -> None:
    """Verdicts on figures and on totals once shared a name, and one of both was told wrong."""
    known, told = schema["components"]["schemas"], json.dumps(schema["paths"])
    assert "Which" not in known
    assert "agrees" in str(known["Total"]["properties"]["verdict"])
    assert "confirmed" in str(known["Verdict"])
    assert all(f'schemas/{name}"' in told + json.dumps(known) for name in known)


def test_every_body_has_an_example_that_its_schema_allows(schema) -> None:
    bodies = [
        (told["operationId"], body)
        for methods in schema["paths"].values()
        for told in methods.values()
        for body in told.get("requestBody", {}).get("content", {}).values()
    ]
    without = [body["schema"] for _, body in bodies if "example" not in body]
    assert without
    assert all("binary" in str(it) for it in without)  # files
    for name, body in bodies:
        if "example" in body:
            whole = {**body["schema"], "components": schema["components"]}
            assert list(jsonschema.Draft202012Validator(whole).iter_errors(body["example"])) == [], name
    examples = {name: body.get("example") for name, body in bodies}
    assert examples["clusters_add"]["source"] == "Báo cáo 12/BC-SCT"
    assert set(examples["open_matter"]) >= {"title", "deadline"}
    assert examples["clusters_add"]["values"]["name"] == "Cụm công nghiệp A"


def test_every_answer_tells_its_headers_and_every_problem_has_an_example(schema) -> None:
    for methods in schema["paths"].values():
        for told in methods.values():
            for status, answer in told["responses"].items():
                assert ("RateLimit-Remaining" in answer.get("headers", {})) is (status not in (401, 403))
            assert "Retry-After" in told["responses"][429]["headers"]
            assert "WWW-Authenticate" in told["responses"][401]["headers"]
    (problem,) = schema["components"]["schemas"]["Problem"]["examples"]
    assert set(problem) <= set(schema["components"]["schemas"]["Problem"]["properties"])
