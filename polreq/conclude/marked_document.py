"""The text of a document with the requirements marked that rest on its words."""

from collections.abc import Iterator

from polreq.checks.assessment import Assessment
from polreq.model.document import Block, Document
from polreq.results.show import Mark, MarkedLine


def mark_document(assessment: Assessment, document: Document) -> tuple[MarkedLine, ...]:
    """Return all lines of a document, each with the requirements that rest on it.

    Args:
        assessment: the workspace.
        document: one of it.
    """
    blocks = tuple(document.blocks())
    places = {block.locator for block in blocks}
    resting: dict[str, list[tuple[str, str]]] = {}
    for requirement in assessment.workspace.requirements:
        for basis in requirement.bases:
            if basis.kind == "clause" and basis.ref == document.id:
                place = _line_of(basis.locator, places)
                resting.setdefault(place, []).append((requirement.id, basis.quote or requirement.statement))
    return tuple(_line(block, resting.get(block.locator, [])) for block in blocks)


def _line_of(place: str, places: set[str]) -> str:
    """Return the line that a place lies in: itself, or the one of which it is a part."""
    while place and place not in places:
        place = place.rpartition(".")[0]
    return place


def _line(block: Block, resting: list[tuple[str, str]]) -> MarkedLine:
    """Mark the words of a line; what is not found there word by word, or lies across what is marked, rests on the whole line."""
    marks: list[Mark] = []
    whole: list[str] = []
    for item, quote in resting:
        same = next((n for n, mark in enumerate(marks) if block.text[mark.start : mark.end] == quote.strip()), None)
        found = next(_free(block.text, quote.strip(), marks), None)
        if found is not None:
            marks.append(Mark(found, found + len(quote.strip()), (item,)))
        elif same is not None:
            marks[same] = Mark(marks[same].start, marks[same].end, (*marks[same].items, item))
        else:
            whole.append(item)
    return MarkedLine(block, tuple(sorted(marks, key=lambda mark: mark.start)), tuple(whole))


def _free(text: str, words: str, marks: list[Mark]) -> Iterator[int]:
    """Yield where words stand that are not marked yet."""
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if all(end <= mark.start or mark.end <= start for mark in marks):
            yield start
        start = text.find(words, start + 1)
