"""OFD (GB/T 33190 版式文档) → lines; text drawn as outlines cannot be read."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from polreq.guarded.archive import Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.layout import read_pages
from polreq.ingest.lines import Raw
from polreq.ingest.printed import Piece, PrintedPage
from polreq.ingest.readers.ofd_text import Matrix, moved, numbers, text_pieces
from polreq.words import Text

#: Millimetres.
_A4: Final = (210.0, 297.0)

#: Graphic units may stand in one another; deeper than this is no drawing but a circle.
_DEPTH: Final = 8
#: No page has more objects: a file of a few kilobytes may name one unit within another a million times.
_OBJECTS: Final = 100_000

_RESOURCES: Final = ("DocumentRes", "PublicRes", "PageRes")


def read_ofd(data: bytes) -> Raw:
    """Read the text objects of an OFD file: of its pages, of the templates under them, of the graphic units on them.

    Raises:
        UnreadableError: if the file is broken, goes beyond the limits for archives, or has no text.
    """
    archive = Archive(data)
    pages = [page for root in _documents(archive) for page in _Document(archive, root).pages()]
    lines = tuple(read_pages(pages))
    if not lines:
        raise UnreadableError(Text("OFD 中没有文字，可能是图片", "there is no text in the OFD file: perhaps pictures"))
    return Raw("ofd", lines)


def _documents(archive: Archive) -> Iterator[str]:
    for element in archive.xml("OFD.xml").iter():
        if _name(element) == "DocRoot" and element.text:
            yield element.text.strip().lstrip("/")


@dataclass(slots=True)
class _Budget:
    """How many objects of a page may still be looked at."""

    left: int = _OBJECTS


@dataclass(slots=True)
class _Document:
    """One document of the file: what its pages share."""

    archive: Archive
    root: str
    content: Element = field(init=False)
    templates: Mapping[str, str] = field(init=False)
    units: dict[str, Element] = field(init=False)

    def __post_init__(self) -> None:
        self.content = self.archive.xml(self.root)
        self.templates = {
            element.get("ID", ""): self._path(place)
            for element in self.content.iter()
            if _name(element) == "TemplatePage" and (place := element.get("BaseLoc"))
        }
        self.units = self._resources(self.content, self.root)

    def pages(self) -> Iterator[PrintedPage]:
        size = _box(self.content, "PhysicalBox") or (0.0, 0.0, *_A4)
        shown: set[str] = set()
        for page in self.content.iter():
            if _name(page) != "Page" or not (place := page.get("BaseLoc")):
                continue
            content = self.archive.xml(self._path(place))
            own = _box(content, "PhysicalBox") or size
            empty = PrintedPage(own[2], own[3], ())
            under = list(self._under(content, shown, empty))
            pieces = (*under, *self._pieces(content, self._path(place)))
            yield PrintedPage(own[2], own[3], pieces)

    def _under(self, content: Element, shown: set[str], page: PrintedPage) -> Iterator[Piece]:
        """Yield what the templates of a page say, once; their heads and feet on every page, where repeats are known."""
        for element in content:
            name = element.get("TemplateID", "") if _name(element) == "Template" else ""
            if name in self.templates:
                pieces = self._pieces(self.archive.xml(self.templates[name]), self.templates[name])
                yield from (piece for piece in pieces if name not in shown or page.is_at_edge(piece))
                shown.add(name)

    def _pieces(self, content: Element, path: str) -> Iterator[Piece]:
        units = {**self.units, **self._resources(content, path)}
        return _drawn(content, units, Matrix(), 0, _Budget())

    def _resources(self, holder: Element, path: str) -> dict[str, Element]:
        """Return the graphic units in the resources that a document or page names, by their ids."""
        units = {}
        for element in holder.iter():
            place = (element.text or "").strip() if _name(element) in _RESOURCES else ""
            inside = _resolve(path, place)
            for unit in self.archive.xml(inside).iter() if place and inside in self.archive.names else ():
                if _name(unit) == "CompositeGraphicUnit":
                    units[unit.get("ID", "")] = unit
        return units

    def _path(self, place: str) -> str:
        return _resolve(self.root, place)


def _drawn(holder: Element, units: Mapping[str, Element], by: Matrix, depth: int, budget: _Budget) -> Iterator[Piece]:
    """Yield the words of text objects, and of the graphic units that are placed here."""
    for element in holder:
        budget.left -= 1
        if budget.left < 0:
            raise UnreadableError(Text(f"一页超过 {_OBJECTS} 个对象", f"more than {_OBJECTS} objects on a page"))
        if _name(element) == "TextObject":
            yield from text_pieces(element, by)
        elif _name(element) == "CompositeObject":
            unit = units.get(element.get("ResourceID", ""))
            if unit is not None and depth < _DEPTH:
                yield from _drawn(unit, units, moved(element, by), depth + 1, budget)
        elif _name(element) in ("Content", "Layer", "PageBlock"):
            yield from _drawn(element, units, by, depth, budget)


def _resolve(root: str, place: str) -> str:
    path = place[1:] if place.startswith("/") else posixpath.join(posixpath.dirname(root), place)
    return posixpath.normpath(path)


def _box(root: Element, name: str) -> tuple[float, float, float, float] | None:
    for element in root.iter():
        if _name(element) == name and len(found := numbers(element.text or "")) == 4:
            return found[0], found[1], found[2], found[3]
    return None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
