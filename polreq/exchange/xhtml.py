"""Texts in XHTML, as ReqIF carries them: lines and blanks as a reader sees them."""

import re
from typing import Final
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from polreq.late import late

#: Elements that stand on lines of their own; all others are part of a line.
_BLOCKS: Final = frozenset(
    ("address", "blockquote", "caption", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
     "table", "tr", "ul")
)  # fmt: skip
_CELLS: Final = frozenset(("td", "th"))

#: White space that XHTML shows as one blank.
_SPACE: Final = late(r"[ \t\r\n]+")

#: Text that would be shown with fewer blanks than it has.
_FRAGILE: Final = late(r"[\t\r]|  |^ | $", re.MULTILINE)


def written(text: str) -> str:
    """Write text as XHTML: lines with breaks between them; as it is (`pre`) where blanks would be lost otherwise."""
    safe = escape(text, {"\r": "&#13;"})
    if _FRAGILE.search(text):
        return f"<xhtml:div><xhtml:pre>{safe}</xhtml:pre></xhtml:div>"
    lines = safe.replace("\n", "<xhtml:br/>")
    return f"<xhtml:div>{lines}</xhtml:div>"


def shown(element: ElementTree.Element) -> str:
    """Return the text of an element as it is shown, line by line; pictures and files by the names that they have."""
    page = _Shown()
    page.walk(element, as_it_is=False)
    return page.text


class _Shown:
    """Lays text out line by line.

    Attributes:
        text: what is shown so far.
    """

    def __init__(self) -> None:
        self.text = ""
        #: a block began or ended here
        self._edge = False
        #: nothing but the sign of a list's entry stands on this line
        self._signed = False
        #: blanks before this place were written to be kept
        self._kept = 0

    def walk(self, element: ElementTree.Element, *, as_it_is: bool, sign: str = "") -> None:
        name = element.tag.rpartition("}")[2]
        inside = as_it_is or name == "pre"
        if name in _BLOCKS:
            self._edge = self._edge or not self._signed
        if name == "br":
            self._break()
        elif sign:
            # a cell follows its neighbour on the line, whatever blocks are in that one
            self._edge = self._edge and name not in _CELLS
            self._add(sign, as_it_is=False)
            self._signed = True
        self._add(element.text or "", as_it_is=inside)
        for number, child in enumerate(element, 1):
            self.walk(child, as_it_is=inside, sign=_sign(name, child, number))
            self._add(child.tail or "", as_it_is=inside)
        if name == "object" and not "".join(element.itertext()).strip():
            self._add(f"[{element.get('data', '')}]", as_it_is=False)
        if name in _BLOCKS:
            self._edge = True

    def _break(self) -> None:
        self._end_block()
        self._trim()
        self.text += "\n"

    def _end_block(self) -> None:
        """Begin a new line where a block began or ended, unless a line has just begun."""
        if self._edge and self.text:
            self._trim()
            self.text += "" if self.text.endswith("\n") else "\n"
        self._edge = self._signed = False

    def _trim(self) -> None:
        self.text = self.text[: self._kept] + self.text[self._kept :].rstrip(" ")

    def _add(self, text: str, *, as_it_is: bool) -> None:
        if not as_it_is:
            text = _SPACE.sub(" ", text)
            if self._edge or not self.text or self.text.endswith((" ", "\n")):
                text = text.lstrip(" ")
        if text:
            self._end_block()
            self.text += text
            if as_it_is:
                self._kept = len(self.text)


def _sign(parent: str, child: ElementTree.Element, number: int) -> str:
    """Return what stands before an entry of a list, or between two cells of a row."""
    name = child.tag.rpartition("}")[2]
    if name == "li":
        return f"{number}. " if parent == "ol" else "- "
    return " | " if name in _CELLS and number > 1 else ""
