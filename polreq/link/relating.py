"""How a lower article relates to the upper one that it carries out: same, more specific, partial, stricter or looser."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.link.alignment_weights import total
from polreq.link.relation_signals import bans, covered, likeness, limits, relation_signals, sentences
from polreq.results.alignment import Divergence

#: What an article is for; articles with different roles rarely carry each other out.
_ROLES: Final = (
    ("effect", late(r"^本(?:条例|办法|规定|决定|法|细则)自.{2,24}(?:起)?(?:施行|实施|执行)")),
    ("purpose", late(r"(?:为了?|根据)[^。]{4,160}制定本")),
    ("definition", late(r"本(?:条例|办法|规定|决定|法)所称")),
    (
        "liability",
        late(r"给予处分|追究(?:刑事|法律|行政)?责任|追究[^。]{0,12}责任|责令(?:限期)?改正|处分[。；]|处.{1,20}罚款"),
    ),
)  # fmt: skip

#: From this share of common character pairs on, two articles say the same whatever else is seen of them.
_SAME: Final = 0.85

#: From this share of common character pairs on, two sentences are about the same duty.
_ONE_DUTY: Final = 0.5

#: Words that oblige, and words that leave a choice.
_BINDING: Final = late(r"应当|必须|不得|禁止|严禁")
_FREE: Final = late(r"可以|鼓励|支持|探索|提倡")

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
        covered: share of the upper article's pairs of characters that recur in the lower one, 0 to 1.
        decisive: the words that alone decided it; None where the texts as a whole did.
        stated: where the texts as a whole are stricter, what the lower one states that the upper one does not.
    """

    kind: str
    shared: tuple[str, ...]
    covered: float
    decisive: Divergence | None = None
    stated: tuple[Divergence, ...] = ()


def relation(upper: str, lower: str, weights: Mapping[str, Mapping[str, float]]) -> Related:
    """Compare two articles.

    Args:
        upper: text of the upper article.
        lower: text of the lower one.
        weights: see Weights.relation.
    """
    shared, part = _shared(upper, lower), covered(upper, lower)
    if decisive := _limits(upper, lower) or _force(upper, lower):
        return Related(decisive.verdict, shared, part, decisive)
    if likeness(upper, lower) >= _SAME:
        return Related("same", shared, part)
    signals = relation_signals(upper, lower, role(lower) == "purpose")
    kind = max(sorted(weights), key=lambda name: total(weights[name], signals))
    return Related(kind, shared, part, stated=tuple(_stated(upper, lower)) if kind == "stricter" else ())


def _stated(upper: str, lower: str) -> Iterator[Divergence]:
    """Yield the time limits in units that the upper article does not have, and how much more the lower one forbids."""
    above, below = _times(upper), _times(lower)
    for unit, (_, words) in below.items():
        if unit not in above:
            yield Divergence("limit", "", words, "stricter")
    if bans(lower) > bans(upper):
        yield Divergence("ban", str(bans(upper)), str(bans(lower)), "stricter")


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
    for match in limits(text):
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
    """Compare binding words of the two sentences that are most alike: a duty instead of a choice is stricter.

    A sentence with both kinds of words (`应当支持`) says neither.
    """
    pairs = ((likeness(one, other), one, other) for one in sentences(upper) for other in sentences(lower))
    alike, above, below = max(pairs, default=(0.0, "", ""))
    if alike < _ONE_DUTY:
        return None
    (duty, choice), (own_duty, own_choice) = _norms(above), _norms(below)
    if choice and own_duty and not duty and not own_choice:
        return Divergence("force", choice, own_duty, "stricter")
    if duty and own_choice and not choice and not own_duty:
        return Divergence("force", duty, own_choice, "looser")
    return None


def _norms(sentence: str) -> tuple[str, str]:
    """Return the first word that obliges, and the first that leaves a choice."""
    duty, choice = _BINDING.search(sentence), _FREE.search(sentence)
    return duty[0] if duty else "", choice[0] if choice else ""


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
