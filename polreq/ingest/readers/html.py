"""Web page of a government portal → lines: the article without the site around it, and the portal's metadata."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.grid import table_lines
from polreq.ingest.labels import read_pairs
from polreq.ingest.lines import Raw, SourceLine
from polreq.ingest.readers.html_elements import (
    BLOCKS,
    SKIPPED,
    all_rows,
    cell_text,
    children,
    data_rows,
    element_lines,
    is_chrome,
    words_of,
)
from polreq.ingest.readers.html_hidden import hidden_parts, is_hidden, mark_hidden, packed_parts
from polreq.late import late
from polreq.official.docnumbers import number_line
from polreq.official.genres import genre_of, is_official
from polreq.results.finding import FactPairs
from polreq.text.normalise import SPACES
from polreq.words import Text

#: Where portals of governments put the article (网站内容区), most telling first.
_ARTICLE: Final = (
    "#UCAP-CONTENT", "ucapcontent", ".TRS_UEDITOR", ".TRS_Editor", "#zoomcon", "#zoom", "#info_cont", "#detailCon", ".article-content",
    ".content_article", ".pages_content", "#articleContent", "#article-content", ".newsMain", ".article_con", "#content_body",
    ".wz_content", ".detail_con", ".news_content", "article",
)  # fmt: skip
#: Metadata tags that every government site in China carries (政府网站页面元数据).
_META: Final = {"ArticleTitle": "标题", "PubDate": "发布日期"}
#: An element with fewer characters is no article.
_SHORT: Final = 40
#: A page's title is looked for among so many lines of its article; shorter ones are names of sites and lists.
_NEAR_TOP: Final = 12
_SHORTEST_TITLE: Final = 5
_DEPTH: Final = 250

#: Instructions to the server that a broken one sends along; browsers show them as text.
_SERVER: Final = late(r"<%.*?%>", re.S)
#: Elements whose contents count for nothing when the largest part of a page is looked for.
_NO_TEXT: Final = (
    "script", "style", "template", "iframe", "select", "textarea", "svg", "object", "video", "audio", "canvas",
)  # fmt: skip
#: What is hidden is told from so many characters in sentences on, and from such a share of what is shown.
_HIDDEN_LENGTH: Final = 100
_HIDDEN_SHARE: Final = 0.3
_SENTENCE: Final = late(r"[，。；]")
_EXCERPT: Final = 20


def read_html(text: str) -> Raw:
    """Read a web page.

    Raises:
        UnreadableError: if its elements are nested deeper than any page's.
        MissingExtraError: if selectolax is not installed.
    """
    page = _parsed(_SERVER.sub("", text))
    if page.body is None:
        return Raw("html", ())
    _check_depth(page.body)
    packed = [_parsed(part) for part in packed_parts(page)]
    mark_hidden(page)
    page.strip_tags(list(_NO_TEXT))
    labels = read_pairs([*_table_pairs(page), *_inline_pairs(page), *_meta_pairs(page)])
    if title := _head_title(page):
        labels = (*labels, ("page", title))
    lines, noticed = _read(page, [part.body for part in packed if part.body is not None])
    return Raw("html", (*_title_above(page, lines), *lines), labels, noticed)


def _read(page: Any, packed: Sequence[Any]) -> tuple[tuple[SourceLine, ...], tuple[tuple[str, FactPairs], ...]]:
    """Return the lines of the article, and what is to be said of text that the page hides."""
    named = _named_article(page)
    article = named if named is not None else _largest(page.body)
    lines = tuple(element_lines(article))
    if _is_within_hidden(article):
        return lines, (("X710", (("hidden", str(_length(lines))), ("shown", "0"))),)
    hidden = [part for part in hidden_parts(page.body, SKIPPED) if not is_chrome(part)]
    said = "".join("".join(line.text.split()) for line in lines)
    parts = [tuple(element_lines(_largest(part))) for part in (*hidden, *packed)]
    most = max(parts, key=lambda part: _unsaid(part, said), default=())
    facts = (("hidden", str(_length(most))), ("shown", str(_length(lines))))
    if named is None and _unsaid(most, said) > _prose(lines):
        return most, (("X710", facts),)
    if _unsaid(most, said) > max(_HIDDEN_LENGTH, _HIDDEN_SHARE * _prose(lines)):
        begins = next(line.text for line in most if _unsaid((line,), said))[:_EXCERPT]
        return lines, (("X711", (*facts, ("begins", begins))),)
    return lines, ()


def _unsaid(lines: Sequence[SourceLine], said: str) -> int:
    """Count the characters of clauses that stand nowhere in what was read: pages hide copies of their article too."""
    sentences = ("".join(line.text.split()) for line in lines if _SENTENCE.search(line.text))
    return sum(len(clause) for text in sentences for clause in _SENTENCE.split(text) if clause not in said)


def _is_within_hidden(node: Any) -> bool:
    while node is not None and node.tag != "body":
        if is_hidden(node):
            return True
        node = node.parent
    return False


def _length(lines: Sequence[SourceLine]) -> int:
    return sum(len(line.text) for line in lines)


def _prose(lines: Sequence[SourceLine]) -> int:
    """Count the characters of lines that hold sentences; names of lists and links do not."""
    return sum(len(line.text) for line in lines if _SENTENCE.search(line.text))


def read_tables(text: str) -> tuple[SourceLine, ...]:
    """Read the rows of the tables in a piece of HTML, such as stands in Markdown.

    Raises:
        MissingExtraError: if selectolax is not installed.
    """
    tables = _parsed(text).css("table")
    return tuple(line for table in tables for line in table_lines(data_rows(table) or all_rows(table)))


def _title_above(page: Any, lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the page's title where the page shows it, but not within the article: alone in a cell above the body."""
    title = _title_of(page)
    near = [line.text for line in lines[:_NEAR_TOP]]
    said = "".join("".join(near).split())
    if len(title) < _SHORTEST_TITLE:
        yield from () if any(map(_is_title, near)) else _headed(page, said)
        return
    if title in said:
        return
    shown = next((n for n in page.css("h1, h2, h3, h4, p, td, th, div, span") if words_of(n) == title), None)
    if shown is not None:
        yield SourceLine(cell_text(shown), rank=1)


def _headed(page: Any, said: str) -> Iterator[SourceLine]:
    """Yield title and number that a page without a title in its head prints above its article, each in a place of its own."""
    shown = [n for n in page.css("h1, h2, h3, td, p, b, strong") if n.css_first("a") is None]
    title = next((n for n in shown if _is_title(words_of(n)) and words_of(n) not in said), None)
    if title is None:
        return
    yield SourceLine(cell_text(title), rank=1)
    numbers = (cell_text(n) for n in shown if number_line(words_of(n)) and words_of(n) not in said)
    yield from (SourceLine(number) for number in islice(numbers, 1))


def _is_title(words: str) -> bool:
    """Whether words are the title of a document for certain: 某局关于…的通知."""
    return len(words) >= _SHORTEST_TITLE and "关于" in words and is_official(genre_of(words))


def _title_of(page: Any) -> str:
    """Return what the head of the page calls it, without the name of the site."""
    node = page.css_first("title")
    return "".join(re.split(r"\s*[-_|—–]\s*", cell_text(node))[0].split()) if node is not None else ""


def _head_title(page: Any) -> str:
    """Return the title in the head where it is that of a document, and not of the site or a list of pages."""
    title = _title_of(page)
    return title if _is_title(title) else ""


def _parsed(text: str) -> Any:
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtraError("import", "读取 HTML 网页", "reading a web page") from error
    return LexborHTMLParser(text)


def _check_depth(body: Any) -> None:
    """Refuse a page that would be walked down without end."""
    left = [(body, 0)]
    while left:
        node, depth = left.pop()
        if depth > _DEPTH:
            raise UnreadableError(Text(f"网页嵌套超过 {_DEPTH} 层", f"elements are nested more than {_DEPTH} deep"))
        left += [(child, depth + 1) for child in children(node)]


def _named_article(page: Any) -> Any:
    """Return the article where the page calls one of its elements so; None if it does not."""
    for selector in _ARTICLE:
        found = [node for node in page.css(selector) if len(words_of(node)) > _SHORT]
        if found:
            return max(found, key=lambda node: len(words_of(node)))
    return None


def _largest(node: Any) -> Any:
    """Return the innermost element that holds most of the text."""
    while True:
        size = len(words_of(node))
        larger = [
            child for child in children(node) if child.tag in BLOCKS | {"table"} and len(words_of(child)) > 0.8 * size
        ]
        if not larger or sum(child.tag == "p" for child in children(node)) > 2:
            return node
        node = larger[0]


def _table_pairs(page: Any) -> Iterator[tuple[str, str]]:
    for row in page.css("tr"):
        cells = [cell_text(cell) for cell in children(row) if cell.tag in ("td", "th")]
        if len(cells) <= 8 and all(len(cell) < 200 for cell in cells):
            yield from zip(cells[::2], cells[1::2], strict=False)


def _inline_pairs(page: Any) -> Iterator[tuple[str, str]]:
    """Yield pairs such as <li><span>文号：</span>某号</li> and <dt>文号</dt><dd>某号</dd>."""
    for node in page.css("li, dd, p, span, div"):
        first = next((child for child in children(node) if child.tag != "-text"), None)
        if first is None or first.tag not in ("span", "b", "strong", "em", "label", "i", "font"):
            continue
        label = cell_text(first)
        if 2 < len(label) < 12 and label[-1] in "：:" and len(words_of(node)) < 300:
            yield label, cell_text(node).removeprefix(label).strip(SPACES)
    for term in page.css("dt"):
        value = term.next
        while value is not None and value.tag == "-text":
            value = value.next
        if value is not None and value.tag == "dd":
            yield cell_text(term), cell_text(value)


def _meta_pairs(page: Any) -> Iterator[tuple[str, str]]:
    for node in page.css("meta[name]"):
        label = _META.get(node.attributes.get("name") or "")
        if label:
            yield label, node.attributes.get("content") or ""
