"""What is seen of a lower article and the upper one it carries out that tells how they relate."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from polreq.late import late
from polreq.link.terms import pair_terms

_SENTENCE_END: Final = late(r"[。；;\n]")
_SHORT: Final = 6
_FORBIDDEN: Final = late(r"不得|禁止|严禁|一律")
_ITEM: Final = late(r"[（(][一二三四五六七八九十]+[）)]")
#: Figures and time limits: what a lower article may state more exactly.
_EXACT: Final = late(r"\d+|[一二三四五六七八九十百]+个?(?:工作)?日|年度|每年|小时")
_MOST_EXACT: Final = 3
#: Characters of an ordinary article.
_ORDINARY: Final = 150

#: A time limit: `不超过5个工作日`, `3日内`; how much, and of what.
_LIMIT: Final = late(r"(\d+|[一二两三四五六七八九十百]+)个?(工作日|日|天|小时|分钟|个月|年)(?:以?内|之内)?")
#: A year is no span of time, nor is a day of a month: 2027年底前, 1月1日.
_CALENDAR: Final = late(r"(?:19|20)\d\d年|\d+(?= *月)|(?<=月)\d+日")


def likeness(one: str, other: str) -> float:
    """Return which share of the pairs of two texts is common, 0 to 1 (Dice's coefficient)."""
    above, below = Counter(pair_terms(one)), Counter(pair_terms(other))
    common = (above & below).total()
    return 2 * common / (above.total() + below.total()) if common else 0.0


def covered(upper: str, lower: str) -> float:
    """Return which share of the upper text's pairs recurs in the lower one, 0 to 1."""
    above, below = Counter(pair_terms(upper)), Counter(pair_terms(lower))
    return (above & below).total() / max(1, above.total())


def limits(text: str) -> Iterator[re.Match[str]]:
    """Yield the time limits of a text: how much, and of what."""
    return _LIMIT.finditer(_CALENDAR.sub("", text))


def sentences(text: str) -> list[str]:
    """Cut an article into sentences and items, leaving out what is too short to say anything."""
    return [part for part in _SENTENCE_END.split(text) if len(part) > _SHORT]


def bans(text: str) -> int:
    """Count what an article forbids."""
    return len(_FORBIDDEN.findall(text))


def relation_signals(upper: str, lower: str, purpose: bool) -> dict[str, float]:
    """Return what tells how a lower article relates to an upper one.

    Args:
        upper: text of the upper article.
        lower: text of the lower one.
        purpose: whether the lower one says what the document is for.
    """
    above, below = sentences(upper), sentences(lower)
    kinds_above, kinds_below = ({match[2] for match in limits(text)} for text in (upper, lower))
    exact = set(_EXACT.findall(lower)) - set(_EXACT.findall(upper))
    return {
        "covered": covered(upper, lower),
        "covers": covered(lower, upper),
        "alike": likeness(upper, lower),
        "sentence": max((likeness(one, other) for one in above for other in below), default=0.0),
        "longer": math.log(max(1, len(lower)) / max(1, len(upper))),
        "long": math.log(max(1, len(lower)) / _ORDINARY),
        "new limit": float(bool(kinds_below - kinds_above)),
        "exact": float(min(_MOST_EXACT, len(exact))),
        "bans": math.log1p(bans(lower)) - math.log1p(bans(upper)),
        "items": math.log1p(len(_ITEM.findall(lower))) - math.log1p(len(_ITEM.findall(upper))),
        "sentences": math.log(max(1, len(below)) / max(1, len(above))),
        "purpose": float(purpose),
    }
