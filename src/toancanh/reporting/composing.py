"""The periodic report of a department, composed of what the store holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from toancanh.answering import home
from toancanh.model import Area, UserError
from toancanh.publish import contradictions as words
from toancanh.publish.brief import Said
from toancanh.publish.word.values import Clause, Foot, Head, Official, Paragraph, Part, Working, plain
from toancanh.publish.words import capital
from toancanh.reference.areas import areas
from toancanh.reporting.asked import Asked
from toancanh.reporting.chapters import chapters, indicators
from toancanh.reporting.citing import NO_LINKS, Citer, Links, citer
from toancanh.reporting.gathering import Known, gather, typed
from toancanh.reporting.results import Results
from toancanh.reporting.tables import Tables
from toancanh.reporting.targets import Targets
from toancanh.reporting.work import Work
from toancanh.store.contradictions import selectors as conflicts
from toancanh.store.contradictions.selectors import Wanted
from toancanh.store.selectors import names

_AGENCY = "Sở Công Thương"
_SINGLE = ("gia_tri", "tang_truong", "so_ke_hoach")
_BLANK = "……"
_RESULTS, _ASSESSED = "Kết quả thực hiện", "Đánh giá chung"
_PROPOSALS = "Kiến nghị, đề xuất"


@dataclass(frozen=True, slots=True)
class Report:
    """A report with what stands behind it.

    Args:
        paper: the document.
        known: what it was composed of.
        facts: the ids of the figures that it cites.
    """

    paper: Official
    known: Known
    facts: tuple[str, ...]


def compose(asked: Asked, links: Links = NO_LINKS) -> Report:
    """The report.

    Args:
        asked: of what.
        links: the addresses of the site.

    Raises:
        UserError: nothing is known of the area in the period.
    """
    known = gather(asked)
    cite = citer((line for lines in known.series.values() for line in lines), links)
    results, targets, work = Results(known, cite), Targets(known, cite), Work(asked, cite)
    clauses = tuple(Clause(it.code, it.title, results.paragraphs(it)) for it in chapters())
    if not any(it.paragraphs for it in clauses):
        raise UserError("report.nothing", area=asked.unit.full_name, period=asked.told)
    table = Tables(known, cite).indicators()
    parts = tuple(_parts(clauses, targets, work, asked))
    missing = tuple(line for it in chapters() for line in results.missing(it))
    paper = Official(
        head=head(asked.today, asked.dated, "BC", "Báo cáo", asked.about),
        foot=foot(),
        opening=tuple(_opening(asked, known)),
        parts=parts,
        closing=plain(
            f"Trên đây là báo cáo tình hình hoạt động ngành Công Thương {asked.told}, {_AGENCY} kính "
            "báo cáo./."
        ),
        indicators=table,
        figures=_single(known, cite),
    )
    working = Working(_disputes(cite), (*missing, *work.beyond()), tuple(cite.derived))
    paper = replace(paper, sources=cite.sources(), working=working)
    return Report(paper, known, tuple(cite.cited))


def head(today: date, dated: date | None, symbol: str, kind: str, about: str) -> Head:
    """What stands over a document of the department of the home province."""
    unit = home(today)
    name = unit.name if unit else ""
    parent = f"UBND {typed(unit)}" if unit else "UBND tỉnh"
    addressees = (parent, "Bộ Công Thương") if symbol == "BC" else ()
    year = (dated or today).year
    return Head(parent, _AGENCY, f"{symbol}-SCT", name, dated, year, kind, about, addressees)


def foot(*recipients: str) -> Foot:
    """What stands under it: the name of who signs is left to be filled in."""
    return Foot(("Giám đốc",), "", (*(recipients or ("Như trên", "Lãnh đạo Sở")), "Lưu: VT, ……"))


def _opening(asked: Asked, known: Known) -> Iterator[Paragraph]:
    where = known.whole.name
    yield plain(
        f"{_AGENCY} báo cáo tình hình hoạt động ngành Công Thương {asked.told} trên địa bàn {where} như sau:"
    )
    if known.parts:
        yield plain(_merged(asked.unit, known))
    yield plain("Các chỉ tiêu chủ yếu kê ở Phụ lục I, nguồn số liệu kê ở Phụ lục II kèm theo.")


def _merged(unit: Area, known: Known) -> str:
    """What a merged province was made of, since when and by which act, and how its figures are told."""
    since = unit.valid_from
    month = f"{since.month:02}" if since.month < 3 else str(since.month)
    told = [f"{it.was} ({it.name})" if it.name.startswith("khu vực") else it.was for it in known.parts]
    acts = areas().acts([it for it, _ in areas().was(unit)], [unit])
    by = f" theo {', '.join(map(_act, acts))}" if acts else ""
    name, when = typed(unit), f"{since.day:02}/{month}/{since.year}"
    return (
        f"Từ ngày {when}, {name} được hợp nhất từ {' và '.join(told)}{by}. Số liệu ghi của {name} là của "
        "toàn địa bàn sau hợp nhất, kể cả thời gian trước ngày hợp nhất."
    )


def _act(number: str) -> str:
    """A legal act by kind and number: those of the National Assembly on units are resolutions."""
    kind = "Nghị quyết số" if "/QH" in number or "/UBTVQH" in number or "/NQ" in number else "văn bản số"
    return f"{kind} {number}"


def _parts(clauses: tuple[Clause, ...], targets: Targets, work: Work, asked: Asked) -> Iterator[Part]:
    yield Part(_RESULTS, tuple(it for it in clauses if it.paragraphs))
    yield from _some(_ASSESSED, tuple(_assessed(targets, work)))
    yield from _some(capital(asked.tasks), tuple(_tasks(targets, work)))
    if proposals := work.proposals():
        yield Part(_PROPOSALS, (Clause("kien_nghi", "", proposals),))


def _some(title: str, clauses: tuple[Clause, ...]) -> Iterator[Part]:
    if clauses:
        yield Part(title, clauses)


def _assessed(targets: Targets, work: Work) -> Iterator[Clause]:
    if told := targets.assessed():
        yield Clause("tien_do", "Tiến độ thực hiện các chỉ tiêu năm", told, targets.drawing())
    hindrances, overdue = work.hindrances(), work.overdue()
    if hindrances:
        yield Clause("ton_tai", "Tồn tại, khó khăn, vướng mắc", hindrances)
    if overdue:
        yield Clause("qua_han", "Nhiệm vụ được giao đã quá hạn", overdue)


def _tasks(targets: Targets, work: Work) -> Iterator[Clause]:
    if left := targets.ahead():
        yield Clause("chi_tieu", "Các chỉ tiêu còn phải thực hiện", left)
    if tasks := work.tasks():
        yield Clause("nhiem_vu", "Các nhiệm vụ được giao đang thực hiện", tasks)


def _single(known: Known, cite: Citer) -> Mapping[str, Mapping[str, Said]]:
    """The figures of the whole over the period, each by itself; a blank where nobody tells one."""
    found: dict[str, dict[str, Said]] = {}
    for code in indicators():
        line = known.line((code, ()), known.whole, known.asked.reached)
        facts = (line.value, line.growth, line.pct_of_plan) if line else (None, None, None)
        told = zip(_SINGLE, facts, strict=True)
        found[code] = {name: cite.fact(it, line) if it else Said(_BLANK) for name, it in told}
    return found


def _disputes(cite: Citer) -> tuple[str, ...]:
    """The contradictions that figures of the report are in, in words: those of several first."""
    ids = cite.cited.keys() & cite.contradicted
    rows = conflicts.contradictions(Wanted(facts=ids)) if ids else ()
    told = conflicts.told(rows)
    named = names({fact.passage.document for it in told for fact in it.members})
    return tuple(dict.fromkeys((*(words.told(it, named, "vi").line for it in told), *cite.disputes)))
