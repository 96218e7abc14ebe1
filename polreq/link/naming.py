"""Words as a person sees them: the whole words of an item, so that no reason shows a piece of one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from polreq.link.asked import is_counted
from polreq.link.item import LinkItem, Segment
from polreq.link.stem import parts
from polreq.link.terms import STOP
from polreq.link.thesaurus import Thesaurus
from polreq.results.suggestion import Word

#: Words that name one thing on one side of a reason, at most.
_WORDS: Final = 3

_HAN_WORD: Final = re.compile(r"[一-鿿㐀-䶿〇]{2,}")
#: A number by itself is none (15 days and 15 seconds have nothing in common), nor is a single letter.
_LATIN_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]+")


class Naming:
    """Names what items have in common; remembers what it has read."""

    def __init__(self, thesaurus: Thesaurus, segment: Segment) -> None:
        self._thesaurus = thesaurus
        self._segment = segment
        self._terms: dict[str, Mapping[str, int]] = {}
        self._words: dict[str, Mapping[str, str]] = {}

    def cut(self, text: str) -> list[str]:
        """Cut a text into words."""
        return self._segment(text)

    def terms(self, item: LinkItem) -> Mapping[str, int]:
        """Return the terms of the thesaurus in an item, its headings and business lines.

        One that begins and ends inside of words (业主 in 企业主动) is not there, nor one that begins inside of another term
        and not with a word (证照数据 in 电子证照数据).
        """
        text = everything(item)
        if text not in self._terms:
            low, found = text.lower(), self._thesaurus.terms(text)
            edges = _edges(low, self._segment(low))
            within = {at + n for term in found for at in _places(term, low) for n in range(1, len(term))}
            self._terms[text] = {
                term: count
                for term, count in found.items()
                if any(at in edges or (at + len(term) in edges and at not in within) for at in _places(term, low))
            }
        return self._terms[text]

    def words(self, item: LinkItem) -> Mapping[str, str]:
        """Return the words of an item by the term that a view has for them: stems of Latin words, Chinese ones as they are."""
        text = everything(item)
        if text not in self._words:
            found = {term: as_written(term, text) for term in self.terms(item)}
            found |= {word: word for word in self._segment(text) if _is_named(word, text)}
            for token in _LATIN_WORD.findall(text):
                found |= dict.fromkeys(parts(token), token)
            self._words[text] = found
        return self._words[text]

    def named(self, concept: str, one: LinkItem, other: LinkItem) -> tuple[tuple[Word, ...], tuple[Word, ...], bool]:
        """Return the words by which two items name a concept, those of both first, then the clearest.

        Returns:
            The words of both sides, and whether they are only related: one side names a related concept only, or they share
            no word and those of one side may mean something else (主题 may be the subject of a page or of a data set).
        """
        above, below = self._own(concept, one), self._own(concept, other)
        related = not (above and below) or not (set(above) & set(below) or (self._sure(above) and self._sure(below)))
        above = above or self._near(concept, one)
        below = below or self._near(concept, other)
        return self.spoken(above, one, below), self.spoken(below, other, above), related

    def spoken(self, terms: Iterable[str], item: LinkItem, first: Sequence[str] = ()) -> tuple[Word, ...]:
        """Return a few terms as words with their places, those in `first` first, then the clearest."""
        clarity = self._thesaurus.clarity
        best = sorted(terms, key=lambda term: (term not in first, -clarity[term], term))[:_WORDS]
        text = everything(item)
        return tuple(placed(as_written(term, text), item) for term in best)

    def _sure(self, terms: Iterable[str]) -> bool:
        return any(len(self._thesaurus.concepts[term]) == 1 for term in terms)

    def _own(self, concept: str, item: LinkItem) -> list[str]:
        return [term for term in self.terms(item) if concept in self._thesaurus.concepts[term]]

    def _near(self, concept: str, item: LinkItem) -> list[str]:
        near = frozenset(self._thesaurus.near.get(concept, ()))
        return [term for term in self.terms(item) if not near.isdisjoint(self._thesaurus.concepts[term])]


def _is_named(word: str, text: str) -> bool:
    return _HAN_WORD.fullmatch(word) is not None and word not in STOP and not is_counted(word, text)


def everything(item: LinkItem) -> str:
    """Return the texts of an item, its headings and business lines, one a line."""
    return "\n".join((item.text, *item.heading, *item.lines))


def placed(word: str, item: LinkItem) -> Word:
    """Return a word with the part of the item that it stands in, if that is not its own text."""
    low = word.lower()
    own = (text for name, text in item.fields.items() if name != "module")
    if any(low in text.lower() for text in own):
        return Word(word)
    beside = (("module", (item.fields.get("module", ""),)), ("heading", item.heading), ("line", item.lines))
    return Word(word, next((name for name, texts in beside if any(low in text.lower() for text in texts)), ""))


def as_written(term: str, text: str) -> str:
    """Return a term as a text has it, since terms are in lower case."""
    at = text.lower().find(term)
    return text[at : at + len(term)] if at >= 0 else term


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
