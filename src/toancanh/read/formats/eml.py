"""Mail (.eml): what the message itself says. What is attached is read by itself (``read.containers``)."""

from toancanh.model import Document
from toancanh.read.assembly import Source
from toancanh.read.mail import document, eml

EXTENSIONS = (".eml",)
MEDIA_TYPE = "message/rfc822"
SIGNATURE = True


def recognises(data: bytes, name: str) -> bool:
    """Whether it begins with the fields of a message."""
    return eml.recognises(data)


def read(data: bytes, name: str) -> Document:
    """Read what a message says.

    Raises:
        UserError: it says nothing by itself, or it is damaged.
    """
    return document(eml.parse(data, name), Source(data, name, MEDIA_TYPE))
