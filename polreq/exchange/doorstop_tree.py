"""Doorstop, the way in: any tree of documents and items → what is traced."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from polreq.exchange.collected import CHAPTER, COVERED, LAYER, OWN_ID, PREFIX, Collected
from polreq.exchange.doorstop import KNOWN_KEYS, MARK, parts
from polreq.late import late
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.traced import Traced, TracedItem
from polreq.words import Text
from polreq.yamlio import Mapping as YamlMapping
from polreq.yamlio import PlainTree, YamlNode, as_text, parse, tree

_FORMAT: Final = "Doorstop"

_ENDINGS: Final = {"yaml": (".yml", ".yaml"), "markdown": (".md",)}

#: What an item is where it does not say so; only what differs is kept.
_USUAL: Final = {"active": "true", "derived": "false", "normative": "true", "ref": "", "header": "", "text": ""}

_HEADING: Final = late(r"^#\s+(.*)")


@dataclass(frozen=True, slots=True)
class _Document:
    """A folder with settings."""

    folder: PurePosixPath
    prefix: str
    parent: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as it stands in its file; `above` as Doorstop names it."""

    place: Place
    uid: str
    level: tuple[int, ...]
    heading: bool
    item: TracedItem


def read(name: str, files: Mapping[str, bytes]) -> tuple[Traced, tuple[Finding, ...]]:
    """Read a tree.

    Args:
        name: of its folder, for findings.
        files: all files in it, by path.

    Returns:
        What it holds, and what is wrong with it.
    """
    return _Reader(name, files).read()


class _Reader:
    """Reads one tree; everything that is wrong is noted."""

    def __init__(self, name: str, files: Mapping[str, bytes]) -> None:
        self._name = name
        self._files = {PurePosixPath(path): data for path, data in sorted(files.items())}
        self._collected = Collected(_FORMAT)

    def read(self) -> tuple[Traced, tuple[Finding, ...]]:
        documents = self._documents()
        if not documents:
            self._collected.unreadable(Place(self._name), Text(f"没有 {MARK}", f"there is no {MARK} in it"))
        chapters: list[_Entry] = []
        inside: dict[PurePosixPath, list[PurePosixPath]] = {document.folder: [] for document in documents}
        for path in self._files:
            home = next((folder for folder in path.parents if folder in inside), None)
            if home is not None:
                inside[home].append(path)
        for document in documents:
            entries = sorted(self._entries(document, inside[document.folder]), key=lambda e: (e.level, e.uid))
            chapters += _below_headings(entries)
        known = {parts(entry.uid): entry.item.id for entry in reversed(chapters)}
        for entry in chapters:
            above = tuple(dict.fromkeys(known.get(parts(uid), uid) for uid in entry.item.above))
            self._collected.add(entry.place, replace(entry.item, above=above))
        return self._collected.done(PurePosixPath(self._name).name)

    def _documents(self) -> list[_Document]:
        """Return the documents, each after its parent."""
        found = [self._document(path) for path in self._files if path.name == MARK]
        waiting = {document.prefix: document for document in found if document}
        ordered: list[_Document] = []
        while waiting:
            # where parents go in a circle, or are not there, the first one begins
            ready = [d for d in waiting.values() if d.parent not in waiting or d.parent == d.prefix]
            ordered += ready or list(waiting.values())[:1]
            waiting = {prefix: d for prefix, d in waiting.items() if d not in ordered}
        return ordered

    def _document(self, path: PurePosixPath) -> _Document | None:
        content = self._mapping(path, self._files[path])
        if content is None:
            return None
        settings = content.entries.get("settings")
        said = tree(settings) if settings else None
        said = said if isinstance(said, dict) else {}
        prefix, parent = str(said.get("prefix") or path.parent.name), str(said.get("parent") or "")
        kind = str(said.get("itemformat") or "yaml")
        return _Document(path.parent, prefix, parent, _ENDINGS.get(kind, _ENDINGS["yaml"]))

    def _entries(self, document: _Document, inside: Iterable[PurePosixPath]) -> Iterator[_Entry]:
        for path in inside:
            if path.suffix.lower() in document.endings and parts(path.stem):
                entry = self._entry(document, path, self._files[path])
                if entry:
                    yield entry

    def _entry(self, document: _Document, path: PurePosixPath, data: bytes) -> _Entry | None:
        title = text = ""
        if path.suffix.lower() == ".md":
            data, title, text = _front(data)
        content = self._mapping(path, data)
        if content is None:
            return None
        told = {key: _text(tree(node)) for key, node in content.entries.items() if not node.absent}
        said = {key: _trimmed(text) for key, text in told.items()}
        title, text = title or said.get("header", ""), text or said.get("text", "")
        layer = said.get(LAYER, "")
        ours = layer in (*LAYERS, FEATURE)
        item = TracedItem(
            id=told.get(OWN_ID) or path.stem,
            layer=layer if ours else "",
            title=title,
            text=text,
            fields=tuple(_fields(said, document, ours=ours)),
            above=tuple(_links(content.entries.get("links"))),
            covered=said.get(COVERED, "") if ours else "",
        )
        level = said.get("level", "1")
        heading = level.endswith(".0") and said.get("normative") == "false"
        return _Entry(self._place(path), path.stem, _level(level), heading, item)

    def _mapping(self, path: PurePosixPath, data: bytes) -> YamlMapping | None:
        """Read a file; findings about its syntax are those of every YAML file."""
        content, findings = parse(data, str(self._place(path).path))
        self._collected.findings += findings
        return content

    def _place(self, path: PurePosixPath) -> Place:
        return Place(f"{self._name}/{path}")


def _below_headings(entries: list[_Entry]) -> Iterator[_Entry]:
    """Yield the items of a document that are no headings, each with the headings that it stands below."""
    headings = {entry.level: entry.item.title or entry.item.text for entry in entries if entry.heading}
    for entry in entries:
        if entry.heading:
            continue
        above = [headings[entry.level[:n]] for n in range(1, len(entry.level)) if entry.level[:n] in headings]
        fields = (*((CHAPTER, chapter) for chapter in [" / ".join(above)] if chapter), *entry.item.fields)
        yield replace(entry, item=replace(entry.item, fields=fields))


def _fields(said: Mapping[str, str], document: _Document, *, ours: bool) -> Iterator[tuple[str, str]]:
    """Yield all else that an item tells; what a tree of polreq's own has because Doorstop asks for it is left out."""
    if not ours:
        yield "document", document.prefix
    for key, text in said.items():
        if key in ("links", "reviewed", "header", "text", OWN_ID) or (ours and key in ("level", LAYER, COVERED)):
            continue
        if key in KNOWN_KEYS and _USUAL.get(key) == text:
            continue
        yield key.removeprefix(PREFIX), text


def _links(node: YamlNode | None) -> Iterator[str]:
    """Yield ids of links: `uid`, `uid:stamp`, or a mapping of the two."""
    said = tree(node) if node else None
    for link in said if isinstance(said, list) else [said]:
        if isinstance(link, str):
            yield link.rsplit(":", 1)[0]
        elif isinstance(link, dict):
            yield from link


def _level(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in text.split(".") if part.isdecimal()]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _front(data: bytes) -> tuple[bytes, str, str]:
    """Take a Markdown item apart: its YAML, on the lines where it stands; its heading; its text."""
    text, _ = as_text(data, "")
    lines = (text or "").replace("\r\n", "\n").split("\n")
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), 0)
    if text is None or lines[0].rstrip() != "---" or not end:
        return data, "", ""
    below = "\n".join(lines[end + 1 :]).strip("\n")
    heading = _HEADING.match(below)
    body = below[heading.end() :] if heading else below
    return "\n".join(["", *lines[1:end]]).encode(), heading[1] if heading else "", _trimmed(body)


def _text(value: PlainTree) -> str:
    """Return a value as text: lists and mappings keep their form."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _trimmed(text: str) -> str:
    """Leave out what Doorstop gives no meaning: blanks at the end of lines, empty lines around a text."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
