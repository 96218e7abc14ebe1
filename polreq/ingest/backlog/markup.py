"""Texts of cells as tools mark them up (HTML, Markdown, the wiki marks of Jira) → the words that a reader sees."""

import html
import re
from html.parser import HTMLParser
from typing import Final

from polreq.ingest.backlog.formats import MarkupKind
from polreq.ingest.readers.markdown_inline import plain
from polreq.late import late

#: Tags that editors of tools write; `<10秒` is none.
_TAG: Final = late(
    r"</?(?:p|div|span|br|b|i|u|s|em|strong|font|a|img|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|pre|code|blockquote|hr|sub|sup|del|ins|section|figure)(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY: Final = late(r"&(?:nbsp|lt|gt|amp|quot|#\d{1,6});")
#: Elements that stand on lines of their own.
_LINES: Final = frozenset(
    (
        "p",
        "div",
        "br",
        "ul",
        "ol",
        "li",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "hr",
        "section",
        "figure",
    )
)
_CELLS: Final = frozenset(("td", "th"))

_FENCE: Final = late(r"^[ \t]*(?:```|~~~).*$\n?", re.M)
_HEAD: Final = late(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M)
_PICTURE: Final = late(r"!\[([^\]\n]*)\]\(([^)\s]+)[^)\n]*\)")

#: Wiki marks of Jira, each with what is left of it.
_WIKI: Final = (
    (late(r"^h[1-6]\.[ \t]+", re.M), ""),
    (late(r"\{(?:code|noformat|quote|panel|color)(?::[^}\n]*)?\}"), ""),
    (late(r"\[([^|\]\n]+)\|([^\]\n]+)\]"), r"\1（\2）"),
    (late(r"!([\w./-]+\.(?:png|jpe?g|gif|bmp))(?:\|[^!\n]*)?!", re.I), r"［图片 \1］"),
    (late(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (late(r"\{\{([^{}\n]+)\}\}"), r"\1"),
)
_BLANK: Final = late(r"\n[ \t]*(?:\n[ \t]*)+\n")


def words_of(cell: str, markup: MarkupKind) -> str:
    """Return what a reader sees of a text; pictures are named, lines stay lines."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    if _TAG.search(text):
        text = _of_html(text)
    elif _ENTITY.search(text):
        text = html.unescape(text)
    if markup == "markdown":
        text = _HEAD.sub(r"\1", _FENCE.sub("", _PICTURE.sub(_picture, text)))
        text = "\n".join(plain(line) for line in text.split("\n"))
    elif markup == "wiki":
        for pattern, left in _WIKI:
            text = pattern.sub(left, text)
    return _BLANK.sub("\n\n", text.replace("\u00a0", " ")).strip()


def _picture(match: re.Match[str]) -> str:
    return _named(match[1], match[2])


def _named(said: str, source: str) -> str:
    name = said.strip() or source.rsplit("/", 1)[-1].partition("?")[0].strip("{}")
    return f"［图片 {name}］" if name and not source.startswith("data:") else "［图片］"


def _of_html(text: str) -> str:
    reader = _Reader()
    # a sign that begins no tag is what people wrote
    reader.feed(re.sub(r"<(?!/?[a-zA-Z!])", "&lt;", text))
    reader.close()
    lines = ("".join(line).strip() for line in "".join(reader.parts).split("\n"))
    return "\n".join(lines)


class _Reader(HTMLParser):
    """Gathers the words of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._address = ""
        self._said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.parts.append(_named(given.get("alt", ""), given.get("src", "")))
        elif tag == "a":
            self._address, self._said = given.get("href", ""), ""
        elif tag in _CELLS:
            self.parts.append(" ")
        elif tag in _LINES:
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address.startswith("http") and self._address != self._said.strip():
            self.parts.append(f"（{self._address}）")
        if tag == "a":
            self._address = ""
        elif tag in _LINES and tag != "br":
            self._line()

    def handle_data(self, data: str) -> None:
        self._said += data
        self.parts.append(data)

    def _line(self) -> None:
        """Begin a line, unless one has begun."""
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
