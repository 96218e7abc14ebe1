"""Known terms in a text, found without cutting it into words: the longest one at each place."""

from collections import Counter
from collections.abc import Iterable, Mapping


def by_start(terms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Arrange terms of two and more characters by their first two, longest first."""
    starts: dict[str, list[str]] = {}
    for term in sorted(terms, key=lambda t: (-len(t), t)):
        starts.setdefault(term[:2], []).append(term)
    return {start: tuple(found) for start, found in starts.items()}


def find(text: str, starts: Mapping[str, tuple[str, ...]]) -> Counter[str]:
    """Count the terms of a text; a term inside a longer one does not count, and Latin ones are whole words."""
    found: Counter[str] = Counter()
    end = 0
    places = [at for at, pair in enumerate(map(str.__add__, text, text[1:])) if pair in starts]
    for at in places:
        for term in starts[text[at : at + 2]]:
            if text.startswith(term, at) and _whole(text, at, term):
                if at + len(term) > end:
                    found[term] += 1
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
