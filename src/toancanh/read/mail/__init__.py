"""Mail: what a message says is a document, what is attached to it are its members.

The two ways to keep a message, ``eml`` (the internet's) and ``msg`` (Outlook's), become one ``Mail`` here.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

from PIL import Image

from toancanh.model import Document, Period, UserError
from toancanh.model.text import canonical
from toancanh.read.assembly import Source
from toancanh.read.characters import without_controls
from toancanh.read.clutter import is_clutter
from toancanh.read.containers import Member, file_name
from toancanh.read.formats import html, txt

_VIETNAM = timezone(timedelta(hours=7))
_SCAN = (800, 1000)  # pixels of the short and the long side: a page; signatures and logos are smaller
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")


@dataclass(frozen=True, slots=True)
class Attachment:
    """What hangs on a message. ``inline`` ones are pictures that its text shows; ``data`` may be missing."""

    name: str
    media_type: str
    data: bytes | None
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """One message, its texts decoded."""

    subject: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    sent: datetime | None = None
    plain: str = ""
    page: str = ""
    attachments: tuple[Attachment, ...] = ()


def document(mail: Mail, source: Source) -> Document:
    """What the message itself says: its plain text, or its page where there is none.

    Raises:
        UserError: it says nothing.
    """
    reader, text = (html, mail.page) if not mail.plain.strip() and mail.page.strip() else (txt, mail.plain)
    if not text.strip():
        raise UserError("read.blank", name=source.name)
    said: Document = reader.read(without_surrogates(text).encode(), source.name)
    told = {
        "sender": mail.sender,
        "recipient": "; ".join(mail.recipients),
        "attachments": "; ".join(it.name for it in mail.attachments if not is_decoration(it)),
        "left_out": "; ".join(it.name for it in mail.attachments if is_decoration(it)),
    }
    return replace(
        said,
        sha256=sha256(source.data).hexdigest(),
        media_type=source.media_type,
        title=_clean(mail.subject) or said.title,
        published=_day(mail.sent) or said.published,
        metadata=said.metadata | {key: clean for key, value in told.items() if (clean := _clean(value))},
    )


def members(mail: Mail) -> Iterator[Member]:
    """What is attached, without the pictures of signatures."""
    for it in mail.attachments:
        if is_decoration(it) or is_clutter(it.name.replace("\\", "/").split("/")):
            continue
        name = file_name(it.name)
        if it.media_type in _TNEF or name.lower() == "winmail.dat":
            yield Member(it.name, it.data, UserError("read.winmail", name=name))
        elif it.data is None:
            yield Member(it.name, None, UserError("read.attachment_missing", name=name))
        else:
            yield Member(it.name, it.data)


def is_decoration(it: Attachment) -> bool:
    """Whether it is a picture in the text too small to be a scanned page."""
    if not it.inline or not it.media_type.startswith("image/"):
        return False
    try:
        with Image.open(io.BytesIO(it.data or b"")) as picture:
            short, long = sorted(picture.size)
    except (OSError, ValueError, Image.DecompressionBombError):
        return False  # not a picture that is known here: let the readers say what it is
    return short < _SCAN[0] or long < _SCAN[1]


def without_surrogates(text: str) -> str:
    """The text, with a mark in the place of each byte that its stated encoding could not explain."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _clean(text: str) -> str:
    return " ".join(canonical(without_controls(without_surrogates(text))).split())


def _day(sent: datetime | None) -> Period | None:
    """The day in Việt Nam on which it was sent."""
    if sent is None:
        return None
    known = sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    try:
        return Period.parse(known.astimezone(_VIETNAM).date().isoformat())
    except (ValueError, OverflowError):
        return None
