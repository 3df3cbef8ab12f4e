"""What people call things by: a paper, an area, an entry of a register, as typed, and what is meant."""

import re
from collections.abc import Iterator

from toancanh.followup.sketches import Entry, Shown
from toancanh.model import UserError
from toancanh.reference.areas import areas
from toancanh.registers import selectors as registers
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry as Row
from toancanh.registers.entries import name_key
from toancanh.registers.registry import registers as every_register
from toancanh.store import selectors as store
from toancanh.store.models import SourceDocument

_CODED = re.compile(r"(?P<register>[a-z_]+)/(?P<entry>[^/]+)(?:/(?P<name>.+))?")
_NOT_ABOUT = ("offices", "officials")


def shown(asked: str) -> Shown:
    """A document of the store by its SHA-256 or number, else a paper by its number only."""
    row = store.document(asked) or SourceDocument.objects.filter(number=asked).first()
    return Shown(row.number or row.name, row.sha256) if row else Shown(asked)


def area(asked: str) -> tuple[str, str | None]:
    """The name and code of an area; one that is no unit, such as a zone, is kept as it is named."""
    found = areas().find(asked)
    return (found[0].name, found[0].code) if found else (asked, None)


def entry(asked: str) -> Entry:
    """An entry of a register: by its name, or as REGISTER/ID or REGISTER/ID/NAME.

    Raises:
        UserError: nothing bears the name, or several do.
    """
    coded = _CODED.fullmatch(asked.strip())
    if coded:
        return Entry(coded["register"], coded["entry"], coded["name"] or coded["entry"])
    found = [
        Entry(of.code, str(row.pk), row.name)
        for of in about()
        for row in registers.entries(of).filter(name_key=name_key(asked))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError("followup.no_entry", seen=asked)
    choices = "; ".join(f"{it.register}/{it.entry}/{it.name}" for it in found)
    raise UserError("followup.which_entry", seen=asked, choices=choices)


def about() -> Iterator[Register]:
    """The registers of things that matters are about."""
    return (it for it in every_register().values() if not it.within and it.code not in _NOT_ABOUT)


def like(words: str, most: int) -> Iterator[tuple[Register, Row]]:
    """Some entries whose words these are, at most so many of each register."""
    asked = registers.Asked(search=words)
    for of in about():
        yield from ((of, row) for row in registers.entries(of, asked)[:most])
