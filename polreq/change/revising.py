"""Compare two versions of one document (新旧对照): what became of every clause, and in what it differs."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from polreq.change.articles import clauses
from polreq.change.references import carried_back
from polreq.change.renaming import find_renamings, renamed
from polreq.change.substance import judge, stands_in
from polreq.change.versions import tie
from polreq.change.wording import plain
from polreq.link.item import Segment
from polreq.model.document import Document
from polreq.results.alignment import Article
from polreq.results.versions import RenamedTerm, VersionComparison, VersionDifference, VersionRow, WordRun
from polreq.text.lexicon import Lexicon


def compare_versions(old: Document, new: Document, lexicon: Lexicon) -> VersionComparison:
    """Compare two versions of a document clause by clause.

    Args:
        old: the older version.
        new: the newer one.
        lexicon: cuts texts into words, and knows words that bind, channels and names of bodies.
    """
    olds, news = clauses(old), clauses(new)
    ties = tie(olds, news)
    work = _Comparing(olds, news, ties, lexicon)
    rows = [work.row(at) for at in range(len(news))]
    gone = [VersionRow(None, (olds[at],), "removed", old_runs=(WordRun(olds[at].text, True),)) for at in work.removed()]
    names = tuple(RenamedTerm(one.before, one.after, one.body) for one in work.renamings)
    return VersionComparison((old.title, new.title), (*rows, *gone), names)


class _Comparing:
    """Two versions with what ties them."""

    def __init__(
        self, olds: Sequence[Article], news: Sequence[Article], ties: Sequence[Sequence[int]], lexicon: Lexicon
    ) -> None:
        self._olds, self._news, self._ties, self._lexicon = olds, news, ties, lexicon
        self._plain = [plain(article.text) for article in olds], [plain(article.text) for article in news]
        self._sources = {news[at].locator: olds[tied[0]].locator for at, tied in enumerate(ties) if tied}
        self._heirs: dict[int, list[int]] = {}
        for at, tied in enumerate(ties):
            for old in tied:
                self._heirs.setdefault(old, []).append(at)
        continued = [(self._plain[0][tied[0]], self._plain[1][at]) for at, tied in enumerate(ties) if tied]
        self.renamings = find_renamings(continued, lexicon.cut)
        self._moved = _out_of_order([tied[0] if tied else -1 for tied in ties])

    def removed(self) -> Iterator[int]:
        """Yield the positions of the old clauses that nothing comes from."""
        yield from (at for at in range(len(self._olds)) if at not in self._heirs)

    def row(self, at: int) -> VersionRow:
        """Say what became of one clause."""
        new, tied = self._news[at], self._ties[at]
        if not tied:
            return VersionRow(new, (), "added", new_runs=(WordRun(new.text, True),))
        olds = tuple(self._olds[old] for old in sorted(tied))
        change, found = self._judge(at)
        marked = _marked(_together(olds), new.text, self._lexicon.cut)
        heirs = sorted({heir for old in tied for heir in self._heirs[old] if heir != at})
        also = tuple(self._news[heir].locator for heir in heirs)
        elsewhere = [self._plain[1][heir] for heir in heirs]
        found = tuple(one for one in found if one.after or not any(stands_in(one.before, text) for text in elsewhere))
        return VersionRow(new, olds, change, found, at in self._moved, also, *marked)

    def _judge(self, at: int) -> tuple[str, tuple[VersionDifference, ...]]:
        before = "。".join(self._plain[0][old].removesuffix("。") for old in sorted(self._ties[at]))
        after = self._plain[1][at].removesuffix("。")
        if before == after:
            return "unchanged", ()
        numbered, moved = carried_back(after, self._sources)
        named, names = renamed(before, self.renamings)
        told = (
            *(VersionDifference("body" if one.body else "term", one.before, one.after) for one in names),
            *(VersionDifference("reference", *pair) for pair in moved),
        )
        if named == numbered:
            return "wording", told
        found = judge(named, numbered, self._lexicon)
        return "substantive" if found.substantive else "wording", (*found.differences, *told)


def _out_of_order(places: Sequence[int]) -> frozenset[int]:
    """Return the positions that have to be moved to put the rest in order, as few as possible; -1 stands nowhere."""
    ends: list[int] = []
    at_end: list[int] = []
    before: dict[int, int] = {}
    for at, place in enumerate(places):
        if place < 0:
            continue
        length = bisect_left(ends, place + 1)
        before[at] = at_end[length - 1] if length else -1
        ends[length : length + 1], at_end[length : length + 1] = [place], [at]
    kept, at = set(), at_end[-1] if at_end else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(at for at in before if at not in kept)


def _together(olds: Sequence[Article]) -> str:
    """Return the texts of old clauses, each with its number where there are several."""
    if len(olds) == 1:
        return olds[0].text
    return "\n".join(f"{article.locator}　{article.text}" for article in olds)


def _marked(old: str, new: str, segment: Segment) -> tuple[tuple[WordRun, ...], tuple[WordRun, ...]]:
    """Cut both texts into runs of words that both have and runs that only one has."""
    a, b = _words(old, segment), _words(new, segment)
    before, after = [], []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        before.append(WordRun("".join(a[i:j]), tag != "equal"))
        after.append(WordRun("".join(b[k:m]), tag != "equal"))
    return tuple(run for run in before if run.text), tuple(run for run in after if run.text)


def _words(text: str, segment: Segment) -> list[str]:
    """Cut a text into words, keeping what stands between them, so that they join to the text again."""
    found, at = [], 0
    for word in segment(text):
        begin = text.find(word, at)
        if begin > at:
            found.append(text[at:begin])
        found.append(word)
        at = begin + len(word)
    return [*found, text[at:]] if at < len(text) else found
