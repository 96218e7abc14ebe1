"""Web page of a government portal → lines: the article without the site around it, and the portal's metadata."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.ingest.grid import Cell, table_lines
from polreq.ingest.labels import read_pairs
from polreq.ingest.lines import Raw, SourceLine
from polreq.ingest.unreadable import UnreadableError
from polreq.text.normalise import SPACES
from polreq.words import Text

#: Where portals of governments put the article (网站内容区), most telling first.
_ARTICLE: Final = (
    "#UCAP-CONTENT", "ucapcontent", ".TRS_UEDITOR", ".TRS_Editor", "#zoomcon", "#zoom", "#info_cont", "#detailCon", ".article-content",
    ".content_article", ".pages_content", "#articleContent", "#article-content", ".newsMain", ".article_con", "#content_body",
    ".wz_content", ".detail_con", ".news_content", "article",
)  # fmt: skip
_SKIPPED: Final = frozenset(
    (
        "script", "style", "noscript", "template", "iframe", "input", "select", "button", "textarea", "nav", "footer", "svg", "object", "video", "audio", "canvas", "head", "title", "link", "meta",
    )
)  # fmt: skip
_BLOCKS: Final = frozenset(
    (
        "p", "div", "form", "section", "article", "main", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "center", "tr", "td", "th", "tbody", "thead", "figure", "figcaption", "ucapcontent", "header",
    )
)  # fmt: skip
_CHROME: Final = re.compile(
    r"(?:^|[\s_-])(?:bd|b)?(?:share|bdsharebuttonbox|qrcode|breadcrumb|crumbs?|toolbar|pagination|copyright|fontsize|font-size|print|adjust|"
    r"related|recommend|appendix_?list_?hidden|ewm|prevnext|position)(?:$|[\s_-])",
    re.I,
)
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.I
)
_CHROME_LINES: Final = re.compile(
    r"[【\[]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|分享(?:到|至)?[:：]?|收藏|返回顶部|扫一扫.{0,20}|字号[:：]?.{0,10}|"
    r"[上下]一[篇条][:：]?.{0,80}|相关(?:稿件|文章|链接|解读|附件)[:：]?|我要纠错|分享到微信.{0,10}|责任编辑[:：].{0,20}|浏览次数[:：]?.{0,10})[】\]]?"
)
#: Stands in text for the end of a line inside a paragraph (<br>, a line of <pre>).
_BREAK: Final = "\u2028"
_ENDED: Final = re.compile(r"[。；：！？!?;:][”’」』）)]*$")
_WHITE: Final = re.compile(r"[ \t\n\r\f\u00a0]+")

#: Metadata tags that every government site in China carries (政府网站页面元数据).
_META: Final = {"ArticleTitle": "标题", "PubDate": "发布日期"}
#: Lines or columns of a cell; larger numbers are no table of anybody's.
_SPAN: Final = re.compile(r"\d{1,9}", re.ASCII)
_SHORT: Final = 40
#: A page's title is looked for among so many lines of its article; shorter ones are names of sites and lists.
_NEAR_TOP: Final = 12
_SHORTEST_TITLE: Final = 5
_DEPTH: Final = 250


def read_html(text: str) -> Raw:
    """Read a web page.

    Raises:
        UnreadableError: if its elements are nested deeper than any page's.
        MissingExtraError: if selectolax is not installed.
    """
    page = _parsed(text)
    if page.body is None:
        return Raw("html", ())
    _check_depth(page.body)
    labels = read_pairs([*_table_pairs(page), *_inline_pairs(page), *_meta_pairs(page)])
    lines = tuple(_lines(_article(page)))
    return Raw("html", (*_title_above(page, lines), *lines), labels)


def read_tables(text: str) -> tuple[SourceLine, ...]:
    """Read the rows of the tables in a piece of HTML, such as stands in Markdown.

    Raises:
        MissingExtraError: if selectolax is not installed.
    """
    tables = _parsed(text).css("table")
    return tuple(line for table in tables for line in table_lines(_data_rows(table) or _rows(table)))


def _title_above(page: Any, lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the page's title where the page shows it, but not within the article: alone in a cell above the body."""
    node = page.css_first("title")
    title = "".join(re.split(r"\s*[-_|—–]\s*", _cell_text(node))[0].split()) if node is not None else ""
    if len(title) < _SHORTEST_TITLE or title in "".join("".join(line.text.split()) for line in lines[:_NEAR_TOP]):
        return
    shown = next((n for n in page.css("h1, h2, h3, h4, p, td, th, div, span") if _words(n) == title), None)
    if shown is not None:
        yield SourceLine(_cell_text(shown), rank=1)


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
        left += [(child, depth + 1) for child in _children(node)]


def _article(page: Any) -> Any:
    for selector in _ARTICLE:
        found = [node for node in page.css(selector) if len(_words(node)) > _SHORT]
        if found:
            return max(found, key=lambda node: len(_words(node)))
    node = page.body
    while True:
        size = len(_words(node))
        larger = [
            child for child in _children(node) if child.tag in _BLOCKS | {"table"} and len(_words(child)) > 0.8 * size
        ]
        if not larger or sum(child.tag == "p" for child in _children(node)) > 2:
            return node
        node = larger[0]


def _lines(article: Any) -> Iterator[SourceLine]:
    pending: list[str] = []
    for piece in _pieces(article, 0):
        if isinstance(piece, str):
            pending.append(piece)
            continue
        yield from _line("".join(pending), 0)
        pending = []
        if isinstance(piece, SourceLine):
            yield piece
    yield from _line("".join(pending), 0)


def _line(text: str, rank: int) -> Iterator[SourceLine]:
    """Yield the lines of a paragraph; one broken within a sentence goes on where only its beginning is indented."""
    whole = ""
    indented = False
    for part in text.split(_BREAK):
        begins = part.lstrip(" \t\r\n\f")[:1] in ("\u3000", "\u00a0")
        if whole and indented and not begins and part.strip() and not _ENDED.search(whole.rstrip(SPACES)):
            whole = whole.rstrip(SPACES) + part.lstrip()
            continue
        yield from _one_line(whole, rank)
        whole, indented = part.rstrip(" \t\r\n\f"), begins
    yield from _one_line(whole, rank)


def _one_line(text: str, rank: int) -> Iterator[SourceLine]:
    words = _WHITE.sub(" ", text).strip(SPACES)
    if words and not _CHROME_LINES.fullmatch(words):
        yield SourceLine(words, rank=rank)


def _pieces(node: Any, rank: int) -> Iterator[str | SourceLine | None]:
    """Yield text, lines that are complete, and None where a line ends."""
    for child in _children(node):
        tag = child.tag
        if tag == "-text":
            said = child.text_content or ""
            yield said.replace("\n", _BREAK) if node.tag == "pre" else said
        elif tag == "br":
            yield _BREAK
        elif _is_skipped(child):
            continue
        elif tag == "table" and (rows := _data_rows(child)):
            yield None
            yield from table_lines(rows)
        elif tag in ("h2", "h3", "h4") and len(_words(child)) < _SHORT:
            yield None
            yield from _line(_visible(child), int(tag[1]))
        elif tag in _BLOCKS or tag == "table":
            yield None
            yield from _pieces(child, rank)
            yield None
        else:
            yield from _pieces(child, rank)


def _data_rows(table: Any) -> list[list[Cell]]:
    """Return the cells of a table of data; nothing for a table that only lays out the page."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return []
    rows = _rows(table)
    return rows if sum(len(row) > 1 for row in rows) > 1 else []


def _rows(table: Any) -> list[list[Cell]]:
    rows = [[cell for cell in _children(row) if cell.tag in ("td", "th")] for row in table.css("tr")]
    rows = [row for row in rows if row]
    return [[Cell(_cell_text(cell), *_spans(cell), header=cell.tag == "th") for cell in row] for row in rows]


def _cell_text(cell: Any) -> str:
    return _WHITE.sub(" ", _visible(cell)).strip(SPACES)


def _spans(cell: Any) -> tuple[int, int]:
    sizes = []
    for name in ("rowspan", "colspan"):
        said = (cell.attributes.get(name) or "1").strip()
        sizes.append(min(max(int(said), 1), 1000) if _SPAN.fullmatch(said) else 1)
    return sizes[0], sizes[1]


def _visible(node: Any) -> str:
    said = " ".join(piece.text if isinstance(piece, SourceLine) else piece or " " for piece in _joined(node))
    return said.replace(_BREAK, " ")


def _joined(node: Any) -> Iterator[str | SourceLine]:
    pending: list[str] = []
    for piece in _pieces(node, 0):
        if isinstance(piece, str):
            pending.append(piece)
        else:
            yield "".join(pending)
            pending = []
            if piece is not None:
                yield piece
    yield "".join(pending)


def _is_skipped(node: Any) -> bool:
    # what is neither an element nor text, such as a processing instruction, has no tag at all
    if not node.tag or node.tag in _SKIPPED or node.tag.startswith(("-", "!")):
        return True
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _CHROME.search(names) is not None and len(_words(node)) < 400


def _table_pairs(page: Any) -> Iterator[tuple[str, str]]:
    for row in page.css("tr"):
        cells = [_cell_text(cell) for cell in _children(row) if cell.tag in ("td", "th")]
        if len(cells) <= 8 and all(len(cell) < 200 for cell in cells):
            yield from zip(cells[::2], cells[1::2], strict=False)


def _inline_pairs(page: Any) -> Iterator[tuple[str, str]]:
    """Yield pairs such as <li><span>文号：</span>某号</li> and <dt>文号</dt><dd>某号</dd>."""
    for node in page.css("li, dd, p, span, div"):
        first = next((child for child in _children(node) if child.tag != "-text"), None)
        if first is None or first.tag not in ("span", "b", "strong", "em", "label", "i", "font"):
            continue
        label = _cell_text(first)
        if 2 < len(label) < 12 and label[-1] in "：:" and len(_words(node)) < 300:
            yield label, _cell_text(node).removeprefix(label).strip(SPACES)
    for term in page.css("dt"):
        value = term.next
        while value is not None and value.tag == "-text":
            value = value.next
        if value is not None and value.tag == "dd":
            yield _cell_text(term), _cell_text(value)


def _meta_pairs(page: Any) -> Iterator[tuple[str, str]]:
    for node in page.css("meta[name]"):
        label = _META.get(node.attributes.get("name") or "")
        if label:
            yield label, node.attributes.get("content") or ""


def _words(node: Any) -> str:
    return "".join((node.text(deep=True) or "").split())


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next
