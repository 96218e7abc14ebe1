"""Elements of a web page → lines: paragraphs, headings and rows of tables, without what is hidden and what belongs to the site."""

import re
from collections.abc import Iterator
from typing import Any, Final

from polreq.ingest.grid import Cell, table_lines
from polreq.ingest.lines import SourceLine
from polreq.ingest.readers.html_hidden import is_hidden
from polreq.late import late
from polreq.text.normalise import SPACES

#: Elements without text of the article.
SKIPPED: Final = frozenset(
    (
        "script", "style", "noscript", "template", "iframe", "input", "select", "button", "textarea", "nav", "footer", "svg", "object", "video", "audio", "canvas", "head", "title", "link", "meta",
    )
)  # fmt: skip
#: Elements that begin and end a line.
BLOCKS: Final = frozenset(
    (
        "p", "div", "form", "section", "article", "main", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "center", "tr", "td", "th", "tbody", "thead", "figure", "figcaption", "ucapcontent", "header",
    )
)  # fmt: skip
_CHROME: Final = late(
    r"(?:^|[\s_-])(?:bd|b)?(?:share|bdsharebuttonbox|qrcode|breadcrumb|crumbs?|toolbar|pagination|copyright|fontsize|font-size|print|adjust|"
    r"related|recommend|appendix_?list_?hidden|ewm|prevnext|position)(?:$|[\s_-])",
    re.I,
)
_CHROME_LINES: Final = late(
    r"[【\[]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|分享(?:到|至)?[:：]?|收藏|返回顶部|扫一扫.{0,20}|字号[:：]?.{0,10}|"
    r"[上下]一[篇条][:：]?.{0,80}|相关(?:稿件|文章|链接|解读|附件)[:：]?|我要纠错|分享到微信.{0,10}|责任编辑[:：].{0,20}|浏览次数[:：]?.{0,10})[】\]]?"
)
#: Stands in text for the end of a line inside a paragraph (<br>, a line of <pre>).
_BREAK: Final = "\u2028"
_ENDED: Final = late(r"[。；：！？!?;:][”’」』）)]*$")
_WHITE: Final = late(r"[ \t\n\r\f\u00a0]+")

#: Lines or columns of a cell; larger numbers are no table of anybody's.
_SPAN: Final = late(r"\d{1,9}", re.ASCII)
#: Longer headings are paragraphs.
_SHORT: Final = 40


def element_lines(element: Any) -> Iterator[SourceLine]:
    """Yield the lines of what stands in an element, whether or not that one is hidden itself."""
    pending: list[str] = []
    for piece in _pieces(element, 0):
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
    for child in children(node):
        tag = child.tag
        if tag == "-text":
            said = child.text_content or ""
            yield said.replace("\n", _BREAK) if node.tag == "pre" else said
        elif tag == "br":
            yield _BREAK
        elif _is_skipped(child):
            continue
        elif tag == "table" and (rows := data_rows(child)):
            yield None
            yield from table_lines(rows)
        elif tag in ("h2", "h3", "h4") and len(words_of(child)) < _SHORT:
            yield None
            yield from _line(_visible(child), int(tag[1]))
        elif tag in BLOCKS or tag == "table":
            yield None
            yield from _pieces(child, rank)
            yield None
        else:
            yield from _pieces(child, rank)


def data_rows(table: Any) -> list[list[Cell]]:
    """Return the cells of a table of data; nothing for a table that only lays out the page."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return []
    rows = all_rows(table)
    return rows if sum(len(row) > 1 for row in rows) > 1 else []


def all_rows(table: Any) -> list[list[Cell]]:
    """Return the cells of a table, whatever it is for."""
    rows = [[cell for cell in children(row) if cell.tag in ("td", "th")] for row in table.css("tr")]
    rows = [row for row in rows if row]
    return [[Cell(cell_text(cell), *_spans(cell), header=cell.tag == "th") for cell in row] for row in rows]


def cell_text(cell: Any) -> str:
    """Return what an element shows, on one line."""
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
    if not node.tag or node.tag in SKIPPED or node.tag.startswith(("-", "!")):
        return True
    return is_hidden(node) or is_chrome(node)


def is_chrome(node: Any) -> bool:
    """Whether the page names an element as a part of the site, not of the article."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return _CHROME.search(names) is not None and len(words_of(node)) < 400


def words_of(node: Any) -> str:
    """Return all text of an element without white space."""
    return "".join((node.text(deep=True) or "").split())


def children(node: Any) -> Iterator[Any]:
    """Yield the nodes that stand directly in one, text and comments too."""
    child = node.child
    while child is not None:
        yield child
        child = child.next
