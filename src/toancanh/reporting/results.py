"""The results of a period, clause by clause, and what is wanted and missing in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toancanh.analyse.figures import Figure, How
from toancanh.answering.known import Subject
from toancanh.model import Observation, Period, Status
from toancanh.publish.brief import Said
from toancanh.publish.word.values import Paragraph
from toancanh.publish.words import capital
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.indicators import catalogue, is_counted
from toancanh.reporting import phrasing
from toancanh.reporting.asked import spelled
from toancanh.reporting.chapters import Chapter
from toancanh.reporting.citing import Citer, how
from toancanh.reporting.gathering import Known, Part
from toancanh.reporting.phrasing import Measured

_OF_ONE = frozenset(("project", "place", "partner"))  # never a figure of the province
_OF_GOODS = frozenset(("product", "commodity"))
_LISTED = 12  # of what narrows a thing


@dataclass(frozen=True, slots=True)
class Results:
    """Tells results of what is known, citing each figure."""

    known: Known
    citer: Citer

    def paragraphs(self, chapter: Chapter) -> tuple[Paragraph, ...]:
        """What happened to the indicators of a clause, a paragraph each; then what there was near its end."""
        told = [(code, self._happened(code)) for code in chapter.indicators]
        standing = self._standing([code for code, said in told if not said])
        return (*(phrasing.ended(*said) for _, said in told if said), *standing)

    def missing(self, chapter: Chapter) -> Iterator[str]:
        """What is wanted of a clause and nobody tells, in words."""
        for code in chapter.wanted:
            subjects = self.known.subjects(code)
            lacking = [
                it.name for it in self.known.every if not any(self._any(each, it) for each in subjects)
            ]
            if lacking:
                name = capital(catalogue()[code].name_vi)
                where = "" if len(lacking) == len(self.known.every) else f" ({', '.join(lacking)})"
                yield f"{name} {spelled(self.known.asked.reached)}{where}"

    def _any(self, subject: Subject, part: Part) -> bool:
        if _OF_ONE & {name for name, _ in subject[1]}:
            return False
        spans = self.known.asked.spans
        if any(self.known.line(subject, part, it) or self._follows(subject, part, it) for it in spans):
            return True
        return self.known.standing(subject, part) is not None

    def _happened(self, code: str) -> list[Paragraph]:
        """What happened to an indicator: the whole, its parts, what narrows it; each period in turn."""
        whole: Subject = (code, ())
        said: list[Paragraph] = []
        if is_counted(code):
            return said
        for at, span in enumerate(self.known.asked.spans):
            first = "riêng" if at else ""
            said += self._over(whole, span, first)
            for subject in self._priced(code):
                said += self._over(subject, span, first)
            said += self._narrowed(code, span)
        return said

    def _priced(self, code: str) -> list[Subject]:
        """The whole in prices that are told with it: "theo giá so sánh 2010"."""
        return [it for it in self.known.subjects(code) if {name for name, _ in it[1]} == {"price"}]

    def _over(self, subject: Subject, span: Period, first: str) -> list[Paragraph]:
        """What happened over a period: in the whole, then in its parts; in the parts alone where need be."""
        whole = self._measured(subject, self.known.whole, span)
        parts = [(it, self._measured(subject, it, span)) for it in self.known.parts]
        told = [(it, found) for it, found in parts if found]
        if whole:
            said: list[Paragraph] = [phrasing.sentence(whole, span, self.known.whole.name, first=first)]
            if told:
                beside = phrasing.several([phrasing.under(found, it.name) for it, found in told])
                said.append((Said("Trong đó, "), *beside))
            return said
        if not told:
            return []
        (part, found), *others = told
        more = [phrasing.under(it, where.name) for where, it in others]
        return [phrasing.several([phrasing.sentence(found, span, part.name, first=first), *more])]

    def _narrowed(self, code: str, span: Period) -> list[Paragraph]:
        """What narrows an indicator over a period, a list for each area that any is told of."""
        said = []
        for part in self.known.every:
            narrower = [it for it in self._narrower(code) if it not in self._priced(code)]
            found = [self._measured(it, part, span) for it in narrower]
            told = [it for it in found if it][:_LISTED]
            for alike in ([it for it in told if it.level], [it for it in told if not it.level]):
                if alike:
                    head = f"{capital(spelled(span))}, {self._heading(code, alike, part)}: "
                    said.append((Said(head), *phrasing.listed(alike)))
        return said

    def _heading(self, code: str, told: list[Measured], part: Part) -> str:
        """What a list is of, and what its growths are on, where nothing else is told."""
        compared = told[0].compared if all(it.level is None for it in told) else ""
        if code == "industrial_product_output":
            return f"sản lượng một số sản phẩm công nghiệp chủ yếu của {part.name}{compared}"
        goods = any(_OF_GOODS & {name for name, _ in it.subject[1]} for it in told)
        sort = "một số mặt hàng" if goods else "theo ngành, lĩnh vực"
        return f"{phrasing.of_thing((code, ()), part.name)} {sort}{compared}"

    def _narrower(self, code: str) -> list[Subject]:
        found = (it for it in self.known.subjects(code) if it[1])
        return [it for it in found if not _OF_ONE & {name for name, _ in it[1]}]

    def _standing(self, codes: list[str]) -> tuple[Paragraph, ...]:
        """What is counted near the end of the period, or told of a longer one, by area and day."""
        found: dict[tuple[Part, Period], list[Measured]] = {}
        for code in codes:
            for subject in ((code, ()), *self._narrower(code)):
                for part in self.known.every:
                    line = self.known.standing(subject, part)
                    told = self._from(subject, line) if line else None
                    if line and line.period and told:
                        found.setdefault((part, line.period), []).append(told)
        sentences = (
            phrasing.counted_on(every, span, part.name)
            for (part, span), every in sorted(found.items(), key=lambda it: self._order(*it[0]))
        )
        return tuple(phrasing.ended(*it) for it in sentences)

    def _order(self, part: Part, span: Period) -> tuple[int, int]:
        return -span.end.toordinal(), self.known.every.index(part)

    def _measured(self, subject: Subject, part: Part, span: Period) -> Measured | None:
        """What is told of a thing in an area over a period; what follows of it where nobody tells it."""
        line = self.known.line(subject, part, span)
        found = self._from(subject, line) if line else None
        if found and found.level:
            return found
        level = self._follows(subject, part, span)
        if level is None:
            return found
        derived = self._derived(level, subject, part, span)
        yearly = span == Period.year(span.end.year)
        if found is None:
            return Measured(subject, derived, Status.ACTUAL, None, None, yearly)
        return replace(found, level=derived)

    def _from(self, subject: Subject, line: PictureLine) -> Measured | None:
        if not line.observations:
            return None
        first = line.observations[0]

        def cited(it: Observation | None) -> Said | None:
            return self.citer.fact(it, line) if it else None

        yearly = line.period is not None and line.period == Period.year(line.period.end.year)
        told = cited(line.growth), cited(line.pct_of_plan), yearly
        return Measured(subject, cited(line.value), first.status, *told)

    def _follows(self, subject: Subject, part: Part, span: Period) -> Figure | None:
        """A level of an area that follows from those of the others."""
        found = self.known.told(subject)[part].levels.get(span)
        return found if found and found.how in (How.AREAS, How.REST) else None

    def _derived(self, it: Figure, subject: Subject, part: Part, span: Period) -> Said:
        others = " và ".join(other.name for other in self.known.parts if other is not part)
        name = f"{capital(phrasing.thing(subject))} {part.name} {spelled(span)}"
        return self.citer.figure(it, name, how(it, others))
