"""From a document to its observations, acts and named things, by rules with examples beside them.

The contract is ``docs/reference/extract.md``: offsets count characters of the document's text, and the
text at the span of a fact is the fact's text.
"""

from toancanh.extract.assemble import assemble
from toancanh.extract.confidence import Clarity, judged
from toancanh.extract.doubts import doubts
from toancanh.extract.named import find_mentions
from toancanh.extract.question import asked, keywords
from toancanh.extract.reading import Reading
from toancanh.extract.rules.act.find import find_acts
from toancanh.extract.survey import Survey
from toancanh.extract.tables import read_tables
from toancanh.model import Document, Extraction, Finding

__all__ = ["asked", "extract", "keywords"]


def _place(finding: Finding) -> int:
    return finding.passage.start if finding.passage else -1


def extract(document: Document) -> Extraction:
    """Read the facts, acts and mentions of one document, in reading order."""
    survey = Survey(Reading(document))
    tables, clarity = read_tables(survey), Clarity(document)
    facts = judged(tuple(assemble(survey, tables)), clarity)
    mentions = tuple(find_mentions(survey, facts))
    found = sorted((*doubts(facts, clarity), *tables.findings), key=_place)
    return Extraction(facts, find_acts(survey), tuple(found), mentions)
