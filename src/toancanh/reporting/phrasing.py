"""The small grammar of a report: what happened to a thing in an area over a period, in official Vietnamese.

A sentence has the same parts in the same order each time, because it is read beside many others: when, what,
where, how much, against the plan, against the year before. What nobody tells is left out of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toancanh.answering.known import Subject
from toancanh.model import Period, Status
from toancanh.publish import names
from toancanh.publish.brief import Said
from toancanh.publish.word.values import Paragraph
from toancanh.publish.words import capital
from toancanh.reference.indicators import Kind, catalogue
from toancanh.reporting.asked import spelled
from toancanh.reporting.citing import settled

AGAINST_LAST_YEAR = " so với cùng kỳ năm trước"
_AGAINST_YEAR = " so với năm trước"
_OF_PLAN = " kế hoạch năm"
_ON_LAND = "trên địa bàn"
_LEADS = {("kind", "khu kinh tế"): "thuộc ", ("sector", "công nghiệp"): "ngành "}


@dataclass(frozen=True, slots=True)
class Measured:
    """What is told of a thing: its level, its growth on the year before, its percent of the plan."""

    subject: Subject
    level: Said | None
    status: Status
    growth: Said | None
    percent: Said | None
    yearly: bool = False  # over a whole year

    @property
    def compared(self) -> str:
        """What its growth is on."""
        return _AGAINST_YEAR if self.yearly else AGAINST_LAST_YEAR

    @property
    def counted(self) -> bool:
        """Whether its level is a number of things: "có 22 cụm công nghiệp"."""
        return self.level is not None and catalogue()[self.subject[0]].unit == "count"


def sentence(it: Measured, span: Period, where: str, *, first: str = "") -> Paragraph:
    """What happened, as a sentence without its full stop: "6 tháng đầu năm 2025, … ước đạt …".

    Args:
        it: what is told.
        span: over which period.
        where: in which area ("tỉnh Đắk Lắk", "phía Tây").
        first: a word before the period ("Riêng").
    """
    when = capital(f"{first} {spelled(span)}".strip())
    if it.counted:
        return _joined(f"{when}, {_on(where)} ", _predicate(it))
    return _joined(f"{when}, {of_thing(it.subject, where)} ", _predicate(it))


def under(it: Measured, where: str) -> Paragraph:
    """What happened in a part, said behind the whole: "phía Tây ước đạt …"."""
    return _joined(f"{where} ", _predicate(it))


def counted_on(every: Sequence[Measured], span: Period, where: str) -> list[Paragraph]:
    """What there was near a day: "Tính đến tháng 7 năm 2025, trên địa bàn tỉnh có 22 cụm công nghiệp; …".

    What narrows a thing ends its sentence, so that nobody takes it to narrow the next one.
    """
    flow = catalogue()[every[0].subject[0]].stock_or_flow is Kind.FLOW
    when = capital(long(span)) if flow else f"Tính đến {long(span)}"
    sentences: list[list[Said]] = []
    for at, it in enumerate(every):
        fresh = at == 0 or (every[at - 1].subject[1] and not it.subject[1])
        if fresh:
            sentences.append([Said(f"{when}, {_on(where)}{' ' if it.counted else ', '}")])
        else:
            sentences[-1].append(Said("; "))
        sentences[-1] += _predicate(it) if it.counted else _joined(f"{thing(it.subject)} ", _predicate(it))
    return [tuple(it) for it in sentences]


def listed(items: Iterable[Measured]) -> Paragraph:
    """Things that narrow one, one after the other: "bia ước đạt …; đường ước đạt …".

    Where only growth is told, whoever writes the head of the list says what it is compared with.
    """
    told: list[Said] = []
    for it in items:
        told += [Said("; " if told else ""), *_joined(f"{narrower(it.subject)} ", _predicate(it, brief=True))]
    return tuple(told)


def several(phrases: Sequence[Paragraph]) -> Paragraph:
    """Phrases one after the other, with a semicolon between."""
    told: list[Said] = []
    for it in phrases:
        told += [Said("; "), *it] if told else list(it)
    return tuple(told)


def ended(*pieces: Paragraph) -> Paragraph:
    """Sentences with their full stops, one after the other."""
    told: list[Said] = []
    for it in filter(None, pieces):
        told += [Said(" "), *it] if told else list(it)
        told.append(Said("."))
    return tuple(told)


def thing(subject: Subject) -> str:
    """A thing as it is named within a sentence."""
    code, dims = subject
    return " ".join((catalogue()[code].name_vi, *sorted(map(_narrow, dims), key=_belonging)))


def _narrow(dim: tuple[str, str]) -> str:
    """What narrows a thing, behind its name: "đang hoạt động", "thuộc khu kinh tế"."""
    word = names.dimensions((dim,), "vi")
    return f"{_LEADS.get(dim, 'theo ' if dim[0] == 'price' else '')}{word}"


def _belonging(words: str) -> bool:
    return words.startswith(("thuộc ", "theo "))


def narrower(subject: Subject) -> str:
    """What narrows a thing, by name."""
    return " ".join(sorted(map(_narrow, subject[1]), key=_belonging))


def long(span: Period) -> str:
    """A period that may be several years, or a day."""
    if span.months_of_year:
        return spelled(span)
    if span.start == span.end:
        return f"ngày {span.start.day}/{span.start.month}/{span.start.year}"
    return f"giai đoạn {span.start.year}–{span.end.year}"


def _predicate(it: Measured, *, brief: bool = False) -> Paragraph:
    """What is said of it: "ước đạt X, bằng Y kế hoạch năm, tăng Z so với cùng kỳ năm trước".

    Words that belong to a number stand before its note. ``brief`` leaves out what it is compared with.
    """
    told: list[Said] = []
    if it.level and it.counted and not brief:
        told += [Said("có "), _with(it.level, f" {thing(it.subject)}")]
    elif it.level:
        told += [Said(f"{_verb(it)} "), it.level]
    if it.percent:
        told += [Said(", bằng " if told else "bằng "), _with(it.percent, _OF_PLAN)]
    if it.growth:
        alone = "ước " if it.status is Status.ESTIMATE else ""
        compared = "" if brief and not it.level else it.compared
        told += [Said(", " if told else alone), _with(it.growth, compared)]
    return tuple(told)


def _with(said: Said, words: str) -> Said:
    return replace(said, text=said.text + words)


def _verb(it: Measured) -> str:
    stock = catalogue()[it.subject[0]].stock_or_flow is Kind.STOCK
    return "là" if stock and settled(it.status) == "đạt" else settled(it.status)


def _on(where: str) -> str:
    """In an area: "trên địa bàn tỉnh Đắk Lắk"."""
    return f"trên địa bàn {where.removeprefix('địa bàn ')}"


def _of(where: str) -> str:
    """Of an area: "của tỉnh Đắk Lắk", "của khu vực phía Tây"."""
    return f"của {where.removeprefix('địa bàn ')}"


def of_thing(subject: Subject, where: str) -> str:
    """A thing of an area: "xuất khẩu của tỉnh Đắk Lắk", "thu ngân sách trên địa bàn tỉnh Đắk Lắk"."""
    name = thing(subject)
    if name.endswith(_ON_LAND):
        return f"{name} {where.removeprefix('địa bàn ')}"
    return f"{name} {_of(where)}"


def _joined(before: str, said: Paragraph) -> Paragraph:
    return (Said(before), *said)
