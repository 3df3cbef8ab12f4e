"""What is attached to a mail (.eml)."""

from collections.abc import Iterator

from toancanh.read import mail
from toancanh.read.containers import Member
from toancanh.read.mail import eml

EXTENSIONS = (".eml",)


def recognises(data: bytes, name: str) -> bool:
    """Whether it begins with the fields of a message."""
    return eml.recognises(data)


def members(data: bytes, name: str) -> Iterator[Member]:
    """The attachments; raises ``UserError`` when the message is damaged."""
    return mail.members(eml.parse(data, name))
