"""Files from outside: what they hold, what is wrong with them, and that the store comes out the same."""

import io
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from toancanh import intake, pipeline, work
from toancanh.isolation import Limits, Workers
from toancanh.pipeline import FileReport, Told, Upload
from toancanh.store import actions, selectors
from toancanh.store.contradictions.rows import ContradictionRow
from toancanh.store.models import Outcome, Reading, Run

pytestmark = pytest.mark.django_db
STORED, OPENED, KNOWN, FAILED = Outcome.Result


def text(number: int) -> bytes:
    return f"Kim ngạch xuất khẩu tháng 6 năm 2025 của tỉnh Đắk Lắk đạt {number} triệu USD.".encode()


def packed(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return file.getvalue()


def mail(body: str, **attached: bytes) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@b.vn", "c@d.vn", "Báo cáo"
    made.set_content(body)
    for name, data in attached.items():
        made.add_attachment(data, "application", "octet-stream", filename=name)
    return made.as_bytes()


def ingest(*uploads: Upload, hands=None) -> tuple[FileReport, ...]:
    return pipeline.ingest(uploads, hands=hands).files


def results(*uploads: Upload, hands=None) -> list[tuple[str, str]]:
    return [(it.name, it.error.code if it.error else str(it.result)) for it in ingest(*uploads, hands=hands)]


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(2, Limits(memory=1_500_000_000, seconds=5), work.prepare) as pool:
        yield pool


def nested(levels: int) -> bytes:
    data = packed(**{"sâu.txt": text(9)})
    for level in range(levels - 1):
        data = packed(**{f"{level}.zip": data})
    return data


def test_members_come_right_after_what_holds_them() -> None:
    bundle = packed(**{"a.txt": text(1), "thu.eml": mail("Kính gửi.", **{"b.txt": text(2)}), "c.txt": b""})
    assert results(Upload("gói.zip", bundle), Upload("d.txt", text(3))) == [
        ("gói.zip", "opened"),
        ("gói.zip/a.txt", "stored"),
        ("gói.zip/thu.eml", "stored"),
        ("gói.zip/thu.eml/b.txt", "stored"),
        ("gói.zip/c.txt", "read.empty"),
        ("d.txt", "stored"),
    ]


def test_second_time_changes_nothing() -> None:
    upload = Upload(
        "gói.zip", packed(**{"a.txt": text(1), "thu.eml": mail("Kính gửi.", **{"b.txt": text(2)})})
    )
    first = ingest(upload)
    assert {it.result for it in first} == {OPENED, STORED}
    assert {it.result for it in ingest(upload)} == {KNOWN}
    assert Reading.objects.count() == 3


def test_member_knows_where_it_came_from() -> None:
    letter = mail("Kính gửi.", **{"trong.zip": packed(**{"q2/b.txt": text(2)})})
    ingest(Upload("thư.eml", letter))
    (way,) = selectors.containers_of(next(it for it in selectors.documents() if it.name == "b.txt").sha256)
    assert [(it.name, it.path, it.document) for it in way] == [
        ("trong.zip", "q2/b.txt", False), ("thư.eml", "trong.zip", True),
    ]  # fmt: skip
    assert selectors.content(way[1].sha256) == letter


def test_same_file_in_two_letters_is_one_document_with_two_ways() -> None:
    ingest(*(Upload(f"{n}.eml", mail(f"Thư {n}.", **{"b.txt": text(2)})) for n in (1, 2)))
    (row,) = [it for it in selectors.documents() if it.name == "b.txt"]
    assert [way[0].name for way in selectors.containers_of(row.sha256)] == ["1.eml", "2.eml"]


def test_mail_that_only_carries_something_is_opened() -> None:
    assert results(Upload("thư.eml", mail("", **{"b.txt": text(2)}))) == [
        ("thư.eml", "opened"), ("thư.eml/b.txt", "stored"),
    ]  # fmt: skip
    assert results(Upload("không.eml", mail(""))) == [("không.eml", "read.blank")]


@pytest.mark.parametrize(("levels", "last"), [(3, "stored"), (4, "read.nested_too_deep")])
def test_archives_in_archives_are_opened_to_a_depth(levels: int, last: str) -> None:
    assert results(Upload("a.zip", nested(levels)))[-1][1] == last


def test_archives_that_multiply_end_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Like 42.zip: so many in each of so many in each of so many, together more than is allowed."""
    monkeypatch.setattr(intake, "MOST_MEMBERS", 30)
    inmost = packed(**{f"{n}.txt": text(n) for n in range(8)})
    middle = packed(**{f"{n}.zip": inmost + b"\0" * n for n in range(8)})
    outer = packed(**{f"{n}.zip": middle + b"\0" * n for n in range(8)})
    found = ingest(Upload("42.zip", outer))
    assert len([it for it in found if not (it.error and it.error.code == "read.too_many_members")]) == 31
    assert any(it.error and it.error.code == "read.too_many_members" for it in found)


def test_failed_member_is_put_aside_with_its_bytes_and_place() -> None:
    ingest(Upload("gói.zip", packed(**{"q/hỏng.docx": b"PK\x03\x04 no"})))
    (failure,) = selectors.failures()
    assert (failure.name, failure.path) == ("hỏng.docx", "q/hỏng.docx")
    assert failure.values["name"] == "gói.zip/q/hỏng.docx"
    assert selectors.content(failure.original_id) == b"PK\x03\x04 no"


def test_failure_is_listed_once_however_often_it_comes() -> None:
    for _ in range(3):
        ingest(Upload("hỏng.docx", b"PK\x03\x04 no"), Upload("lớn.txt", b""))
        pipeline.ingest([Path("nirgends.txt")])
    assert sorted(it.name for it in selectors.failures()) == ["hỏng.docx", "lớn.txt", "nirgends.txt"]


def test_what_was_put_aside_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("toancanh.work.extract", lambda _: 1 / 0)
        ingest(Upload("gói.zip", packed(**{"a.txt": text(1)})))
    aside = pipeline.put_aside()
    assert [(it.name, it.label) for it in aside] == [("a.txt", "gói.zip/a.txt")]
    assert [it.result for it in pipeline.ingest(aside).files] == [STORED]
    assert not selectors.failures()
    (row,) = selectors.documents()
    assert selectors.containers_of(row.sha256)[0][0].path == "a.txt"


def test_interrupted_run_is_marked_by_the_next() -> None:
    left = actions.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    assert pipeline.ingest([]).interrupted == (left.pk,)
    assert pipeline.ingest([]).interrupted == ()
    assert Run.objects.get(pk=left.pk).interrupted_at


def test_stop_between_files_keeps_what_was_given() -> None:
    def given() -> Iterator[Upload]:
        yield Upload("a.txt", text(1))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.ingest(given())
    assert pipeline.ingest([Upload("a.txt", text(1))]).interrupted


def digests() -> set[tuple[str, str]]:
    return set(Reading.objects.values_list("document__original_id", "digest"))


def test_workers_give_what_one_process_gives(workers: Workers) -> None:
    uploads = [Upload(f"{n}.txt", text(n % 9)) for n in range(12)]
    uploads[4] = Upload("gói.zip", packed(**{f"{n}.txt": text(n) for n in range(20, 25)}))
    told: list[FileReport] = []
    found = pipeline.ingest(uploads, hands=workers, told=Told(told.append)).files
    assert tuple(told) == found
    documents = [(it.name, it.supersedes_id) for it in selectors.documents()]
    by_workers = [(it.name, it.result) for it in found], digests(), documents
    with_one = _undisturbed(uploads)
    assert by_workers[0] == with_one[0]
    assert by_workers[1] == with_one[1]
    assert [name for name, _ in documents] == with_one[2]


def _undisturbed(uploads: list[Upload]) -> tuple[object, ...]:
    """What the same files give in an empty store, without workers."""
    Outcome.objects.all().delete()
    ContradictionRow.objects.all().delete()
    for row in selectors.documents():
        for reading in row.readings.all():
            for rows in (reading.observationrow_set, reading.actrow_set, reading.findingrow_set):
                rows.all().delete()
            reading.delete()
        row.delete()
    found = ingest(*uploads)
    return [(it.name, it.result) for it in found], digests(), [it.name for it in selectors.documents()]


PLACELESS = "Kim ngạch xuất khẩu tháng 6 năm 2025 đạt 125 triệu USD.".encode()


def area_of(name: str) -> str | None:
    (row,) = [it for it in selectors.documents() if it.name == name]
    (fact,) = selectors.facts_of(row)
    return fact.area


def test_clerk_says_of_which_area_files_are_that_name_none() -> None:
    letter = mail("Kính gửi.", **{"b.txt": PLACELESS})
    report = pipeline.ingest([Upload("thư.eml", letter), Upload("a.txt", text(1))], area="Tỉnh Gia Lai")
    assert not any(file.placeless for file in report.files)
    assert (area_of("b.txt"), area_of("a.txt")) == ("Gia Lai", "Đắk Lắk")


def test_area_said_later_is_a_new_reading() -> None:
    (first,) = ingest(Upload("b.txt", PLACELESS))
    assert first.placeless
    for area in ("Tỉnh Gia Lai", "Tỉnh Gia Lai", "Tỉnh Phú Yên"):
        (again,) = pipeline.ingest([Upload("b.txt", PLACELESS)], area=area).files
        assert again.result is KNOWN
        assert area_of("b.txt") == area.removeprefix("Tỉnh ")
    assert list(Reading.objects.order_by("id").values_list("area_told", "current")) == [
        (None, False), ("Tỉnh Gia Lai", False), ("Tỉnh Phú Yên", True),
    ]  # fmt: skip
    ingest(Upload("b.txt", PLACELESS))
    assert area_of("b.txt") == "Phú Yên"


def test_same_file_twice_with_another_area_is_read_again_once() -> None:
    ingest(Upload("b.txt", PLACELESS))
    twice = [Upload("b.txt", PLACELESS), Upload("c.txt", PLACELESS)]
    report = pipeline.ingest(twice, area="Tỉnh Gia Lai")
    assert [(it.result, it.area) for it in report.files] == [(KNOWN, "Tỉnh Gia Lai"), (KNOWN, None)]


def test_area_told_stays_with_what_was_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("toancanh.work.extract", lambda _: 1 / 0)
        pipeline.ingest([Upload("b.txt", PLACELESS)], area="Tỉnh Gia Lai")
    pipeline.ingest(pipeline.put_aside())
    assert area_of("b.txt") == "Gia Lai"


def test_replay_knows_what_the_clerk_said() -> None:
    report = pipeline.ingest([Upload("b.txt", PLACELESS)], area="Tỉnh Gia Lai")
    assert pipeline.replay(report.run) == ()
