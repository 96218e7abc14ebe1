"""How one document stands: the report narrowed to the requirements that rest on it, with counts by chapter."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from polreq.checks.assessment import Assessment
from polreq.conclude.advice import filling
from polreq.coverage import count_of
from polreq.model.document import Block, Document
from polreq.model.requirement import Requirement
from polreq.results.coverage import Coverage, ItemCoverage
from polreq.results.report import Advice, GapRow, Report
from polreq.results.show import DocumentShown


def make_document_shown(assessment: Assessment, report: Report, document: Document) -> DocumentShown:
    """Gather what is known about one document.

    Args:
        assessment: workspace, graph and coverage.
        report: about the whole workspace.
        document: one of the workspace.
    """
    resting = _resting(assessment, document)
    items = [i for i in assessment.coverage.items if i.id in resting]
    chapters = _chapters(document, resting, items)
    counts = tuple((name, count_of(name, found)) for name, found in chapters.items() if found)
    narrowed = _narrowed(assessment, report, document, resting, items)
    overlap = sum(group.total for _, group in counts) > len(items)
    return DocumentShown(document, narrowed, counts, overlap, len(resting))


def _resting(assessment: Assessment, document: Document) -> dict[str, Requirement]:
    """Return the requirements that rest on the document, in scope or not, by id."""
    return {
        r.id: r
        for r in assessment.workspace.requirements
        if any(b.kind == "clause" and b.ref == document.id for b in r.bases)
    }


def _chapters(
    document: Document, resting: dict[str, Requirement], items: Iterable[ItemCoverage]
) -> dict[str, list[ItemCoverage]]:
    """Sort requirements in scope by the outermost headings that their clauses stand under."""
    heading_of = dict(_places(document))
    found: dict[str, list[ItemCoverage]] = {name: [] for name in heading_of.values()}
    for item in items:
        places = [b.locator for b in resting[item.id].bases if b.kind == "clause" and b.ref == document.id]
        for name in dict.fromkeys(_above(place, heading_of) for place in places):
            found.setdefault(name, []).append(item)
    return found


def _places(document: Document) -> Iterator[tuple[str, str]]:
    """Yield (locator, outermost heading above it, empty for none) of every block."""
    bodies: tuple[tuple[Block, ...], ...] = (document.body, *(part.body for part in document.parts))
    for top in (block for body in bodies for block in body):
        for block in top.walk():
            yield block.locator, top.text if top.kind == "heading" else ""


def _above(place: str, heading_of: dict[str, str]) -> str:
    """Return the heading above a clause, which may be a part of a block."""
    while place and place not in heading_of:
        place = place.rpartition(".")[0]
    return heading_of.get(place, "")


def _narrowed(
    assessment: Assessment,
    report: Report,
    document: Document,
    resting: dict[str, Requirement],
    items: list[ItemCoverage],
) -> Report:
    """Return the report with what concerns the requirements of one document only."""
    outside: dict[str, int] = {}
    for requirement in resting.values():
        if not requirement.product and requirement.status != "rejected":
            outside[requirement.layer] = outside.get(requirement.layer, 0) + 1
    rejected = sum(r.status == "rejected" for r in resting.values())
    gaps = tuple(g for g in report.gaps if g.id in resting)
    path = document.place.path if document.place else ""
    return replace(
        report,
        coverage=Coverage(count_of(document.id, items), (), tuple(items), tuple(outside.items()), rejected),
        gaps=gaps,
        deadlines=tuple(i for i in report.deadlines if i in resting),
        links=tuple(k for k in report.links if k.lower in resting or k.upper in resting),
        findings=tuple(
            f for f in report.findings if path == f.place.path or not resting.keys().isdisjoint(f.subject.split("→"))
        ),
        drafts=tuple(i for i in report.drafts if i in resting),
        advice=_advice(report, document, resting, gaps),
    )


def _advice(
    report: Report, document: Document, resting: dict[str, Requirement], gaps: tuple[GapRow, ...]
) -> tuple[Advice, ...]:
    """Say what to do next about one document, the most useful first."""
    suggested = {s.upper for s in report.suggestions if s.upper in resting}
    troubles = Counter(k.trouble for k in report.links if k.upper in resting)
    steps = (
        Advice("extract", int(not resting), "polreq trace"),
        Advice("review_newer", sum(r.is_overtaken for r in resting.values()), "polreq review --readings"),
        Advice("review_readings", sum(i in resting for i in report.drafts), "polreq review --readings"),
        Advice("review_suggestions", len(suggested), "polreq review"),
        Advice("renew_stale", troubles["stale"], "polreq review --stale"),
        Advice("second_person", troubles["pending"], "polreq review --links"),
        filling(gaps, report.things, report.links),
        Advice("show_all", len(resting), f"polreq show {document.id} --all"),
    )
    return tuple(step for step in steps if step.count)
