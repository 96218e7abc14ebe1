"""Alignment of two levels of government (上下位文件对照): which upper articles a lower article carries out, and how."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.link.alignment_weights import Weights, chance, shipped, total
from polreq.link.article_signals import ByPair, likeness, local_signals, pair_signals
from polreq.link.item import LinkItem, Options, Segment
from polreq.link.relating import Related, relation, role

#: Further upper articles are named from this chance on, so many in all at most.
_LIKELY: Final = 0.3
_MOST: Final = 5
#: An article is said to be purely local where that is the likelier of the two; the nearest upper one and its chance are shown all the same.
_LOCAL: Final = 0.5


@dataclass(frozen=True, slots=True)
class Aligned:
    """An upper article that a lower one carries out.

    Args:
        upper: its id.
        related: how the lower article relates to it, and why.
        score: chance that it is one, 0 to 1.
    """

    upper: str
    related: Related
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """A lower article and the upper ones it carries out.

    Args:
        lower: its id.
        uppers: the upper articles, best first; none if it is purely local (地方自主规定).
        nearest: the upper article that comes nearest where it is purely local; None where nothing can come near.
    """

    lower: str
    uppers: tuple[Aligned, ...] = ()
    nearest: Aligned | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the upper articles fit a lower one.

    Args:
        local: chance that the lower article is purely local, 0 to 1.
        order: positions of upper articles, best first, as many as may be named.
        chances: that each of them is meant, 0 to 1, in the same order.
    """

    local: float
    order: tuple[int, ...]
    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Aligning:
    """Two documents aligned.

    Args:
        rows: one for each lower article, in its order.
        closest: id of an upper article → id of the lower one that comes nearest to it, whether or not it carries it out.
    """

    rows: tuple[Alignment, ...]
    closest: Mapping[str, str]


def align(
    uppers: Sequence[LinkItem],
    lowers: Sequence[LinkItem],
    options: Options,
    segment: Segment,
    weights: Weights | None = None,
) -> tuple[Alignment, ...]:
    """Align every lower article with the upper ones.

    Args:
        uppers: articles of the upper document, in its order; the last heading is the chapter's.
        lowers: articles of the lower document, in its order, which is that of the answer.
        options: see Options; only `thesaurus` counts.
        segment: text to words.
        weights: others than the shipped ones, for measuring.
    """
    return align_both(uppers, lowers, options, segment, weights).rows


def align_both(
    uppers: Sequence[LinkItem],
    lowers: Sequence[LinkItem],
    options: Options,
    segment: Segment,
    weights: Weights | None = None,
) -> Aligning:
    """Align every lower article with the upper ones, and find for every upper one the lower one that comes nearest; see `align`."""
    if not uppers or not lowers:
        return Aligning(tuple(Alignment(item.id) for item in lowers), {})
    weights = weights or shipped()
    signals = pair_signals(uppers, lowers, likeness(uppers, lowers, options, segment), weights.usual)
    scores = pair_scores(signals, weights.fits)
    closest = {
        upper.id: lowers[max(range(len(lowers)), key=lambda m, n=n: (scores[m][n], -m))].id  # type: ignore[misc]
        for n, upper in enumerate(uppers)
    }
    return Aligning(alignments_of(uppers, lowers, signals, weights), closest)


def alignments_of(
    uppers: Sequence[LinkItem], lowers: Sequence[LinkItem], signals: Mapping[str, ByPair], weights: Weights
) -> tuple[Alignment, ...]:
    """Conclude from the signals of all pairs which upper articles each lower one carries out, and how.

    Args:
        uppers: articles of the upper document.
        lowers: articles of the lower document.
        signals: see `pair_signals`.
        weights: what they count.
    """
    found = []
    for item, fit in zip(lowers, fits(signals, weights), strict=True):
        # the day on which a document takes effect is its own, however alike the words are
        if role(item.text) == "effect":
            found.append(Alignment(item.id))
            continue
        aligned = tuple(
            Aligned(uppers[n].id, relation(uppers[n].text, item.text, weights.relation), round(likely, 4))
            for n, likely in zip(fit.order, fit.chances, strict=True)
            if n == fit.order[0] or likely >= _LIKELY
        )
        if fit.local > _LOCAL:
            found.append(Alignment(item.id, nearest=aligned[0]))
        else:
            found.append(Alignment(item.id, aligned))
    return tuple(found)


def fits(signals: Mapping[str, ByPair], weights: Weights) -> list[Fit]:
    """Tell for each lower article which upper ones fit.

    Args:
        signals: see `pair_signals`.
        weights: what they count.
    """
    scores = pair_scores(signals, weights.fits)
    found = []
    for row, signs in zip(scores, local_signals(signals, scores), strict=True):
        local = chance(weights.local, signs)
        order = tuple(sorted(range(len(row)), key=lambda n, row=row: (-row[n], n))[:_MOST])  # type: ignore[misc]
        best = row[order[0]]
        all_scores = math.fsum(math.exp(value - best) for value in row)
        chances = tuple(chance(weights.meant, meant_signals(local, row[n] - best, all_scores)) for n in order)
        found.append(Fit(local, order, chances))
    return found


def pair_scores(signals: Mapping[str, ByPair], weights: Mapping[str, float]) -> ByPair:
    """Add up what the signals of every pair count."""
    names = tuple(weights)
    return [
        [total(weights, dict(zip(names, values, strict=True))) for values in zip(*rows, strict=True)]
        for rows in zip(*(signals[name] for name in names), strict=True)
    ]


def meant_signals(local: float, behind: float, all_scores: float) -> dict[str, float]:
    """Return what tells whether a pair is right.

    Args:
        local: chance that the lower article is purely local.
        behind: how far the upper article's score is below the best one's; at most 0.
        all_scores: the exponentials of how far the scores of all upper ones are below the best, added up.
    """
    kept = min(0.999, max(0.001, 1 - local))
    return {"linked": math.log(kept / (1 - kept)), "certain": behind - math.log(all_scores), "behind": behind}
