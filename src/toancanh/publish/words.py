"""Fixed words of the message catalogue."""

from toancanh.model import Locator
from toancanh.reference.messages import Language, catalogue, render


def say(code: str, lang: Language, **values: str) -> str:
    """The message ``code`` with its placeholders filled.

    Raises:
        KeyError: it is not in the catalogue, or a placeholder has no value.
    """
    return render(code, values, lang)


def say_or(otherwise: str, code: str, lang: Language) -> str:
    """A word of the catalogue, or ``otherwise`` where it has none."""
    return catalogue(lang).get(code, otherwise)


def capital(text: str) -> str:
    """The text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


def locator(place: Locator, lang: Language) -> str:
    """Where in its file a passage stands: "trang 3, đoạn 12"; of a cell its sheet and its name are enough."""
    if place.sheet and place.cell:
        place = Locator(sheet=place.sheet, cell=place.cell)
    return ", ".join(say(f"locator.{part}", lang, number=str(at)) for part, at in place.as_dict().items())
