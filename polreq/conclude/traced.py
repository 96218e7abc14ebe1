"""Gather what is exchanged with other programs."""

from collections.abc import Callable

from polreq.checks.assessment import Assessment
from polreq.coverage import live_gaps
from polreq.model.feature import Feature
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.requirement import Requirement
from polreq.results.traced import Traced, TracedItem

#: All that the file of an item tells beside its id, layer, title and text → (key, text) pairs.
Texts = Callable[[Requirement | Feature], tuple[tuple[str, str], ...]]

#: Reasons by id → how a mapping of them is written.
Reasons = Callable[[dict[str, str]], str]


def make_traced(assessment: Assessment, texts: Texts, reasons: Reasons) -> Traced:
    """Gather all requirements and features with the confirmed links that count.

    Args:
        assessment: workspace, graph and coverage.
        texts: gives the keys of an item as its file has them.
        reasons: writes the reasons why links skip a layer.
    """
    workspace = assessment.workspace
    requirements = sorted(workspace.requirements, key=lambda r: LAYERS.index(r.layer))
    every: tuple[Requirement | Feature, ...] = (*requirements, *workspace.features)
    order = {item.id: number for number, item in enumerate(every)}
    skips = {(k.lower, k.upper): k.skip for k in assessment.graph.links if k.skip}
    gaps = live_gaps(workspace)

    def item_of(item: Requirement | Feature) -> TracedItem:
        layer, text = (FEATURE, item.description) if isinstance(item, Feature) else (item.layer, item.statement)
        above = tuple(sorted(assessment.graph.above.get(item.id, ()), key=order.__getitem__))
        skipping = {upper: skips[item.id, upper] for upper in above if (item.id, upper) in skips}
        gap = (("gap", gaps[item.id].reason),) if item.id in gaps else ()
        skip = (("skip", reasons(skipping)),) if skipping else ()
        covered = assessment.covered.get(item.id)
        return TracedItem(
            id=item.id,
            layer=layer,
            title=item.title,
            text=text,
            fields=(*texts(item), *gap, *skip),
            above=above,
            covered=covered.state if covered else "",
            place=item.place,
        )

    return Traced(workspace.settings.name, tuple(item_of(one) for one in every))
