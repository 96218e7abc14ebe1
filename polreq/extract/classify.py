"""Class, force and bearing on the product of a unit: form first, then weighed signals."""

from collections.abc import Mapping
from dataclasses import dataclass

from polreq.extract.certain import certain
from polreq.extract.context import Sentence
from polreq.extract.product import product_signals
from polreq.extract.signals import signals
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
    """

    kind: str
    force: str = ""
    product: bool = False
    reasons: tuple[Ground, ...] = ()


def classify(unit: Sentence, lexicon: Lexicon, weighed: Mapping[str, Model]) -> Answer:
    """Decide what a unit is."""
    if reason := structural(unit, lexicon):
        return Answer(reason.rule.partition(":")[0], reasons=(reason,))
    found = signals(unit, lexicon)
    kind, why = _kind(found, weighed["class"])
    if kind not in NORMS:
        return Answer(kind, reasons=why)
    said = words_said(unit, lexicon)
    product = weighed["product"].decide(product_signals(unit, lexicon) | said)
    reasons = (*why, *product.reasons)
    if kind == "optional":
        return Answer("optional", "may", product.label == "yes", reasons)
    force = weighed["force"].decide(found | said | clauses_said(unit, lexicon))
    return Answer(kind, force.label, product.label == "yes", (*reasons, *force.reasons))


def _kind(found: Mapping[str, str], model: Model) -> tuple[str, tuple[Ground, ...]]:
    if settled := certain(found):
        return settled[0], (settled[1],)
    decision = model.decide(found)
    return decision.label, decision.reasons
