"""How a lower article relates to the upper one that it carries out: same, more specific, partial, stricter or looser."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from polreq.link.terms import pair_terms
from polreq.results.alignment import Divergence

#: What an article is for; articles with different roles rarely carry each other out.
_ROLES: Final = (
    ("effect", re.compile(r"^本(?:条例|办法|规定|决定|法|细则)自.{2,24}(?:起)?(?:施行|实施|执行)")),
    ("purpose", re.compile(r"(?:为了?|根据)[^。]{4,160}制定本")),
    ("definition", re.compile(r"本(?:条例|办法|规定|决定|法)所称")),
    (
        "liability",
        re.compile(r"给予处分|追究(?:刑事|法律|行政)?责任|追究[^。]{0,12}责任|责令(?:限期)?改正|处分[。；]|处.{1,20}罚款"),
    ),
)  # fmt: skip

#: From this share of common character pairs on, two articles say the same.
_SAME: Final = 0.75

#: From this share of the upper article's pairs on, the lower one covers it and adds to it.
_COVERED: Final = 0.25

#: Words that oblige, and words that leave a choice.
_BINDING: Final = re.compile(r"应当|必须|不得|禁止|严禁")
_FREE: Final = re.compile(r"可以|鼓励|支持|探索|提倡")

#: A limit: `不超过5个工作日`, `3日内`; what is counted and how much.
_LIMIT: Final = re.compile(r"(\d+|[一二两三四五六七八九十百]+)个?(工作日|日|天|小时|分钟|个月|年)(?:以?内|之内)?")
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}


def role(text: str) -> str:
    """Name what an article is for: effect, purpose, definition, liability, or empty for all others."""
    head = text.lstrip()
    return next((name for name, pattern in _ROLES if pattern.search(head)), "")


@dataclass(frozen=True, slots=True)
class Related:
    """How a lower article relates to an upper one.

    Args:
        kind: `same`, `specifies`, `partial`, `stricter` or `looser`, seen from the lower article.
        shared: the longest words that both have.
        decisive: the words that alone decided it; None where the texts as a whole did.
    """

    kind: str
    shared: tuple[str, ...]
    decisive: Divergence | None = None


def relation(upper: str, lower: str) -> Related:
    """Compare two articles."""
    above, below = Counter(pair_terms(upper)), Counter(pair_terms(lower))
    common = (above & below).total()
    alike = 2 * common / (above.total() + below.total()) if common else 0.0
    shared = _shared(upper, lower)
    if limits := _limits(upper, lower):
        return Related(limits.verdict, shared, limits)
    if alike >= _SAME:
        return Related("same", shared)
    if force := _force(upper, lower):
        return Related(force.verdict, shared, force)
    covered = common / above.total() if common else 0.0
    return Related("specifies" if covered >= _COVERED else "partial", shared)


def _limits(upper: str, lower: str) -> Divergence | None:
    """Compare the shortest time limits that are counted in the same unit."""
    above, below = _times(upper), _times(lower)
    for unit in sorted(above.keys() & below.keys()):
        (most, words), (least, other) = above[unit], below[unit]
        if most != least:
            return Divergence("deadline", words, other, "stricter" if least < most else "looser")
    return None


def _times(text: str) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for match in _LIMIT.finditer(text):
        value = int(match[1]) if match[1].isdigit() else _number(match[1])
        unit = "日" if match[2] == "天" else match[2]
        if unit not in found or value < found[unit][0]:
            found[unit] = (value, match[0])
    return found


def _number(text: str) -> int:
    """Read a small Chinese number: 五, 十五, 二十, 一百."""
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _force(upper: str, lower: str) -> Divergence | None:
    """Compare binding words: an obligation where the upper article leaves a choice is stricter."""
    one, other = _BINDING.search(upper), _BINDING.search(lower)
    free_one, free_other = _FREE.search(upper), _FREE.search(lower)
    if other and not one and free_one:
        return Divergence("force", free_one[0], other[0], "stricter")
    if one and not other and free_other:
        return Divergence("force", one[0], free_other[0], "looser")
    return None


def _shared(upper: str, lower: str, most: int = 3) -> tuple[str, ...]:
    """Return the longest runs of words that both texts have."""
    runs: list[str] = []
    at = 0
    while at < len(upper):
        end = at + 4
        while end <= len(upper) and upper[at:end] in lower and "\n" not in upper[at:end]:
            end += 1
        if end - 1 - at >= 4:
            runs.append(upper[at : end - 1].strip("，。、；的"))
            at = end - 1
        else:
            at += 1
    long = (run for run in dict.fromkeys(runs) if len(run) >= 4)
    return tuple(sorted(long, key=lambda run: (-len(run), run))[:most])
