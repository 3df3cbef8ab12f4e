"""Walking the elements of a web page, and how much of their text is prose."""

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Direct children, text included."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def walk(
    root: LexborNode, descend: Callable[[LexborNode], bool] = lambda _: True
) -> Iterator[tuple[LexborNode, bool]]:
    """Each node below ``root`` in document order, with true on entering and false on leaving it.

    A loop, not a recursion: a hostile page nests deeper than Python's stack.
    """
    node = root.first_child
    while node is not None:
        yield node, True
        if descend(node) and node.first_child is not None:
            node = node.first_child
            continue
        while True:
            yield node, False
            if node.next is not None:
                node = node.next
                break
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                return


def length(node: LexborNode) -> int:
    """Characters of text, without white space."""
    return len("".join((node.text() or "").split()))


def prose(node: LexborNode) -> int:
    """Characters of text outside links."""
    return length(node) - sum(length(link) for link in node.css("a"))
