"""ReqIF, the way in: files of DOORS, Polarion, ReqView, StrictDoc and others → what is traced."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from polreq.exchange.collected import CHAPTER, COVERED, PREFIX, Collected, satisfies
from polreq.exchange.reqif import FOREIGN_ID, NAME, OWN, TEXT
from polreq.exchange.reqif_types import ReqifTypes, reference, tag
from polreq.guarded.archive import Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.guarded.xml import PlacedElement, parse_placed
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.traced import Traced, TracedItem
from polreq.words import Text

_FORMAT: Final = "ReqIF"

#: Names under which tools keep what an item has a place for, best first; letters of either case are the same.
_IDS: Final = (FOREIGN_ID, "ID", "Requirement ID", "Object Identifier", "Identifier", "UID", "编号", "需求编号")
_TITLES: Final = (NAME, "Title", "Name", "Object Short Text", "标题", "名称")
_CHAPTERS: Final = ("ReqIF.ChapterName", "Object Heading", "Heading", "Chapter")
_TEXTS: Final = (TEXT, "Object Text", "Text", "Statement", "Description", "ReqIF.Description", "正文", "描述", "内容")


def read(name: str, data: bytes) -> tuple[Traced, tuple[Finding, ...]]:
    """Read a file, or all files of an archive (.reqifz).

    Args:
        name: of the file, for findings.
        data: its content.

    Returns:
        What it holds, nothing where it cannot be read; and what is wrong with it.
    """
    collected = Collected(_FORMAT)
    title = ""
    try:
        for path, content in _files(name, data):
            title = _read_one(path, content, collected) or title
    except UnreadableError as error:
        collected.unreadable(Place(name, error.line, error.column), error.said)
    return collected.done(title)


def _files(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of a file; those in an archive bear its name too."""
    if not data.startswith(b"PK"):
        yield name, data
        return
    archive = Archive(data)
    inside = [member for member in archive.names if member.lower().endswith((".reqif", ".xml"))]
    if not inside:
        raise UnreadableError(Text("压缩包里没有 .reqif 文件", "there is no .reqif file in the archive"))
    for member in inside:
        yield f"{name}/{member}", archive.read(member)


def _read_one(path: str, data: bytes, collected: Collected) -> str:
    """Read a document; its title is returned."""
    try:
        root = parse_placed(path, data)
        if tag(root) != "REQ-IF":
            said = Text(f"最外层不是 REQ-IF，而是 {tag(root)}", f"its top is not REQ-IF but {tag(root)}")
            raise UnreadableError(said, root.line, root.column)
    except UnreadableError as error:
        collected.unreadable(Place(path, error.line, error.column), error.said)
        return ""
    _Document(path, root, collected).collect()
    return next((element.text or "" for element in root.iter() if tag(element) == "TITLE"), "")


class _Document:
    """One document: its objects by identifier, and where each stands."""

    def __init__(self, path: str, root: PlacedElement, collected: Collected) -> None:
        self._path = path
        self._root = root
        self._collected = collected
        self._types = ReqifTypes(root)
        self._objects: dict[str, PlacedElement] = {}
        self._values: dict[str, dict[str, str]] = {}
        for element in self._all("SPEC-OBJECT"):
            identifier = element.get("IDENTIFIER", "")
            if identifier in self._objects:
                collected.given_twice(self._place(element), identifier, self._place(self._objects[identifier]))
                continue
            self._objects[identifier] = element
            self._values[identifier] = self._types.values(element)
        self._ids = {identifier: self._id(identifier) for identifier in self._objects}

    def collect(self) -> None:
        above, other = self._relations()
        chapters = dict(self._hierarchy())
        for identifier in dict.fromkeys((*chapters, *self._objects)):
            if identifier not in self._objects or self._is_heading(identifier):
                continue
            item = self._item(identifier, chapters.get(identifier, ()))
            fields = (*item.fields, *((name, "\n".join(ids)) for name, ids in other.get(identifier, {}).items()))
            whole = replace(item, fields=fields, above=tuple(dict.fromkeys(above.get(identifier, ()))))
            self._collected.add(self._place(self._objects[identifier]), whole)

    def _all(self, wanted: str) -> list[PlacedElement]:
        return [e for e in self._root.iter() if tag(e) == wanted and isinstance(e, PlacedElement)]

    def _place(self, element: PlacedElement) -> Place:
        return Place(self._path, element.line, element.column)

    def _id(self, identifier: str) -> str:
        values = self._values[identifier]
        if self._types.layer(self._objects[identifier]) is not None:
            return values.get(FOREIGN_ID, "")
        return _pick(values, _IDS)[1].strip() or identifier

    def _is_heading(self, identifier: str) -> bool:
        """Whether an object is a heading of a document: it has a chapter's name and no text."""
        values = self._values[identifier]
        if self._types.layer(self._objects[identifier]) is not None:
            return False
        return bool(_pick(values, _CHAPTERS)[1].strip()) and not _pick(values, _TEXTS)[1].strip()

    def _item(self, identifier: str, chapters: tuple[str, ...]) -> TracedItem:
        values = self._values[identifier]
        layer = self._types.layer(self._objects[identifier])
        if layer is not None:
            return _own_item(values, layer)
        placed = [_pick(values, names) for names in (_IDS, _TITLES, _TEXTS)]
        if not placed[1][1]:
            placed[1] = _pick(values, _CHAPTERS)
        used = {key for key, _ in placed}
        where = ((CHAPTER, " / ".join(chapters)), ("type", self._types.name(self._objects[identifier])))
        fields = (*where, *((key, text) for key, text in values.items() if key not in used))
        return TracedItem(
            id=self._ids[identifier],
            layer="",
            title=placed[1][1],
            text=placed[2][1],
            fields=tuple((key, text) for key, text in fields if text),
        )

    def _hierarchy(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield every object in the order of the specifications, with the headings above it."""
        for specification in self._all("SPECIFICATION"):
            yield from self._below(specification, ())

    def _below(self, parent: PlacedElement, headings: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        children = (child for group in parent if tag(group) == "CHILDREN" for child in group)
        for child in children:
            assert isinstance(child, PlacedElement)
            identifier = reference(child, "OBJECT")
            yield identifier, headings
            inside = headings
            if identifier in self._objects and self._is_heading(identifier):
                inside = (*headings, " ".join(_pick(self._values[identifier], _CHAPTERS)[1].split()))
            yield from self._below(child, inside)

    def _relations(self) -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
        """Return what each object satisfies, and its other relations by name; those with an end that is not there are told."""
        above: dict[str, list[str]] = {}
        other: dict[str, dict[str, list[str]]] = {}
        for element in self._all("SPEC-RELATION"):
            source, target = reference(element, "SOURCE"), reference(element, "TARGET")
            role = self._types.name(element)
            if gone := [end for end in (source, target) if end not in self._objects]:
                said = Text(f"文件里没有对象 {gone[0]}", f"the file has no object {gone[0]}")
                facts = (
                    ("lower", self._ids.get(source, source)),
                    ("upper", self._ids.get(target, target)),
                    ("problem", said),
                )
                self._collected.findings.append(
                    Finding("X735", self._place(element), self._ids.get(source, source), facts)
                )
            elif satisfies(role):
                above.setdefault(source, []).append(self._ids[target])
            else:
                other.setdefault(source, {}).setdefault(role, []).append(self._ids[target])
        return above, other


def _pick(values: dict[str, str], names: tuple[str, ...]) -> tuple[str, str]:
    """Return key and text of the first of these names under which something is said."""
    by_name = {key.casefold(): key for key in reversed(values) if values[key].strip()}
    key = next((by_name[name.casefold()] for name in names if name.casefold() in by_name), "")
    return key, values.get(key, "")


def _own_item(values: dict[str, str], layer: str) -> TracedItem:
    """Make an item of an object that polreq wrote."""
    return TracedItem(
        id=values.get(FOREIGN_ID, ""),
        layer=layer,
        title=values.get(NAME, ""),
        text=values.get(TEXT, ""),
        fields=tuple((key.removeprefix(PREFIX), text) for key, text in values.items() if key not in OWN),
        covered=values.get(COVERED, ""),
    )
