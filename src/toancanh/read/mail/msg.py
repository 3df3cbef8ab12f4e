"""Messages as Outlook keeps them (.msg), read with python-oxmsg."""

from struct import error as StructError

from oxmsg import Message
from oxmsg.attachment import Attachment as Attached
from oxmsg.domain.constants import PID_ATTACH_CONTENT_ID, PID_ATTACH_FILENAME, PID_DISPLAY_NAME

from toancanh.model import UserError
from toancanh.read import signatures
from toancanh.read.mail import Attachment, Mail

# Of olefile and of a library that trusts what it reads.
_STUMBLES = (
    OSError,
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    AssertionError,
    StructError,
    NotImplementedError,
    RecursionError,
)


def recognises(data: bytes) -> bool:
    """Whether it is an OLE file with the properties of a message at its root."""
    return signatures.kind(data) == signatures.MESSAGE


def parse(data: bytes, name: str) -> Mail:
    """Take a message apart.

    Raises:
        UserError: it is damaged.
    """
    try:
        message = Message.load(data)
        to = tuple(filter(None, (_address(it.name, it.email_address) for it in message.recipients)))
        return Mail(
            subject=message.subject,
            sender=message.sender or "",
            recipients=to,
            sent=message.sent_date,
            plain=message.body or "",
            page=message.html_body or "",
            attachments=tuple(map(_attachment, message.attachments)),
        )
    except _STUMBLES as error:
        raise UserError("read.mail_broken", name=name) from error


def _address(name: str | None, address: str | None) -> str:
    return f"{name} <{address}>" if name and address and name != address else address or name or ""


def _attachment(it: Attached) -> Attachment:
    """An attachment; a message sent on inside this one has no bytes of its own in such a file."""
    told = it.properties.str_prop_value
    name = it.file_name or told(PID_ATTACH_FILENAME) or told(PID_DISPLAY_NAME) or "?"
    shown = told(PID_ATTACH_CONTENT_ID) is not None
    return Attachment(name, it.mime_type or "", it.file_bytes, shown)
