"""Areas through time from the command line: tables for people, JSON, many questions at once."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def ask(run):
    """The answer as JSON."""

    def asked(*arguments: str) -> dict:
        result = run("areas", *arguments, "--format", "json")
        assert result.exit_code == 0
        return json.loads(result.stdout)

    return asked


def codes(answer: dict) -> list[str]:
    return [unit["code"] for unit in answer["units"]]


def test_a_unit_has_its_code_dates_name_type_and_place(ask) -> None:
    assert ask("find", "huyện Krông Pa") == {
        "units": [
            {
                "code": "637",
                "valid_from": "2004-07-08",
                "valid_to": "2025-06-30",
                "name": "Krông Pa",
                "type": "Huyện",
                "within": "Tỉnh Gia Lai",
            }
        ],
        "exact": True,
        "notes": [],
    }
    (commune,) = ask("find", "xã Uar", "--on", "2025-07-01")["units"]
    assert (commune["valid_to"], commune["within"]) == (None, "Tỉnh Gia Lai")
    assert ask("find", "VN")["units"][0]["within"] is None


def test_what_a_district_became_and_a_province_was(ask) -> None:
    became = ask("became", "637")
    assert (codes(became), became["exact"]) == (["24076", "24100", "24109", "24112"], True)
    assert became["notes"] == [
        "Từ ngày 2025-07-01 không còn cấp huyện; các xã, phường được lập theo 1664/NQ-UBTVQH15."
    ]
    was = ask("was", "tỉnh Đắk Lắk", "--on", "01/07/2025")
    assert (codes(was), was["exact"]) == (["54", "66"], True)


def test_within_and_on_narrow(ask) -> None:
    assert codes(ask("find", "Hòa Phú", "--on", "30/6/2025", "--within", "tỉnh Phú Yên")) == ["22270"]
    assert codes(ask("find", "Phú Túc", "--on", "2025-07-01", "--within", "52")) == ["24076"]


def test_words_need_no_quotes(ask) -> None:
    assert codes(ask("find", "huyện", "Krông", "Pa,", "tỉnh", "Gia", "Lai")) == ["637"]


def test_nothing_found_is_an_answer(run, ask) -> None:
    answer = ask("became", "Atlantis")
    assert (answer["units"], answer["exact"]) == ([], None)
    assert "Atlantis" in answer["notes"][0]
    result = run("areas", "find", "Atlantis")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Không có địa bàn nào" in result.stdout


def test_notes_speak_the_language_of_the_reader(run) -> None:
    for lang, words in (("vi", "chỉ 11 đơn vị"), ("en", "means 11 units")):
        told = run("areas", "find", "Hòa Phú", "--on", "2025-06-30", "--format", "json", "--lang", lang)
        assert words in json.loads(told.stdout)["notes"][0]


def test_a_table_tells_people_what_is_not_exact_and_why(run) -> None:
    out = run("areas", "became", "huyện Mang Yang").stdout
    assert "Xã Kon Chiêng" in out
    assert "KHÔNG đúng bằng" in out
    assert "Xã Mang Yang (23794, 2025-07-01 –) còn lấy đất từ nơi khác – Huyện Đak Đoa: Xã Hải Yang." in out
    exact = run("areas", "became", "huyện Krông Pa").stdout
    assert "cộng lại đúng bằng địa bàn đã hỏi" in exact
    province = run("areas", "find", "tỉnh Đắk Lắk", "--on", "2025-07-01", "--lang", "en").stdout
    assert "Đắk Lắk Province" in province
    assert "has these parts: Tỉnh Phú Yên" in province


@pytest.mark.parametrize(
    "arguments",
    [
        ("find",),
        ("find", "66", "--on", "hôm qua"),
        ("find", "66", "--on", "31/02/2025"),
        ("find", "66", "--format", "xml"),
        ("fly", "66"),
    ],
)
def test_wrong_usage(run, arguments: tuple[str, ...]) -> None:
    result = run("areas", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Gọi lệnh sai: ")
    assert len(result.stderr.splitlines()) == 1


def replies(run, *lines: str | bytes) -> list[dict]:
    sent = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    result = run("areas", "batch", stdin=sent)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_batch_answers_as_the_single_verbs_do(run, ask) -> None:
    first, second, third = replies(
        run,
        '{"id": 7, "verb": "became", "name": "huyện Krông Pa", "on": null}',
        '\ufeff{"id": "b", "verb": "find", "name": "Hòa Phú", "on": "30/06/2025", "within": "Phú Yên"}',
        '{"id": {"row": 3}, "verb": "was", "name": 66, "on": "2025-07-01", "more": true}',
    )
    assert first == {"id": 7, **ask("became", "huyện Krông Pa")}
    assert (second["id"], codes(second)) == ("b", ["22270"])
    assert (third["id"], codes(third)) == ({"row": 3}, ["54", "66"])


def test_a_bad_request_is_answered_and_the_next_ones_are_done(run) -> None:
    *bad, good = replies(
        run,
        "find Krông Pa",
        '{"id": 1, "verb": "fly", "name": "66"}',
        '{"id": 2, "verb": "find", "name": "66", "on": "30 tháng 6"}',
        '{"id": 3, "verb": "find"}',
        '{"id": 4, "verb": "find", "name": ["66"]}',
        '["find", "66"]',
        b'{"id": 5, "verb": "find", "name": "\xff"}',
        '{"id": 6, "verb": "find", "name": "\\ud800"}',
        "[" * 5000,
        "",
        '{"id": 9, "verb": "find", "name": "66", "on": "2025-06-30"}',
    )
    assert [reply["id"] for reply in bad] == [None, 1, 2, 3, 4, None, None, None, None]
    assert all(set(reply) == {"id", "error"} and reply["error"] for reply in bad)
    assert "find, became, was" in bad[1]["error"]
    assert "30 tháng 6" in bad[2]["error"]
    assert (good["id"], codes(good)) == (9, ["66"])


def test_batch_reads_a_file(run, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": 1, "verb": "find", "name": "637"}\r\n', encoding="utf-8")
    assert codes(json.loads(run("areas", "batch", path).stdout)) == ["637"]
    missing = run("areas", "batch", tmp_path / "none.jsonl")
    assert missing.exit_code == 1
    assert "none.jsonl" in missing.stderr
