"""Which entries of other registers the cells of a column name: read at once, however many rows there are."""

import re
from collections import defaultdict
from collections.abc import Collection

from toancanh.model import UserError
from toancanh.registers.declaring import Column, Register
from toancanh.registers.entries import Entry, name_key
from toancanh.registers.selectors import among
from toancanh.registers.values import target

_NUMBER = re.compile(r"\[#(\d{1,18})\]\s*$")


class Named:
    """The entries that words in a column can mean: by number in brackets, else by name."""

    def __init__(self, register: Register, column: Column, words: Collection[str]) -> None:
        entries = target(register, column).objects
        numbers = {int(found[1]) for it in words if (found := _NUMBER.search(it))}
        names = {name_key(it) for it in words if not _NUMBER.search(it)}
        self._by_number: dict[int, Entry] = entries.in_bulk(numbers)
        self._by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in among(entries.filter(retired_at=None), "name_key", names):
            self._by_name[entry.name_key].append(entry)

    def entry(self, words: str) -> Entry:
        """The one entry that is meant.

        Raises:
            UserError: there is none, or the name is that of several.
        """
        exact = _NUMBER.search(words)
        if exact:
            found = [self._by_number[int(exact[1])]] if int(exact[1]) in self._by_number else []
        else:
            found = self._by_name.get(name_key(words), [])
        if len(found) == 1:
            return found[0]
        code = "registers.several_entries" if found else "registers.no_such_entry"
        raise UserError(code, seen=words, known="; ".join(f"{it.name} [#{it.pk}]" for it in found[:3]))
