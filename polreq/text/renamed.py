"""Older words in a text that are called otherwise now; those in titles (《…》), and those told as older (原…), are none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Final

from polreq.late import late
from polreq.model.renamed import TermChange
from polreq.text.title_marks import title_spans
from polreq.text.wordlists import any_of
from polreq.yamlio.node import PlainTree, tree
from polreq.yamlio.parse import parse

#: 原大数据局, 前身是市工商局: the text tells of former times itself.
_FORMER: Final = late(r"(?:原|旧称|曾用名|曾称|前身|取代|代替)[^，。；：、\n]{0,6}\Z")
_BECAME: Final = late(r"(?:[（(]?现)?(?:更名|改名|改称|改为|并入|划入|现为|现称)")


@dataclass(frozen=True, slots=True)
class OldTerm:
    """An older word that stands in a text.

    Args:
        change: which one.
        start: where it begins.
    """

    change: TermChange
    start: int


class OldTerms:
    """Finds older words.

    Args:
        changes: all that are known; of two with one older word the last counts.
    """

    def __init__(self, changes: Iterable[TermChange]) -> None:
        by_old = {change.old: change for change in changes if change.old}
        self.changes = tuple(change for change in by_old.values() if change.old != change.new)
        self._by_old = {change.old: change for change in self.changes}
        kept = {word for change in by_old.values() for word in (*change.apart, change.new) if change.old in word}
        kept |= {change.old for change in by_old.values() if change.old == change.new}
        self._pattern = re.compile(any_of({*self._by_old, *kept}))

    def find(self, text: str) -> Iterator[OldTerm]:
        """Yield the older words of a text, in its order; at every place the longest name is taken."""
        found = list(self._pattern.finditer(text))
        titles = list(title_spans(text)) if found and "《" in text else []
        for match in found:
            change = self._by_old.get(match[0])
            if change is None or any(start < match.start() < end for start, end in titles):
                continue
            told = _FORMER.search(text, max(0, match.start() - 12), match.start()) or _BECAME.match(text, match.end())
            if not told:
                yield OldTerm(change, match.start())


def old_terms(own: Iterable[TermChange] = (), day: date | None = None) -> OldTerms:
    """Return what finds older words: those of the program, and those of a workspace, which go before.

    Args:
        own: of the workspace.
        day: what is called otherwise later than on that day is left out; None: nothing is.
    """
    return OldTerms(change for change in (*known_terms(), *own) if not (day and change.since and change.since > day))


@lru_cache(maxsize=1)
def known_terms() -> tuple[TermChange, ...]:
    """Read the words that come with the program; a broken file is a mistake of ours."""
    name = "renamed.yaml"
    node, findings = parse(resources.files("polreq.text").joinpath("data", name).read_bytes(), name)
    top = tree(node) if node is not None else None
    if findings or not isinstance(top, dict):
        raise RuntimeError(f"polreq.text/data/{name} is broken: {findings}")
    return tuple(_change(row, body=kind == "bodies") for kind, rows in top.items() for row in _rows(rows))


def _rows(rows: PlainTree) -> Iterator[dict[str, PlainTree]]:
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            yield row


def _change(row: dict[str, PlainTree], *, body: bool) -> TermChange:
    since, apart = row.get("since"), row.get("not")
    return TermChange(
        str(row["old"]),
        str(row["new"]),
        date.fromisoformat(str(since)) if since else None,
        str(row.get("source") or ""),
        tuple(map(str, apart)) if isinstance(apart, list) else (),
        body,
    )
