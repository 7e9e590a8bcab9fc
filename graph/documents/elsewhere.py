"""What in the main part of a web page leads elsewhere: tools, other pages, a paper's own business."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .html_blocks import HEADINGS
from .page_furniture import CONTENTS, ELSEWHERE, INVITATION, OTHER_STORY, OWN_BUSINESS, SHARING, TOOL
from .text import SENTENCE_END

_LABEL = 120  # characters
_LINK_WORDS = 0.9  # of the words of a list that only leads to other pages
_SEPARATORS = ("|", "·", "—", "–")
_SENTENCE = 40  # characters: shorter ones may be labels


def drop_tools(root: LexborNode) -> None:
    """Drop labels that do something with the page, and paragraphs that are only a link to another story."""
    for node in reversed(root.css("a, p, span")):  # children before their parents, which free them
        words = _words(node)
        if len(words) < _LABEL and TOOL.fullmatch(words):
            _drop_separator(node.prev)
            node.decompose()
        elif node.tag == "p" and _is_other_story(node, words):
            node.decompose()


def drop_sharing(root: LexborNode) -> None:
    """Drop lines that only name where a page can be shared."""
    lines = {}
    for link in root.css("a"):
        node = link
        if len(link.text()) < _LABEL and SHARING.fullmatch(_words(link)):
            while (parent := node.parent) is not None and SHARING.fullmatch(
                parent.text(separator=" ").strip()
            ):
                node = parent
            if node != link:
                lines[node.mem_id] = node
    for line in lines.values():
        line.decompose()


def drop_links_to_other_pages(root: LexborNode) -> None:
    """Drop headings that point to other pages, or to parts of this one, with what stands below them."""
    for heading in reversed(root.css("h2, h3, h4, h5")):  # later ones first, which earlier ones may free
        words = _words(heading).strip(" :")
        if CONTENTS.fullmatch(words):
            _drop_contents(heading)
        elif ELSEWHERE.fullmatch(words):
            _drop_section(_wrapper(heading, root), heading, to_prose=True)
        elif INVITATION.fullmatch(words):
            _drop_section(_wrapper(heading, root), heading, to_prose=False)


def drop_before_title(root: LexborNode) -> None:
    """Drop links above the main heading: they lead to sections of the site."""
    node = root.css_first("h1")
    while node is not None and node != root:
        before, node = node.prev, node.parent
        while before is not None:
            link, before = before, before.prev
            if link.is_element_node and _only_links(link):
                link.decompose()


def drop_asides_of_news(root: LexborNode) -> None:
    """On pages of the inspectorate lists of links lead to the report; in news only to other news."""
    for node in reversed(root.css("ul, ol")):
        if _only_links(node):
            above = node.prev
            while above is not None and not (above.text_content or above.text()).strip():
                above = above.prev
            if above is not None and ELSEWHERE.fullmatch(above.text(strip=True)):
                above.decompose()
            node.decompose()
    for node in root.css("p"):
        if _only_links(node) or OWN_BUSINESS.match(_words(node)):
            node.decompose()


def _is_other_story(node: LexborNode, words: str) -> bool:
    begins = OTHER_STORY.match(words)
    return begins is not None and _linked(node) >= _LINK_WORDS * (len(words) - begins.end())


def _drop_separator(before: LexborNode | None) -> None:
    """Drop the bar or dash between a tool and what stands before it."""
    if before is not None and before.tag == "-text":
        text = (before.text_content or "").rstrip()
        if text.endswith(_SEPARATORS):
            before.replace_with(text[:-1])


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _linked(node: LexborNode) -> int:
    return sum(len(_words(link)) for link in node.css("a"))


def _only_links(node: LexborNode) -> bool:
    linked = _linked(node)
    return linked > 0 and linked >= _LINK_WORDS * len(_words(node))


def _drop_contents(heading: LexborNode) -> None:
    following = _next_element(heading)
    if following is None or following.tag not in ("ul", "ol") or not _only_links(following):
        return
    if all("#" in (link.attributes.get("href") or "") for link in following.css("a")):
        following.decompose()
        heading.decompose()


def _next_element(node: LexborNode) -> LexborNode | None:
    following = node.next
    while following is not None and not following.is_element_node:
        following = following.next
    return following


def _wrapper(heading: LexborNode, root: LexborNode) -> LexborNode:
    """The outermost element that holds a heading and nothing else."""
    node, words = heading, heading.text(strip=True)
    while (parent := node.parent) is not None and node != root and parent != root:
        if parent.text(strip=True) != words:
            break
        node = parent
    return node


def _drop_section(start: LexborNode, heading: LexborNode, *, to_prose: bool) -> None:
    following, teaser = start.next, False
    while following is not None and not _begins_section(following, heading.tag):
        if to_prose and not teaser and _is_prose(following):
            break  # the story goes on behind a box
        node, following = following, following.next
        teaser = node.tag in HEADINGS or (teaser and not node.is_element_node)
        node.decompose()
    start.decompose()


def _begins_section(node: LexborNode, level: str | None) -> bool:
    """Whether a heading as high as that of the section stands in a node; those of teasers are links."""
    if not node.is_element_node:
        return False
    if node.tag in HEADINGS:
        return str(node.tag) <= str(level)
    highest = [tag for tag in HEADINGS if tag <= str(level)]
    return any(not _only_links(inner) and not _is_linked(inner) for inner in node.css(", ".join(highest)))


def _is_linked(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.tag == "a"


def _is_prose(node: LexborNode) -> bool:
    if node.tag != "p":
        return False
    words = _words(node)
    return len(words) > _SENTENCE and words.endswith(SENTENCE_END) and 2 * _linked(node) < len(words)
