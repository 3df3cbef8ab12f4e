"""Styles of a Word file: what a paragraph or a run has from itself, its style, and what that is based on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from docx.oxml.ns import qn

from toancanh.model import BlockKind

Element: TypeAlias = Any  # lxml's, which has no types

_VAL = qn("w:val")
_PPR, _RPR, _PSTYLE, _RSTYLE = qn("w:pPr"), qn("w:rPr"), qn("w:pStyle"), qn("w:rStyle")
_KINDS = (
    (("heading", "title", "tiêu đề"), BlockKind.HEADING),
    (("list",), BlockKind.LIST_ITEM),
    (("caption",), BlockKind.CAPTION),
)
_BODY_LEVEL = "9"  # the outline level of what is no heading
_DEEPEST = 20  # styles based on each other


@dataclass(frozen=True)
class Styles:
    """The styles part of a file, or of none."""

    part: Element | None
    _default: str | None = field(init=False, default=None)

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        found = [] if self.part is None else self.part.findall(qn("w:style"))
        return {style.get(qn("w:styleId"), ""): style for style in found}

    @cached_property
    def _defaults(self) -> dict[str, str]:
        """The style that a paragraph or run has without naming one, by its type."""
        marked = [it for it in self._by_id.values() if it.get(qn("w:default")) in ("1", "true", "on")]
        return {it.get(qn("w:type"), ""): it.get(qn("w:styleId"), "") for it in marked}

    @cached_property
    def _chains(self) -> dict[str, tuple[Element, ...]]:
        return {name: tuple(self._chain(name)) for name in self._by_id}

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._by_id.get(name)
            if style is None:
                return
            yield style
            based = style.find(qn("w:basedOn"))
            name = based.get(_VAL, "") if based is not None else ""

    def kind(self, paragraph: Element) -> BlockKind | None:
        """The kind that the name or the outline level of a paragraph's style speaks of."""
        own = paragraph.find(_PPR)
        level = own.find(qn("w:outlineLvl")) if own is not None else None
        if level is not None and level.get(_VAL) != _BODY_LEVEL:
            return BlockKind.HEADING
        return self._kinds.get(self._style(own, _PSTYLE, "paragraph"))

    @cached_property
    def _kinds(self) -> dict[str, BlockKind]:
        kinds = {}
        for name, style in self._by_id.items():
            label = style.find(qn("w:name"))
            written = label.get(_VAL, "").lower() if label is not None else ""
            found = next((kind for starts, kind in _KINDS if written.startswith(starts)), None)
            if found:
                kinds[name] = found
        return kinds

    def _style(self, properties: Element | None, tag: str, kind: str) -> str:
        named = properties.find(tag) if properties is not None else None
        return str(named.get(_VAL, "")) if named is not None else self._defaults.get(kind, "")

    def of_paragraph(self, paragraph: Element, tag: str) -> Iterator[Element]:
        """A property of a paragraph (``w:numPr``) wherever it is said, nearest first."""
        own = paragraph.find(_PPR)
        yield from _found(own, tag)
        for style in self._chains.get(self._style(own, _PSTYLE, "paragraph"), ()):
            yield from _found(style.find(_PPR), tag)

    def of_run(self, run: Element, paragraph: Element, tag: str) -> Iterator[Element]:
        """A property of a run (``w:rFonts``) wherever it is said, nearest first."""
        own = run.find(_RPR)
        yield from _found(own, tag)
        if own is not None and (named := own.find(_RSTYLE)) is not None:
            for style in self._chains.get(named.get(_VAL, ""), ()):
                yield from _found(style.find(_RPR), tag)
        for style in self._chains.get(self._style(paragraph.find(_PPR), _PSTYLE, "paragraph"), ()):
            yield from _found(style.find(_RPR), tag)
        if self.part is not None:
            yield from self.part.iterfind(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{_RPR}/{tag}")

    def says(self, tag: str) -> bool:
        """Whether any style says anything of a property."""
        return self.part is not None and next(self.part.iter(tag), None) is not None


def _found(properties: Element | None, tag: str) -> Iterator[Element]:
    found = properties.find(tag) if properties is not None else None
    if found is not None:
        yield found


def is_on(toggle: Element | None) -> bool:
    """Whether a property that is on or off (``w:vanish``) is on."""
    return toggle is not None and toggle.get(_VAL, "1") not in ("0", "false", "off")
