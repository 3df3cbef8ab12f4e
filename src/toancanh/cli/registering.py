"""The registers on the command line. Import it after ``open_store``."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

import click

from toancanh.cli import files
from toancanh.cli.screen import screen, table
from toancanh.cli.signing import signer
from toancanh.cli.words import say
from toancanh.model import Area, UserError
from toancanh.publish import figures, periods
from toancanh.reference.messages import language, render
from toancanh.registers import actions, geojson, proposing, selectors, workbook
from toancanh.registers.declaring import Column, Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.likeness import alike
from toancanh.registers.registry import register, registers
from toancanh.registers.selectors import Asked
from toancanh.registers.values import Value, read, take
from toancanh.registers.workbook.cells import area, cell_of

_SHOWN = 4  # columns of its own in a list, the first that say something


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``toancanh register``."""

    search: str = ""
    area: str | None = None
    sort: str = "name"
    limit: int = 20
    dry_run: bool = False
    take: tuple[str, ...] = ()
    on: date | None = None
    as_json: bool = False
    by: str | None = None
    note: str = ""

    def grounds(self, source: str = "") -> Grounds:
        """Who does it, as for decisions on figures."""
        return Grounds(signer(self.by), self.note, source)


def print_registers() -> None:
    """Print which registers there are, and how much each holds."""
    counts = selectors.counts()
    rows = [(code, said(it.words, language()), str(counts[code])) for code, it in registers().items()]
    screen().print(
        table([say(f"register.{head}") for head in ("code", "title", "entries")], rows, numbers=[2])
    )


def do(name: str, deed: str, what: Sequence[str], options: Options) -> bool:
    """Do a deed with a register; ``False`` if something has to be mended first.

    Raises:
        UserError: there is no such register, entry, file or proposal.
        click.UsageError: the deed wants other words behind it.
    """
    of = register(name)
    wanted = {"show": 1, "import": 1, "export": 1, "accept": 1, "reject": 1, "merge": 2}.get(deed, 0)
    if len(what) != wanted:
        raise click.UsageError(say("register.words", deed=deed, count=wanted))
    if deed == "import":
        return _import(of, what[0], options)
    {
        "list": lambda: _list(of, options),
        "show": lambda: _show(of, _number(what[0])),
        "export": lambda: _export(of, Path(what[0]), options),
        "proposals": lambda: _proposals(of, options),
        "accept": lambda: _accept(_number(what[0]), options),
        "reject": lambda: _reject(_number(what[0]), options),
        "alike": lambda: _alike(of),
        "merge": lambda: _merge(of, _number(what[0]), _number(what[1]), options),
    }[deed]()
    return True


def _number(text: str) -> int:
    if not text.isdecimal():
        raise click.UsageError(say("register.number", seen=text))
    return int(text)


def _asked(options: Options) -> Asked:
    unit: Area | None = area(options.area) if options.area else None
    return Asked(search=options.search, area=unit, sort=options.sort)


def _words(of: Register, entry: Entry, name: str) -> str:
    column = of.column(name)
    return _told(take(entry, of, column), column)


def _told(value: Value, column: Column) -> str:
    """A value on one line, numbers and days as the language writes them."""
    match value:
        case Decimal():
            return figures.number(value, language())
        case date():
            return periods.day(value, language())
        case _:
            cell = cell_of(value, column, language())
            return "" if cell is None else " ".join(str(cell).split())


def _list(of: Register, options: Options) -> None:
    page = selectors.page(of, _asked(options), size=options.limit)
    told = (it.name for it in of.own if any(_words(of, entry, it.name) for entry in page.entries))
    shown = ["name", "area", *islice(told, _SHOWN)]
    heads = ["#", *(of.column(name).label(language()) for name in shown)]
    rows = [(str(it.pk), *(_words(of, it, name) for name in shown)) for it in page.entries]
    console = screen()
    console.print(table(heads, rows, numbers=[0], cut=False))
    console.print(say("register.count", shown=len(rows), total=page.total), markup=False)


def _show(of: Register, key: int) -> None:
    """Each value with where it comes from, then all that was done."""
    entry, console = selectors.find(of, key), screen()
    sources = selectors.sources(entry)
    title = f"{entry.name} [#{entry.pk}, {say('register.version')} {entry.version}]"
    console.print(title, style="bold", markup=False)
    if entry.retired_at is not None:
        console.print(say("registers.retired", name=entry.name, why=entry.retired_why), markup=False)
    for column in of.columns:
        if column.name in sources:
            deed = sources[column.name].deed
            day = deed.as_of.code if deed.as_of else ""
            told = ", ".join(filter(None, (deed.source, deed.url, day, deed.who)))
            console.print(f"  {column.label(language())}: {_words(of, entry, column.name)}", markup=False)
            console.print(f"      {told}", style="dim", markup=False)
    console.print(say("register.history"), style="bold", markup=False)
    for it in selectors.story(entry):
        console.print(f"  {it}", markup=False)


def _import(of: Register, file: str, options: Options) -> bool:
    plan = workbook.plan(of, workbook.read(files.load(file), Path(file).name))
    for row in plan.rows:
        for name, (before, after) in row.changes.items() if row.kind == "change" else ():
            label = of.column(name).label(language())
            line = say("register.change", row=row.number, name=row.entry, column=label,
                       before=before or "—", after=after or "—")  # fmt: skip
            click.echo(line)
    for mistake in plan.mistakes:
        told = render(mistake.error.code, mistake.error.values, language())
        click.echo(f"{mistake.cell}: {told}", err=True)
    counts = {kind: plan.counts[kind] for kind in ("add", "change", "same", "mistake")}
    if options.dry_run or plan.mistakes:
        click.echo(say("register.would", **counts))
        return not plan.mistakes
    workbook.apply(planned=plan, grounds=options.grounds(Path(file).name))
    click.echo(say("register.done", **counts))
    return True


def _export(of: Register, path: Path, options: Options) -> None:
    entries = selectors.entries(of, _asked(options)).select_related(*selectors.references(of))
    if path.suffix.lower() == ".xlsx":
        content = workbook.write(of, entries, language())
    elif path.suffix.lower() in (".geojson", ".json"):
        content = json.dumps(geojson.collection(of, entries, language()), ensure_ascii=False).encode()
    else:
        raise UserError("registers.bad_ending", name=path)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError("cli.unwritable", name=path, seen=error.strerror) from error
    click.echo(say("register.written", count=len(entries), name=path))


def _proposals(of: Register, options: Options) -> None:
    found = proposing.propose()
    waiting, console = selectors.proposals(of), screen()
    names = selectors.names(of, [it.entry for it in waiting if it.entry])
    for it in waiting[: options.limit]:
        about = f"{names[it.entry]} [#{it.entry}]" if it.entry else say("register.new_entry")
        values = "; ".join(_proposed(of, name, text) for name, text in it.values.items())
        console.print(f"{it.pk}  {about}: {values}", style="bold", markup=False)
        console.print(f"    “{it.sentence}” ({it.source})", style="dim", markup=False)
    for unclear in found.unclear:
        if unclear.register is of:
            console.print(say("register.unclear", name=unclear.name), style="yellow", markup=False)
    console.print(say("register.waiting", count=waiting.count()), markup=False)


def _proposed(of: Register, name: str, text: str) -> str:
    column = of.column(name)
    return f"{column.label(language())} = {_told(read(text, of, column), column)}"


def _accept(key: int, options: Options) -> None:
    by = options.grounds()
    entry = proposing.accept(key=key, who=by.who, reason=by.reason)
    click.echo(say("register.accepted", name=entry.name, entry=entry.pk))


def _reject(key: int, options: Options) -> None:
    by = options.grounds()
    proposing.reject(key=key, who=by.who, reason=by.reason)
    click.echo(say("register.rejected", proposal=key))


def _alike(of: Register) -> None:
    for it in alike(of):
        why = ", ".join(say(f"alike.{reason}") for reason in it.why)
        click.echo(f"{it.first.pk} {it.first.name} – {it.second.pk} {it.second.name}: {why}")


def _merge(of: Register, kept: int, gone: int, options: Options) -> None:
    """Merge: what only the other entry knows is taken over, and what was chosen of it; the rest stays."""
    first, second = selectors.find(of, kept), selectors.find(of, gone)
    chosen = selectors.chosen_of(of, first, second, options.take)
    for column in selectors.differences(of, first, second):
        mine, theirs = (_words(of, it, column.name) for it in (first, second))
        row = {"column": column.label(language()), "name": column.name, "kept": mine, "gone": theirs}
        click.echo(say("register.merge_taken" if column.name in chosen else "register.merge_kept", **row))
    if options.dry_run:
        return
    values = {name: take(second, of, of.column(name)) for name in chosen}
    versions = (first.version, second.version)
    actions.merge(kept=first, gone=second, versions=versions, values=values, grounds=options.grounds())
    click.echo(say("register.merged", gone=second.name, kept=first.name))
