"""What a report says of a requirement beyond its coverage: the words it rests on, and how groups of them stand on channels."""

from collections.abc import Iterator

from polreq.checks.assessment import Assessment
from polreq.checks.bases import block_of
from polreq.coverage import count_of
from polreq.model.layer import LAYERS
from polreq.model.requirement import Requirement
from polreq.results.coverage import ItemCoverage
from polreq.results.report import Crossing


def sources(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Return the paragraph or the quoted words that requirements rest on, where these say more than the statement."""
    blocks = {
        (document.id, block.locator): block.text
        for document in assessment.workspace.documents
        for block in document.blocks()
        if block.locator
    }
    found = ((r, _source(r, blocks)) for r in assessment.workspace.requirements if r.in_scope)
    return tuple((r.id, words) for r, words in found if words and words != r.statement)


def _source(requirement: Requirement, blocks: dict[tuple[str, str], str]) -> str:
    for basis in requirement.bases:
        words = blocks.get((basis.ref, block_of(basis.locator)), "") if basis.kind == "clause" else basis.quote
        if words:
            return words
    return ""


def crossings(assessment: Assessment) -> tuple[Crossing, ...]:
    """Return coverage by layer and channel, and by business line and channel."""
    if not any(c.key for c in assessment.coverage.by("channel")):
        return ()
    return tuple(_crossings(assessment))


def _crossings(assessment: Assessment) -> Iterator[Crossing]:
    channels = tuple(c.key for c in assessment.coverage.by("channel"))
    for dimension in ("layer", "line"):
        keys = [c.key for c in assessment.coverage.by(dimension) if c.total]
        # what nobody put into a line makes no map
        if not any(keys):
            continue
        cells: dict[tuple[str, str], list[ItemCoverage]] = {}
        for item in assessment.coverage.items:
            requirement = assessment.requirements[item.id]
            groups = (requirement.layer,) if dimension == "layer" else requirement.lines or ("",)
            for group in groups:
                for channel in requirement.channels or ("",):
                    cells.setdefault((group, channel), []).append(item)
        if dimension == "layer":
            keys.sort(key=LAYERS.index)
        rows = ((key, tuple(count_of(channel, cells.get((key, channel), ())) for channel in channels)) for key in keys)
        yield Crossing(dimension, channels, tuple(rows))
