"""What people wrote of the items of a workspace, file by file, and where words of it stand there."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from polreq.checks.wording.remarks import WordedItem, worded_feature, worded_requirement
from polreq.model.feature import Feature
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.model.workspace import Workspace
from polreq.store.files import read_content
from polreq.yamlio import as_text


@dataclass(frozen=True, slots=True)
class WrittenItem:
    """An item and where it stands: its id, and each of its fields."""

    item: WordedItem
    place: Place
    fields: dict[str, Place]

    @property
    def places(self) -> tuple[Place, ...]:
        """All places that are known of it."""
        return (self.place, *self.fields.values())


def written_by_file(workspace: Workspace) -> dict[str, list[WrittenItem]]:
    """Return what people wrote of requirements and features that counts, by the path of its file."""
    files: dict[str, list[WrittenItem]] = {}
    for item, one in _worded(workspace):
        if item is not None and one.place is not None:
            keys = ("title", "description", "acceptance") if item.feature else ("statement",)
            fields = {key: one.place.spot(one.spots, number) for number, key in enumerate(keys)}
            files.setdefault(one.place.path, []).append(WrittenItem(item, one.place, fields))
    return files


def _worded(workspace: Workspace) -> Iterator[tuple[WordedItem | None, Requirement | Feature]]:
    yield from ((worded_requirement(one), one) for one in workspace.requirements)
    yield from ((worded_feature(one), one) for one in workspace.features)


class WrittenLines:
    """The text of a file, in which words are looked for.

    Args:
        root: folder of the workspace.
        path: of the file.
        known: places at which values of it begin.
    """

    def __init__(self, root: Path, path: str, known: Iterable[Place]) -> None:
        text, _ = as_text(read_content(root, path).data, path)
        self._text = text or ""
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        self._known = sorted({self._offset(place) for place in known})

    def find(self, field: Place, text: str, start: int, words: str) -> Place:
        """Return where words of a field stand; the field itself where they are not written there as they are read.

        Args:
            field: where its value begins.
            text: what it says.
            start: where the words begin in it.
            words: the words.
        """
        pattern = re.compile(r"\s*".join(map(re.escape, "".join(words.split()))))
        number = sum(found.start() < start for found in pattern.finditer(text))
        begin = self._offset(field)
        after = bisect_right(self._known, begin)
        end = self._known[after] if after < len(self._known) else len(self._text)
        places = [found.start() for found in pattern.finditer(self._text, begin, end)]
        return self._place(field.path, places[number]) if number < len(places) else field

    def _offset(self, place: Place) -> int:
        lines = self._starts
        return min(lines[min(place.line, len(lines)) - 1] + place.column - 1, len(self._text))

    def _place(self, path: str, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(path, line, offset - self._starts[line - 1] + 1)
