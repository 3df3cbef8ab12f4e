"""Thông báo kết luận: what a working session came to, as the notice that is sent to who has to act on it."""

from collections.abc import Iterable, Iterator
from datetime import date

from toancanh.followup.models import Matter, MatterKind, WorkingSession
from toancanh.model import UserError
from toancanh.publish.brief import Note, Said
from toancanh.publish.periods import day
from toancanh.publish.word.values import Clause, Foot, Official, Paragraph, Part, plain
from toancanh.publish.words import capital
from toancanh.reporting.citing import NO_LINKS, Links, short
from toancanh.reporting.composing import foot, head

_ORDERED = (MatterKind.DIRECTIVE, MatterKind.TASK, MatterKind.COMMITMENT)
_FOUND = (
    ("kho_khan", "Khó khăn, vướng mắc", MatterKind.OBSTACLE),
    ("kien_nghi", "Kiến nghị, đề xuất", MatterKind.PETITION),
)
_GIVES = ("giao ", "yêu cầu ", "đề nghị ", "chỉ đạo ")


def notice(number: int, today: date, dated: date | None = None, links: Links = NO_LINKS) -> Official:
    """The notice of a working session.

    Args:
        number: of the session.
        today: the day on which it is written.
        dated: the day that it bears; ``None`` leaves it to be filled in.
        links: the addresses of the site.

    Raises:
        UserError: there is no such session, or nothing came out of it yet.
    """
    session = WorkingSession.objects.select_related("minutes").filter(pk=number).first()
    if session is None:
        raise UserError("report.no_session", number=number)
    rows = session.matters.select_related("lead", "document").prefetch_related("partners").order_by("pk")
    matters = list(rows)
    if not matters:
        raise UserError("report.session_empty", number=number)
    who = session.head or "người chủ trì"
    leads = [it.lead.name for it in matters if it.lead]
    return Official(
        head=head(
            today, dated, "TB", "Thông báo", f"Kết luận của {who} tại buổi làm việc với {session.area}"
        ),
        foot=_foot(leads, session),
        opening=tuple(_opening(session, who)),
        parts=tuple(_parts(matters, links)),
        closing=plain("Sở Công Thương thông báo để các cơ quan, đơn vị biết, thực hiện./."),
    )


def _foot(leads: Iterable[str], session: WorkingSession) -> Foot:
    """Signed by the head of the office, by order; received by who has to act."""
    under = foot(
        *dict.fromkeys((session.head, session.area, *leads)) if session.head else (session.area, *leads)
    )
    return Foot(("TL. Giám đốc", "Chánh Văn phòng"), "", under.recipients)


def _opening(session: WorkingSession, who: str) -> Iterator[Paragraph]:
    on = session.on
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    place = f", tại {session.place}" if session.place else ""
    when = f"Ngày {on.day:02} tháng {month} năm {on.year}{place}"
    yield plain(f"{when}, {who} chủ trì buổi làm việc với {session.area}.")
    if session.delegation:
        yield plain(f"Thành phần tham dự: {session.delegation}.")
    yield plain(f"Sau khi nghe báo cáo và ý kiến của các thành viên dự họp, {who} kết luận như sau:")


def _parts(matters: list[Matter], links: Links) -> Iterator[Part]:
    found = tuple(
        Clause(code, title, tuple((Said(f"- {_sentence(it.title)}", _from(it, links)),) for it in those))
        for code, title, kind in _FOUND
        if (those := [it for it in matters if it.kind == kind])
    )
    if found:
        yield Part("Tình hình nêu tại buổi làm việc", found)
    ordered = [it for it in matters if it.kind in _ORDERED]
    if ordered:
        told = tuple(
            (Said(f"{at}. {_task(it)}", _from(it, links)),) for at, it in enumerate(ordered, start=1)
        )
        yield Part("Kết luận, giao nhiệm vụ", (Clause("nhiem_vu", "", told),))


def _task(it: Matter) -> str:
    """What is to be done, by whom, with whom, by when: "Giao … chủ trì, phối hợp với …, hoàn thành …"."""
    title = " ".join(it.title.split()).rstrip(";,. ")
    partners = ", ".join(other.name for other in it.partners.all())
    when = _until(it)
    if it.lead is None or title.lower().startswith(_GIVES):
        lead = f"chủ trì: {it.lead.name}" if it.lead else ""
        helped = f"phối hợp: {partners}" if partners else ""
        told = "; ".join(filter(None, (capital(title), lead, helped, when)))
        return f"{told}."
    helped = f", phối hợp với {partners}" if partners else ""
    return f"Giao {it.lead.name} chủ trì{helped} {_lower(title)}{f', {when}' if when else ''}."


def _until(it: Matter) -> str:
    """By when, unless the words of the task say so themselves."""
    if it.deadline and it.deadline.lower() in it.title.lower():
        return ""
    if it.due is not None:
        return f"hoàn thành chậm nhất ngày {day(it.due, 'vi')}"
    return it.deadline


def _from(it: Matter, links: Links) -> tuple[Note, ...]:
    """The document that a matter was taken from."""
    if it.document is None or it.start is None or it.end is None:
        return ()
    return (Note(short(it.document), "", links.passage(it.document.sha256, it.start, it.end)),)


def _sentence(text: str) -> str:
    return f"{capital(' '.join(text.split())).rstrip(';,. ')}."


def _lower(text: str) -> str:
    """Words within a sentence; what begins with a name keeps its capital."""
    return text if text[:2].isupper() or " " not in text else text[:1].lower() + text[1:]
