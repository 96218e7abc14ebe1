"""Known documents (登记): by number, by title, and which one comes nearest to a title that nobody knows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final

from polreq.change.speaking import Speaking, is_later
from polreq.late import late
from polreq.model.document import ENDED, Document
from polreq.official.docnumbers import DocNumber, parse_docnumber
from polreq.official.titles import TitleKey, quoted, rank, title_key
from polreq.text.likeness import pairs

#: A decision that only ends others is no successor of theirs.
ONLY_ENDS: Final = late(r"废止|宣布失效|清理")
#: So many titles that share most character pairs are compared in full.
_CLOSE: Final = 8


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document.

    Args:
        title: full title, of the notice where it prints another document.
        number: as it should be written; empty where it has none.
        issuers: who issued it, in printed order.
        status: one of the statuses of documents.
        ended: the day from which it does not count any more, as far as it is known.
        successor: how to cite what took its place.
        inner: titles of documents that it prints.
        settled: whether all numbers that it ever had are registered, so that any other one is wrong.
    """

    title: str
    number: str = ""
    issuers: tuple[str, ...] = ()
    status: str = "unknown"
    ended: date | None = None
    successor: str = ""
    inner: tuple[str, ...] = ()
    settled: bool = False

    @property
    def form(self) -> str:
        """How to cite it."""
        return quoted(self.title) + (f"（{self.number}）" if self.number else "")

    @property
    def keys(self) -> tuple[TitleKey, ...]:
        return tuple(title_key(t) for t in (self.title, *self.inner))


@dataclass(frozen=True, slots=True)
class Registry:
    """Known documents by what their numbers and titles mean."""

    by_number: Mapping[DocNumber, tuple[Known, ...]]
    by_core: Mapping[str, tuple[tuple[TitleKey, Known], ...]]
    by_pair: Mapping[str, tuple[str, ...]]

    @classmethod
    def build(cls, known: Iterable[Known]) -> "Registry":
        """Register documents; their order does not matter."""
        numbers: dict[DocNumber, set[Known]] = {}
        cores: dict[str, set[tuple[TitleKey, Known]]] = {}
        for one in known:
            if number := parse_docnumber(one.number):
                numbers.setdefault(number, set()).add(one)
            for key in one.keys:
                cores.setdefault(key.core, set()).add((key, one))
        pairs: dict[str, list[str]] = {}
        for core in sorted(cores):
            for pair in _pairs(core):
                pairs.setdefault(pair, []).append(core)
        return cls(
            MappingProxyType({n: tuple(sorted(found, key=_order)) for n, found in numbers.items()}),
            MappingProxyType({c: tuple(sorted(f, key=lambda p: _order(p[1]))) for c, f in cores.items()}),
            MappingProxyType({pair: tuple(found) for pair, found in pairs.items()}),
        )

    def numbered(self, number: DocNumber) -> tuple[Known, ...]:
        """Return the documents of a number."""
        return self.by_number.get(number, ())

    def titled(self, title: str) -> tuple[Known, ...]:
        """Return the documents that a title can mean, those in force first, whoever issued them."""
        key = title_key(title)
        bare = TitleKey(key.core, "", key.suffix, key.wrapped)
        ranked = [
            (known.status in ENDED, rank(bare, TitleKey(k.core, "", k.suffix, k.wrapped)) or 0, n, known)
            for n, (k, known) in enumerate(self.by_core.get(key.core, ()))
        ]
        return tuple(dict.fromkeys(known for *_, known in sorted(ranked, key=lambda r: r[:3])))

    def nearest(self, title: str) -> tuple[Known, float] | None:
        """Return the document whose title is most like this one, and how like, from 0 to 1."""
        core = title_key(title).core
        shelves = sorted((self.by_pair.get(pair, ()) for pair in sorted(_pairs(core))), key=len)
        telling = shelves[: len(shelves) // 2 + 1]  # 管理 and 条例 are in every other title and cost most
        shared = Counter(other for shelf in telling for other in shelf)
        likely = sorted(shared, key=lambda other: (-shared[other] / (len(other) + len(core)), other))[:_CLOSE]
        matcher = SequenceMatcher(None, b=core, autojunk=False)
        best: tuple[float, str] = (0.0, "")
        for other in likely:
            matcher.set_seq1(other)
            best = max(best, (matcher.ratio(), other))
        return (self.by_core[best[1]][0][1], best[0]) if best[1] else None


def parse_registry(table: str) -> tuple[Known, ...]:
    """Read a table of known documents: the text of data/registry.tsv, or one of the same shape."""
    known = []
    for line in table.splitlines():
        if line.strip() and not line.startswith("#"):
            number, title, issuers, status, ended, successor = line.split("\t")
            who = tuple(name for name in issuers.split("、") if name)
            known.append(Known(title, number, who, status, _day(ended), successor, settled=True))
    return tuple(known)


def known_documents(documents: Iterable[Document]) -> tuple[Known, ...]:
    """Describe the documents of a workspace; one that a later one repeals or replaces is ended by it."""
    documents = tuple(documents)
    speaking = Speaking(documents)
    return tuple(_known(document, _ender(speaking, document)) for document in documents)


def _ender(speaking: Speaking, document: Document) -> Document | None:
    ended = speaking.of(document, "repeals", "replaces")
    return next((by for by, _ in ended if is_later(by, document)), None)


def _known(document: Document, newer: Document | None) -> Known:
    inner = tuple(p.title for p in document.parts if p.kind == "inner" and p.title)
    one = Known(document.title, document.number, document.issuers, document.status, inner=inner)
    if newer is None:
        return one
    ended = newer.dates.effective or newer.dates.written
    if ONLY_ENDS.search(newer.title):
        return replace(one, status="repealed", ended=ended)
    status = document.status if document.status in ENDED else "superseded"
    return replace(one, status=status, ended=ended, successor=_known(newer, None).form)


def _pairs(text: str) -> set[str]:
    return {pair for pair, _ in pairs(text)}


def _day(text: str) -> date | None:
    """Read 2021, 2021-03 or 2021-03-01 as the first day of that time."""
    return date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text) if text else None


def _order(known: Known) -> tuple[str, str, str]:
    return known.number, known.title, known.successor
