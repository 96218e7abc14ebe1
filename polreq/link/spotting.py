"""Known terms in a text, found without cutting it into words: the longest one at each place."""

from collections.abc import Iterable, Mapping
from typing import Final

#: No Latin letter or digit comes after it.
_LAST_LATIN: Final = "z"


def by_start(terms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Arrange terms of two and more characters by their first two, longest first."""
    starts: dict[str, list[str]] = {}
    for term in sorted(terms, key=lambda t: (-len(t), t)):
        starts.setdefault(term[:2], []).append(term)
    return {start: tuple(found) for start, found in starts.items()}


def find(text: str, starts: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Count the terms of a text; a term inside a longer one does not count, and Latin ones are whole words."""
    found: dict[str, int] = {}
    end = 0
    places = [(at, pair) for at, pair in enumerate(map(str.__add__, text, text[1:])) if pair in starts]
    for at, pair in places:
        for term in starts[pair]:
            # nearly all terms are Chinese ones of two characters: what can be told without a call is
            if (term == pair or text.startswith(term, at)) and (
                term[0] > _LAST_LATIN < term[-1] or _whole(text, at, term)
            ):
                if at + len(term) > end:
                    found[term] = found.get(term, 0) + 1
                    end = at + len(term)
                break
    return found


def latin(character: str) -> bool:
    """Tell whether a character is a Latin letter or a digit."""
    return character.isascii() and character.isalnum()


def _whole(text: str, at: int, term: str) -> bool:
    """Tell whether a Latin term is not a piece of a longer word; Chinese terms have no such limits."""
    if not (latin(term[0]) or latin(term[-1])):
        return True
    before = text[at - 1 : at]
    after = text[at + len(term) : at + len(term) + 1]
    return not (latin(term[0]) and latin(before)) and not (latin(term[-1]) and latin(after))
