"""What ``extract`` prints: the contract of ``docs/reference/extract.md``, in exact decimals."""

from decimal import Decimal
from typing import Any

import msgspec

from toancanh.cli.words import say
from toancanh.model import (
    Act,
    Attribute,
    Block,
    Deadline,
    Document,
    Evidence,
    Extraction,
    Finding,
    Interval,
    Mention,
    Observation,
    Passage,
    Quantity,
    Reference,
)
from toancanh.publish import explanation
from toancanh.reference.messages import language

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encode(content: Any) -> str:
    """JSON on one line; decimals as numbers, to the last digit."""
    return _ENCODER.encode(content).decode()


def extraction(found: Extraction, document: Document, *, explain: bool = False) -> dict[str, Any]:
    """All facts, acts, mentions and doubts of a document."""
    return {
        "facts": [fact(it, document, explain=explain) for it in found.facts],
        "acts": [act(it, explain=explain) for it in found.acts],
        "mentions": [mention(it) for it in found.mentions],
        "findings": [finding(it) for it in found.findings],
    }


def fact(it: Observation, document: Document, *, explain: bool = False) -> dict[str, Any]:
    """One fact; with ``explain`` also its sentence in words and the values it allows."""
    told = {
        "id": it.id,
        **_quoted(it.passage),
        "indicator": it.indicator,
        "label": it.label,
        "dims": dict(it.dims),
        "area": it.area,
        "area_code": it.area_code,
        "area_since": it.area_since,
        "period": it.period.code if it.period else None,
        "measure": it.measure,
        "value": _value(it.quantity),
        "unit": it.quantity.unit,
        "status": it.status,
        "bound": it.quantity.bound,
        "step": number(it.quantity.step),
        "rule": it.rule,
        "sentence": list(it.sentence),
        "confidence": it.confidence,
        "doubts": list(it.doubts),
        "evidence": [_reason(found) for found in it.evidence],
        **_located(it.passage),
    }
    return told | {"explanation": _explanation(it, document)} if explain else told


def fact_line(it: Observation, document: Document, *, explain: bool = False) -> dict[str, Any]:
    """One fact with what must be known of its document to weigh it; ``cli.facts`` reads it back."""
    published = document.published.code if document.published else None
    source = {"document": document.name, "sha256": document.sha256, "published": published}
    stated = {"issuer": document.issuer, "number": document.number}
    return {**source, **stated, **fact(it, document, explain=explain)}


def act(it: Act, *, explain: bool = False) -> dict[str, Any]:
    """One act; with ``explain`` also the rules behind it, its deadline and the documents it names."""
    told = {
        "type": it.type,
        **_quoted(it.passage),
        "actor": it.actor,
        "addressee": it.addressee,
        "topics": list(it.topics),
        "deadline": deadline(it.deadline) if it.deadline else None,
        "references": [reference(each) for each in it.references],
        "rule": it.rule,
        **_located(it.passage),
    }
    return told | {"explanation": {"rules": rules(it)}} if explain else told


def deadline(it: Deadline) -> dict[str, Any]:
    """By when something is to be done."""
    period = it.period.code if it.period else None
    return {**_quoted(it.passage), "limit": it.limit, "period": period, "due": it.due, **_located(it.passage)}


def reference(it: Reference) -> dict[str, Any]:
    """An official document named by its number."""
    issued = it.issued.code if it.issued else None
    about = {"kind": it.kind, "number": it.number, "issued": issued, "issuer": it.issuer}
    return {**_quoted(it.passage), **about, **_located(it.passage)}


def rules(it: Act) -> list[str]:
    """Names of the rules behind an act: its own, that of its deadline, those of the documents it names."""
    limit = [f"deadline.{it.deadline.limit}"] if it.deadline else []
    return [f"act.{it.rule}", *limit, *("document.number" for _ in it.references[:1])]


def mention(it: Mention) -> dict[str, Any]:
    """One named thing with what is stated of it."""
    named = {"kind": it.kind, "variety": it.variety, "name": it.name, "key": it.key}
    told = [attribute(each) for each in it.attributes]
    return {**named, **_quoted(it.passage), "attributes": told, "rule": it.rule, **_located(it.passage)}


def attribute(it: Attribute) -> dict[str, Any]:
    """One statement about a named thing; ``value`` and ``unit`` only of a number, ``code`` only if known."""
    told: dict[str, Any] = {"feature": it.feature, **_quoted(it.passage)}
    if it.quantity:
        told |= {"value": _value(it.quantity), "unit": it.quantity.unit, "bound": it.quantity.bound}
    return told | ({"code": it.code} if it.code else {}) | _located(it.passage)


def finding(it: Finding) -> dict[str, Any]:
    """One doubt: its code, what fills its message, and the message in the language asked for."""
    values = dict(it.values)
    told = {"code": it.code, "severity": it.severity, "values": values, "message": say(it.code, **values)}
    return told | ({**_quoted(it.passage), **_located(it.passage)} if it.passage else {})


def document(it: Document) -> dict[str, Any]:
    """A document as ``read`` prints it."""
    blocks = [block(b) for b in it.blocks]
    stated = {"title": it.title, "published": it.published and it.published.code, "issuer": it.issuer}
    file = {"name": it.name, "sha256": it.sha256, "media_type": it.media_type}
    return {**file, **stated, "number": it.number, "metadata": it.metadata, "text": it.text, "blocks": blocks}


def block(it: Block) -> dict[str, Any]:
    """One block; how far a merged cell reaches and what a spreadsheet holds only where there is such."""
    told: dict[str, Any] = {
        "start": it.start,
        "end": it.end,
        "kind": it.kind,
        "locator": it.locator.as_dict(),
    }
    if (it.down, it.across) != (1, 1):
        told |= {"down": it.down, "across": it.across}
    if it.value is not None:
        told["value"] = number(it.value) if isinstance(it.value, Decimal) else it.value
    return told


def _quoted(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "text": passage.text}


def _located(passage: Passage) -> dict[str, Any]:
    place = passage.locator.as_dict()
    return {"locator": place} if place else {}


def _reason(found: Evidence) -> dict[str, Any]:
    where = {} if found.start is None else {"start": found.start, "end": found.end}
    counted = {"distance": found.distance, "others": found.others}
    back = {name: count for name, count in counted.items() if count}
    return {"part": found.part, "way": found.way, "rule": found.rule, **where, **back}


def _explanation(it: Observation, document: Document) -> dict[str, Any]:
    lang = language()
    told = [str(line) for line in explanation.lines(it, document.text, lang)]
    doubts = list(explanation.doubts(it, lang))
    rules, interval = it.rule.split(), _ends(it.quantity.interval)
    sentence = document.text[slice(*it.sentence)]
    return {"sentence": sentence, "rules": rules, "interval": interval, "lines": told, "doubts": doubts}


def _ends(it: Interval) -> list[int | Decimal | None]:
    return [None if end is None else number(end) for end in (it.low, it.high)]


def _value(quantity: Quantity) -> Any:
    low, high = quantity.value, quantity.high
    return number(low) if high is None else [number(low), number(high)]


def number(value: Decimal) -> int | Decimal:
    """A decimal as JSON writes it: a whole number without a point, no noughts at the end."""
    return int(value) if value == value.to_integral_value() else value.normalize()
