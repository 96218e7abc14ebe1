"""What a model of the user's own (重排模型) says about suggested links, laid together with the program's own scores."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from polreq.link.item import LinkItem
from polreq.results.suggestion import Reason, Reranked, Suggestion

#: Characters of a text that the model is given.
_LONGEST: Final = 2000


def question_text(item: LinkItem) -> str:
    """Return what a model is told about an item: the headings above it and its texts, nothing else."""
    return "\n".join((*item.heading, item.text))[:_LONGEST]


def rerank(suggestions: Sequence[Suggestion], answers: Sequence[float], model: str, top: int) -> list[Suggestion]:
    """Order the suggestions for one requirement by the mean of the program's score and the model's.

    Args:
        suggestions: for one requirement, best first.
        answers: the model's scores of the first of them, 0 to 1.
        model: its name.
        top: number of suggestions kept.

    Returns:
        The best of what the model scored, best first.
    """
    asked = zip(suggestions, answers, strict=False)
    return sorted((_blend(s, answer, model) for s, answer in asked), key=lambda s: (-s.score, s.lower))[:top]


def _blend(suggestion: Suggestion, answer: float, model: str) -> Suggestion:
    """Take the mean of both scores; what the model adds or takes off is a share of the score like any other."""
    before = suggestion.score
    after = (before + answer) / 2
    most = max(before, after)
    share = round((after - before) / most, 3) if most else 0.0
    part = before / most if most else 1.0
    own = (replace(r, share=round(r.share * part, 3)) if r.share > 0 else r for r in suggestion.reasons)
    return replace(suggestion, score=after, reasons=_ordered([*own, Reranked(model, answer, share)]))


def _ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Put what speaks for the pair first, the largest share first of all."""
    return tuple(sorted(reasons, key=lambda r: (r.share < 0, -max(r.share, 0.0))))
