"""Which of many texts are worth comparing: those that have rare keys in common."""

import math
from collections import defaultdict
from collections.abc import Sequence, Set
from typing import Final

#: Each text is compared with so many others that have most in common with it.
_COMPARED: Final = 12
#: What more texts than this share of all have is not looked up, unless they are few.
_COMMON: Final = 0.1
_FEW: Final = 50


def nearest(keys: Sequence[Set[str]]) -> set[tuple[int, int]]:
    """Return pairs of positions of texts that have rare keys in common, for each text the best few, the earlier position first.

    Args:
        keys: of each text: words, pairs of characters, concepts.
    """
    having: defaultdict[str, list[int]] = defaultdict(list)
    for position, each in enumerate(keys):
        for key in sorted(each):
            having[key].append(position)
    most = max(_FEW, _COMMON * len(keys))
    found: set[tuple[int, int]] = set()
    for position, each in enumerate(keys):
        scores: defaultdict[int, float] = defaultdict(float)
        for key in sorted(each):
            if len(having[key]) <= most:
                rarity = math.log(1 + len(keys) / len(having[key]))
                for other in having[key]:
                    scores[other] += rarity
        scores.pop(position, None)
        best = sorted(scores, key=lambda other: (-scores[other], other))[:_COMPARED]
        found |= {(min(position, other), max(position, other)) for other in best}
    return found
