"""One named thing as found, before anything is attached to it."""

from dataclasses import dataclass

from toancanh.model import Feature, MentionKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """Characters ``start`` to ``end``; the name begins at ``name_start``.

    ``listed`` numbers its list by the offset where that begins, ``intro`` is what stands before the colon of
    the list ("6 KCN đang hoạt động, gồm:"), ``told`` what the rule itself read of it (the post of a person).
    """

    start: int
    end: int
    name_start: int
    name: str
    kind: MentionKind
    variety: str = ""
    rule: str = ""
    listed: int | None = None
    intro: Span | None = None
    told: tuple[tuple[Feature, Span], ...] = ()
    sure: bool = True  # whether it is what it says by itself, without others of its name
    key: str = ""  # the same for each writing of one name in a document
