"""How registers stand in addresses: by their Vietnamese title without marks ("cum-cong-nghiep")."""

from functools import cache

from django.urls import reverse

from toancanh.model.text import fold
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.registry import registers
from toancanh.registers.selectors import register_of


class RegisterConverter:
    """The part of an address that names a register."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> Register:
        """The register.

        Raises:
            ValueError: there is none of that name, so the address leads nowhere.
        """
        try:
            return _by_slug()[value]
        except KeyError as error:
            raise ValueError(value) from error

    def to_url(self, of: Register) -> str:
        """What stands for it."""
        return slug(of)


def slug(of: Register) -> str:
    """What stands for a register in an address."""
    return fold(said(of.words, "vi")).replace(" ", "-")


@cache
def _by_slug() -> dict[str, Register]:
    return {slug(it): it for it in registers().values()}


def address(entry: Entry) -> str:
    """The page of an entry."""
    return reverse("registers:entry", args=(register_of(entry), entry.pk))
