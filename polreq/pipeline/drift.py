"""Where words that are called otherwise now are still used: what people wrote, channels, and policies for information."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from polreq.change.lifecycle import cited
from polreq.model.document import Block, Document
from polreq.model.place import Place
from polreq.model.renamed import TermChange
from polreq.model.workspace import Workspace
from polreq.pipeline.written import WrittenLines, written_by_file
from polreq.results.drift import DatedTerm, DriftedTerm, TermDrift
from polreq.results.finding import Finding
from polreq.store.cache import Cache
from polreq.store.load import load
from polreq.text.renamed import OldTerms, old_terms

#: Characters on each side of a word that are quoted with it.
_AROUND: Final = 12


def drift_of(root: Path | None, cache: Cache, day: date | None, *, look: bool) -> tuple[TermDrift, tuple[Finding, ...]]:
    """Find older words in a workspace.

    Args:
        root: folder of the workspace; None outside of one, where the words of the program are known.
        cache: of that workspace.
        day: what is called otherwise later than on that day is left out; None: what polreq.yml says.
        look: whether to look where they stand; otherwise only the words are listed.

    Returns:
        the words and places, and why nothing of a file could be read, for each such file.
    """
    if root is None:
        return TermDrift(old_terms(day=day).changes), ()
    loaded = load(root, cache)
    workspace = loaded.workspace
    terms = old_terms(workspace.settings.renamed, day or workspace.settings.as_of)
    if not look:
        return TermDrift(terms.changes), loaded.unread
    found = [*_in_items(root, workspace, terms), *_in_channels(root, workspace, terms)]
    dated = (one for document in workspace.documents for one in _in_policy(document, terms))
    drift = TermDrift(terms.changes, True, tuple(sorted(found, key=lambda one: one.place)), tuple(dated))
    return drift, loaded.unread


def _in_items(root: Path, workspace: Workspace, terms: OldTerms) -> Iterator[DriftedTerm]:
    for path, written in written_by_file(workspace).items():
        lines: WrittenLines | None = None
        for one in written:
            for key, text in one.item.fields:
                for old in terms.find(text):
                    lines = lines or WrittenLines(root, path, (place for item in written for place in item.places))
                    place = lines.find(one.fields[key], text, old.start, old.change.old)
                    inside = "feature" if one.item.feature else "requirement"
                    yield DriftedTerm(old.change, inside, one.item.id, key, _around(text, old.start, old.change), place)


def _in_channels(root: Path, workspace: Workspace, terms: OldTerms) -> Iterator[DriftedTerm]:
    written = [(channel, channel.place) for channel in workspace.settings.channels if channel.place]
    for channel, place in written:
        for key, text in (("name", channel.name), ("ruled_out", channel.ruled_out)):
            for old in terms.find(text):
                lines = WrittenLines(root, place.path, (at for _, at in written))
                words = _around(text, old.start, old.change)
                yield DriftedTerm(
                    old.change, "channel", channel.id, key, words, lines.find(place, text, old.start, old.change.old)
                )


def _in_policy(document: Document, terms: OldTerms) -> Iterator[DatedTerm]:
    found: dict[TermChange, list[Place | None]] = {}
    for block in document.blocks():
        if block.kind == "title":
            continue
        for old in terms.find(block.text):
            found.setdefault(old.change, []).append(_place(block, document))
    for change, places in found.items():
        yield DatedTerm(change, document.id, cited(document), document.dates.written, len(places), places[0])


def _place(block: Block, document: Document) -> Place | None:
    return block.place or document.place


def _around(text: str, start: int, change: TermChange) -> str:
    """Return a word with what stands around it in its sentence."""
    begin, end = max(0, start - _AROUND), min(len(text), start + len(change.old) + _AROUND)
    words = " ".join(text[begin:end].split())
    return f"{'…' if begin else ''}{words}{'…' if end < len(text) else ''}"
