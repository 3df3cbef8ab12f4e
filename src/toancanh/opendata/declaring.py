"""Which columns of which registers are open: ``sets/CODE.toml``, one file for each register."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from toancanh.registers.declaring import Column, Register
from toancanh.registers.registry import register, registers

_FIELDS = {"about_en", "keywords", "theme", "columns"}


@dataclass(frozen=True, slots=True)
class Declared:
    """A register of which some columns are open.

    Args:
        register: the register.
        columns: those that are given, in order.
        about_en: what it holds, in English.
        keywords: to be found by.
        theme: code of the EU's data themes.
    """

    register: Register
    columns: tuple[Column, ...]
    about_en: str
    keywords: tuple[str, ...]
    theme: str


@cache
def declared() -> tuple[Declared, ...]:
    """What is declared, in the order of the registers."""
    folder = files(__package__) / "sets"
    told = {it.name.removesuffix(".toml"): it.read_text("utf-8") for it in folder.iterdir()}
    return tuple(parse(code, told[code]) for code in sorted(told, key=list(registers()).index))


def parse(code: str, text: str) -> Declared:
    """Read the declaration of one register.

    Raises:
        ValueError: something is missing, unknown, or a column holds data of persons.
    """
    of, given = register(code), tomllib.loads(text)
    if set(given) != _FIELDS:
        raise ValueError(f"{code}: expected {sorted(_FIELDS)}, seen {sorted(given)}")
    known = {it.name: it for it in of.columns}
    if unknown := [name for name in given["columns"] if name not in known]:
        raise ValueError(f"{code}: no such columns: {unknown}")
    columns = tuple(known[name] for name in given["columns"])
    if private := [it.name for it in columns if it.personal]:
        raise ValueError(f"{code}: data of persons are never open: {private}")
    if not columns or columns[0].name != "name":
        raise ValueError(f"{code}: the name comes first")
    return Declared(of, columns, given["about_en"], tuple(given["keywords"]), given["theme"])
