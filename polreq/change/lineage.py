"""Lineage (文件脉络): which documents a document rests on, by the sentence that says so (根据《…》，制定本办法)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.late import late
from polreq.model.document import Block, Document
from polreq.official.patterns import WORDS
from polreq.official.titles import TitleKey, rank, title_key
from polreq.text.title_marks import title_spans

#: What opens a basis (依据): the titles after it are rested on.
_CUE: Final = late(r"根据|依据|依照|按照|遵照|参照|遵循|贯彻|落实|实施|执行")
#: What the document does on that basis; the basis ends here.
_ACT: Final = late(
    rf"(?:{WORDS['acts']})"
    r"[^，。；《》]{0,12}?(?:本|如下|以下|下列|此|该)|(?:现|特|就|现就)[^。；《》]{0,40}?(?:制定|规定|解释|决定|通知|公告|批复|意见|印发|公布)"
)
#: A full stop directly after a title leaves the sentence without its act: a slip that is read over.
_STOP: Final = late(r"(?<!》)[。！？]")
_ENDINGS: Final = ("。", "：", ":", "；", "！", "？", "章", "则")
#: Brackets after a title, that define a short name or name a number and are no basis themselves.
_ASIDE: Final = late(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")
#: Blocks in which a document can say what it rests on: its opening, which may follow a history of adoptions.
_OPENING: Final = 24
_SECOND: Final = "第二条"
_SPOKEN: Final = frozenset({"paragraph", "heading"})


@dataclass(frozen=True, slots=True)
class LineageBasis:
    """A title that a document names as what it rests on.

    Args:
        title: as written, without the outer 《》.
        locator: of the block in which it begins.
    """

    title: str
    locator: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks that are read as one text."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        return "".join(b.text for b in self.blocks)

    def locator(self, offset: int) -> str:
        for block in self.blocks:
            if offset < len(block.text):
                return block.locator
            offset -= len(block.text)
        return self.blocks[-1].locator


@dataclass(frozen=True, slots=True)
class Edge:
    """A document rests on another one.

    Args:
        document: id of the document that says so.
        title: the title as cited.
        basis: id of the document meant, in the version that was in force then.
        locator: where it is said.
    """

    document: str
    title: str
    basis: str
    locator: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a document in a library.

    Args:
        document: its id.
        key: of its title.
        since: the day from which this text counts, as far as it is known.
    """

    document: str
    key: TitleKey
    since: date | None


@dataclass(frozen=True, slots=True)
class Library:
    """Documents by what their titles mean, each with its versions, oldest first."""

    shelves: Mapping[str, tuple[Version, ...]]

    @classmethod
    def build(cls, documents: Iterable[Document]) -> "Library":
        """Shelve documents, and what they print (inner documents); their order does not matter."""
        shelves: dict[str, set[Version]] = {}
        for document in documents:
            since = _since(document)
            for title in (document.title, *(p.title for p in document.parts if p.kind == "inner")):
                version = Version(document.id, title_key(title), since)
                shelves.setdefault(version.key.core, set()).add(version)
        return cls(MappingProxyType({core: tuple(sorted(shelf, key=_order)) for core, shelf in shelves.items()}))

    def versions(self, title: str) -> tuple[Version, ...]:
        """Return all versions of the document that a title means, oldest first."""
        key = title_key(title)
        ranked = [(rank(key, v.key), v) for v in self.shelves.get(key.core, ())]
        best = min((r for r, _ in ranked if r is not None), default=None)
        return tuple(v for r, v in ranked if r is not None and r == best)

    def find(self, title: str, on: date | None) -> Version | None:
        """Return the version of the cited document that was in force on a day.

        The newest one where the day is not known; the oldest one where all that are known are newer.
        """
        versions = self.versions(title)
        if not versions:
            return None
        if on is None:
            return versions[-1]
        return next((v for v in reversed(versions) if v.since and v.since <= on), versions[0])


def bases(document: Document) -> tuple[LineageBasis, ...]:
    """Find the titles that a document says it rests on, in the order of its text, each once."""
    found: dict[str, LineageBasis] = {}
    for run in _opening(document):
        for sentence in _sentences(run.text):
            for title, start in _rested_on(run.text[sentence]):
                basis = LineageBasis(title, run.locator(sentence.start + start))
                found.setdefault(title_key(title).core, basis)
        if found:
            break
    return tuple(found.values())


def basis_edges(document: Document, library: Library) -> tuple[Edge, ...]:
    """Find the documents of a library that a document rests on."""
    own = {title_key(document.title).core, *(title_key(p.title).core for p in document.parts)}
    on = _since(document)
    edges = []
    for basis in bases(document):
        version = None if title_key(basis.title).core in own else library.find(basis.title, on)
        if version and version.document != document.id:
            edges.append(Edge(document.id, basis.title, version.document, basis.locator))
    return tuple(edges)


def _opening(document: Document) -> Iterator[_Run]:
    """Yield the running text of the opening; lines that break off within a sentence are put together."""
    texts: list[Block] = []
    spoken = [b for b in document.blocks() if b.kind in _SPOKEN]
    for block in spoken[:_OPENING]:
        if block.locator == _SECOND:
            break
        texts.append(block)
        if block.text.rstrip().endswith(_ENDINGS):
            yield _Run(tuple(texts))
            texts = []
    if texts:
        yield _Run(tuple(texts))


def _sentences(text: str) -> Iterator[slice]:
    start = 0
    for stop in _STOP.finditer(text):
        yield slice(start, stop.end())
        start = stop.end()
    if start < len(text):
        yield slice(start, len(text))


def _rested_on(sentence: str) -> Iterator[tuple[str, int]]:
    """Yield (title, offset) for the titles that stand in a row after a cue, if the sentence acts on them."""
    spans = list(title_spans(sentence))
    bare = _blank(sentence, spans)
    acts = [m.end() for m in _ACT.finditer(bare)]
    reach = 0  # up to here the row of titles goes on
    for start, end in spans:
        if bare[start] != "《" or not acts or start > acts[-1]:
            continue
        between = bare[reach:start]
        cues = [m.end() for m in _CUE.finditer(between)]
        open_row = reach > 0 and "，" not in between[1:]
        if open_row or (cues and "，" not in between[cues[-1] :]):
            reach = end
            if title := sentence[start + 1 : end - 1].strip():
                yield title, start


def _blank(sentence: str, spans: list[tuple[int, int]]) -> str:
    """Blank what stands in titles and in brackets, so that only the sentence itself is read."""
    chars = list(sentence)
    for start, end in spans:
        chars[start + 1 : end - 1] = " " * (end - start - 2)
    text = "".join(chars)
    return _ASIDE.sub(lambda m: " " * len(m[0]), text)


def _since(document: Document) -> date | None:
    dates = document.dates
    return max((d for d in (dates.written, dates.published, dates.effective) if d), default=None)


def _order(version: Version) -> tuple[date, str]:
    return version.since or date.min, version.document
