"""What `polreq show` says about a document: what it is, how far its requirements are covered, what is urgent and what to do next."""

from collections.abc import Iterator

from polreq.arrange.coverage import bars_of
from polreq.arrange.figures import conclusions
from polreq.arrange.trace import TraceSheet
from polreq.arrange.wording import lateness, listed, mandatory, out_of_scope, unread_warning
from polreq.results.coverage import Count
from polreq.results.figures import figure
from polreq.results.report import Report
from polreq.results.said import Said, Span
from polreq.results.sections import Facts, Page, Prose, Section, SectionPart
from polreq.results.show import DocumentShown
from polreq.words import Text
from polreq.words.names import DOCUMENT_STATUSES, LEVELS, label
from polreq.words.sentences import COLUMNS, HEADINGS, count, say


def arrange_document(shown: DocumentShown, *, rest: Text | None = None) -> Page:
    """Arrange the summary of a document.

    Args:
        shown: what is known about it.
        rest: where the rest of shortened lists stands, if not under a command.
    """
    report = shown.report
    sheet = TraceSheet(report, verbose=False, rest=rest or f"polreq show {shown.document.id} --all")
    sections = [
        Section((Facts(tuple(_facts(shown))),)),
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


def _facts(shown: DocumentShown) -> Iterator[tuple[Text, Said]]:
    document = shown.document
    status = next((row.status for row in shown.report.documents if row.id == document.id), document.status)
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
        "status": label(DOCUMENT_STATUSES, status),
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
