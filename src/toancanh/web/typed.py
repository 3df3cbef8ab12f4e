"""A number that a person types on a page, written as the language of that page writes numbers."""

import re
from decimal import Decimal

from django.http import HttpRequest

from toancanh.model import Observation, UserError
from toancanh.model.text import canonical
from toancanh.publish import figures
from toancanh.reference.messages import Language
from toancanh.web.language import spoken

LANGUAGE = "so-viet-theo"
"""The field that says in which language the form was written; the page may have changed since."""
_LONGEST = 40
_EXAMPLE = Decimal("1234.5")
_WRITTEN = {
    "vi": re.compile(r"[+-]?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?"),
    "en": re.compile(r"[+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?"),
}


def typed_number(request: HttpRequest, field: str) -> Decimal:
    """The number typed in a field: 1.234,5 on a Vietnamese page, 1,234.5 on an English one, none other.

    Raises:
        UserError: it is none, or is written the other way.
    """
    text = canonical(request.POST.get(field, "")[:_LONGEST]).strip()
    said = request.POST.get(LANGUAGE)
    language: Language = spoken() if said not in _WRITTEN else "en" if said == "en" else "vi"
    if not _WRITTEN[language].fullmatch(text):
        raise UserError("review.bad_number", seen=text, example=figures.number(_EXAMPLE, language))
    return Decimal(text.replace(".", "").replace(",", ".") if language == "vi" else text.replace(",", ""))


def typed_for(request: HttpRequest, field: str, fact: Observation) -> Decimal:
    """The number typed in the place of a figure's, in its unit; it is typed in the one that it is told in.

    Raises:
        UserError: as ``typed_number``.
    """
    return typed_number(request, field) * figures.scale(fact.quantity, "vi")[0]
