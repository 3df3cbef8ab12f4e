"""Provinces as those write them who leave out marks or spaces: "Dak Lak", "Daklak", "ĐắkLắk", "Lam Dong"."""

from collections.abc import Iterator

from toancanh.model.text import strip_marks


def loose_spellings(name: str) -> Iterator[str]:
    """Ways to write a name of several syllables without its marks, its spaces or either."""
    if " - " in name:
        yield from (name.replace(" - ", "- "), name.replace(" - ", " -"), strip_marks(name))
    elif " " in name:
        plain = strip_marks(name)
        yield plain
        yield plain.replace(" ", "")
        if name.endswith("k"):  # only the names of the highlands' languages are run together with their marks
            yield name.replace(" ", "")


def capital_enough(written: str, name: str) -> bool:
    """Whether a name without its marks has capitals throughout: "Ha Nam", but not "Ha nam"."""
    if written != strip_marks(written) or name == strip_marks(name):
        return True
    return all(word[0].isupper() for word in written.replace("-", " ").split())
