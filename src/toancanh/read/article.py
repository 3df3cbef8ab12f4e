"""Finds the matter of a web page: the element that holds the article, without what surrounds it."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NOISE_TAGS = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "canvas",
        "video",
        "audio",
        "button",
    }
    | {"select", "textarea", "nav", "aside", "footer", "dialog", "-comment"}
)
_NOISE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "search"})
_NOISE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar|breadcrumbs?|comments?|binh-?luan|related|tin-?lien-?quan|lien-?quan"
    r"|shares?|sharing|social|banner|ads?|advert\w*|quang-?cao|tags?|footer|toolbar|popup|newsletter|doc-?nhieu"
    r"|tin-?khac|tin-?moi|copyright)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTAINERS = frozenset({"body", "div", "section", "main", "article", "form", "center", "span"})
_ARTICLES = "article, main, [role=main], [itemprop=articleBody]"
_DOMINANT = 0.8
_DEEPEST = 60  # levels: pages of people nest less
_MATTER = 20  # characters beside the dominant child that are part of the article: a lead, a subtitle


def find(page: LexborHTMLParser) -> LexborNode | None:
    """Remove what is not matter and return the element that holds the article."""
    body = page.body
    if body is None:
        return None
    _prune(body)
    whole = prose(body)
    articles = sorted(body.css(_ARTICLES), key=prose, reverse=True)
    if articles and 2 * prose(articles[0]) >= whole:
        return articles[0]
    return _densest(body)


def prose(node: LexborNode) -> int:
    """Characters of text outside links."""
    return _length(node) - sum(_length(link) for link in node.css("a"))


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Direct children, text included."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _length(node: LexborNode) -> int:
    return len("".join((node.text() or "").split()))


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


def _prune(body: LexborNode) -> None:
    half = _length(body) / 2
    articles = {node.mem_id for node in body.css("article, main")}
    noise: dict[int, LexborNode] = {}
    inside = 0
    for node, entering in walk(body, lambda node: node.mem_id not in noise):
        if node.mem_id in articles:
            inside += 1 if entering else -1
        elif entering and _is_noise(node, half, inside > 0):
            noise[node.mem_id] = node
    for node in noise.values():
        node.decompose()


def _is_noise(node: LexborNode, half: float, in_article: bool) -> bool:
    if node.tag in _NOISE_TAGS or (node.tag == "header" and not in_article):
        return True
    if not node.is_element_node:
        return False
    given = node.attributes
    if "hidden" in given or given.get("role") in _NOISE_ROLES or _HIDDEN.search(given.get("style") or ""):
        return True
    names = f"{given.get('class') or ''} {given.get('id') or ''}"
    # A name is a hint, not a proof ("has-sidebar" may stand on the body): it never removes the most.
    return bool(_NOISE_NAME.search(names)) and _length(node) <= half and node.css_first("h1") is None


def _densest(node: LexborNode) -> LexborNode:
    """Walk down while one container holds nearly all of the prose and nothing of the article is beside it."""
    for _ in range(_DEEPEST):
        inner = [child for child in children(node) if child.tag in _CONTAINERS]
        largest = max(inner, key=prose, default=None)
        if largest is None or prose(largest) < _DOMINANT * prose(node):
            return node
        if any(_is_matter(child) for child in children(node) if child.mem_id != largest.mem_id):
            return node
        node = largest
    return node


def _is_matter(node: LexborNode) -> bool:
    if node.tag in _CONTAINERS:
        return node.css_first("h1") is not None
    return _length(node) >= _MATTER and (node.is_text_node or prose(node) >= _MATTER)
