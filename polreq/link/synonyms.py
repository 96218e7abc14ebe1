"""The workspace's own synonyms (同义词): what they say about concepts that nobody has."""

import difflib
from collections.abc import Sequence

from polreq.link.thesaurus import load_thesaurus
from polreq.model.place import Place
from polreq.model.workspace import OwnLine
from polreq.results.finding import Finding
from polreq.words import Text

#: Column of the related concepts, counted from 0.
_RELATED = 4


def check_related(lines: Sequence[OwnLine]) -> tuple[Finding, ...]:
    """Find related concepts that neither the package's thesaurus has nor the workspace's own.

    Args:
        lines: the workspace's own.
    """
    named = [(name, place) for line in lines for name, place in _related(line)]
    if not named:
        return ()
    thesaurus = load_thesaurus(tuple(line.text for line in lines))
    known = {concept for concepts in thesaurus.concepts.values() for concept in concepts}
    # only what shares a character can be meant: comparing each with every concept would take minutes on a long line
    having: dict[str, list[str]] = {}
    for concept in sorted(known):
        for character in set(concept):
            having.setdefault(character, []).append(concept)
    return tuple(_unknown(name, place, having) for name, place in named if name not in known)


def _related(line: OwnLine) -> list[tuple[str, Place]]:
    columns = line.text.split("\t")
    found = []
    at = len("\t".join(columns[:_RELATED])) + 1
    for name in "".join(columns[_RELATED:]).split():
        at = line.text.index(name, at)
        found.append((name, Place(line.place.path, line.place.line, at + 1)))
        at += len(name)
    return found


def _unknown(name: str, place: Place, having: dict[str, list[str]]) -> Finding:
    like = {concept for character in set(name) for concept in having.get(character, ())}
    near = difflib.get_close_matches(name, sorted(like), n=1)
    zh, en = (f"，是不是“{near[0]}”", f"; did you mean '{near[0]}'") if near else ("", "")
    facts = (("problem", Text(f"没有相近概念“{name}”{zh}", f"there is no related concept '{name}'{en}")),)
    return Finding("S110", place, name, facts)
