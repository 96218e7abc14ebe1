"""Words as a person sees them: the whole words of an item, so that no reason shows a piece of one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from polreq.late import late
from polreq.link.asked import is_counted
from polreq.link.item import LinkItem, Segment
from polreq.link.stem import parts
from polreq.link.terms import STOP
from polreq.link.thesaurus import Thesaurus
from polreq.results.suggestion import Word

#: Words that name one thing on one side of a reason, at most.
_WORDS: Final = 3

_HAN_WORD: Final = late(r"[一-鿿㐀-䶿〇]{2,}")
#: A number by itself is none (15 days and 15 seconds have nothing in common), nor is a single letter.
_LATIN_WORD: Final = late(r"[A-Za-z][A-Za-z0-9]+")


class SpokenItem:
    """An item as it was read: its text, words and terms, each worked out once.

    Args:
        item: what was read.
        thesaurus: of the field.
        segment: text to words.
    """

    def __init__(self, item: LinkItem, thesaurus: Thesaurus, segment: Segment) -> None:
        self.item = item
        self.text = everything(item)
        self.low = self.text.lower()
        self._thesaurus = thesaurus
        self._segment = segment
        self._placed: dict[str, Word] = {}
        self._written: dict[str, str] = {}

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """The terms of the thesaurus in the item, its headings and business lines.

        One that begins and ends inside of words (业主 in 企业主动) is not there, nor one that begins inside of another term
        and not with a word (证照数据 in 电子证照数据).
        """
        low, found = self.low, self._thesaurus.terms(self.text)
        edges = _edges(low, self._segment(low))
        within = {at + n for term in found for at in _places(term, low) for n in range(1, len(term))}
        return {
            term: count
            for term, count in found.items()
            if any(at in edges or (at + len(term) in edges and at not in within) for at in _places(term, low))
        }

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words of the item by the term that a view has for them: stems of Latin words, Chinese ones as they are."""
        found = {term: self.as_written(term) for term in self.terms}
        found |= {word: word for word in self._segment(self.text) if _is_named(word, self.text)}
        for token in _LATIN_WORD.findall(self.text):
            found |= dict.fromkeys(parts(token), token)
        return found

    def placed(self, word: str) -> Word:
        """Return a word with the part of the item that it stands in, if that is not its own text."""
        if word not in self._placed:
            low = word.lower()
            part = next((name for name, text in self._parts if low in text), "")
            self._placed[word] = Word(word, part)
        return self._placed[word]

    def as_written(self, term: str) -> str:
        """Return a term as the text has it, since terms are in lower case."""
        if term not in self._written:
            at = self.low.find(term)
            self._written[term] = self.text[at : at + len(term)] if at >= 0 else term
        return self._written[term]

    def naming(self, concept: str) -> Sequence[str]:
        """Return the terms that name a concept."""
        return self._by_concept.get(concept, ())

    @cached_property
    def _by_concept(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for term in self.terms:
            for concept in self._thesaurus.concepts[term]:
                found.setdefault(concept, []).append(term)
        return found

    @cached_property
    def _parts(self) -> Sequence[tuple[str, str]]:
        """Texts of the item in lower case with the name of the part, its own texts first, which have none."""
        fields = self.item.fields
        own = [("", text) for name, text in fields.items() if name != "module"]
        beside = [("heading", text) for text in self.item.heading] + [("line", text) for text in self.item.lines]
        return [(name, text.lower()) for name, text in (*own, ("module", fields.get("module", "")), *beside)]


class Naming:
    """Names what items have in common; remembers what it has read."""

    def __init__(self, thesaurus: Thesaurus, segment: Segment) -> None:
        self._thesaurus = thesaurus
        self._segment = segment
        self._read: dict[int, SpokenItem] = {}

    def cut(self, text: str) -> list[str]:
        """Cut a text into words."""
        return self._segment(text)

    def read(self, item: LinkItem) -> SpokenItem:
        """Return an item as it was read; the same object is read once."""
        known = self._read.get(id(item))  # which nothing else gets as long as what was read holds the item
        if known is None:
            known = self._read[id(item)] = SpokenItem(item, self._thesaurus, self._segment)
        return known

    def named(
        self, concept: str, one: SpokenItem, other: SpokenItem
    ) -> tuple[tuple[Word, ...], tuple[Word, ...], bool]:
        """Return the words by which two items name a concept, those of both first, then the clearest.

        Returns:
            The words of both sides, and whether they are only related: one side names a related concept only, or they share
            no word and those of one side may mean something else (主题 may be the subject of a page or of a data set).
        """
        above, below = one.naming(concept), other.naming(concept)
        related = not (above and below) or not (set(above) & set(below) or (self._sure(above) and self._sure(below)))
        above = above or self._near(concept, one)
        below = below or self._near(concept, other)
        return self.spoken(above, one, below), self.spoken(below, other, above), related

    def spoken(self, terms: Iterable[str], item: SpokenItem, first: Sequence[str] = ()) -> tuple[Word, ...]:
        """Return a few terms as words with their places, those in `first` first, then the clearest."""
        clarity = self._thesaurus.clarity
        best = sorted(terms, key=lambda term: (term not in first, -clarity[term], term))[:_WORDS]
        return tuple(item.placed(item.as_written(term)) for term in best)

    def _sure(self, terms: Iterable[str]) -> bool:
        return any(len(self._thesaurus.concepts[term]) == 1 for term in terms)

    def _near(self, concept: str, item: SpokenItem) -> Sequence[str]:
        near = self._thesaurus.near.get(concept, ())
        return list(dict.fromkeys(term for other in near for term in item.naming(other)))


def _is_named(word: str, text: str) -> bool:
    return _HAN_WORD.fullmatch(word) is not None and word not in STOP and not is_counted(word, text)


def everything(item: LinkItem) -> str:
    """Return the texts of an item, its headings and business lines, one a line."""
    return "\n".join((item.text, *item.heading, *item.lines))


def _edges(text: str, words: Iterable[str]) -> frozenset[int]:
    """Return the places where a word begins or ends."""
    found, end = {0, len(text)}, 0
    for word in words:
        at = text.find(word, end)
        if at >= 0:
            end = at + len(word)
            found |= {at, end}
    return frozenset(found)


def _places(term: str, text: str) -> Iterator[int]:
    """Yield the places where a text has a term."""
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + 1)
