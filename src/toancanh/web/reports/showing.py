"""A document as a page draws it: the same words, each number with its page and the numbers of its notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toancanh.publish.brief import Note, Said
from toancanh.publish.word.filling import ROMAN, SIGNS, shared
from toancanh.publish.word.making import MOTTO, NATION
from toancanh.publish.word.values import Official, Paragraph, words

_HEADS = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm")
_LAST_HEADS = ("So KH năm (%)", "So cùng kỳ (%)")


class Piece(NamedTuple):
    """Words, the page they lead to, how they look, the numbers of the notes behind them."""

    text: str
    address: str
    tone: str
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Shown:
    """A document with its notes numbered in the order in which they are read."""

    paper: Official

    @cached_property
    def numbers(self) -> Mapping[Note, int]:
        """The number of each note."""
        return {note: at for at, note in enumerate(self.paper.notes, start=1)}

    @property
    def notes(self) -> list[tuple[int, str, str]]:
        """The notes: number, words, address."""
        return [(number, words(note), note.address) for note, number in self.numbers.items()]

    @property
    def fixed(self) -> Mapping[str, str]:
        """The words that every official document has: they are Vietnamese in any language of the site."""
        head, table = self.paper.head, self.paper.indicators
        return {
            "nation": NATION,
            "motto": MOTTO,
            "number": f"Số: …/{head.symbol}",
            "day": f"{head.place}, ngày … tháng … năm {head.year}",
            "to": f"Kính gửi: {'; '.join(head.addressees)}." if head.addressees else "",
            "table": f"Phụ lục I. Các chỉ tiêu chủ yếu, {table.reached}" if table else "",
            "sources": "Phụ lục II. Nguồn số liệu",
            "notes": "Chú thích",
        }

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings of the table of indicators."""
        table = self.paper.indicators
        return (*_HEADS, table.latest, table.reached, *_LAST_HEADS) if table else ()

    @property
    def opening(self) -> list[list[Piece]]:
        """The first paragraphs."""
        return [self.pieces(it) for it in self.paper.opening]

    @property
    def parts(self) -> list[dict[str, object]]:
        """The parts with their numbers, clauses and drawings."""
        told: list[dict[str, object]] = []
        for roman, part in zip(ROMAN, self.paper.parts, strict=False):
            titled = [it for it in part.clauses if it.title]
            clauses = [
                {
                    "number": titled.index(it) + 1 if it in titled else "",
                    "title": it.title,
                    "paragraphs": [self.pieces(each) for each in it.paragraphs],
                    "drawing": it.drawing,
                }
                for it in part.clauses
            ]
            told.append({"number": roman, "title": part.title, "clauses": clauses})
        return told

    @property
    def rows(self) -> list[dict[str, object]]:
        """The table of indicators."""
        table = self.paper.indicators
        if table is None:
            return []
        return [
            {"number": it.number, "name": it.name, "unit": it.unit, "part": it.part,
             "cells": [self.pieces(cell) for cell in it.cells]}
            for it in table.rows
        ]  # fmt: skip

    def pieces(self, paragraph: Paragraph) -> list[Piece]:
        """A paragraph piece by piece."""
        return [self._piece(said, notes) for said, notes in shared(paragraph)]

    def _piece(self, said: Said, notes: tuple[Note, ...]) -> Piece:
        marks = tuple(sorted({self.numbers[note] for note in notes}))
        return Piece(said.text + SIGNS.get(said.tone, ""), said.address, said.tone, marks)
