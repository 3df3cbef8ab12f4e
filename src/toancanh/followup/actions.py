"""Everything that writes to the follow-up: keyword-only, whole or not at all, its line of history inside.

``seen`` is the version of the matter that whoever acts has read; if somebody has changed it meanwhile, the
action stops and says what was changed. Comments and papers are only added and need none.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction

from toancanh.followup import terms
from toancanh.followup.acts import numbered
from toancanh.followup.changes import By, changed, must_be_open, opened
from toancanh.followup.models import Event, Matter, MatterKind, Paper, WorkingSession
from toancanh.followup.selectors import find_office, known_office
from toancanh.followup.sketches import NOTHING_GIVEN, Given, Meeting, Shown, Sketch
from toancanh.model import Act, ActType, UserError
from toancanh.registers import actions as registers
from toancanh.registers.books import offices
from toancanh.registers.grounds import Grounds
from toancanh.store import selectors
from toancanh.store.models import SourceDocument

_KINDS = {
    ActType.PETITION: MatterKind.PETITION,
    ActType.DIRECTIVE: MatterKind.DIRECTIVE,
    ActType.OBSTACLE: MatterKind.OBSTACLE,
    ActType.SOLUTION: MatterKind.TASK,
    ActType.COMMITMENT: MatterKind.COMMITMENT,
}


def save_office(*, by: By, name: str) -> offices.Office:
    """Have an office of this name in the register of offices; a known one stays as it is.

    Raises:
        UserError: nobody signs, or several offices bear the name.
    """
    known = known_office(name)
    if known:
        return known
    made = registers.add(register=offices.REGISTER, values={"name": name}, grounds=Grounds(by.who, by.reason))
    assert isinstance(made, offices.Office)
    return made


def hold_session(*, meeting: Meeting) -> WorkingSession:
    """Write a working session down."""
    minutes = _document(meeting.minutes)
    return WorkingSession.objects.create(
        delegation=meeting.delegation,
        head=meeting.head,
        area=meeting.area,
        area_code=meeting.area_code,
        on=meeting.on,
        place=meeting.place,
        minutes=minutes,
    )


@transaction.atomic
def open_matter(*, by: By, sketch: Sketch) -> Matter:
    """Open a matter.

    Raises:
        UserError: nobody signs, it says nothing, or an office or document is not known.
    """
    row = _row(sketch)
    return opened(row, by, _offices(sketch.given.partners))


@transaction.atomic
def take_up(
    *, by: By, document: str, acts: Collection[int] | None = None, given: Given = NOTHING_GIVEN
) -> tuple[Matter, ...]:
    """Open a matter for each act of a document that has none yet.

    Args:
        by: who does it, when.
        document: its SHA-256.
        acts: which acts, by their place among those of the document from 1; all if not given.
        given: to whom, and about what.

    Raises:
        UserError: there is no such document or act, or nobody signs.
    """
    # Two people who take the same acts up at once are put in a row by the lock on the document.
    row = SourceDocument.objects.select_for_update(of=("self",)).filter(original_id=document).first()
    if row is None:
        raise UserError("followup.no_document", document=document)
    found = {it.number: it for it in numbered(row)}
    wanted = sorted(acts) if acts is not None else list(found)
    if unknown := [number for number in wanted if number not in found]:
        raise UserError(
            "followup.no_act", document=row.name, number=", ".join(map(str, unknown)), count=len(found)
        )
    new = [found[number].act for number in wanted if found[number].matter is None]
    return tuple(open_matter(by=by, sketch=_sketch(act, row, given)) for act in new)


def assign(*, matter: int, seen: int, by: By, lead: str, partners: Sequence[str] = ()) -> Matter:
    """Give a matter to an office, with others that help; one that had been escalated comes back down."""
    office, others = find_office(lead), _offices(partners)

    def change(row: Matter) -> None:
        must_be_open(row)
        row.lead, row.escalated_to, row.escalated_on = office, None, None
        row.partners.set([it for it in others if it != office])

    return changed(matter, seen, by, "assigned", change)


def link(*, matter: int, seen: int, by: By, given: Given, whole: bool = False) -> Matter:
    """Say what area, entry of a register and working session a matter is about.

    What is not given stays as it is, unless ``given`` is the whole of it.
    """

    def change(row: Matter) -> None:
        if whole:
            row.area = row.area_code = row.register = row.entry = row.entry_name = row.session = None
        _about(row, given)

    return changed(matter, seen, by, "linked", change)


def begin(*, matter: int, seen: int, by: By) -> Matter:
    """Note that the work is under way."""

    def change(row: Matter) -> None:
        must_be_open(row)
        row.begun_on = row.begun_on or by.today

    return changed(matter, seen, by, "begun", change)


def report(*, matter: int, seen: int, by: By, progress: str) -> Matter:
    """Write down how far a matter has got, in the words of its office."""

    def change(row: Matter) -> None:
        must_be_open(row)
        row.progress, row.begun_on = progress.strip(), row.begun_on or by.today

    return changed(matter, seen, by, "reported", change)


def set_deadline(*, matter: int, seen: int, by: By, term: terms.Term) -> Matter:
    """Give a matter the deadline that it lacks, or another; ``due_first`` stays what it was."""

    def change(row: Matter) -> None:
        must_be_open(row)
        _take_term(row, terms.just(term))
        row.due_first = row.due_first or row.due

    return changed(matter, seen, by, "deadline_set", change)


def comment(*, matter: int, by: By) -> Matter:
    """Add what somebody has to say (``by.reason``)."""
    if not by.reason.strip():
        raise UserError("followup.no_words")
    return changed(matter, None, by, "commented", lambda row: None)


def show(*, matter: int, by: By, papers: Iterable[Shown]) -> Matter:
    """Add documents that prove something about a matter."""
    return changed(matter, None, by, "evidence", lambda row: _keep(row, by, Paper.Role.EVIDENCE, papers))


def answer(*, matter: int, seen: int, by: By, paper: Shown) -> Matter:
    """Keep one answer; when as many are here as are needed, the matter is answered, which is not resolved."""

    def change(row: Matter) -> dict[str, object]:
        added = _keep(row, by, Paper.Role.ANSWER, [paper])
        here = row.papers.filter(role=Paper.Role.ANSWER).count()
        if row.answered_on is None and here >= max(1, row.answers_needed):
            row.answered_on = by.today
        return added

    return changed(matter, seen, by, "answered", change)


def need_answers(*, matter: int, seen: int, by: By, count: int) -> Matter:
    """Say how many answers a matter needs; it is answered only when all are here."""

    def change(row: Matter) -> None:
        must_be_open(row)
        row.answers_needed = count
        last = row.papers.filter(role=Paper.Role.ANSWER).order_by("id")[max(0, count - 1) : count].first()
        row.answered_on = last.on if last else None

    return changed(matter, seen, by, "answers_needed", change)


def resolve(*, matter: int, seen: int, by: By, papers: Sequence[Shown] = ()) -> Matter:
    """Close a matter as done, on the evidence given now or before.

    Raises:
        UserError: it is closed, or nothing shows that it is done.
    """

    def change(row: Matter) -> dict[str, object]:
        must_be_open(row)
        added = _keep(row, by, Paper.Role.EVIDENCE, papers)
        if not row.papers.filter(role__in=(Paper.Role.EVIDENCE, Paper.Role.ANSWER)).exists():
            raise UserError("followup.no_evidence", matter=row.pk)
        row.resolved_on, row.asked_until = by.today, None
        return added

    return changed(matter, seen, by, "resolved", change)


def ask_extension(*, matter: int, seen: int, by: By, until: date) -> Matter:
    """Ask for a later deadline; the clock runs on until it is granted.

    Raises:
        UserError: it is closed, or the day asked for is no later than the deadline.
    """

    def change(row: Matter) -> None:
        must_be_open(row)
        if row.due and until <= row.due:
            raise UserError("followup.no_extension", matter=row.pk, asked=until, due=row.due)
        row.asked_until = until

    return changed(matter, seen, by, "extension_asked", change)


def decide_extension(*, matter: int, seen: int, by: By, granted: bool) -> Matter:
    """Grant or refuse the later deadline that was asked for.

    Raises:
        UserError: none was asked for.
    """

    def change(row: Matter) -> None:
        if row.asked_until is None:
            raise UserError("followup.nothing_asked", matter=row.pk)
        row.due, row.asked_until = row.asked_until if granted else row.due, None

    return changed(matter, seen, by, "extension_granted" if granted else "extension_refused", change)


def escalate(*, matter: int, seen: int, by: By, to: str) -> Matter:
    """Hand a matter up to a leader."""

    def change(row: Matter) -> None:
        must_be_open(row)
        if not to.strip():
            raise UserError("followup.no_words")
        row.escalated_to, row.escalated_on = to.strip(), by.today

    return changed(matter, seen, by, "escalated", change)


def stop(*, matter: int, seen: int, by: By) -> Matter:
    """Give a matter up, for a reason.

    Raises:
        UserError: it is closed, or no reason is given.
    """

    def change(row: Matter) -> None:
        must_be_open(row)
        if not by.reason.strip():
            raise UserError("followup.no_words")
        row.stopped_on, row.asked_until = by.today, None

    return changed(matter, seen, by, "stopped", change)


def reopen(*, matter: int, seen: int, by: By) -> Matter:
    """Take a closed matter up again; its deadline, answers and evidence stay.

    Raises:
        UserError: it is open.
    """

    def change(row: Matter) -> None:
        if not row.closed:
            raise UserError("followup.open", matter=row.pk)
        row.resolved_on = row.stopped_on = None

    return changed(matter, seen, by, "reopened", change)


def history(matter: int) -> tuple[Event, ...]:
    """All that was done with a matter, the first first."""
    return tuple(Event.objects.filter(matter=matter).order_by("version"))


def _row(sketch: Sketch) -> Matter:
    """The unsaved row of a matter."""
    passage, (actor, addressee) = sketch.passage, sketch.parties
    row = Matter(
        kind=sketch.kind.value,
        title=" ".join(sketch.title.split()),
        number=sketch.number,
        topics=list(sketch.topics),
        actor=actor,
        addressee=addressee,
        answers_needed=sketch.answers_needed,
        lead=find_office(sketch.given.lead) if sketch.given.lead else None,
    )
    if passage:
        row.document = _document(passage.document)
        row.start, row.end, row.quote = passage.start, passage.end, passage.text
    _about(row, sketch.given)
    _take_term(row, sketch.terms)
    return row


def _take_term(row: Matter, told: terms.Terms) -> None:
    """Have these deadlines, of which one counts."""
    row.terms = terms.as_json(told.told)
    row.deadline, row.term, row.due = told.term.text, told.term.kind.value, told.term.due


def _about(row: Matter, given: Given) -> None:
    """Note what a matter is about, as far as that is given."""
    if given.area:
        row.area, row.area_code = given.area, given.area_code
    if given.entry:
        row.register, row.entry = given.entry.register, given.entry.entry
        row.entry_name = given.entry.name
    if given.session:
        row.session = WorkingSession.objects.filter(pk=given.session).first()
        if row.session is None:
            raise UserError("followup.no_session", session=given.session)


def _sketch(act: Act, source: SourceDocument, given: Given) -> Sketch:
    return Sketch(
        kind=_KINDS[act.type],
        title=act.passage.text,
        given=given,
        terms=terms.just(terms.term_of(act.deadline)) if act.deadline else terms.NO_TERMS,
        number=source.number,
        passage=act.passage,
        topics=act.topics,
        parties=(act.actor, act.addressee),
    )


def _keep(row: Matter, by: By, role: Paper.Role, papers: Iterable[Shown]) -> dict[str, object]:
    """Keep papers of a matter, and give their names for its history."""
    kept = [
        Paper.objects.create(
            matter=row,
            role=role,
            name=paper.name,
            document=_document(paper.document),
            issued=paper.issued.code if paper.issued else None,
            on=by.today,
        )
        for paper in papers
    ]
    return {"papers": [paper.name for paper in kept]} if kept else {}


def _document(sha256: str | None) -> SourceDocument | None:
    if sha256 is None:
        return None
    row = selectors.document(sha256)
    if row is None:
        raise UserError("followup.no_document", document=sha256)
    return row


def _offices(asked: Iterable[str]) -> list[offices.Office]:
    return [find_office(it) for it in asked]
