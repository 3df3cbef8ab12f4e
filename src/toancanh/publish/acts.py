"""What goes with an act, in words: by when it is to be done, and which documents it names."""

from toancanh.model import Act, Deadline, Reference
from toancanh.publish import periods
from toancanh.publish.words import capital, say
from toancanh.reference.messages import Language


def deadline(it: Deadline, lang: Language) -> str:
    """The words of the text, and the last day in time when they mean one: "trước 30/9 (29/9/2025)"."""
    words = " ".join(it.passage.text.split())
    if it.due is None:
        return say("act_note.deadline", lang, words=words)
    return say("act_note.deadline_due", lang, words=words, due=periods.day(it.due, lang))


def reference(it: Reference, lang: Language) -> str:
    """A document by kind and number, with its day and its issuer when known."""
    kind = say(f"document_kind.{it.kind}", lang) if it.kind else say("document_kind.document", lang)
    issued = periods.published(it.issued, lang) if it.issued else None
    return ", ".join(filter(None, (f"{capital(kind)} {it.number}", issued, it.issuer)))


def note(it: Act, lang: Language) -> str:
    """Deadline and documents on one line; empty when the act has neither."""
    due = deadline(it.deadline, lang) if it.deadline else None
    return " · ".join(filter(None, (due, *(reference(each, lang) for each in it.references))))
