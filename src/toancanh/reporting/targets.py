"""The aims of the year in a report: how far each is, what is left, how fast the rest has to be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toancanh.analyse.figures import Figure, How
from toancanh.analyse.targets import Pace, Reason, Verdict
from toancanh.answering.known import Subject
from toancanh.model import Kind, Period
from toancanh.publish import figures, reckoned
from toancanh.publish.brief import Said
from toancanh.publish.charts.values import Bar
from toancanh.publish.word.values import Drawing, Paragraph
from toancanh.publish.words import capital
from toancanh.reference.indicators import catalogue
from toancanh.reporting import phrasing
from toancanh.reporting.asked import spelled
from toancanh.reporting.chapters import indicators
from toancanh.reporting.citing import Citer, aim, how
from toancanh.reporting.gathering import Known, Part
from toancanh.reporting.phrasing import ended, thing

_GOOD = (Verdict.EXCEEDED, Verdict.REACHED, Verdict.ON_TRACK)
_BAD = (Verdict.BEHIND, Verdict.MISSED)


@dataclass(frozen=True, slots=True)
class Target:
    """One aim of one thing in one area."""

    subject: Subject
    part: Part
    pace: Pace


@dataclass(frozen=True, slots=True)
class Targets:
    """Tells the aims of the year of a report, citing each figure."""

    known: Known
    citer: Citer

    def of_whole(self) -> tuple[Target, ...]:
        """The aims of the whole area, each thing once: its plan, else its target."""
        return tuple(self._of(self.known.whole))

    def _of(self, part: Part) -> Iterator[Target]:
        for code in indicators():
            found = self.known.paces((code, ()))[part]
            if found:
                yield Target((code, ()), part, min(found, key=lambda it: it.aim.kind is not Kind.PLAN))

    def assessed(self) -> tuple[Paragraph, ...]:
        """Which aims are on their way, and which are late."""
        every = [it for it in self.of_whole() if it.pace.verdict in (*_GOOD, *_BAD)]
        year, reached = self.known.asked.year, spelled(self.known.asked.reached)
        when = (
            f"Đến hết {reached}"
            if all(map(self._on_time, every))
            else f"Theo số liệu mới nhất của năm {year}"
        )
        heads = (
            (_GOOD, f"{when}, các chỉ tiêu bảo đảm tiến độ năm gồm: "),
            (_BAD, f"{when}, các chỉ tiêu chậm so với tiến độ năm gồm: "),
        )
        return tuple(
            ended((Said(head), *phrasing.several([self._stood(it) for it in those])))
            for verdicts, head in heads
            if (those := [it for it in every if it.pace.verdict in verdicts])
        )

    def _on_time(self, it: Target) -> bool:
        """Whether what is known of a target reaches to the end of the report's period."""
        known = it.pace.period
        return known is None or known.end == self.known.asked.reached.end

    def _stood(self, it: Target) -> Paragraph:
        """A thing with how far it is."""
        pace = it.pace
        name = self._named(it)
        if pace.period and not all(map(self._on_time, self.of_whole())):
            name += f" {spelled(pace.period)}"
        if pace.reason is Reason.GROWTH and pace.grown and pace.aim.growth:
            grown = self._figure(pace.grown, it, "mức tăng từ đầu năm")
            wanted = self._figure(pace.aim.growth, it, "mức tăng cả năm")
            compared = replace(grown, text=grown.text + phrasing.AGAINST_LAST_YEAR)
            return Said(f"{name} "), compared, Said(f" ({self._aim(pace)} "), wanted, Said(")")
        if (percent := self._percent(it)) is None:
            return (Said(name),)
        share = self._figure(percent, it, "đã thực hiện chia cho chỉ tiêu năm")
        return Said(f"{name} đạt "), replace(share, text=f"{share.text} {aim(pace.aim.kind)} năm")

    def _named(self, it: Target) -> str:
        """A thing, with the area where that is not the own one."""
        return thing(it.subject) if self.known.own else phrasing.of_thing(it.subject, it.part.name)

    def _percent(self, it: Target) -> Figure | None:
        """How much of an aim is done: as somebody tells it, else as it follows."""
        percents = self.known.told(it.subject)[it.part].percents
        told = percents.get(it.pace.period) if it.pace.period else None
        return told if told and it.pace.aim.kind is Kind.PLAN else it.pace.percent

    def _aim(self, pace: Pace) -> str:
        return f"{aim(pace.aim.kind)} năm {self.known.asked.year}"

    def ahead(self) -> tuple[Paragraph, ...]:
        """What is left of each aim, a paragraph each."""
        if self.known.asked.months[1] == 12:
            return ()
        return tuple(told for it in self.of_whole() if (told := self._left(it)))

    def _left(self, it: Target) -> Paragraph:
        pace, name = it.pace, capital(self._named(it))
        told: list[Said] = []
        if pace.target is not None:
            level = self._figure(pace.target, it, "kế hoạch năm")
            told += [Said(f"- {name}: {self._aim(pace)} là "), level]
            told += self._rest(it)
        elif pace.aim.growth is not None:
            growth = self._figure(pace.aim.growth, it, "mức tăng cả năm")
            told += [Said(f"- {name}: {self._aim(pace)} "), growth]
            told += self._needed(it)
        return ended(tuple(told)) if told else ()

    def _rest(self, it: Target) -> list[Said]:
        """What is still to be done, and in each month."""
        pace = it.pace
        left = pace.left
        if left is None or pace.monthly is None:
            return []
        if left.interval.high == 0:
            return [Said("; đã hoàn thành")]
        done = "chỉ tiêu năm trừ phần đã thực hiện"
        told = [
            Said(f"; {self._rest_of_year(pace)} còn phải thực hiện "),
            self._figure(left, it, done, "còn phải thực hiện"),
        ]
        each = f"phần còn lại chia cho {pace.months} tháng"
        monthly = self._figure(pace.monthly, it, each, "bình quân mỗi tháng còn lại")
        told += [Said(", bình quân mỗi tháng "), monthly]
        return told + self._needed(it)

    def _needed(self, it: Target) -> list[Said]:
        """How fast the rest of the year has to grow, where it has to."""
        needed = it.pace.needed
        if needed is None or needed.interval.low is None or needed.interval.low <= 0:
            return []
        formula = "phần còn lại so với cùng thời gian năm trước"
        if it.pace.left is None:
            formula = "để cả năm đạt mức tăng đề ra, mỗi tháng tính như nhau"
        grown = self._figure(needed, it, formula, "phần còn lại của năm phải tăng")
        return [Said(f"; {self._rest_of_year(it.pace)} phải tăng "), grown]

    def _rest_of_year(self, pace: Pace) -> str:
        return spelled(Period.months(self.known.asked.year, 13 - pace.months, 12))

    def _figure(self, it: Figure, target: Target, formula: str, what: str = "") -> Said:
        """A number of a pace: as told, else reckoned, with how it came about."""
        made = how(it, "") if it.how not in (How.TOLD, How.RECKONED) else formula
        name = f"{capital(thing(target.subject))} {target.part.name}{f', {what}' if what else ''}"
        return self.citer.figure(it, name, made)

    def drawing(self) -> Drawing | None:
        """The shares of the plans that are done, as bars; nothing of fewer than two."""
        every = [it for it in self.of_whole() if self._on_time(it) and it.pace.percent and it.pace.done]
        bars = [bar for it in every if (bar := _bar(it, self._percent(it)))]
        if len(bars) < 2:
            return None
        reached, year = spelled(self.known.asked.reached), self.known.asked.year
        caption = f"Hình 1. Tỷ lệ thực hiện chỉ tiêu năm {year} của {self.known.whole.name}, {reached}"
        if any(bar.mark is not None for bar in bars):
            caption += "; vạch đứng: mức thường đạt vào thời điểm này"
        told = "; ".join(f"{bar.name} {bar.told}" for bar in bars)
        return Drawing(tuple(bars), caption, f"{caption}: {told}.")


def _bar(it: Target, percent: Figure | None) -> Bar | None:
    season = it.pace.season
    if percent is None or percent.interval.low is None or percent.interval.high is None:
        return None
    middle = (percent.interval.low + percent.interval.high) / 2
    usual = season.share.interval if season else None
    mark = (
        (usual.low + usual.high) / 2 if usual and usual.low is not None and usual.high is not None else None
    )
    told = reckoned.number(percent.interval, percent.unit, "vi")
    if percent.fact is not None:
        told = figures.figure(percent.fact, "vi")
    return Bar(capital(catalogue()[it.subject[0]].name_vi), middle, told, mark)
