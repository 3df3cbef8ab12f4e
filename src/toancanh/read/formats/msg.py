"""Mail as Outlook keeps it (.msg): what the message itself says."""

from toancanh.model import Document
from toancanh.read.assembly import Source
from toancanh.read.mail import document, msg

EXTENSIONS = (".msg",)
MEDIA_TYPE = "application/vnd.ms-outlook"
SIGNATURE = True


def recognises(data: bytes, name: str) -> bool:
    """Whether it is an OLE file that holds a message."""
    return msg.recognises(data)


def read(data: bytes, name: str) -> Document:
    """Read what a message says.

    Raises:
        UserError: it says nothing by itself, or it is damaged.
    """
    return document(msg.parse(data, name), Source(data, name, MEDIA_TYPE))
