"""Vague words (模糊用词): how fast, how much, which, when, with neither number nor standard beside it, so that two people may differ."""

import re
from collections.abc import Iterator
from typing import Final

from polreq.checks.wording.clauses import FieldText, TextSpan, clauses, sentences
from polreq.late import late
from polreq.text.lexicon import Lexicon, SpottedTerm

#: A number of a list, 1、 or （2）, measures nothing.
_ITEM: Final = late(r"^\s*(?:[（(]?\d{1,2}[、.．)）]|[①-⑳])")
_DIGIT: Final = late(r"\d")
_HAN_NUMBER: Final = late(
    r"[一二两三四五六七八九十百千万半]+(?:个|种|类|项|条|款|步|次|秒|分钟|小时|天|日|周|月|年|倍|成|级|家|人|台|档)"
)
#: 等 that leaves a list open; not 等级, 等待, 平等, 一等, nor 等5种 which closes it.
_OPEN: Final = late(
    r"、(?P<last>[^、，。；：]{1,12}?等)(?![级于待候效保额比价同位着分])(?!\s*\d|[一二两三四五六七八九十]+[种个类项条家款大端])"
    r"(?<![同平对相高中初优均何一二三四上头下甲乙特]等)"
)


class VagueWords:
    """Finds vague words.

    Args:
        lexicon: lists `quality.vague` and `quality.open`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._noun_ends = lexicon.set("quality.vague.noun_ends")
        self._denied = re.compile(f"{lexicon.pattern('quality.vague.denied').pattern}$")
        self._things = lexicon.pattern("quality.open.things")
        self._numbers = lexicon.pattern("quality.vague.numbers")
        self._measures = lexicon.pattern("quality.vague.limit", "quality.vague.standard")

    def find(self, field: FieldText) -> Iterator[TextSpan]:
        """Yield the vague words of a field that nothing in their clause or the next one makes measurable."""
        if "等" not in field.bare and not self._lexicon.has(field.bare, "quality.vague.words"):
            return
        for sentence in sentences(field.bare):
            parts = list(clauses(sentence))
            for number, clause in enumerate(parts):
                found = [*self._words(clause), *self._open_lists(clause)]
                if found and not any(self._is_measured(one.text) for one in parts[number : number + 2]):
                    yield from (field.span(start, end) for start, end in sorted(found))

    def _words(self, clause: TextSpan) -> Iterator[tuple[int, int]]:
        """Yield the places of vague words that stand by themselves: neither across two words nor in the name of what is measured."""
        found = list(self._lexicon.find(clause.text, "quality.vague.words"))
        edges = self._edges(clause.text) if found else frozenset()
        for word in found:
            named = clause.text[word.end : word.end + 1] in self._noun_ends
            if not named and _is_whole(word, edges) and not self._denied.search(clause.text[: word.start]):
                yield clause.start + word.start, clause.start + word.end

    def _edges(self, text: str) -> frozenset[int]:
        """Return where words of a text begin and end."""
        at, edges = 0, {0}
        for word in self._lexicon.cut(text):
            at = text.index(word, at)
            edges.update((at, at + len(word)))
            at += len(word)
        return frozenset(edges)

    def _open_lists(self, clause: TextSpan) -> Iterator[tuple[int, int]]:
        """Yield the last member of each open list with its 等, where the clause says that all of the list is asked for."""
        for found in _OPEN.finditer(clause.text):
            rest = clause.text[found.end() :].strip()
            closes = not rest or self._things.match(rest)
            if closes and self._lexicon.has(clause.text[: found.start()], "quality.open.words"):
                yield clause.start + found.start("last"), clause.start + found.end("last")

    def _is_measured(self, clause: str) -> bool:
        """Whether a number, a limit or a standard is named."""
        bare = self._numbers.sub("", _ITEM.sub("", clause))
        return "《" in bare or any(each.search(bare) for each in (_DIGIT, _HAN_NUMBER, self._measures))


def _is_whole(word: SpottedTerm, edges: frozenset[int]) -> bool:
    """Whether words begin and end where it does, or it begins a longer one (及时处理): not 高效 in 提高效率, nor 定期 in 法定期限."""
    return word.start in edges and (word.end in edges or edges.isdisjoint(range(word.start + 1, word.end)))
