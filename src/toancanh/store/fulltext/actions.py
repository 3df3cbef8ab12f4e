"""Writing the lines of a document."""

from typing import TYPE_CHECKING

from toancanh.store.fulltext.lines import keys, lines
from toancanh.store.fulltext.rows import LineRow

if TYPE_CHECKING:
    from toancanh.store.models import SourceDocument


def keep_lines(*, document: "SourceDocument") -> None:
    """Make a document that was just stored one that can be searched."""
    text = document.text
    found = (
        LineRow(document=document, **it._asdict(), **keys(text[it.start : it.end]))
        for it in lines(text, document.blocks)
    )
    LineRow.objects.bulk_create((it for it in found if it.plain), batch_size=500)
