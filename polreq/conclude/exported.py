"""Gather what the tables that are handed over are made of."""

from collections.abc import Iterator

from polreq.checks.assessment import Assessment
from polreq.checks.bases import block_of
from polreq.checks.owners import ownership
from polreq.coverage import live_gaps
from polreq.judge.fulfilment import fulfilment
from polreq.model.document import Document
from polreq.model.layer import LAYERS
from polreq.model.owners import Owners
from polreq.model.requirement import BASIS_KINDS, Basis, Requirement
from polreq.results.exported import Exported, Origin
from polreq.results.report import Report


def make_exported(assessment: Assessment, report: Report) -> Exported:
    """Gather everything that tables say.

    Args:
        assessment: workspace, graph and coverage.
        report: made of the same assessment.
    """
    graph = assessment.graph
    requirements = sorted(assessment.workspace.requirements, key=lambda r: LAYERS.index(r.layer))
    order = {f.id: n for n, f in enumerate(assessment.workspace.features)}
    origins = _origins(assessment, requirements)
    rests_on: dict[str, list[Origin]] = {r.id: [] for r in requirements}
    for origin in origins:
        for id in origin.requirements:
            rests_on[id].append(origin)
    return Exported(
        report=report,
        settings=assessment.workspace.settings,
        requirements={r.id: r for r in requirements},
        features=assessment.features,
        documents=assessment.documents,
        items=assessment.covered,
        above=graph.above,
        below=graph.below,
        ends={
            r.id: tuple(sorted((i for i in graph.closure_below(r.id) if i in order), key=order.__getitem__))
            for r in requirements
        },
        links={(k.lower, k.upper): k for k in graph.links},
        gaps=live_gaps(assessment.workspace),
        origins=origins,
        rests_on={id: tuple(found) for id, found in rests_on.items()},
        owners=ownership(assessment) if assessment.workspace.owners != Owners() else {},
        fulfilment={id: found for id in assessment.covered if (found := fulfilment(assessment, id))},
    )


def _origins(assessment: Assessment, requirements: list[Requirement]) -> tuple[Origin, ...]:
    """Return every place that a requirement rests on, once: clauses in the order of their documents, then all else by kind."""
    resting: dict[tuple[str, str, str], dict[str, Basis]] = {}
    for requirement in requirements:
        for basis in requirement.bases:
            resting.setdefault((basis.kind, basis.ref, basis.locator), {}).setdefault(requirement.id, basis)
    texts = _Texts(assessment.documents)
    ranks = {id: n for n, id in enumerate(assessment.documents)}

    def rank(key: tuple[str, str, str]) -> tuple[int, int, str, int]:
        kind, ref, locator = key
        at = texts.at(ref, locator) if kind == "clause" else 0
        return (BASIS_KINDS.index(kind), ranks.get(ref, len(ranks)), ref, at)

    found = []
    for kind, ref, locator in sorted(resting, key=rank):
        known = resting[kind, ref, locator]
        document = assessment.documents.get(ref) if kind == "clause" else None
        quote = next((b.quote for b in known.values() if b.quote), "")
        found.append(
            Origin(
                kind,
                ref,
                locator,
                (document.number or document.title) if document else ref,
                quote or (texts.text(ref, locator) if document else ""),
                tuple(known),
                next((b.on for b in known.values() if b.on), None),
                next(iter(assessment.over(known.values()).values()), ""),
            )
        )
    return tuple(found)


class _Texts:
    """Blocks of documents by their places, made once for each document that is asked for."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self._documents = documents
        self._blocks: dict[str, dict[str, tuple[int, str]]] = {}

    def at(self, document: str, locator: str) -> int:
        """Return where in the text a place stands; behind everything where the document does not have it."""
        blocks = self._of(document)
        return next((blocks[name][0] for name in _outwards(block_of(locator)) if name in blocks), len(blocks))

    def text(self, document: str, locator: str) -> str:
        """Return the words of the block that a place stands in."""
        return self._of(document).get(block_of(locator), (0, ""))[1]

    def _of(self, document: str) -> dict[str, tuple[int, str]]:
        if document not in self._blocks:
            known = self._documents.get(document)
            self._blocks[document] = {b.locator: (n, b.text) for n, b in enumerate(known.blocks() if known else ())}
        return self._blocks[document]


def _outwards(locator: str) -> Iterator[str]:
    """Yield a place and what it stands in, the nearest first."""
    while locator:
        yield locator
        locator = locator.rpartition(".")[0]
