"""What was handed in is read as ``toancanh ingest`` reads it, and nothing of it is lost."""

import io
import zipfile

import pytest

from toancanh.isolation import Here
from toancanh.model import UserError, Verdict
from toancanh.registers import selectors as registers
from toancanh.store import actions as store
from toancanh.store import selectors as stored
from toancanh.store.models import Outcome, Run
from toancanh.submissions import actions, selectors
from toancanh.submissions.models import Submitted
from toancanh.submissions.selectors import State
from toancanh.submissions.working import work_off

pytestmark = pytest.mark.django_db
REPORT = "SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK\nKim ngạch xuất khẩu năm 2025 của tỉnh Đắk Lắk đạt 1,5 tỷ USD.\n"
CLUSTER = (
    "SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK\nTính đến tháng 9/2025, Cụm công nghiệp Tân An có diện tích 61,5 ha.\n"
    "Đề nghị UBND tỉnh bố trí vốn cho Cụm công nghiệp Tân An.\n"
)


def zipped(**files: str) -> bytes:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return bundle.getvalue()


@pytest.fixture
def batch():
    return actions.open_batch(who="Lan")


@pytest.fixture
def hand_in(batch):
    """Hand in files of these names and contents."""

    def give(**files: bytes | str) -> list[Submitted]:
        given = ((name, it.encode() if isinstance(it, str) else it) for name, it in files.items())
        return [actions.submit(batch=batch, name=name, content=content) for name, content in given]

    return give


def test_file_stored_by_a_process_killed_before_it_said_so_is_new_all_the_same(
    batch, hand_in
) -> None:
    _, waiting = hand_in(**{"bc.txt": REPORT, "cum.txt": CLUSTER})
    work_off(Here())
    Submitted.objects.update(outcome=None)
    Submitted.objects.filter(pk=waiting.pk).update(begun_at=None)  # of this no process had begun
    batch.settled_at = None
    batch.save()
    work_off(Here())
    assert [it.outcome.result for it in Submitted.objects.order_by("pk")] == ["stored", "known"]


def test_each_file_gets_its_line_with_what_it_gave(batch, hand_in) -> None:
    hand_in(**{"bc.txt": REPORT, "cum.txt": CLUSTER, "hỏng.docx": b"PK\x03\x04 no", "rỗng.txt": b""})
    assert [it.state for it in selectors.lines(batch)] == [State.WAITING] * 4
    assert work_off(Here()) == 1
    report, cluster, broken, empty = selectors.lines(batch)
    assert (report.state, report.gave.facts, report.document.name) == (State.DONE, 1, "bc.txt")
    assert (cluster.gave.acts, cluster.gave.proposals) == (1, registers.proposals().count())
    assert cluster.gave.proposals
    assert [it.state for it in (broken, empty)] == [State.FAILED] * 2
    assert {it.name for it in stored.failures()} == {"hỏng.docx", "rỗng.txt"}
    batch.refresh_from_db()
    assert selectors.progress(batch) == selectors.Progress(0, 0, 4, settled=True)
    assert work_off(Here()) == 0


def test_archive_shows_what_it_holds_also_the_second_time(batch, hand_in) -> None:
    inner = zipped(**{"c.txt": REPORT + "c"})
    bundle = io.BytesIO(zipped(**{"a.txt": REPORT, "hỏng.docx": "PK"}))
    with zipfile.ZipFile(bundle, "a") as package:
        package.writestr("trong.zip", inner)
    hand_in(**{"gói.zip": bundle.getvalue(), "lại.zip": bundle.getvalue()})
    work_off(Here())
    for line in selectors.lines(batch):
        assert [it.name for it in line.members] == ["a.txt", "hỏng.docx", "trong.zip"]
        assert [it.name for it in line.members[2].members] == ["c.txt"]
        assert line.members[1].state is State.FAILED
    assert [it.outcome.result for it in selectors.lines(batch)] == ["opened", "known"]


def test_area_is_that_of_the_one_who_hands_in() -> None:
    batch = actions.open_batch(who="Lan", area="Tỉnh Gia Lai")
    actions.submit(batch=batch, name="a.txt", content="Kim ngạch xuất khẩu năm 2025 đạt 1,5 tỷ USD.".encode())
    work_off(Here())
    (line,) = selectors.lines(batch)
    assert stored.facts_of(line.document)[0].area == "Gia Lai"


def test_file_that_comes_while_others_are_read_is_read_too(batch, hand_in, monkeypatch) -> None:
    hand_in(**{"a.txt": REPORT})
    begin = actions.begin

    def and_another(*, file: Submitted) -> None:
        begin(file=file)
        if file.name == "a.txt":
            hand_in(**{"b.txt": REPORT + "b"})

    monkeypatch.setattr(actions, "begin", and_another)
    work_off(Here())
    assert [it.state for it in selectors.lines(batch)] == [State.DONE] * 2
    assert Run.objects.filter(kind=Run.Kind.INGEST).count() == 1


def test_what_a_dead_process_had_in_hand_is_taken_up(batch, hand_in) -> None:
    done, lost = hand_in(**{"a.txt": CLUSTER, "b.txt": REPORT})
    run = store.start_run(kind=Run.Kind.INGEST, engine="1", parameters={})
    work_off(Here(), stop=iter((False, False, True, True, True)).__next__)
    Submitted.objects.filter(pk=lost.pk).update(outcome=None)
    registers.proposals().delete()
    lost.refresh_from_db()
    assert work_off(Here()) == 1
    assert [it.state for it in selectors.lines(batch)] == [State.DONE] * 2
    run.refresh_from_db()
    assert run.interrupted_at
    done.refresh_from_db()
    assert done.outcome.result == Outcome.Result.STORED
    assert registers.proposals().exists()  # of the file that was done before


def test_tried_again_it_leaves_the_quarantine(batch, hand_in, monkeypatch) -> None:
    hand_in(**{"gói.zip": zipped(**{"a.txt": REPORT, "hỏng.docx": "PK"})})
    work_off(Here())
    (again,) = actions.try_again(failures=stored.failures(), who="Minh")
    work_off(Here())
    (line,) = selectors.lines(again)
    assert (line.name, line.state, line.outcome.path) == ("gói.zip/hỏng.docx", State.FAILED, "hỏng.docx")
    assert stored.failures().count() == 1
    with pytest.raises(UserError, match="nothing_to_try"):
        actions.try_again(failures=stored.failures().none(), who="Minh")


def test_too_large_and_unsigned_are_refused(batch) -> None:
    with pytest.raises(UserError, match="too_large"):
        actions.refuse_too_large("a.txt", 100_000_001)
    with pytest.raises(UserError, match="unsigned"):
        actions.open_batch(who="  ")


def test_number_of_queries_does_not_depend_on_how_many(batch, hand_in, django_assert_max_num_queries) -> None:
    hand_in(**{f"{number}.txt": REPORT + str(number) for number in range(12)})
    work_off(Here())
    with django_assert_max_num_queries(9):
        assert len(selectors.lines(batch)) == 12


@pytest.fixture
def misread(batch, hand_in):
    """A document of which a former engine read another value, confirmed by a person, and no second figure."""
    hand_in(**{"bc.txt": REPORT + "Chỉ số sản xuất công nghiệp năm 2025 của tỉnh Đắk Lắk tăng 7,1%.\n"})
    work_off(Here())
    document = selectors.lines(batch)[0].document
    kept, other = stored.facts_of(document)
    store.decide(fact_id=kept.id, verdict=Verdict.CONFIRMED, who="Lan")
    reading = document.readings.get(current=True)
    reading.observationrow_set.filter(fact_id=other.id).update(value=17)
    type(reading).objects.filter(pk=reading.pk).update(digest="0" * 64)
    return document


def test_read_again_is_shown_before_it_is_kept_and_decisions_stay(misread) -> None:
    row = actions.ask_again(document=misread, who="Minh")
    assert actions.ask_again(document=misread, who="Lan") == row
    work_off(Here())
    row.refresh_from_db()
    assert row.after
    assert stored.facts_of(misread)[1].quantity.value == 17
    actions.decide(rereading=row, keep=True, who="Minh")
    first, second = stored.facts_of(misread)
    assert str(second.quantity.value) == "7.1"
    assert stored.verdicts()[first.claim] is Verdict.CONFIRMED
    with pytest.raises(UserError, match="decided"):
        actions.decide(rereading=row, keep=False, who="Minh")


def test_same_reading_is_no_second_one(misread) -> None:
    for _ in range(2):
        row = actions.ask_again(document=misread, who="Minh")
        work_off(Here())
        row.refresh_from_db()
        if row.after:
            actions.decide(rereading=row, keep=True, who="Minh")
    assert row.done_at
    assert row.after is None


def test_other_reading_meanwhile_is_not_overwritten(misread) -> None:
    row = actions.ask_again(document=misread, who="Minh")
    work_off(Here())
    row.refresh_from_db()
    store.adopt(reading=row.after)
    with pytest.raises(UserError, match="read_since"):
        actions.decide(rereading=row, keep=True, who="Minh")
