"""The whole report, for people who do not run polreq: the conclusion first, then tables, each number with its denominator."""

from collections import Counter
from collections.abc import Iterator, Sequence

from polreq.arrange.coverage import coverage_bars
from polreq.arrange.flow import layer_flow
from polreq.arrange.front import front_sections, notes
from polreq.arrange.history import history_sections
from polreq.arrange.owners import owned_title
from polreq.arrange.reasons import reasons_said
from polreq.arrange.tables import LOWER
from polreq.arrange.trace import next_steps
from polreq.arrange.wording import (
    ShownIndex,
    aside,
    days_to,
    index,
    listed,
    unread_warning,
    unsplit,
    unsure,
)
from polreq.model.layer import FEATURE
from polreq.results.coverage import STATES as STATE_KEYS
from polreq.results.coverage import Breakdown
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.finding import Finding
from polreq.results.messages import message
from polreq.results.report import Report, Thing
from polreq.results.said import Phrase, Role, Row, Said, Share, Span, Stack
from polreq.results.sections import Column, Facts, Page, Prose, Section, SectionPart, Table
from polreq.results.suggestion import Suggestion, score_text
from polreq.results.summary import severity_of, summarize
from polreq.words import Text
from polreq.words.names import (
    CLASSES,
    DIMENSIONS,
    DOCUMENT_STATUSES,
    FORCES,
    LEVELS,
    SEVERITIES,
    SHORT_LAYERS,
    STATE_MEANINGS,
    STATES,
    STATUSES,
    TROUBLES,
    WINDOWS,
    Names,
    label,
)
from polreq.words.report import FRONT
from polreq.words.sentences import COLUMNS, HEADINGS, SENTENCES, count, joined, say

#: Roles of columns, where they have one.
_ROLES: dict[str, Role] = {
    "id": "id", "rank": "number", "number_of": "number", "place": "path", "lower": "id", "upper": "id", "code": "rule",
    "due": "date", "on": "date", "written": "date", "effective": "date", "deep": "share", "state": "state", "force": "force",
}  # fmt: skip


def arrange_paper(report: Report) -> Page:
    """Arrange the whole report; a section with nothing to say keeps its heading, so that references to it hold."""
    paper = _Paper(report)
    sections = [
        *front_sections(report, paper.index, HEADINGS["all_deadlines"]),
        Section(tuple(paper.notes()), FRONT["notes"]),
        *(history_sections(report.history) if report.history else ()),
        Section((Prose((FRONT["annexes_follow"],), "text"),), FRONT["annexes"]),
        Section(tuple(paper.states()), HEADINGS["coverage"]),
        *map(paper.breakdown, report.coverage.breakdowns),
    ]
    for heading, parts in (
        ("all_gaps", paper.gaps()),
        ("all_deadlines", paper.deadlines()),
        ("flow", paper.flow()),
        ("matrix", paper.matrix()),
        ("justified", paper.justified()),
        ("unbased", paper.things(report.unbased, SHORT_LAYERS, "layer", "owner")),
        ("orphans", paper.things(report.orphans, STATUSES, "status", "person")),
        ("links", paper.links()),
        ("channels", paper.channels()),
        ("documents", paper.documents()),
        ("findings", paper.findings()),
        ("next", paper.next()),
    ):
        sections.append(Section(tuple(parts), HEADINGS[heading]))
    return Page(
        tuple(sections),
        title=report_title(report),
        day=say("as_of", day=report.as_of) if report.as_of else say("no_as_of"),
        dated=report.as_of is not None,
        warnings=unread_warning(report.unread),
    )


def report_title(report: Report) -> Text:
    """Say what the report is about."""
    return joined(say("colon"), (report.name if report.name.strip() else "", owned_title(report, HEADINGS["report"])))


class _Paper:
    """The sections of one report, each as its parts."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.index: ShownIndex = index(report)

    # --- what the first page leaves out

    def notes(self) -> Iterator[SectionPart]:
        sentences = list(notes(self.report, self.index))
        if self.report.gaps:
            sentences.append(self.first(self.report.gaps[0].id))
        if sentences:
            yield Prose(tuple(sentences))

    def first(self, id: str) -> Said:
        """Name the most urgent gap with its text."""
        text = self.index.statement(id)
        words = Row((say("colon"), text), "") if text.strip() else ""
        return Phrase(SENTENCES["first"], (("id", Span(id, "id")), ("text", words)))

    def states(self) -> Iterator[SectionPart]:
        yield Prose((say("cumulative"),), "text")
        yield Facts(tuple((label(STATES, key), label(STATE_MEANINGS, key)) for key in STATE_KEYS))

    def breakdown(self, breakdown: Breakdown) -> Section:
        name = label(DIMENSIONS, breakdown.dimension)
        heading = Text(name.zh, name.en[:1].upper() + name.en[1:])
        total = self.report.coverage.total
        rows = breakdown.counts or breakdown.dimension == "layer"
        parts = (coverage_bars(breakdown, total, self.index, heading),) if rows else ()
        return Section(parts, heading, deeper=True)

    # --- what is open

    def gaps(self) -> Iterator[SectionPart]:
        rows = []
        for number, gap in enumerate(self.report.gaps, start=1):
            thing = self.index.things.get(gap.id)
            rows.append(
                (
                    str(number),
                    gap.id,
                    label(SHORT_LAYERS, thing.layer) if thing else "",
                    label(FORCES, thing.force) if thing else "",
                    str(gap.due or ""),
                    self.window(gap.window, thing),
                    label(STATES, gap.state),
                    self.statement(gap.id),
                    thing.basis if thing else "",
                    Stack(tuple(map(self.suggested, gap.suggested))),
                )
            )
        columns = ("rank", "id", "layer", "force", "due", "window", "state", "statement", "basis", "suggestion")
        yield from _table(columns, rows)

    def statement(self, id: str) -> Said:
        """Give the text of a requirement, with what its reading is not sure of."""
        doubts = self.index.doubts(id)
        return aside(self.index.statement(id), unsure(doubts) if doubts else "")

    def suggested(self, suggestion: Suggestion) -> Said:
        """Name a suggestion with its score, and why it was made and what speaks against it."""
        score = Row(("(", Span(score_text(suggestion.score), "score"), ")"), "")
        named = Row((Span(suggestion.lower, "id"), self.index.name(suggestion.lower), score))
        why = reasons_said(suggestion.reasons)
        return Row((named, say("colon"), why), "") if why.zh else named

    def window(self, window: str, thing: Thing | None) -> Text:
        """Say how a deadline stands: in days where a day was given, else in a word."""
        days = days_to(thing.due, self.report.as_of) if thing else None
        return days or label(WINDOWS, window)

    def deadlines(self) -> Iterator[SectionPart]:
        rows = []
        for id in self.report.deadlines:
            thing, item = self.index.things.get(id), self.index.items.get(id)
            if thing and item:
                rows.append(
                    (
                        str(thing.due or ""),
                        self.window(item.window, thing),
                        id,
                        thing.text or thing.title,
                        label(FORCES, thing.force),
                        label(STATES, item.state),
                        listed(map(self.index.channel, item.missing_channels)),
                        thing.owner,
                    )
                )
        columns = ("due", "window", "id", "statement", "force", "state", "missing_channels", "owner")
        yield from _table(columns, rows)

    # --- how it hangs together

    def flow(self) -> Iterator[SectionPart]:
        if self.report.coverage.total.total:
            if self.report.layer_links:
                yield Prose((say("flow"),), "text")
            yield layer_flow(self.report)

    def matrix(self) -> Iterator[SectionPart]:
        rows = []
        for row in self.report.matrix:
            thing = self.index.things.get(row.id)
            below = dict(row.below)
            rows.append(
                (
                    row.id,
                    label(SHORT_LAYERS, thing.layer) if thing else "",
                    self.statement(row.id),
                    label(CLASSES, thing.kind) if thing else "",
                    label(FORCES, thing.force) if thing else "",
                    thing.basis if thing else "",
                    *(Stack(tuple(self.below(id, layer) for id in below.get(layer, ()))) for layer in LOWER),
                    self.state(row.id, row.state),
                )
            )
        columns = ("id", "layer", "statement", "kind", "force", "basis", *LOWER, "state")
        yield from _table(columns, rows, SHORT_LAYERS)

    def state(self, id: str, key: str) -> Said:
        """Name a state, and say where a link further down has to be looked at again."""
        item = self.index.items.get(id)
        stale = item is not None and item.stale and key != "stale"
        return aside(label(STATES, key), say("stale_below") if stale else "")

    def below(self, id: str, layer: str) -> Said:
        """Name an item in the matrix: a feature with its title and status, a requirement by its id."""
        thing = self.index.things.get(id)
        if layer != FEATURE or not thing:
            return Span(id, "id")
        status = Row(("(", label(STATUSES, thing.status), ")"), "")
        return Row((Span(id, "id"), thing.title, status))

    # --- what stands apart

    def justified(self) -> Iterator[SectionPart]:
        rows = [(j.id, self.index.statement(j.id), j.reason, j.by, str(j.on or "")) for j in self.report.justified]
        yield from _table(("id", "statement", "reason", "by", "on"), rows)

    def things(self, ids: Sequence[str], words: Names, column: str, person: str) -> Iterator[SectionPart]:
        """List things with their layer or status and who answers for them."""
        rows = []
        for id in ids:
            thing = self.index.things.get(id)
            key = (thing.layer if column == "layer" else thing.status) if thing else ""
            rows.append((id, label(words, key), self.index.statement(id), thing.owner if thing else ""))
        yield from _table(("id", column, "description", person), rows)

    def links(self) -> Iterator[SectionPart]:
        rows = [(k.lower, k.upper, label(TROUBLES, k.trouble), str(k.place)) for k in self.report.links]
        yield from _table(("lower", "upper", "trouble", "place"), rows)

    def channels(self) -> Iterator[SectionPart]:
        used = [s for s in STATUSES if any(s == key for row in self.report.channels for key, _ in row.counts)]
        rows: list[tuple[Said, ...]] = []
        for row in self.report.channels:
            numbers = dict(row.counts)
            basis: Said = ""
            if row.ruled_out and row.basis:
                basis = Phrase(SENTENCES["resting_on"], (("basis", Span(row.basis, "path")),))
            rows.append((row.name, *(str(numbers.get(s, 0)) for s in used), Row((row.ruled_out, basis), "")))
        if rows:
            numbered = (Column(label(STATUSES, s), "number") for s in used)
            columns = (Column(COLUMNS["channel"]), *numbered, Column(COLUMNS["ruled_out"], fit="cut"))
            yield Table(columns, tuple(rows))
        if note := unsplit(self.report):
            yield Prose((note,))

    def documents(self) -> Iterator[SectionPart]:
        rows = [
            (
                d.title,
                d.number,
                label(LEVELS, d.level),
                d.genre,
                label(DOCUMENT_STATUSES, d.status),
                str(d.dates.written or ""),
                str(d.dates.effective or ""),
                Share(figure("deep", d.count), d.count.total),
            )
            for d in self.report.documents
        ]
        yield from _table(("title", "number", "level", "genre", "status", "written", "effective", "deep"), rows)

    def findings(self) -> Iterator[SectionPart]:
        found = self.report.findings
        if not found:
            yield Prose((say("no_findings"),), "text")
            return
        summary = summarize(found)
        counts = {
            "errors": count("error", summary.errors),
            "warnings": count("warning", summary.warnings),
            "infos": count("info", summary.infos),
        }
        sentences = [say("findings", total=count("finding", summary.total), **counts)]
        if self.report.tolerated:
            sentences.append(say("tolerated", number=count("finding", len(self.report.tolerated))))
        yield Prose(tuple(sentences), "text")
        numbers = Counter(finding.code for finding in found)
        first: dict[str, Finding] = {}
        for finding in found:
            first.setdefault(finding.code, finding)
        rows = [
            (
                code,
                label(SEVERITIES, severity_of(first[code])),
                str(numbers[code]),
                message(first[code])[0],
                str(first[code].place),
            )
            for code in sorted(numbers)
        ]
        yield from _table(("code", "severity", "number_of", "example", "place"), rows)

    def next(self) -> Iterator[SectionPart]:
        if self.report.advice:
            yield next_steps(self.report)


def _table(keys: Sequence[str], rows: Sequence[tuple[Said, ...]], names: Names = FIGURE_NAMES) -> Iterator[Table]:
    """Yield a table under the headings of COLUMNS, or of the names given where it has none; none without rows."""
    if rows:
        columns = (Column(COLUMNS[key] if key in COLUMNS else names[key], _ROLES.get(key, "")) for key in keys)
        yield Table(tuple(columns), tuple(rows))
