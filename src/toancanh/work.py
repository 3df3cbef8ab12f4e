"""What is done with one file before anything is kept: opened if it holds others, read, extracted.

It joins ``read`` and ``extract`` and needs no store, so that a worker process (``isolation``) can do it.
"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from toancanh.extract import extract
from toancanh.model import AREA_TOLD, Document, Extraction, UserError
from toancanh.read import Member, members, read_bytes


class Found(NamedTuple):
    """A member of a container; its bytes lie in the file ``at``, unless they could not be had."""

    path: str
    at: Path | None
    error: UserError | None


class Taken(NamedTuple):
    """What one file gave: a document with what it says, members, or the reason why neither."""

    document: Document | None = None
    extraction: Extraction | None = None
    members: tuple[Found, ...] = ()
    error: UserError | None = None


def prepare() -> None:
    """Load all readers and rules, which the first file of a process would wait for."""
    extract(read_bytes("Xuất khẩu năm 2025 đạt 1 tỷ USD.".encode(), "a.txt"))


def take(content: bytes, name: str, spool: Path, known: bool, area: str | None) -> Taken:
    """Open, read and extract one file.

    Args:
        content: its bytes.
        name: its name as received.
        spool: a folder for the bytes of its members, under names of our own.
        known: it was read before, so only its members are wanted.
        area: what the clerk says it is of, if anything.
    """
    found: tuple[Found, ...] = ()
    try:
        inside = members(content, name)
        if inside is not None:
            for member in inside:
                found += (_spooled(member, spool, len(found)),)
        document = None if known else read_bytes(content, name)
    except UserError as error:
        # An archive says nothing itself, and a message may say nothing beside what is attached to it.
        silent = error.code == "read.archive" or (error.code == "read.blank" and found)
        return Taken(members=found, error=None if silent else error)
    return Taken(document, extract_for(document, area) if document else None, found)


def extract_for(document: Document, area: str | None) -> Extraction:
    """Extract a document of which the clerk says that it is of this area, if it names none itself."""
    if area:
        document = replace(document, metadata=document.metadata | {AREA_TOLD: area})
    return extract(document)


def _spooled(member: Member, spool: Path, number: int) -> Found:
    if member.data is None:
        return Found(member.path, None, member.error)
    spool.mkdir(exist_ok=True)
    at = spool / str(number)
    at.write_bytes(member.data)
    return Found(member.path, at, member.error)
