"""Messages as the internet sends them (RFC 5322, MIME), read with the standard library."""

import mimetypes
import re
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

from toancanh.model import UserError
from toancanh.read import encoding
from toancanh.read.mail import Attachment, Mail

Message: TypeAlias = Any  # the library's types know only the old interface

_HEAD = 16_384  # bytes
_FIELD = re.compile(rb"(?m)^([A-Za-z][A-Za-z0-9-]*):[ \t\r\n]")
# A message has a sender and at least one of these; a text that begins with "Subject:" has not.
_OTHERS = {b"date", b"to", b"received", b"mime-version", b"message-id", b"subject"}
_STUMBLES = (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError)


def recognises(data: bytes) -> bool:
    """Whether it begins with the fields of a message."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    first = head[:1].isalpha() and _FIELD.match(head)
    fields = {found.lower() for found in _FIELD.findall(head)}
    return bool(first) and b"from" in fields and len(fields & _OTHERS) >= 2


def parse(data: bytes, name: str) -> Mail:
    """Take a message apart.

    Raises:
        UserError: it is damaged beyond what the parser can bear.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
        leaves = list(_leaves(message))
        return Mail(
            subject=_field(message, "subject"),
            sender=_field(message, "from"),
            recipients=tuple(filter(None, (_field(message, "to"), _field(message, "cc")))),
            sent=_sent(_field(message, "date")),
            plain="\n\n".join(_text(it) for it in leaves if _says(it, "text/plain")),
            page="\n".join(_text(it) for it in leaves if _says(it, "text/html")),
            attachments=tuple(_attachment(it) for it in leaves if _hangs_on(it)),
        )
    except _STUMBLES as error:
        raise UserError("read.mail_broken", name=name) from error


def _leaves(part: Message) -> Iterator[Message]:
    """The parts that hold something; a message sent on is one part."""
    if part.get_content_maintype() == "multipart":
        for inner in part.iter_parts() if part.is_multipart() else ():
            yield from _leaves(inner)
    else:
        yield part


def _says(part: Message, media_type: str) -> bool:
    return part.get_content_type() == media_type and not _hangs_on(part)


def _hangs_on(part: Message) -> bool:
    """Whether a part is attached rather than said. Phones part what is said by the pictures in it."""
    named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
    return named or part.get_content_maintype() != "text"


def _text(part: Message) -> str:
    data = part.get_payload(decode=True) or b""
    stated = part.get_content_charset()
    decoded = encoding.decode(data, stated)
    return decoded.text if decoded else data.decode("utf-8", "replace")


def _attachment(part: Message) -> Attachment:
    kind = part.get_content_type()
    name = part.get_filename()
    if kind == "message/rfc822" and part.is_multipart():
        inner = part.get_content()
        return Attachment(name or f"{_field(inner, 'subject') or 'mail'}.eml", kind, inner.as_bytes())
    shown = part.get_content_disposition() == "inline" or "content-id" in part
    ending = mimetypes.guess_extension(kind) or ""
    return Attachment(
        name or f"{part.get_content_maintype()}{ending}", kind, part.get_payload(decode=True), shown
    )


def _field(part: Message, name: str) -> str:
    try:
        return str(part.get(name, ""))
    except _STUMBLES:
        return ""  # one field that cannot be understood; the message is still there


def _sent(stated: str) -> datetime | None:
    try:
        return parsedate_to_datetime(stated)
    except ValueError:
        return None
