"""The lexicon (领域词表): named lists of words, the built-in ones and the workspace's."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

from polreq.text.occurring import Occurring
from polreq.text.segment import Segmenter, make_segmenter
from polreq.text.wordlists import any_of, below, collect, read_lists
from polreq.yamlio.node import YamlNode, tree


@dataclass(frozen=True)
class SpottedTerm:
    """A word of the lexicon found in a text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Named lists of words, such as `modal.must.words`; a list `X.not` holds longer words that hide those of `X.words`.

    Two are told apart by being two, so that what was read with one can be remembered; `digest` compares what they hold.

    Args:
        lists: dotted name → words.
        segmenter: cuts texts into words; which one it is makes no difference to the words.
    """

    lists: Mapping[str, tuple[str, ...]]
    segmenter: Segmenter = field(default_factory=make_segmenter, repr=False)
    _patterns: dict[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict, repr=False)
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _lengths: dict[tuple[str, int], Mapping[str, tuple[int, ...]]] = field(default_factory=dict, repr=False)
    _below: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, repr=False)

    @property
    def digest(self) -> str:
        """A digest of all lists: what was read with one lexicon may be reused with the same one only."""
        text = json.dumps(sorted(self.lists.items()), ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]

    def cut(self, text: str) -> list[str]:
        """Cut a text into words."""
        return self.segmenter.words(text)

    def words(self, name: str) -> tuple[str, ...]:
        """Give the words of a list; an unknown name is a mistake of the caller."""
        return self.lists[name]

    def set(self, name: str) -> frozenset[str]:
        """Give the words of a list for looking words up in."""
        if name not in self._sets:
            self._sets[name] = frozenset(self.lists[name])
        return self._sets[name]

    def below(self, prefix: str) -> Mapping[str, tuple[str, ...]]:
        """Give the lists under a name: `channel.words` → {pc: …, app: …}."""
        if prefix not in self._below:
            self._below[prefix] = MappingProxyType(below(self.lists, prefix))
        return self._below[prefix]

    def find(self, text: str, name: str) -> Iterator[SpottedTerm]:
        """Yield the words of a list in a text, longest first at each place, without those hidden by `not` words."""
        return self._spot(text, name) if self._may_have(text, name) else iter(())

    def _spot(self, text: str, name: str) -> Iterator[SpottedTerm]:
        base = name.removesuffix(".words")
        hidden = self.set(f"{base}.not") if f"{base}.not" in self.lists else frozenset()
        for match in self.pattern(name, *([f"{base}.not"] if hidden else [])).finditer(text):
            if match[0] not in hidden:
                yield SpottedTerm(match[0], match.start(), match.end())

    def _may_have(self, text: str, name: str) -> bool:
        return name in self._occurring.within(text) or not self.lists[name]

    def lists_in(self, text: str) -> frozenset[str]:
        """Give the names of lists of which a word may stand in a text; of all others none does."""
        return self._occurring.within(text)

    @cached_property
    def _occurring(self) -> Occurring:
        return Occurring(self.lists)

    def first(self, text: str, name: str) -> SpottedTerm | None:
        """Give the first word of a list in a text."""
        return next(self.find(text, name), None)

    def has(self, text: str, name: str) -> bool:
        """Tell whether a word of the list stands in the text."""
        return self._may_have(text, name) and self.first(text, name) is not None

    def starts(self, text: str, name: str) -> str:
        """Give the longest word of the list with which the text begins, or an empty string."""
        words = self.set(name)
        return next((text[:n] for n in self._sizes(name, 0).get(text[:1], ()) if text[:n] in words), "")

    def ends(self, text: str, name: str) -> str:
        """Give the longest word of the list with which the text ends, or an empty string."""
        words = self.set(name)
        return next((text[-n:] for n in self._sizes(name, -1).get(text[-1:], ()) if text[-n:] in words), "")

    def _sizes(self, name: str, at: int) -> Mapping[str, tuple[int, ...]]:
        """Give the lengths of the words of a list, the longest first, by their character at a place."""
        if (name, at) not in self._lengths:
            sizes: dict[str, set[int]] = {}
            for word in filter(None, self.lists[name]):
                sizes.setdefault(word[at], set()).add(len(word))
            self._lengths[name, at] = {key: tuple(sorted(found, reverse=True)) for key, found in sizes.items()}
        return self._lengths[name, at]

    def pattern(self, *names: str) -> re.Pattern[str]:
        """Give a pattern that matches any word of the lists, the longest first."""
        if names not in self._patterns:
            self._patterns[names] = re.compile(any_of({word for name in names for word in self.lists[name]}))
        return self._patterns[names]


def load_lexicon(extra: Sequence[YamlNode] = (), segmenter: Segmenter | None = None) -> Lexicon:
    """Load the built-in lexicon, with the lists of a workspace's own files added to its lists.

    Args:
        extra: tops of files of the same shape as data/lexicon.yaml.
        segmenter: the one to be used; jieba by default.
    """
    if not extra:
        return replace(_builtin(), segmenter=segmenter) if segmenter else _builtin()
    lists = dict(_builtin().lists)
    for node in extra:
        collect(tree(node), lists)
    return Lexicon(MappingProxyType(lists), segmenter or make_segmenter())


@lru_cache(maxsize=1)
def _builtin() -> Lexicon:
    return Lexicon(read_lists("polreq.text", "lexicon.yaml"))
