"""Class, force and bearing on the product of a unit: form first, then weighed signals."""

from collections.abc import Mapping
from dataclasses import dataclass

from polreq.extract.context import Unit
from polreq.extract.product import product_signals
from polreq.extract.signals import signals
from polreq.extract.structural import structural
from polreq.extract.weighing import Model
from polreq.model.clause import NORMS, Reason
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
    reasons: tuple[Reason, ...] = ()


def classify(unit: Unit, lexicon: Lexicon, weighed: Mapping[str, Model]) -> Answer:
    """Decide what a unit is."""
    if reason := structural(unit, lexicon):
        return Answer(reason.rule.partition(":")[0], reasons=(reason,))
    found = signals(unit, lexicon)
    kind = weighed["class"].decide(found)
    if kind.label not in NORMS:
        return Answer(kind.label, reasons=kind.reasons)
    product = weighed["product"].decide(product_signals(unit, lexicon))
    reasons = (*kind.reasons, *product.reasons)
    if kind.label == "optional":
        return Answer("optional", "may", product.label == "yes", reasons)
    force = weighed["force"].decide(found)
    return Answer(kind.label, force.label, product.label == "yes", (*reasons, *force.reasons))
