"""Remarks on the wording of a workspace's items, remembered file by file by what stands in it; and where the words stand."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from polreq.checks.wording.remarks import PlacedRemark, WordedItem, WordingRules, worded_feature, worded_requirement
from polreq.model.digest import text_digest
from polreq.model.feature import Feature
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.model.workspace import Workspace
from polreq.store.cache import Cache
from polreq.store.codec import decode, encode
from polreq.store.files import read_content
from polreq.store.load import Loaded
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import load_lexicon
from polreq.yamlio import as_text, tree


@dataclass(frozen=True, slots=True)
class FileRemarks:
    """The remarks on all items of one file."""

    found: tuple[PlacedRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    """An item and where it stands: its id, and each of its fields."""

    item: WordedItem
    place: Place
    fields: dict[str, Place]


def remark_on(root: Path, loaded: Loaded, cache: Cache) -> tuple[PlacedRemark, ...]:
    """Judge the wording of all items that people wrote.

    Args:
        root: folder of the workspace.
        loaded: what stands in it; its own lexicon adds words, and takes some away (`not`).
        cache: remembers the remarks on a file by its content and the words that are looked for.
    """
    judge = _Judge(root, loaded)
    digests = {record.path: record.digest for record in loaded.files}
    own = text_digest(json.dumps([tree(node) for _, node in loaded.lexicon], ensure_ascii=False))
    found: list[PlacedRemark] = []
    for path, written in _by_file(loaded.workspace).items():
        # of two items with one id the first counts, which may stand in another file
        ids = text_digest(json.dumps([one.item.id for one in written], ensure_ascii=False))
        key = f"{digests.get(path, '')}/{own}/{ids}/{path}"
        known = cache.get("wording", key)
        judged = decode(FileRemarks, known, path) if known else None
        if judged is None:
            judged = FileRemarks(tuple(judge.file(path, written)))
            cache.put("wording", key, encode(judged))
        found += judged.found
    return tuple(found)


def _by_file(workspace: Workspace) -> dict[str, list[_Written]]:
    files: dict[str, list[_Written]] = {}
    for item, one in _worded(workspace):
        if item is not None and one.place is not None:
            keys = ("title", "description", "acceptance") if item.feature else ("statement",)
            fields = {key: one.place.spot(one.spots, number) for number, key in enumerate(keys)}
            files.setdefault(one.place.path, []).append(_Written(item, one.place, fields))
    return files


def _worded(workspace: Workspace) -> Iterator[tuple[WordedItem | None, Requirement | Feature]]:
    yield from ((worded_requirement(one), one) for one in workspace.requirements)
    yield from ((worded_feature(one), one) for one in workspace.features)


class _Judge:
    """Judges files; the lexicon is loaded when one is not remembered."""

    def __init__(self, root: Path, loaded: Loaded) -> None:
        self._root = root
        self._loaded = loaded

    @cached_property
    def _rules(self) -> WordingRules:
        return WordingRules(load_lexicon(tuple(node for _, node in self._loaded.lexicon), choose_segmenter()))

    def file(self, path: str, written: list[_Written]) -> Iterator[PlacedRemark]:
        """Yield the remarks on the items of a file."""
        lines: _Lines | None = None
        for one in written:
            for remark in self._rules.judge(one.item):
                lines = lines or _Lines(self._root, path, written)
                text = dict(one.item.fields)[remark.key]
                place = lines.find(one.fields[remark.key], text, remark.start, remark.words[0])
                yield PlacedRemark(one.item.id, remark.code, remark.key, place, remark.words)


class _Lines:
    """The text of a file, in which words are looked for."""

    def __init__(self, root: Path, path: str, written: list[_Written]) -> None:
        text, _ = as_text(read_content(root, path).data, path)
        self._text = text or ""
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        known = (place for one in written for place in (one.place, *one.fields.values()))
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
