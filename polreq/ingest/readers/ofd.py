"""OFD (GB/T 33190 版式文档) → lines; text drawn as outlines cannot be read."""

import posixpath
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from polreq.ingest.archive import Archive
from polreq.ingest.layout import Piece, PrintedPage, read_pages
from polreq.ingest.lines import Raw
from polreq.ingest.unreadable import UnreadableError
from polreq.words import Text

#: Millimetres.
_FARTHEST: Final = 1e6
_A4: Final = (210.0, 297.0)


def read_ofd(data: bytes) -> Raw:
    """Read the text objects of an OFD file.

    Raises:
        UnreadableError: if the file is broken, goes beyond the limits for archives, or has no text.
    """
    archive = Archive(data)
    pages = [page for root in _documents(archive) for page in _pages(archive, root)]
    lines = tuple(read_pages(pages))
    if not lines:
        raise UnreadableError(Text("OFD 中没有文字，可能是图片", "there is no text in the OFD file: perhaps pictures"))
    return Raw("ofd", lines)


def _documents(archive: Archive) -> Iterator[str]:
    for element in archive.xml("OFD.xml").iter():
        if _name(element) == "DocRoot" and element.text:
            yield element.text.strip().lstrip("/")


def _pages(archive: Archive, root: str) -> Iterator[PrintedPage]:
    document = archive.xml(root)
    size = _box(document, "PhysicalBox") or (0.0, 0.0, *_A4)
    for page in document.iter():
        if _name(page) == "Page" and (place := page.get("BaseLoc")):
            content = archive.xml(_resolve(root, place))
            own = _box(content, "PhysicalBox") or size
            yield PrintedPage(own[2], own[3], tuple(_pieces(content)))


def _pieces(content: Element) -> Iterator[Piece]:
    for element in content.iter():
        if _name(element) != "TextObject":
            continue
        boundary = _numbers(element.get("Boundary", ""))
        if len(boundary) != 4:
            continue
        x, y, width, height = boundary
        size = _numbers(element.get("Size", "")) or [height]
        for code in element:
            if _name(code) == "TextCode" and code.text:
                left = x + (_numbers(code.get("X", "")) or [0.0])[0]
                base = y + (_numbers(code.get("Y", "")) or [height])[0]
                right = min(x + width, left + size[0] * len(code.text)) if width else left + size[0] * len(code.text)
                yield Piece(code.text, left, base - size[0], max(right, left), base)


def _resolve(root: str, place: str) -> str:
    path = place[1:] if place.startswith("/") else posixpath.join(posixpath.dirname(root), place)
    return posixpath.normpath(path)


def _box(root: Element, name: str) -> tuple[float, float, float, float] | None:
    for element in root.iter():
        if _name(element) == name and len(numbers := _numbers(element.text or "")) == 4:
            return numbers[0], numbers[1], numbers[2], numbers[3]
    return None


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(word) for word in text.split()]
    except ValueError:
        return []
    # no page is a kilometre wide; `nan` and `inf` are numbers to Python
    return numbers if all(abs(number) <= _FARTHEST for number in numbers) else []


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
