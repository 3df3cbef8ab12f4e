"""A report as a text and as a page typed by hand."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import zip_longest

from benchmarks.dresses.report import NOTE, Part, Report

Row = Sequence[str]
_GAP = "   "
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def tabbed(report: Report) -> str:
    """Text with a tab between two columns, as Word saves it."""
    return _text(report, lambda rows: ["\t".join(row).rstrip() for row in rows])


def aligned(report: Report) -> str:
    """Text with its columns held by spaces."""
    return _text(report, _padded)


def _padded(rows: Sequence[Row]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]

    def field(text: str, at: int) -> str:
        return text.ljust(widths[at]) if at == 0 or not text[:1].isdigit() else text.rjust(widths[at])

    return [_GAP.join(field(text, at) for at, text in enumerate(row)).rstrip() for row in rows]


def _text(report: Report, table: Callable[[Sequence[Row]], list[str]]) -> str:
    lines: list[str] = []
    for pair in report.head:
        lines += table([list(row) for row in zip_longest(*pair, fillvalue="")])
    lines += ["", *report.titles, ""]
    number, notes = 0, []
    for part in report.parts:
        number = number + 1 if part.kind == "numbered" else 0
        if part.kind == "table":
            lines += [*table(list(part.rows())), ""]
            continue
        mark = {"item": "- ", "numbered": f"{number}. "}.get(part.kind, "")
        text, found = noted(part.text, len(notes))
        notes += found
        lines.append(mark + text)
    for pair in report.foot:
        lines += ["", *table([list(row) for row in zip_longest(*pair, fillvalue="")])]
    return "\n".join([*lines, "", *notes]) + "\n"


def noted(text: str, before: int) -> tuple[str, list[str]]:
    """A text with raised numbers where its notes stand, and the notes."""
    parts = NOTE.split(text)
    numbers = [str(before + at).translate(_RAISED) for at in range(1, len(parts) // 2 + 1)]
    notes = [f"{number} {note}" for number, note in zip(numbers, parts[1::2], strict=True)]
    return "".join(it for pair in zip_longest(parts[::2], numbers, fillvalue="") for it in pair), notes


def page(report: Report) -> str:
    """A page of HTML."""
    body = "".join(_html(report))
    title = escape(report.titles[-1] if report.titles else report.name)
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body>{body}</body></html>"
    )


def _html(report: Report) -> Iterator[str]:
    yield from map(_pair, report.head)
    yield from (f"<h1>{escape(title)}</h1>" for title in report.titles)
    before, notes = "", []
    for part in report.parts:
        tags = {"item": "ul", "numbered": "ol"}
        if part.kind != before:
            yield f"</{tags[before]}>" if before in tags else ""
            yield f"<{tags[part.kind]}>" if part.kind in tags else ""
        before = part.kind
        if part.kind == "table":
            yield _table(part)
            continue
        text, found = noted(part.text, len(notes))
        notes += found
        tag = {"heading": "h2", "subheading": "h3", "paragraph": "p"}.get(part.kind, "li")
        yield f"<{tag}>{escape(text)}</{tag}>"
    yield f"</{tags[before]}>" if before in tags else ""
    yield from map(_pair, report.foot)
    yield from (f"<p>{escape(note)}</p>" for note in notes)


def _pair(pair: Sequence[Row]) -> str:
    cells = "".join(f"<td>{'<br>'.join(map(escape, lines))}</td>" for lines in pair)
    return f"<table><tr>{cells}</tr></table>"


def _table(part: Part) -> str:
    rows = ["" for _ in part.rows()]
    for cell in part.cells:
        spans = f' rowspan="{cell.down}" colspan="{cell.across}"'
        rows[cell.row] += f"<td{spans}>{escape(cell.text)}</td>"
    return f'<table border="1">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'
