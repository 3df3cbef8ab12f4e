"""Frozen values to rows and back: the only file that knows both, and it loses nothing."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from toancanh.model import (
    Act,
    ActType,
    Attribute,
    Block,
    BlockKind,
    Bound,
    Choice,
    Deadline,
    Decision,
    Document,
    DocumentKind,
    Evidence,
    Extraction,
    Faint,
    Feature,
    Finding,
    Limit,
    Locator,
    Measure,
    Mending,
    Mention,
    MentionKind,
    Observation,
    Part,
    Passage,
    Period,
    Quantity,
    Reference,
    Severity,
    Status,
    Verdict,
    Way,
)
from toancanh.model.text import fold
from toancanh.store.models import (
    ActRow,
    ChoiceRow,
    CorrectionRow,
    DecisionRow,
    FindingRow,
    MentionRow,
    ObservationRow,
    Original,
    Reading,
    SourceDocument,
)
from toancanh.store.superseding import KEY_LENGTH, keys

Columns = dict[str, Any]


def document_row(document: Document, original: Original) -> SourceDocument:
    """The unsaved row of a document whose bytes are kept as ``original``."""
    start, end = _days(document.published)
    return SourceDocument(
        original=original,
        name=document.name,
        media_type=document.media_type,
        text=document.text,
        blocks=[_block(block) for block in document.blocks],
        metadata=document.metadata,
        title=document.title,
        published_start=start,
        published_end=end,
        issuer=document.issuer,
        number=document.number,
        issuer_key=fold(document.issuer or "")[:KEY_LENGTH] or None,
        **keys(document),
    )


def to_document(row: SourceDocument) -> Document:
    """The document of a row."""
    return Document(
        sha256=row.sha256,
        name=row.name,
        media_type=row.media_type,
        text=row.text,
        blocks=tuple(_to_block(*columns) for columns in row.blocks),
        title=row.title,
        published=row.published,
        issuer=row.issuer,
        number=row.number,
        metadata=dict(row.metadata),
    )


def _block(block: Block) -> list[Any]:
    """A block as a list; what only few have (shape, value, faint words) stands in a dictionary at its end."""
    more: Columns = {}
    if (block.down, block.across) != (1, 1):
        more["shape"] = [block.down, block.across]
    if isinstance(block.value, Decimal):
        more["number"] = str(block.value)
    elif block.value is not None:
        more["day"] = block.value.isoformat()
    if block.faint:
        more["faint"] = [[it.start, it.end, str(it.confidence)] for it in block.faint]
    return [block.start, block.end, block.kind, block.locator.as_dict(), *([more] if more else [])]


def _to_block(start: int, end: int, kind: str, locator: Columns, more: Columns | None = None) -> Block:
    more = more or {}
    day, number = more.get("day"), more.get("number")
    value = date.fromisoformat(day) if day else Decimal(number) if number else None
    faint = tuple(Faint(a, b, Decimal(sure)) for a, b, sure in more.get("faint", ()))
    down, across = more.get("shape", (1, 1))
    return Block(start, end, BlockKind(kind), Locator(**locator), down, across, value, faint)


def observation_columns(fact: Observation) -> Columns:
    """The columns of an observation, without its place in a reading."""
    start, end = _days(fact.period)
    return _quoted(fact.passage) | {
        "fact_id": fact.id,
        "indicator": fact.indicator,
        "label": fact.label,
        "dims": [list(pair) for pair in fact.dims],
        "measure": fact.measure.value,
        "status": fact.status.value,
        "value": fact.quantity.value,
        "high": fact.quantity.high,
        "step": fact.quantity.step,
        "unit": fact.quantity.unit,
        "bound": fact.quantity.bound.value,
        "period_start": start,
        "period_end": end,
        "area": fact.area,
        "area_code": fact.area_code,
        "area_since": fact.area_since,
        "sentence_start": fact.sentence[0],
        "sentence_end": fact.sentence[1],
        "rule": fact.rule,
        "evidence": [list(found) for found in fact.evidence],
        "confidence": fact.confidence,
        "doubts": list(fact.doubts),
    }


def to_observation(row: ObservationRow, sha256: str) -> Observation:
    """The observation of a row that quotes the document ``sha256``."""
    return Observation(
        passage=_passage(row, sha256),
        quantity=Quantity(row.value, row.unit, row.high, row.step, Bound(row.bound)),
        indicator=row.indicator,
        label=row.label,
        measure=Measure(row.measure),
        status=Status(row.status),
        period=_period(row.period_start, row.period_end),
        area=row.area,
        area_code=row.area_code,
        area_since=row.area_since,
        dims=tuple((name, value) for name, value in row.dims),
        sentence=(row.sentence_start, row.sentence_end),
        rule=row.rule,
        evidence=tuple(Evidence(Part(part), Way(way), *where) for part, way, *where in row.evidence),
        confidence=row.confidence,
        doubts=tuple(row.doubts),
    )


def to_decision(row: DecisionRow) -> Decision:
    """The decision of a row."""
    return Decision(row.claim, Verdict(row.verdict), row.who, row.at, row.note)


def to_choice(row: ChoiceRow, documents: tuple[str, ...]) -> Choice:
    """The choice of a row: its document and those that took its place are ``documents``."""
    fact = to_observation(row.observation, documents[0]) if row.stands else None
    return Choice(row.subject, fact, documents, row.who, timezone.localtime(row.at), row.reason)


def to_mending(row: CorrectionRow, sha256: str) -> Mending:
    """The correction of a row, whose document is ``sha256``."""
    fact, when = to_observation(row.observation, sha256), timezone.localtime(row.at)
    return Mending(fact, row.value, row.who, when, row.reason, row.source)


def act_columns(act: Act) -> Columns:
    """The columns of an act, without its place in a reading."""
    return _quoted(act.passage) | {
        "type": act.type.value,
        "actor": act.actor,
        "addressee": act.addressee,
        "topics": list(act.topics),
        "rule": act.rule,
        "deadline": act.deadline and _deadline(act.deadline),
        "due": act.deadline and act.deadline.due,
        "references": [_reference(it) for it in act.references],
    }


def to_act(row: ActRow, sha256: str) -> Act:
    """The act of a row that quotes the document ``sha256``."""
    deadline = _to_deadline(row.deadline, sha256) if row.deadline else None
    named = tuple(_to_reference(it, sha256) for it in row.references)
    passage, kind, topics = _passage(row, sha256), ActType(row.type), tuple(row.topics)
    return Act(passage, kind, row.actor, row.addressee, topics, row.rule, deadline, named)


def finding_columns(finding: Finding) -> Columns:
    """The columns of a finding, without its place in a reading."""
    quoted = _quoted(finding.passage) if finding.passage else {}
    values = [list(pair) for pair in finding.values]
    return quoted | {"code": finding.code, "severity": finding.severity.value, "values": values}


def to_finding(row: FindingRow, sha256: str) -> Finding:
    """The finding of a row about the document ``sha256``."""
    values = tuple((name, value) for name, value in row.values)
    passage = None if row.start is None else _passage(row, sha256)
    return Finding(row.code, Severity(row.severity), passage, values)


def mention_columns(it: Mention) -> Columns:
    """The columns of a mention, without its place in a reading."""
    return _quoted(it.passage) | {
        "kind": it.kind.value,
        "variety": it.variety,
        "name": it.name,
        "key": it.key,
        "attributes": [_attribute(each) for each in it.attributes],
        "rule": it.rule,
    }


def to_mention(row: MentionRow, sha256: str) -> Mention:
    """The mention of a row that quotes the document ``sha256``."""
    stated = tuple(_to_attribute(it, sha256) for it in row.attributes)
    kind = MentionKind(row.kind)
    return Mention(_passage(row, sha256), kind, row.name, row.key, row.variety, stated, row.rule)


def _attribute(it: Attribute) -> Columns:
    number = None
    if (of := it.quantity) is not None:
        number = [str(of.value), of.unit, of.high and str(of.high), str(of.step), of.bound.value]
    return _quoted(it.passage) | {"feature": it.feature.value, "quantity": number, "code": it.code}


def _to_attribute(it: Columns, sha256: str) -> Attribute:
    quantity = None
    if it["quantity"]:
        value, unit, high, step, bound = it["quantity"]
        exact = high and Decimal(high)
        quantity = Quantity(Decimal(value), unit, exact, Decimal(step), Bound(bound))
    return Attribute(Feature(it["feature"]), _to_passage(it, sha256), quantity, it["code"])


def mention_rows(extraction: Extraction, reading: Reading) -> list[MentionRow]:
    """The unsaved rows of the things that an extraction names."""
    named = enumerate(extraction.mentions)
    return [MentionRow(reading=reading, position=at, **mention_columns(it)) for at, it in named]


def rows(
    extraction: Extraction, reading: Reading
) -> tuple[list[ObservationRow], list[ActRow], list[FindingRow]]:
    """The unsaved rows of an extraction. A claim found twice in a passage is one claim, the first."""
    facts = {fact.id: fact for fact in reversed(extraction.facts)}
    kept = [fact for fact in extraction.facts if facts[fact.id] is fact]
    return (
        [
            ObservationRow(reading=reading, position=at, **observation_columns(it))
            for at, it in enumerate(kept)
        ],
        [ActRow(reading=reading, position=at, **act_columns(it)) for at, it in enumerate(extraction.acts)],
        [
            FindingRow(reading=reading, position=at, **finding_columns(it))
            for at, it in enumerate(extraction.findings)
        ],
    )


def digest(extraction: Extraction) -> str:
    """SHA-256 of everything an extraction says: equal digests, equal content, in equal order."""
    content = [
        [observation_columns(fact) for fact in extraction.facts],
        [act_columns(act) for act in extraction.acts],
        [finding_columns(finding) for finding in extraction.findings],
        [mention_columns(mention) for mention in extraction.mentions],
    ]
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, default=_written)
    return hashlib.sha256(written.encode()).hexdigest()


def _deadline(it: Deadline) -> Columns:
    return _quoted(it.passage) | {"limit": it.limit.value, "period": it.period and it.period.code}


def _to_deadline(it: Columns, sha256: str) -> Deadline:
    return Deadline(_to_passage(it, sha256), Limit(it["limit"]), it["period"] and Period.parse(it["period"]))


def _reference(it: Reference) -> Columns:
    about = {"number": it.number, "kind": it.kind and it.kind.value, "issuer": it.issuer}
    return _quoted(it.passage) | about | {"issued": it.issued and it.issued.code}


def _to_reference(it: Columns, sha256: str) -> Reference:
    kind, issued = it["kind"] and DocumentKind(it["kind"]), it["issued"] and Period.parse(it["issued"])
    return Reference(_to_passage(it, sha256), it["number"], kind, issued, it["issuer"])


def _to_passage(it: Columns, sha256: str) -> Passage:
    return Passage(sha256, it["start"], it["end"], it["text"], Locator(**it["locator"]))


def _written(value: Decimal | date) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value.isoformat()


def _days(period: Period | None) -> tuple[date | None, date | None]:
    return (period.start, period.end) if period else (None, None)


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end) if start and end else None


def _quoted(passage: Passage) -> Columns:
    return {
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "locator": passage.locator.as_dict(),
    }


def _passage(row: ObservationRow | ActRow | FindingRow | MentionRow, sha256: str) -> Passage:
    start, end, text, locator = row.start, row.end, row.text, row.locator
    if start is None or end is None or text is None or locator is None:
        raise ValueError(f"row {row.pk} quotes no passage")
    return Passage(sha256, start, end, text, Locator(**locator))
