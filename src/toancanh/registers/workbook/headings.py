"""The headings of a register's workbook: its columns, the entry's number and version, the row's source."""

from dataclasses import dataclass

from toancanh.model import UserError
from toancanh.reference.messages import Language, language
from toancanh.registers.declaring import Column, Register, said
from toancanh.registers.entries import name_key

NUMBER, VERSION = "number", "version"
SOURCE, URL, AS_OF = "source", "url", "as_of"

ABOUT_THE_ROW = {
    NUMBER: ("Mã số", "Number"),
    VERSION: ("Phiên bản", "Version"),
}
ABOUT_THE_SOURCE = {
    AS_OF: ("Số liệu ngày", "As of"),
    SOURCE: ("Nguồn", "Source"),
    URL: ("Địa chỉ nguồn", "Source address"),
}


@dataclass(frozen=True, slots=True)
class Headings:
    """At which place of a row each thing stands: names of ``ABOUT_…``, and the columns of the register."""

    about: dict[str, int]
    columns: dict[int, Column]


def labels(register: Register, lang: Language) -> list[str]:
    """All headings in the order in which they are written."""
    return [
        *(said(it, lang) for it in ABOUT_THE_ROW.values()),
        *(it.label(lang) for it in register.columns),
        *(said(it, lang) for it in ABOUT_THE_SOURCE.values()),
    ]


def understood(register: Register, written: list[str]) -> Headings:
    """What each heading means; the unit in brackets may be left out, case and tone marks' place do not count.

    Raises:
        UserError: a heading is not known, stands twice, or none says the name.
    """
    known = _known(register)
    about: dict[str, int] = {}
    columns: dict[int, Column] = {}
    for at, label in enumerate(written):
        if not label.strip():
            continue
        meant = known.get(name_key(label))
        if meant is None:
            raise UserError(
                "registers.no_such_heading", heading=label, known="; ".join(labels(register, "vi"))
            )
        if meant in columns.values() or meant in about:
            raise UserError("registers.heading_twice", heading=label)
        if isinstance(meant, Column):
            columns[at] = meant
        else:
            about[meant] = at
    if "name" not in {it.name for it in columns.values()} and NUMBER not in about:
        raise UserError("registers.no_name_heading", heading=labels(register, language())[2])
    return Headings(about, columns)


def _known(register: Register) -> dict[str, str | Column]:
    found: dict[str, str | Column] = {}
    for lang in ("en", "vi"):
        for name, words in (ABOUT_THE_ROW | ABOUT_THE_SOURCE).items():
            found[name_key(said(words, lang))] = name
        for column in register.columns:
            found[name_key(said(column.words, lang))] = column
            found[name_key(column.label(lang))] = column
    return found
