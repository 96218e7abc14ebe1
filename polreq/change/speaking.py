"""Which documents speak of which: relations to a document, by its number or else by its title."""

from collections.abc import Iterable, Sequence

from polreq.model.document import Document, Relation
from polreq.official.docnumbers import DocNumber, parse_docnumber
from polreq.official.titles import title_key


class Speaking:
    """Finds what documents say of each other.

    Args:
        documents: those that may speak.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._numbers: dict[DocNumber, list[tuple[Document, Relation]]] = {}
        self._names: dict[tuple[str, str], list[tuple[Document, Relation]]] = {}
        for document in documents:
            for relation in document.relations:
                if number := parse_docnumber(relation.number):
                    self._numbers.setdefault(number, []).append((document, relation))
                if relation.title:
                    self._names.setdefault(_name(relation.title), []).append((document, relation))

    def of(self, document: Document, *kinds: str) -> tuple[tuple[Document, Relation], ...]:
        """Return who says something of a document, and what, in the order of the documents.

        A number decides: one that is another one means another document, however like the titles are. A title alone means a document of
        the same issuer or place.

        Args:
            document: of which something may be said.
            kinds: of relations that are asked for.
        """
        number = parse_docnumber(document.number)
        found = [(d, r) for d, r in self._numbers.get(number, ()) if r.kind in kinds] if number else []
        for name in dict.fromkeys(map(_name, _titles(document))):
            for one, relation in self._names.get(name, ()):
                other = parse_docnumber(relation.number)
                same = other is None or number is None
                if relation.kind in kinds and same and (other or _are_near(one, document)):
                    found.append((one, relation))
        return tuple((d, r) for d, r in dict.fromkeys(found) if d.id != document.id)


def is_later(newer: Document, older: Document) -> bool:
    """Whether a document was written after another one, as far as the days are known."""
    one, other = newer.dates.written, older.dates.written
    return newer.id != older.id and (not one or not other or one > other)


def _titles(document: Document) -> Sequence[str]:
    return [title for title in (document.title, *(p.title for p in document.parts if p.kind == "inner")) if title]


def _name(title: str) -> tuple[str, str]:
    key = title_key(title)
    return key.core, key.suffix


def _are_near(one: Document, other: Document) -> bool:
    """Whether two documents come from one body or one place, as far as anybody knows."""
    if not one.issuers or not other.issuers or set(one.issuers) & set(other.issuers):
        return True
    return one.level == other.level and one.region == other.region
