"""The items of all files of one import, taken together: each id once, those above an item by their titles, words of status that nobody knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from polreq.ingest.backlog import cells
from polreq.ingest.backlog.item import ImportedItem
from polreq.ingest.backlog.states import StatusStep, standing
from polreq.results.finding import Finding


@dataclass(frozen=True, slots=True)
class Gathered:
    """Items, each once, and what is wrong with others."""

    items: tuple[ImportedItem, ...]
    findings: tuple[Finding, ...] = ()


def gather(items: Sequence[ImportedItem], prefix: str = "") -> Gathered:
    """Put the items of several tables together.

    Args:
        items: of all tables, in their order.
        prefix: goes before every id.
    """
    once, findings = _once(items)
    above = _Above(once)
    known = [replace(item, modules=(*item.modules, *above.titles(item))) for item in once]
    findings += above.missing()
    return Gathered(tuple(replace(item, id=prefix + item.id if item.id else "") for item in known), tuple(findings))


def unknown_words(
    items: Sequence[ImportedItem], steps: tuple[StatusStep, ...], own: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a finding for each word of status that is not known, where it stands first."""
    first: dict[str, ImportedItem] = {}
    number: dict[str, int] = {}
    for item in items:
        for _, word in standing(dict(item.said), steps, own).unknown:
            first.setdefault(word, item)
            number[word] = number.get(word, 0) + 1
    for word, item in first.items():
        facts = (("word", word), ("count", str(number[word])), ("row", str(item.place.line)))
        yield Finding("X723", item.place, word, facts)


def _once(items: Sequence[ImportedItem]) -> tuple[list[ImportedItem], list[Finding]]:
    """Keep the first item of each id; the same row again, as in overlapping exports, says nothing new."""
    first: dict[str, ImportedItem] = {}
    kept, findings = [], []
    for item in items:
        known = first.setdefault(item.id, item) if item.id and not item.rounded else item
        if known is item:
            kept.append(item)
        elif replace(known, place=item.place) != item:
            facts = (("id", item.id), ("row", str(item.place.line)), ("first", str(known.place)))
            findings.append(Finding("X721", item.place, item.id, facts, (known.place,)))
    return kept, findings


class _Above:
    """Looks up what stands above items: by id, by another id, or by title."""

    def __init__(self, items: Sequence[ImportedItem]) -> None:
        self._known: dict[str, ImportedItem] = {}
        for item in items:
            self._known.setdefault(" ".join(item.title.split()), item)
        for item in items:
            for name in (item.other, item.id):
                if name:
                    self._known[name] = item
        self._missing: dict[str, ImportedItem] = {}

    def titles(self, item: ImportedItem) -> tuple[str, ...]:
        """Return the titles of all items above one, outermost first; where one is not in the export, its name as written."""
        found: list[str] = []
        seen = {id(item)}
        while item.parent.strip(" 0"):
            parent = self._look(item.parent)
            if parent is None:
                self._missing.setdefault(item.parent, item)
                # a bare number tells people nothing; it stays in its column
                if (name := cells.unnumbered(item.parent)) and not name.lstrip("#").isdigit():
                    found.append(name)
                break
            if id(parent) in seen:
                break
            seen.add(id(parent))
            found.append(parent.title)
            item = parent
        return tuple(reversed(found))

    def missing(self) -> list[Finding]:
        """Return a finding for each that is not among the items, where it is named first."""
        return [
            Finding("X724", item.place, name, (("parent", name), ("row", str(item.place.line))))
            for name, item in self._missing.items()
        ]

    def _look(self, name: str) -> ImportedItem | None:
        names = (name.strip(), cells.identity(name), cells.number_of(name), cells.unnumbered(name))
        return next((self._known[one] for one in names if one in self._known), None)
