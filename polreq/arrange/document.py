"""What `polreq show` says about a document: what it is, how far its requirements are covered, what is urgent and what to do next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from polreq.arrange.coverage import bars_of
from polreq.arrange.figures import conclusions
from polreq.arrange.trace import TraceSheet
from polreq.arrange.wording import lateness, listed, mandatory, out_of_scope, unread_warning
from polreq.checks.assessment import Assessment
from polreq.coverage import count_of
from polreq.model.document import Block, Document
from polreq.model.requirement import Requirement
from polreq.results.coverage import Count, Coverage, ItemCoverage
from polreq.results.figures import figure
from polreq.results.report import Advice, Report
from polreq.results.sections import Facts, Page, Prose, Said, Section, SectionPart, Span
from polreq.words import Text
from polreq.words.names import DOCUMENT_STATUSES, LEVELS, label
from polreq.words.sentences import COLUMNS, HEADINGS, count, say


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document as `polreq show` prints it.

    Args:
        document: what it is.
        report: the conclusions about the workspace, narrowed to the requirements that rest on the document.
        chapters: the outermost headings that requirements in scope rest on, in order, each with their counts; an empty one
            for what stands under no heading.
        overlap: a requirement rests on two of them.
        resting: number of all requirements that rest on it, in scope or not.
    """

    document: Document
    report: Report
    chapters: tuple[tuple[str, Count], ...]
    overlap: bool
    resting: int


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


def arrange_document(shown: DocumentShown) -> Page:
    """Arrange the summary of a document."""
    report, rest = shown.report, f"polreq show {shown.document.id} --all"
    sheet = TraceSheet(report, verbose=False, rest=rest)
    sections = [
        Section((Facts(tuple(_facts(shown.document))),)),
        Section(tuple(_covered(shown, sheet)), HEADINGS["coverage"]),
    ]
    for part in (sheet.gaps, sheet.deadlines, sheet.links, sheet.findings, sheet.next):
        sections += part()
    return Page(
        tuple(sections),
        title=shown.document.title,
        day=say("as_of", day=report.as_of) if report.as_of else say("no_as_of"),
        dated=report.as_of is not None,
        warnings=unread_warning(report.unread),
    )


def _facts(document: Document) -> Iterator[tuple[Text, Said]]:
    dates = document.dates
    said: dict[str, Said] = {
        "id": Span(document.id, "id"),
        "number": document.number,
        "issuers": listed(document.issuers) if document.issuers else "",
        "genre": document.genre,
        "level": label(LEVELS, document.level) if document.level else "",
        "written": str(dates.written or ""),
        "published": str(dates.published or ""),
        "effective": str(dates.effective or ""),
        "expires": str(dates.expires or ""),
        "status": label(DOCUMENT_STATUSES, document.status),
        "place": Span(str(document.place or ""), "path"),
    }
    yield from ((COLUMNS[key], words) for key, words in said.items() if words)


def _covered(shown: DocumentShown, sheet: TraceSheet) -> Iterator[SectionPart]:
    """Yield the conclusions about its requirements, then the counts by chapter."""
    total = shown.report.coverage.total
    outside: list[Said] = [said for said in (out_of_scope(shown.report),) if said]
    if shown.report.coverage.rejected:
        outside.append(say("rejected", number=count("requirement", shown.report.coverage.rejected)))
    if not total.total:
        first = say("none_in_scope" if shown.resting else "no_basis_on")
        yield Prose((first, *outside))
        return
    yield Prose((*_conclusions(shown.report, total, sheet), *outside))
    name = COLUMNS["chapter"]
    rows = [(chapter or say("no_chapter"), group) for chapter, group in shown.chapters]
    yield bars_of(name, rows, total, key=True)
    if shown.overlap:
        yield Prose((Span(say("chapters_overlap"), tone="faint"),))


def _conclusions(report: Report, total: Count, sheet: TraceSheet) -> Iterator[Said]:
    yield from (said._replace(tone="strong") for said in conclusions(total))
    if report.gaps:
        yield say("gaps", number=count("requirement", figure("gaps", total)), must=mandatory(report, sheet.index))
    else:
        yield Span(say("no_open"), tone="good")
    if late := lateness(report, sheet.index):
        yield late


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
        advice=_advice(report, document, resting, tuple(g.id for g in gaps)),
    )


def _advice(
    report: Report, document: Document, resting: dict[str, Requirement], gaps: tuple[str, ...]
) -> tuple[Advice, ...]:
    """Say what to do next about one document, the most useful first."""
    suggested = {s.upper for s in report.suggestions if s.upper in resting}
    stale = sum(1 for k in report.links if k.trouble == "stale" and k.upper in resting)
    steps = (
        Advice("extract", int(not resting), "polreq trace"),
        Advice("fill_gaps", len(gaps), f"polreq show {gaps[0]}" if gaps else ""),
        Advice("review_suggestions", len(suggested), "polreq review"),
        Advice("renew_stale", stale, "polreq review --stale"),
        Advice("show_all", len(resting), f"polreq show {document.id} --all"),
    )
    return tuple(step for step in steps if step.count)
