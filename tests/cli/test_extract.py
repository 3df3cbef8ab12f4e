"""``toancanh extract``: the contract, exact numbers, and batches with bad files in them."""

import json
import zipfile
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from toancanh.cli import contract
from toancanh.model import Extraction

KEYS = [
    *("id", "start", "end", "text", "indicator", "label", "dims", "area", "area_code", "area_since"),
    *("period", "measure", "value", "unit", "status", "bound", "step", "rule", "sentence"),
    *("confidence", "doubts", "evidence", "locator"),
]


def test_one_file_is_one_object(run, report: Path) -> None:
    result = run("extract", report)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == ["facts", "acts", "mentions", "findings"]
    first = found["facts"][0]
    assert list(first) == KEYS
    text = report.read_text(encoding="utf-8")
    assert all(text[fact["start"] : fact["end"]] == fact["text"] for fact in found["facts"])
    told = [first[key] for key in ("indicator", "area", "area_code", "period", "measure", "unit")]
    assert told == ["exports", "Đắk Lắk", "66", "2025-H1", "level", "USD"]


def test_whole_numbers_are_integers_and_decimals_exact(run, report: Path) -> None:
    values = [fact["value"] for fact in json.loads(run("extract", report).stdout)["facts"]]
    assert values == [1_293_000_000, 27.9, 69.5]
    assert isinstance(values[0], int)


def test_decimals_keep_every_digit(make_fact, make_document) -> None:
    document = make_document()
    long = make_fact("123456789012345678.123456789")
    told = contract.encode(contract.extraction(Extraction((long,)), document))
    assert json.loads(told, parse_float=Decimal)["facts"][0]["value"] == Decimal(
        "123456789012345678.123456789"
    )


def test_dash_reads_standard_input(run) -> None:
    result = run("extract", "-", stdin="IIP tháng 7/2025 của Gia Lai tăng 7,1%.")
    (fact,) = json.loads(result.stdout)["facts"]
    assert (fact["indicator"], fact["value"], fact["text"]) == ("iip", 7.1, "7,1%")


def test_jsonl_is_a_line_per_fact_with_its_document(run, report: Path) -> None:
    result = run("extract", "--format", "jsonl", report, report)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["document"] for line in lines] == ["bao-cao.txt"] * 6
    assert {line["sha256"] for line in lines} == {sha256(report.read_bytes()).hexdigest()}
    assert [list(line) for line in lines] == [
        ["document", "sha256", "published", "issuer", "number", *KEYS]
    ] * 6


def test_output_is_a_file_each_and_bad_ones_are_told(run, mixed: Path, reasons, tmp_path: Path) -> None:
    target = tmp_path / "out"
    result = run("extract", "--output", target, *sorted(mixed.glob("*.*")))
    assert result.exit_code == 1
    assert [path.name for path in target.iterdir()] == ["bao-cao.json"]
    assert json.loads((target / "bao-cao.json").read_text(encoding="utf-8"))["facts"]
    assert_one_line_each(result.stderr, reasons)


def assert_one_line_each(said: str, reasons: dict[str, str]) -> None:
    lines = said.splitlines()
    assert len(lines) == len(reasons)
    for name, reason in reasons.items():
        (line,) = [line for line in lines if line.startswith(f"{name}:")]
        assert reason in line


def test_several_files_need_somewhere_to_go(run, report: Path) -> None:
    result = run("extract", report, report)
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_results_never_overwrite_each_other(run, report: Path, tmp_path: Path) -> None:
    twin = tmp_path / "bao-cao.html"
    twin.write_text("<p>khác</p>", encoding="utf-8")
    result = run("extract", "--output", tmp_path / "out", report, twin)
    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)


def test_table_is_for_people(run, report: Path) -> None:
    out = run("extract", "--format", "table", report).stdout
    assert "1.293 triệu USD" in out
    assert "6 tháng đầu năm 2025" in out
    assert "+27,9%" in out


def test_explain_shows_sentence_rules_and_interval(run, report: Path) -> None:
    told = json.loads(run("extract", "--explain", report).stdout)["facts"][1]["explanation"]
    assert "tăng 27,9%" in told["sentence"]
    assert told["interval"] == [27.85, 27.95]
    assert told["rules"]
    out = run("extract", "--explain", "--format", "table", report).stdout
    assert "tăng ⟦27,9%⟧ so" in out


def test_act_comes_with_its_deadline_and_the_documents_it_names(run) -> None:
    said = "Theo Công văn số 45/UBND-CN ngày 3/9/2025, UBND tỉnh yêu cầu sở báo cáo trước ngày 30/9/2025."
    (act,) = json.loads(run("extract", "--explain", "-", stdin=said).stdout)["acts"]
    assert said[act["deadline"]["start"] : act["deadline"]["end"]] == act["deadline"]["text"]
    told = [act["deadline"][key] for key in ("text", "limit", "period", "due")]
    assert told == ["trước ngày 30/9/2025", "before", "2025-09-30", "2025-09-29"]
    (named,) = act["references"]
    assert [named[key] for key in ("kind", "number", "issued")] == ["letter", "45/UBND-CN", "2025-09-03"]
    assert act["explanation"]["rules"] == ["act.asked", "deadline.before", "document.number"]
    out = run("extract", "--explain", "--format", "table", "-", stdin=said).stdout
    assert "Công văn 45/UBND-CN, 3/9/2025" in out
    assert "act.asked deadline.before" in out


def test_fault_of_ours_costs_one_file_only(run, report: Path, tmp_path: Path, monkeypatch) -> None:
    def fails_on_other(document):
        if document.name == "khac.txt":
            raise ZeroDivisionError
        return Extraction()

    monkeypatch.setattr("toancanh.extract.extract", fails_on_other)
    other = tmp_path / "khac.txt"
    other.write_text("khác", encoding="utf-8")
    result = run("extract", "--output", tmp_path / "out", other, report)
    assert result.exit_code == 1
    assert "khac.txt" in result.stderr
    assert (tmp_path / "out" / "bao-cao.json").exists()


@pytest.fixture
def bundle(tmp_path: Path, report: Path) -> Path:
    """An archive of two reports, one under a name that leads out of its folder."""
    path = tmp_path / "gói.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", report.read_bytes())
        package.writestr("../../b.txt", report.read_bytes() + b"!")
    return path


def test_files_inside_are_written_under_our_names(run, bundle: Path, tmp_path: Path) -> None:
    assert run("extract", "--output", tmp_path / "out", bundle).exit_code == 0
    assert sorted(it.name for it in (tmp_path / "out").iterdir()) == ["gói-1.json", "gói-2.json"]


def test_several_documents_in_a_file_are_not_one_object(run, bundle: Path) -> None:
    result = run("extract", bundle)
    assert result.exit_code == 1
    assert "nhiều văn bản" in result.stderr
    lines = run("extract", "--format", "jsonl", bundle).stdout.splitlines()
    assert {json.loads(line)["document"] for line in lines} == {"a.txt", "b.txt"}
