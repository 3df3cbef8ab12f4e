"""The page of ``docs/reference`` about the library, from its docstrings; ``build_reference.py`` writes it."""

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

from toancanh import library
from toancanh.library import columns
from toancanh.library.tables import Column
from toancanh.library.values import ROW

_HEAD = """\
<!-- scripts/build_reference.py viết trang này từ chú giải trong src/toancanh/library; đừng sửa tay. -->
# Thư viện

`import toancanh` cho chương trình và notebook. Cách dùng: [hướng dẫn](../howto/use-the-library.md),
[notebook](../tutorial.ipynb). Số là `Decimal` trừ khi nêu `exact=False`;
mọi lỗi người dùng sửa được là `toancanh.Refused`.
"""
_SENTENCE = Column("sentence", "the sentence that tells it")
_FRAMES = (
    ("Extracted.table", "a row for each figure of a text", (*ROW, _SENTENCE)),
    ("Picture.figures", "a row for each figure that is stood by", columns.FIGURES),
    ("Picture.series", "a row for each period", columns.SERIES),
    ("Picture.areas", "a row for each area", columns.AREAS),
    ("Picture.contradictions", "a row for each contradiction", columns.CONTRADICTIONS),
    ("Picture.documents", "a row for each document", columns.DOCUMENTS),
)  # fmt: skip
_ORDER = ("read", "extract", "Paper", "Extracted", "Picture", "Figure", "Table", "Column", "Refused")


def page() -> str:
    """Every public name with its docstring, then the columns of the tables."""
    parts = [_HEAD]
    for name in _ORDER:
        parts += _told(f"toancanh.{name}", getattr(library, name))
    parts.append("## Columns\n")
    for name, about, told in _FRAMES:
        parts += [f"### `{name}`\n", f"{about[0].upper()}{about[1:]}.\n", *_table(told)]
    return "\n".join(parts).rstrip() + "\n"


def _told(name: str, it: Any) -> Iterator[str]:
    signature = "" if isinstance(it, type) else _signature(it)
    yield f"## `{name}{signature}`\n"
    yield _words(it)
    if isinstance(it, type):
        for own, member in vars(it).items():
            if not own.startswith("_") and getattr(_plain(member), "__doc__", None):
                mark = "" if isinstance(member, property) else _signature(_plain(member))
                yield f"### `{name.rpartition('.')[2]}.{own}{mark}`\n"
                yield _words(_plain(member))


def _plain(member: Any) -> Any:
    return member.__func__ if isinstance(member, classmethod) else member


def _signature(it: Any) -> str:
    signature = inspect.signature(it)
    own = [each.replace(annotation=inspect.Parameter.empty) for each in signature.parameters.values()]
    own = [each for each in own if each.name not in ("self", "cls")]
    return str(signature.replace(parameters=own, return_annotation=inspect.Signature.empty))


def _words(it: Any) -> str:
    """A docstring as Markdown; what its arguments are and what it refuses as lists."""
    lines, found = inspect.cleandoc(it.__doc__ or "").splitlines(), []
    for line in lines:
        if line in ("Args:", "Raises:", "Returns:"):
            found.append(f"*{line.removesuffix(':')}*\n")
        elif line.startswith("    ") and not line.startswith("        "):
            head, _, rest = line.strip().partition(": ")
            found.append(f"- `{head}`: {rest}")
        elif line.startswith("        "):
            found[-1] += f" {line.strip()}"
        else:
            found.append(line)
    text = "\n".join(found).replace("``", "`")
    return text.strip() + "\n"


def _table(told: Iterable[Column]) -> Iterator[str]:
    yield "| Column | Holds | Meaning |"
    yield "|---|---|---|"
    for it in told:
        yield f"| `{it.name}` | {it.kind} | {it.about} |"
    yield ""
