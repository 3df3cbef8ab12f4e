"""The tables.

::

    WorkingSession ──< Matter >── Office (lead)         what is to be done, and by whom (of the register)
    TaskSheet ───────────┤  └──<>── Office (partners)
                         ├──< Paper                     documents that answer or prove it
                         └──< Event                     its history, only ever added to

A matter taken from an act quotes its passage. It is tied to an entry of a register by the register's code,
the entry's id there and the name as written, whatever register that is.
"""

# ruff: noqa: D106 (what Meta is for is said by the model)

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from toancanh.followup.terms import TermKind
from toancanh.model.text import fold
from toancanh.registers.books.offices import Office
from toancanh.registers.entries import name_key
from toancanh.store.models import Original, SourceDocument
from toancanh.store.origin import here


def _together(*names: str) -> Q:
    """All of these are known, or none."""
    return Q(**{f"{it}__isnull": True for it in names}) | Q(**{f"{it}__isnull": False for it in names})


class MatterKind(StrEnum):
    """Kiến nghị, chỉ đạo, vướng mắc, cam kết, nhiệm vụ."""

    PETITION = "petition"
    DIRECTIVE = "directive"
    OBSTACLE = "obstacle"
    COMMITMENT = "commitment"
    TASK = "task"


class WorkingSession(models.Model):
    """A meeting of a delegation with an area or unit; ``minutes`` is its record or the notice after it."""

    delegation = models.TextField()
    head = models.TextField()
    area = models.TextField()
    area_code = models.CharField(max_length=10, null=True)
    on = models.DateField()
    place = models.TextField()
    minutes = models.ForeignKey(SourceDocument, models.PROTECT, null=True, related_name="sessions")

    class Meta:
        ordering = ("-on", "-id")


class TaskSheet(models.Model):
    """A workbook of tasks as it came: its lines are kept, so that it can be given back in its form."""

    name = models.TextField(unique=True)  # of the sheet
    file = models.TextField()
    original = models.ForeignKey(Original, models.PROTECT, related_name="task_sheets")
    columns = models.JSONField()  # where number, title, progress and mark stand
    lines = models.JSONField()
    imported_at = models.DateTimeField()


class Matter(models.Model):
    """Something to be done. Every change of it goes through an action and leaves an ``Event``.

    ``version`` counts the changes. ``due`` is the last day in time now, ``due_first`` that of the beginning;
    ``terms`` are all the deadlines that were told. ``answered_on`` is the day of the last answer needed.
    ``search_text`` and ``search_key`` are what a search looks in, with marks and without.
    """

    kind = models.CharField(max_length=12)
    title = models.TextField()
    number = models.TextField(null=True)  # of the document that assigns it
    topics = models.JSONField(default=list)
    actor = models.TextField(null=True)
    addressee = models.TextField(null=True)
    area = models.TextField(null=True)
    area_code = models.CharField(max_length=10, null=True, db_index=True)
    register = models.CharField(max_length=40, null=True)
    entry = models.CharField(max_length=80, null=True)
    entry_name = models.TextField(null=True)
    session = models.ForeignKey(WorkingSession, models.PROTECT, null=True, related_name="matters")
    document = models.ForeignKey(SourceDocument, models.PROTECT, null=True, related_name="matters")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(null=True)
    lead = models.ForeignKey(Office, models.PROTECT, null=True, related_name="leads")
    partners = models.ManyToManyField(Office, related_name="helps")
    deadline = models.TextField(default="")
    term = models.CharField(max_length=10, default=TermKind.NONE.value)
    terms = models.JSONField(default=list)
    due = models.DateField(null=True)
    due_first = models.DateField(null=True)
    answers_needed = models.PositiveSmallIntegerField(default=0)
    opened_on = models.DateField()
    begun_on = models.DateField(null=True)
    asked_until = models.DateField(null=True)
    escalated_to = models.TextField(null=True)
    escalated_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    resolved_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    duty = models.CharField(max_length=60, null=True)
    sheet = models.ForeignKey(TaskSheet, models.PROTECT, null=True, related_name="matters")
    line = models.PositiveIntegerField(null=True)
    progress = models.TextField(default="")
    mark = models.TextField(default="")
    proposed = models.CharField(max_length=12, null=True)
    proposed_by = models.TextField(null=True)  # the words that show it
    search_text = models.TextField(default="")
    search_key = models.TextField(default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = (F("due").asc(nulls_last=True), "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="matter_says_what"),
            models.CheckConstraint(condition=_together("register", "entry"), name="matter_entry_pair"),
            models.CheckConstraint(
                condition=_together("start", "end", "quote")
                & (Q(start__isnull=True) | Q(document__isnull=False, start__lte=F("end"))),
                name="matter_passage_whole",
            ),
            models.CheckConstraint(
                condition=_together("escalated_to", "escalated_on"), name="matter_escalated_pair"
            ),
            models.CheckConstraint(condition=_together("sheet", "line"), name="matter_line_pair"),
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=True) | Q(stopped_on__isnull=True),
                name="matter_resolved_or_stopped",
            ),
            models.UniqueConstraint(fields=("duty", "due_first"), name="matter_duty_once"),
            models.UniqueConstraint(fields=("sheet", "line"), name="matter_line_once"),
        )
        indexes = (
            models.Index(
                fields=("due",),
                condition=Q(resolved_on__isnull=True, stopped_on__isnull=True),
                name="matter_open_by_due",
            ),
            models.Index(fields=("lead", "due", "resolved_on", "stopped_on"), name="matter_by_lead"),
            models.Index(fields=("register", "entry"), name="matter_by_entry"),
            models.Index(fields=("document", "start"), name="matter_by_passage"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def closed(self) -> bool:
        """Whether nothing is left to be done."""
        return self.resolved_on is not None or self.stopped_on is not None

    def index(self) -> None:
        """Bring the keys that it is found by up to date with its words."""
        words = " ".join(filter(None, (self.title, self.number, self.entry_name, self.area)))
        self.search_text, self.search_key = name_key(words), fold(words)


class Paper(models.Model):
    """A document that answers or proves a matter: one of the store, or one named by its number."""

    class Role(StrEnum):
        """What it is to the matter: an answer, evidence, or named in what was reported."""

        ANSWER = "answer"
        EVIDENCE = "evidence"
        NAMED = "named"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="papers")
    role = models.CharField(max_length=10)
    name = models.TextField()
    document = models.ForeignKey(SourceDocument, models.PROTECT, null=True, related_name="papers")
    issued = models.CharField(max_length=40, null=True)  # a period's code
    on = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="paper_named"),)


class Event(models.Model):
    """One line of a matter's history: ``before`` and ``after`` hold the columns that changed."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="events")
    version = models.PositiveIntegerField()
    what = models.CharField(max_length=20)
    who = models.TextField()
    at = models.DateTimeField()
    address = models.CharField(max_length=45, default=here)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(default="")

    class Meta:
        ordering = ("matter", "version")
        constraints = (
            models.CheckConstraint(condition=~Q(who=""), name="event_signed"),
            models.UniqueConstraint(fields=("matter", "version"), name="event_in_order"),
        )
        indexes = (models.Index(fields=("at",), name="event_by_day"),)
