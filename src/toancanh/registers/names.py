"""What is left of a name without the words that say only what it is."""

import re
from functools import lru_cache

from toancanh.registers.declaring import Register
from toancanh.registers.entries import name_key

_PHASE = re.compile(r"(?<!\w)gđ ?(?=\d)")
_NOT_NAME = re.compile(r"[^\w]+")


@lru_cache(maxsize=65_536)
def bare(name: str, type_words: tuple[str, ...]) -> str:
    """The proper name as a key: "Cụm công nghiệp Tân An" and "CCN Tân An" have the same.

    A name that is nothing but such words keeps them.
    """
    left = _NOT_NAME.sub(" ", _PHASE.sub("giai đoạn ", name_key(name))).strip()
    words = sorted((name_key(it) for it in type_words), key=len, reverse=True)
    while found := next((it for it in words if left.startswith(f"{it} ")), None):
        left = left.removeprefix(found).strip()
    return left


def bare_name(register: Register, name: str) -> str:
    """The proper name of an entry of this register."""
    return bare(name, register.type_words)
