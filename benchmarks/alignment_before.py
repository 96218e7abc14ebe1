"""How 0.1.0 aligned articles: a fixed sum with a fixed threshold, and the relation by fixed rules; to measure beside it."""

import re
from collections import Counter
from typing import Final

from benchmarks.alignment_data import Labelled
from polreq.link.aligning import Aligned, Alignment
from polreq.link.relating import Related, role
from polreq.link.terms import pair_terms

#: What each way of looking at two articles counted.
_SUM: Final = {
    "characters": 0.4,
    "pairs": 0.4,
    "words": 0.1,
    "concepts": 0.6,
    "pairs back": 0.2,
    "sentence": 0.5,
}
_ROLE: Final = 0.2
#: Below this sum an article was purely local; further upper articles were named from this part of the best on.
_EVEN: Final = 3.2
_PART: Final = 0.5
_MOST: Final = 5

_SAME: Final = 0.75
_COVERED: Final = 0.25
_BINDING: Final = re.compile(r"应当|必须|不得|禁止|严禁")
_FREE: Final = re.compile(r"可以|鼓励|支持|探索|提倡")


def align_before(pair: Labelled) -> list[Alignment]:
    """Align a pair of documents as 0.1.0 did; without time limits, which no labelled pair has on both sides."""
    upper_roles = [role(item.text) for item in pair.uppers]
    found = []
    for n, item in enumerate(pair.lowers):
        own = role(item.text)
        row = [sum(weight * pair.alike[name][n][m] for name, weight in _SUM.items()) for m in range(len(pair.uppers))]
        for m, other in enumerate(upper_roles):
            if own or other:
                row[m] += _ROLE if own == other else -_ROLE
        order = sorted(range(len(row)), key=lambda m, row=row: (-row[m], m))[:_MOST]  # type: ignore[misc]
        named = [m for m in order if row[m] >= _PART * row[order[0]]]
        aligned = tuple(
            Aligned(pair.uppers[m].id, Related(_relation(pair.uppers[m].text, item.text), (), 0.0), row[m])
            for m in named
        )
        local = row[order[0]] < _EVEN or own == "effect"
        found.append(Alignment(item.id, nearest=aligned[0]) if local else Alignment(item.id, aligned))
    return found


def _relation(upper: str, lower: str) -> str:
    above, below = Counter(pair_terms(upper)), Counter(pair_terms(lower))
    common = (above & below).total()
    if 2 * common / (above.total() + below.total()) >= _SAME:
        return "same"
    one, other = _BINDING.search(upper), _BINDING.search(lower)
    if other and not one and _FREE.search(upper):
        return "stricter"
    if one and not other and _FREE.search(lower):
        return "looser"
    return "specifies" if common / above.total() >= _COVERED else "partial"
