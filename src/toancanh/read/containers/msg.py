"""What is attached to a mail of Outlook (.msg)."""

from collections.abc import Iterator

from toancanh.read import mail
from toancanh.read.containers import Member
from toancanh.read.mail import msg

EXTENSIONS = (".msg",)


def recognises(data: bytes, name: str) -> bool:
    """Whether it is an OLE file that holds a message."""
    return msg.recognises(data)


def members(data: bytes, name: str) -> Iterator[Member]:
    """The attachments; raises ``UserError`` when the message is damaged."""
    return mail.members(msg.parse(data, name))
