"""What the columns of the tables of a picture mean."""

from toancanh.library.tables import Column
from toancanh.library.values import NUMBERS, TOLD, WHAT, Source
from toancanh.publish.open_data import Kind

FIGURES = (
    *WHAT,
    Column("kind", "outcome, plan, target, forecast: none of them can correct another"),
    *NUMBERS,
    Column("conflict", "another document says what cannot also be true", Kind.YES_NO),
    Column("rivals", "how many other claims there are", Kind.INTEGER),
    Column("why", "why this one stands"),
    *TOLD,
)
SERIES = (
    *(it for it in WHAT if it.name.startswith("period")),
    Column("period_name", "the period in words"),
    Column(
        "value",
        "as told where it can be true, else the middle of low and high",
        Kind.NUMBER,
    ),
    Column("low", "the least it can be, all other figures considered", Kind.NUMBER),
    Column("high", "the most it can be", Kind.NUMBER),
    Column("unit", "code of the unit of value, low and high"),
    Column("origin", "told; narrowed by other figures; derived; residual: what is left of the whole"),
    Column("id", "of the figure that tells it; empty if nobody does"),
    Column("document_name", "the document that tells it"),
    Column("sources", "ids of all figures behind it"),
    Column("steps", "how it came about, down to the sentences"),
)
AREAS = (
    Column("key", "what means just this unit: its code, with its first day if a later unit bears the code"),
    Column("code", "official code"),
    Column("since", "its first day", Kind.DATE),
    Column("until", "its last day; empty while it exists", Kind.DATE),
    Column("name", "its full name"),
    Column("level", "country, province, district, commune"),
    Column("figures", "how many figures are stood by", Kind.INTEGER),
)
CONTRADICTIONS = (
    Column("severity", "error, warning, info"),
    Column("identity", "the law that is broken"),
    Column("text", "in words"),
    Column("steps", "the figures, and what each would have to be"),
    Column("document", "SHA-256 of the document that brought it to light"),
    Column("figures", "ids of the figures that cannot all be true"),
)
DOCUMENTS = (
    Column("sha256", "of its bytes"),
    Column("name", "of the file"),
    Column("title", "as it is headed"),
    Column("number", "official number"),
    Column("issuer", "who issued it"),
    Column("published", "code of the day or period"),
    Column("received", "when it came", Kind.DATE),
    Column("figures", "how many were read in it", Kind.INTEGER),
)

__all__ = ["AREAS", "CONTRADICTIONS", "DOCUMENTS", "FIGURES", "SERIES", "Source"]
