"""Tables and progress: rich on a terminal, plain and wide where the output goes to a file."""

import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count

import click
from rich import box
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

_WIDE = 200  # columns of a table nobody looks at on a terminal


def screen(*, stderr: bool = False) -> Console:
    """A console for this stream as it is now."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else _WIDE, highlight=False, soft_wrap=False)


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Collection[int] = (), cut: bool = True
) -> Table:
    """A table; the columns in ``numbers`` stand to the right and are never broken.

    On a narrow terminal words wrap, and the last column is a name that may be ``cut`` short.
    """
    room = shutil.get_terminal_size().columns // 4 if sys.stdout.isatty() else None
    made = Table(box=box.SIMPLE, pad_edge=False)
    for at, head in enumerate(heads):
        last = at == len(heads) - 1
        side: JustifyMethod = "right" if at in numbers else "left"
        short = last and cut
        over: OverflowMethod = "ellipsis" if short else "fold"
        whole = short or at in numbers
        made.add_column(head, justify=side, overflow=over, no_wrap=whole, max_width=room if last else None)
    for row in rows:
        made.add_row(*map(_plain, row))
    return made


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Give a function to call with the name of each file done: a bar, or a line each off a terminal."""
    console = screen(stderr=True)
    if not console.is_terminal:
        done = count(1)
        yield lambda name: click.echo(f"{next(done)}/{total} {name}", err=True)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda name: bar.update(task, advance=1, description=name)
