"""Finds the matter of a web page: the element that holds the article, without what surrounds it."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from toancanh.read.page.nodes import children, length, prose, walk
from toancanh.read.page.tables import holds_data

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
    | {"del", "s", "strike"}  # what is struck out is claimed no more
    | {"amp-sidebar", "amp-ad", "amp-embed", "amp-iframe", "amp-video", "amp-audio", "amp-social-share"}
    | {"amp-consent", "amp-user-notification", "amp-analytics", "amp-sticky-ad", "amp-next-page"}
)
_NOISE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "search"})
_NOISE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar|breadcrumbs?|comments?|binh-?luan|related|tin-?lien-?quan|lien-?quan"
    r"|shares?|sharing|social|banner|ads?|advert\w*|quang-?cao|tags?|footer|toolbar|popup|newsletter|doc-?nhieu"
    r"|tin-?khac|tin-?moi|copyright)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_HEAD_NAME = re.compile(  # what stands over the text of an article in an element of its own
    r"(?:^|[\s_-])(?:title|tieu-?de|headline|sapo|lead|summary|dates?|time|ngay|author|tac-?gia|byline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_TABULAR = frozenset({"table", "tbody", "tr", "td"})  # of a table that lays out the page
_CONTAINERS = frozenset({"body", "div", "section", "main", "article", "form", "center", "span"}) | _TABULAR
_ARTICLES = "article, main, [role=main], [itemprop=articleBody]"
_MENU = 3  # links
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


def _prune(body: LexborNode) -> None:
    for unseen in body.css("script, style, noscript, template"):
        unseen.decompose()  # first: a long script would pass for most of the page
    half = length(body) / 2
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
    if node.tag == "table" and _is_menu(node, half):
        return True
    names = f"{given.get('class') or ''} {given.get('id') or ''}"
    # A name is a hint, not a proof ("has-sidebar" may stand on the body): it never removes the most.
    return bool(_NOISE_NAME.search(names)) and length(node) <= half and node.css_first("h1") is None


def _is_menu(table: LexborNode, half: float) -> bool:
    """Whether a table lays out links and nothing else, beside more than that."""
    links = len(table.css("a"))
    return links >= _MENU and not prose(table) and length(table) <= half and not holds_data(table)


def _densest(node: LexborNode) -> LexborNode:
    """Walk down while one container holds nearly all of the prose and nothing of the article is beside it."""
    for _ in range(_DEEPEST):
        inner = [child for child in children(node) if child.tag in _CONTAINERS and not holds_data(child)]
        largest = max(inner, key=prose, default=None)
        if largest is None or prose(largest) < _DOMINANT * prose(node):
            return node
        if any(_is_matter(child) for child in children(node) if child.mem_id != largest.mem_id):
            return node
        node = largest
    return node


def _is_matter(node: LexborNode) -> bool:
    if node.tag in _TABULAR:
        return prose(node) > 0  # a date, a title: only a menu is links and nothing else
    if node.tag in _CONTAINERS:
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        return node.css_first("h1") is not None or bool(_HEAD_NAME.search(names) and prose(node))
    return length(node) >= _MATTER and (node.is_text_node or prose(node) >= _MATTER)
