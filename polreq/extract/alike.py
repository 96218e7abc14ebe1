"""The bearing on the product, decided alike (同类同判) within a document: each norm is weighed again beside the others.

Readers judge it by the document: in a regulation of a hotline nearly every step bears on the product, in one on prices hardly any. What
the words of one sentence say is therefore weighed together with how many of the other norms, of the document and under the same
heading, bear on it. The weights (`together` in data/weights.json) are learned by benchmarks/train_extraction.py like all others.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.extract.classify import Answer
from polreq.extract.walk import WalkStep
from polreq.extract.weighing import Model
from polreq.model.clause import NORMS, Ground

#: Chances nearer to 0 or 1 are taken as so near: no sentence is beyond doubt.
_NEAREST: Final = 0.001


@dataclass(frozen=True, slots=True)
class Company:
    """What is weighed for one norm.

    Args:
        own: logarithm of the odds that its own words give it.
        document: share of the document's other norms whose words bear on the product, less one half; 0 where there are none.
        heading: the same of those under the same heading.
    """

    own: float
    document: float
    heading: float

    def score(self, model: Model) -> float:
        """Add up the weighted values; above 0 the norm bears on the product."""
        weights = {name: row[model.labels.index("yes")] for name, row in model.weights.items()}
        return (
            weights["bias"]
            + weights["own"] * self.own
            + weights["document"] * self.document
            + weights["heading"] * self.heading
        )


def companies(chances: Sequence[float], headings: Sequence[tuple[str, ...]]) -> list[Company]:
    """Put the norms of one document beside each other.

    Args:
        chances: that each bears on the product by its own words, from 0 to 1, in document order.
        headings: above each.
    """
    bear = [chance > 0.5 for chance in chances]
    every, yes = Counter(headings), Counter(h for h, one in zip(headings, bear, strict=True) if one)
    total = sum(bear)
    return [
        Company(
            _log_odds(chance),
            _share(total - one, len(bear) - 1),
            _share(yes[heading] - one, every[heading] - 1),
        )
        for chance, one, heading in zip(chances, bear, headings, strict=True)
    ]


def decided_alike(steps: Sequence[WalkStep[Answer]], models: Mapping[str, Model]) -> list[WalkStep[Answer]]:
    """Decide again which norms of a document bear on the product.

    Args:
        steps: all units of the document, decided one by one.
        models: `together` is used.
    """
    norms = [at for at, step in enumerate(steps) if step.answer.kind in NORMS]
    answers = [steps[at].answer for at in norms]
    chances = [chance if a.product else 1 - chance for a in answers for chance in a.chances[2:]]
    out = list(steps)
    for at, company in zip(norms, companies(chances, [steps[at].heading for at in norms]), strict=True):
        out[at] = replace(steps[at], answer=_weighed(steps[at].answer, company, models["together"]))
    return out


def _weighed(answer: Answer, company: Company, model: Model) -> Answer:
    score = company.score(model)
    bears = score > 0
    kind, force, _ = answer.chances
    why = answer.reasons
    if bears != answer.product:
        shares = f"{company.document + 0.5:.0%}, {company.heading + 0.5:.0%}"
        why = (*(r for r in why if r.field != "product"), Ground("product", "like the others", shares, round(score, 2)))
    return replace(answer, product=bears, chances=(kind, force, 1 / (1 + math.exp(-abs(score)))), reasons=why)


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _NEAREST), 1 - _NEAREST)
    return math.log(kept / (1 - kept))


def _share(some: int, of: int) -> float:
    return some / of - 0.5 if of else 0.0
