"""Which of many patterns may match in a text, told for all at once by the words that they cannot do without.

A search that finds nothing costs nearly as much as one that finds something, and of a hundred patterns about sentences
three or four match in any one. What a pattern needs is read from the pattern itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import product
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from polreq.text.occurring import Occurring

#: More words than this tell no more than fewer longer ones would.
_MOST: Final = 400


class Telling:
    """Searches a text for patterns, but only for those that may match in it.

    Args:
        patterns: name and pattern of each, in the order in which they are looked for; names are told apart.
    """

    def __init__(self, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> None:
        self._patterns = dict(patterns)

    @cached_property
    def _needed(self) -> Occurring:
        return Occurring({name: needed(one.pattern, one.flags) for name, one in self._patterns.items()})

    def found(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield the names of the patterns that match in a text, with the first match of each, in order."""
        told = self._needed.within(text)
        for name, pattern in self._patterns.items():
            if name in told and (match := pattern.search(text)):
                yield name, match


def needed(pattern: str, flags: int = 0) -> frozenset[str]:
    """Give words of which one stands in whatever a pattern matches; the empty one where nothing can be said."""
    parsed = parser.parse(pattern, flags)
    if parsed.state.flags & re.IGNORECASE:
        return frozenset(("",))
    return _best(_of_sequence(parsed))


def _best(choices: Iterable[frozenset[str]]) -> frozenset[str]:
    """Choose the words that tell most: those of two characters or more, and few of them."""
    return min(choices, key=lambda words: (-min(2, *map(len, words)), len(words)))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Yield what each stretch of a sequence needs; words of items that stand side by side are joined."""
    run = frozenset(("",))
    for item in items:
        exact = _exact(item)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(map("".join, product(run, exact)))
            continue
        yield run
        run = exact if exact is not None else frozenset(("",))
        if exact is None:
            yield _inside(item)
    yield run


def _exact(item: tuple[Any, Any]) -> frozenset[str] | None:
    """Give all that an item of a pattern can match, if that can be listed."""
    kind, value = item
    if kind is kinds.LITERAL:
        return frozenset((chr(value),))
    if kind is kinds.AT or kind is kinds.ASSERT or kind is kinds.ASSERT_NOT:
        return frozenset(("",))
    if kind is kinds.IN and all(one is kinds.LITERAL for one, _ in value):
        return frozenset(chr(code) for _, code in value)
    if kind is kinds.SUBPATTERN and not value[1] and not value[2]:
        return _exact_sequence(value[3])
    if kind is kinds.BRANCH:
        branches = [_exact_sequence(branch) for branch in value[1]]
        whole = frozenset(word for words in branches if words is not None for word in words)
        return whole if None not in branches and len(whole) <= _MOST else None
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[:2] == (0, 1):
        inner = _exact_sequence(value[2])
        return inner | {""} if inner is not None else None
    return None


def _exact_sequence(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    whole = frozenset(("",))
    for item in items:
        exact = _exact(item)
        if exact is None or len(whole) * len(exact) > _MOST:
            return None
        whole = frozenset(map("".join, product(whole, exact)))
    return whole


def _inside(item: tuple[Any, Any]) -> frozenset[str]:
    """Give what an item needs whose matches cannot be listed."""
    kind, value = item
    if kind is kinds.SUBPATTERN and not value[1] and not value[2]:
        return _best(_of_sequence(value[3]))
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[0]:
        return _best(_of_sequence(value[2]))
    if kind is kinds.BRANCH:
        branches = [_best(_of_sequence(branch)) for branch in value[1]]
        return frozenset(word for words in branches for word in words)
    return frozenset(("",))
