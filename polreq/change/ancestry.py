"""The chain of documents that a document carries out (贯彻、落实、根据 …), as far as a workspace has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polreq.change.chain_documents import chain_document
from polreq.change.decisions import is_minutes
from polreq.change.lineage import Library, basis_edges
from polreq.model.document import Document
from polreq.official.docnumbers import parse_docnumber
from polreq.results.governing import STATED_RANKS
from polreq.text.title_marks import title_spans


@dataclass(frozen=True, slots=True)
class Ancestry:
    """What a document carries out.

    Args:
        chain: documents from the top down, the document itself last.
        beside: further documents that those of the chain rest on, which have no place in it.
    """

    chain: tuple[Document, ...]
    beside: tuple[Document, ...] = ()


def ancestry(document: Document, documents: Sequence[Document]) -> Ancestry:
    """Find the chain above a document: from each one to the nearest level that it says it rests on.

    Args:
        document: the lowest one.
        documents: those that are known, in an order that decides between bases of one level named by no text.
    """
    library, known = Library.build(documents), {one.id: one for one in documents}
    chain, open_bases = [document], []
    while True:
        open_bases += [one for one in _bases(chain[0], library, known) if one not in open_bases]
        upper = [one for one in open_bases if one not in chain and _may_stand_above(one, chain[0])]
        if not upper:
            return Ancestry(tuple(chain), tuple(one for one in open_bases if one not in chain))
        chain.insert(0, max(upper, key=_height))


def _bases(document: Document, library: Library, known: dict[str, Document]) -> Iterator[Document]:
    """Yield what a document rests on: by its opening, by the relations that people wrote, and, for minutes, by what they name anywhere."""
    for edge in basis_edges(document, library):
        yield known[edge.basis]
    for relation in document.relations:
        if relation.kind == "implements":
            number = parse_docnumber(relation.number) if relation.number else None
            yield from (one for one in known.values() if number and parse_docnumber(one.number) == number)
            if relation.title and (version := library.find(relation.title, None)):
                yield known[version.document]
    if is_minutes(document):
        for block in document.blocks():
            for start, end in title_spans(block.text):
                version = library.find(block.text[start + 1 : end - 1], document.dates.written)
                if version and version.document != document.id:
                    yield known[version.document]


def _may_stand_above(upper: Document, lower: Document) -> bool:
    """Whether one document stands above another by their levels, or nobody knows that it does not."""
    above, below = _height(upper), _height(lower)
    return above < below or above < 0 or below < 0


def _height(document: Document) -> int:
    rank = chain_document(document, None).rank
    return STATED_RANKS.index(rank) if rank else -1
