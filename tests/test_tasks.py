"""The department's workbook of tasks becomes matters and goes back in its form, nothing lost."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from toancanh import tasks
from toancanh.followup import actions, sheets
from toancanh.followup.agenda import LineKind
from toancanh.followup.changes import By
from toancanh.followup.models import Matter, TaskSheet
from toancanh.followup.sheets import Fate
from toancanh.followup.terms import TermKind
from toancanh.model import UserError
from toancanh.registers.books.offices import Office
from twins import department
from twins.quirks import Book, Quirk
from twins.tasks import tasks as twin_tasks
from twins.workbooks import build
from twins.writing import written

BY = By("Lan", datetime(2026, 3, 25, 2, tzinfo=UTC))
NAME = "Chi_Tieu_Nganh_Cong_Thuong.xlsx"
WANTED = list(twin_tasks())


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """The twin of the department's own file."""
    return build(Book.DEPARTMENT, 8).data


@pytest.fixture(scope="module")
def agenda(workbook):
    return tasks.read_tasks(workbook, NAME)


def edited(workbook: bytes, **cells: object) -> bytes:
    """The workbook with other words in these cells of the sheet of tasks."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for cell, words in cells.items():
        book["Tiến độ nhiệm vụ trọng tâm 2026"][cell] = words
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(workbook: bytes) -> dict[str, list]:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return {sheet.title: list(sheet.values) for sheet in book}


def fates(reports) -> dict[str, int]:
    told = [report.fate for report in reports]
    return {fate.value: told.count(fate) for fate in Fate if fate in told}


def test_every_task_is_read_with_its_office_and_cells(agenda) -> None:
    found = [(it.office.casefold(), it.number, it.title, it.progress, it.mark) for it in agenda.tasks]
    expected = [(it.office.casefold(), it.number, it.title, it.progress, it.mark) for it in WANTED]
    assert found == expected
    assert len({it.office for it in agenda.tasks}) == 9
    assert [line.kind for line in agenda.lines].count(LineKind.NOTE) == 1
    assert agenda.faults == ()


def test_all_deadlines_are_right(agenda) -> None:
    stated = [(task, it) for task, it in zip(agenda.tasks, WANTED, strict=True) if it.due]
    assert len(stated) == 41
    wrong = [(it.title, task.terms) for task, it in stated if task.terms.term.due != it.due]
    assert wrong == []


def test_no_other_task_has_a_last_day(agenda) -> None:
    others = [task for task, it in zip(agenda.tasks, WANTED, strict=True) if not it.due]
    assert [task.title for task in others if task.terms.term.due] == []


def test_of_two_dates_both_are_kept_and_completion_counts(agenda) -> None:
    (task,) = (task for task in agenda.tasks if len(task.terms.told) == 2)
    assert [str(term.due) for term in task.terms.told] == ["2026-01-14", "2026-12-14"]
    assert task.terms.term.text == "trước ngày 15/12/2026"


def test_kinds_of_deadline_are_told_apart(agenda) -> None:
    kinds = {task.terms.term.text.casefold(): task.terms.term.kind for task in agenda.tasks}
    assert kinds["trong quý i/2026"] is TermKind.QUARTER
    assert kinds["trong tháng 5/2026"] is TermKind.MONTH
    assert kinds["trước 15/02/2026"] is TermKind.DAY
    assert kinds["hằng tháng"] is TermKind.RECURRING


def test_progress_is_proposed_by_words_of_the_cell_or_left_to_a_person(agenda) -> None:
    found = [task.proposed and task.proposed[0] for task in agenda.tasks]
    assert found == [it.state for it in WANTED]
    shown = [(task.proposed[1], task.progress) for task in agenda.tasks if task.proposed]
    assert [words for words, progress in shown if words not in progress] == []


def test_documents_in_the_cells_are_named(agenda) -> None:
    longest = max(agenda.tasks, key=lambda task: len(task.progress))
    assert len(longest.progress) > 2500
    assert len(longest.named) == 12
    named = {paper.name: paper.issued for task in agenda.tasks for paper in task.named}
    assert named["3397/KH-SCT"].code == "2025-12-24"
    assert {"11410/UBND-KTTC", "1157/TTr-SCT", "205/CCQLTT-HCTH"} <= named.keys()


@pytest.mark.parametrize("quirk", [Quirk.NFD, Quirk.NBSP, Quirk.RAGGED_TEXT, Quirk.MERGED])
@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_form_is_read_however_it_is_typed(quirk: Quirk, kind: str) -> None:
    agenda = tasks.read_tasks(written([department.agenda(frozenset({quirk}))], kind), f"a.{kind}")
    assert agenda.faults == ()
    assert [task.terms.term.due for task in agenda.tasks] == [it.due for it in WANTED]


@pytest.mark.django_db
class TestImport:
    def test_dry_run_tells_all_and_changes_nothing(self, workbook) -> None:
        _, reports = tasks.import_file(workbook, NAME, BY, dry_run=True)
        assert fates(reports) == {"new": 81}
        assert (Matter.objects.count(), Office.objects.count()) == (0, 0)

    def test_import_opens_matters_and_again_changes_nothing(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        assert (Matter.objects.count(), Office.objects.count()) == (81, 9)
        assert Matter.objects.filter(due__isnull=False).count() == 41
        assert Matter.objects.filter(resolved_on__isnull=False).count() == 0
        _, again = tasks.import_file(workbook, NAME, BY, dry_run=False)
        assert fates(again) == {"same": 81}
        assert set(Matter.objects.values_list("version", flat=True)) == {1}

    def test_changed_cell_changes_its_matter_and_leaves_a_line_of_history(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        later = edited(workbook, C10="Đã hoàn thành tại Báo cáo số 77/BC-SCT", B8="Việc viết lại hẳn từ đầu")
        before = Matter.objects.get(line=10)
        _, reports = tasks.import_file(later, NAME, BY, dry_run=False)
        assert fates(reports) == {"new": 1, "changed": 1, "same": 79, "gone": 1}
        matter = Matter.objects.get(line=10)
        assert (matter.pk, matter.proposed) == (before.pk, "done")
        event = actions.history(matter.pk)[-1]
        assert (event.what, event.before["progress"]) == ("imported", before.progress)
        assert [paper.name for paper in matter.papers.all()] == ["77/BC-SCT"]
        assert Matter.objects.count() == 82

    def test_row_put_in_above_moves_the_others_without_changing_them(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        book = openpyxl.load_workbook(io.BytesIO(workbook))
        sheet = book["Tiến độ nhiệm vụ trọng tâm 2026"]
        sheet.insert_rows(6)
        sheet["A6"], sheet["B6"] = 12, "Nhiệm vụ mới"
        out = io.BytesIO()
        book.save(out)
        _, reports = tasks.import_file(out.getvalue(), NAME, BY, dry_run=False)
        assert fates(reports) == {"new": 1, "same": 81}

    def test_granted_extension_outlives_the_next_import(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        matter = Matter.objects.get(line=7)
        actions.ask_extension(matter=matter.pk, seen=1, by=BY, until=date(2026, 12, 31))
        actions.decide_extension(matter=matter.pk, seen=2, by=BY, granted=True)
        tasks.import_file(edited(workbook, C7="Đang thực hiện"), NAME, BY, dry_run=False)
        matter.refresh_from_db()
        assert (matter.due, matter.progress) == (date(2026, 12, 31), "Đang thực hiện")

    def test_proposal_accepted_is_not_proposed_again(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        matter = Matter.objects.get(line=5)
        done = sheets.accept(matter=matter.pk, seen=1, by=BY)
        assert (done.resolved_on, done.proposed) == (date(2026, 3, 25), None)
        _, again = tasks.import_file(workbook, NAME, BY, dry_run=False)
        assert fates(again) == {"same": 81}
        with pytest.raises(UserError, match="nothing_proposed"):
            sheets.accept(matter=Matter.objects.get(proposed=None, line=14).pk, seen=1, by=BY)

    @pytest.mark.parametrize(("cell", "words", "code"), [
        ("A6", "hai", "cell_bad_number"), ("A6", None, "cell_no_number"), ("B6", None, "cell_no_title"),
        ("A4", None, "cell_no_office"), ("B6", WANTED[0].title, "cell_twice"),
        ("A4", "Ai đó", "cell_unknown_line"),
    ])  # fmt: skip
    def test_cell_that_cannot_be_taken_is_named_and_nothing_is_imported(self, workbook, cell, words, code):
        agenda, _ = tasks.import_file(edited(workbook, **{cell: words}), NAME, BY, dry_run=False)
        told = [(fault.code, fault.values["cell"]) for fault in agenda.faults]
        assert f"followup.{code}" in {code for code, _ in told}
        assert cell in {place for _, place in told} or code == "cell_no_office"
        assert not Matter.objects.exists()

    def test_deadline_that_is_not_understood_is_told(self, workbook) -> None:
        _, reports = tasks.import_file(
            edited(workbook, B6="Làm gấp (hoàn thành trước 35/13/2026)"), NAME, BY, dry_run=True
        )
        doubts = [doubt for report in reports for doubt in report.task.doubts]
        assert doubts == [("B6", "(hoàn thành trước 35/13/2026)")]

    def test_export_gives_back_what_came(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        assert cells(tasks.export_tasks(TaskSheet.objects.get())) == cells(workbook)

    def test_export_has_what_was_changed_here(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        matter = Matter.objects.get(line=6)
        actions.report(matter=matter.pk, seen=1, by=BY, progress="Đã gửi số liệu tháng 3")
        given = tasks.export_tasks(TaskSheet.objects.get())
        assert cells(given) == cells(edited(workbook, C6="Đã gửi số liệu tháng 3"))
        agenda = tasks.read_tasks(given, NAME)
        assert fates(sheets.plan(agenda))["same"] == 80 + 1

    def test_words_that_begin_like_a_formula_stay_words(self, workbook) -> None:
        tasks.import_file(workbook, NAME, BY, dry_run=False)
        words = '=HYPERLINK("http://x")'
        actions.report(matter=Matter.objects.get(line=6).pk, seen=1, by=BY, progress=words)
        book = openpyxl.load_workbook(io.BytesIO(tasks.export_tasks(TaskSheet.objects.get())))
        cell = book["Tiến độ nhiệm vụ trọng tâm 2026"]["C6"]
        assert (cell.value, cell.data_type) == (words, "s")

    def test_sheet_of_an_old_format_is_written_anew(self) -> None:
        old = written([department.agenda(frozenset())], "xls")
        tasks.import_file(old, "a.xls", BY, dry_run=False)
        given = tasks.read_tasks(tasks.export_tasks(TaskSheet.objects.get()), "a.xlsx")
        first = tasks.read_tasks(old, "a.xls")
        assert (given.tasks, given.lines) == (first.tasks, first.lines)


def test_workbook_without_the_form_is_told() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Tháng"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UserError, match="no_task_sheet"):
        tasks.read_tasks(out.getvalue(), "a.xlsx")
