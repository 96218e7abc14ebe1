"""Class, force and bearing on the product of a unit: form first, then weighed signals."""

from collections.abc import Mapping
from dataclasses import dataclass

from polreq.extract.certain import certain
from polreq.extract.context import Sentence
from polreq.extract.product import product_signals
from polreq.extract.signals import sentence_parts, signals
from polreq.extract.structural import structural
from polreq.extract.weighing import Model
from polreq.extract.wording import clauses_said, words_said
from polreq.model.clause import NORMS, Ground
from polreq.text.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit is.

    Args:
        kind: one of CLASSES.
        force: one of FORCES for norms, else empty.
        product: whether it bears on the product.
        reasons: what spoke for it.
        rule: name of the rule that settled the class; empty where it was weighed.
        chances: what the weights give the class, the force and the bearing on the product, from 0 to 1; the force of a
            permission and a class that was settled have 1.
    """

    kind: str
    force: str = ""
    product: bool = False
    reasons: tuple[Ground, ...] = ()
    rule: str = ""
    chances: tuple[float, float, float] = (1.0, 1.0, 1.0)


def classify(unit: Sentence, lexicon: Lexicon, weighed: Mapping[str, Model]) -> Answer:
    """Decide what a unit is."""
    if reason := structural(unit, lexicon):
        return Answer(reason.rule.partition(":")[0], reasons=(reason,))
    parts = sentence_parts(unit, lexicon)
    found = signals(unit, lexicon, parts)
    kind, chance, why, rule = _kind(found, weighed["class"])
    if kind not in NORMS:
        return Answer(kind, reasons=why, rule=rule, chances=(chance, 1.0, 1.0))
    said = words_said(unit, lexicon)
    product = weighed["product"].decide(product_signals(unit, lexicon) | said)
    bears = product.label == "yes"
    reasons = (*why, *product.reasons)
    if kind == "optional":
        return Answer("optional", "may", bears, reasons, rule, (chance, 1.0, product.probability))
    if _only_advised(found):
        advised = Ground("force", "should: is advised", found.get("turn advised", found.get("turn advised-not", "")))
        return Answer(kind, "should", bears, (*reasons, advised), rule, (chance, 1.0, product.probability))
    if unit.dated:
        dated = Ground("force", "must: by a day")
        return Answer(kind, "must", bears, (*reasons, dated), rule, (chance, 1.0, product.probability))
    force = weighed["force"].decide(found | said | clauses_said(unit, lexicon, parts))
    chances = (chance, force.probability, product.probability)
    return Answer(kind, force.label, bears, (*reasons, *force.reasons), rule, chances)


def _only_advised(found: Mapping[str, str]) -> bool:
    """Tell whether nothing stronger than 宜 or 不宜 says how binding a sentence is."""
    advised = "turn advised" in found or "turn advised-not" in found
    return advised and "has must" not in found and "has never" not in found


def _kind(found: Mapping[str, str], model: Model) -> tuple[str, float, tuple[Ground, ...], str]:
    if settled := certain(found):
        return settled[0], 1.0, (settled[1],), settled[1].rule
    decision = model.decide(found)
    return decision.label, decision.probability, decision.reasons, ""
