"""The report as Markdown, for the head of a department: the conclusion first, then tables, each number with its denominator."""

from collections.abc import Iterator, Sequence

from polreq.model.layer import FEATURE, LAYERS
from polreq.render.figures import Index, conclusions, days_to, index, lateness, mandatory, out_of_scope, percent, share
from polreq.render.messages import message
from polreq.render.review_words import reasons_said
from polreq.render.unread import unread_lines
from polreq.render.words import (
    CLASSES,
    COLUMNS,
    DIMENSIONS,
    DOCUMENT_STATUSES,
    FORCES,
    HEADINGS,
    LEVELS,
    SEVERITIES,
    SHORT_LAYERS,
    STATE_MEANINGS,
    STATES,
    STATUSES,
    TROUBLES,
    WINDOWS,
    Words,
    advise,
    count,
    label,
    say,
)
from polreq.render.writers.marks import code, plain, table
from polreq.render.writers.mermaid import render_flow
from polreq.results.coverage import STATES as STATE_KEYS
from polreq.results.coverage import Count
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.finding import Finding
from polreq.results.report import Report, Thing
from polreq.results.suggestion import Suggestion
from polreq.results.summary import severity_of, summarize
from polreq.words import Lang

#: Figures shown as a share of each row of a breakdown; the last is a state as well.
SHARES = ("answered", "deep", "delivered")

#: Layers that can stand below a requirement, as columns of the matrix.
LOWER = (*LAYERS[1:], FEATURE)


def render_markdown(report: Report, lang: Lang) -> str:
    """Write the whole report."""
    writer = _Writer(report, lang)
    name = plain(report.name)
    title = label(HEADINGS, "report", lang)
    lines = [f"# {name}{say('colon', lang)}{title}" if name else f"# {title}", "", writer.day(), "", *writer.unread()]
    for heading, body in writer.sections():
        lines += [f"## {label(HEADINGS, heading, lang)}", "", *(list(body) or [say("empty", lang)]), ""]
    return "\n".join(lines[:-1]) + "\n"


class _Writer:
    """The sections of one report, each an iterator of lines."""

    def __init__(self, report: Report, lang: Lang) -> None:
        self.report = report
        self.lang = lang
        self.index: Index = index(report)

    def sections(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Yield headings and bodies in order; a section with nothing to say keeps its heading, so that links to it hold."""
        yield "summary", self.summary()
        yield "coverage", self.coverage()
        yield "all_gaps", self.gaps()
        yield "all_deadlines", self.deadlines()
        yield "flow", self.flow()
        yield "matrix", self.matrix()
        yield "justified", self.justified()
        yield "unbased", self.unbased()
        yield "orphans", self.orphans()
        yield "links", self.links()
        yield "channels", self.channels()
        yield "documents", self.documents()
        yield "findings", self.findings()
        yield "next", self.next()

    def word(self, words: Words, key: str) -> str:
        """Return the word for a key as Markdown; people's own keys may hold anything."""
        return plain(label(words, key, self.lang))

    def head(self, *keys: str) -> list[str]:
        return [label(COLUMNS, key, self.lang) for key in keys]

    def joined(self, parts: Sequence[str]) -> str:
        return say("comma", self.lang).join(parts)

    def day(self) -> str:
        if self.report.as_of:
            return say("as_of", self.lang, day=self.report.as_of)
        return say("no_as_of", self.lang)

    def unread(self) -> list[str]:
        """Return a warning above all figures about files that could not be read."""
        lines = list(unread_lines(self.report.unread, self.lang))
        return [f"**{plain(lines[0])}**", "", *(f"- {plain(line)}" for line in lines[1:]), ""] if lines else []

    # --- the conclusion

    def summary(self) -> Iterator[str]:
        total = self.report.coverage.total
        if not total.total:
            yield say("no_requirements", self.lang)
            return
        for sentence in self.sentences(total):
            yield f"- {sentence}"

    def sentences(self, total: Count) -> Iterator[str]:
        """Yield the conclusions, the most important first."""
        report, lang = self.report, self.lang
        yield from conclusions(total, lang, "**")
        if report.gaps:
            number = count("requirement", figure("gaps", total), lang)
            yield say("gaps", lang, number=number, must=mandatory(report, self.index))
            first = report.gaps[0]
            text = plain(self.index.statement(first.id))
            yield say("first", lang, id=code(first.id), text=f"{say('colon', lang)}{text}" if text else "")
        else:
            yield say("no_open", lang)
        late = lateness(report, self.index, lang)
        if late:
            yield late
        if figure("if_confirmed", total) > figure("deep", total):
            yield say("if_confirmed", lang, share=share("if_confirmed", total, lang))
        yield say(
            "trouble", lang, links=len(report.links), orphans=len(report.orphans), unbased=len(report.unbased)
        )  # fmt: skip
        outside = out_of_scope(report, lang)
        if outside:
            yield outside
        if report.coverage.rejected:
            yield say("rejected", lang, number=count("requirement", report.coverage.rejected, lang))

    def coverage(self) -> Iterator[str]:
        total = self.report.coverage.total
        lang = self.lang
        yield say("cumulative", lang)
        yield ""
        for key in STATE_KEYS:
            yield f"- **{label(STATES, key, lang)}**{say('colon', lang)}{label(STATE_MEANINGS, key, lang)}"
        for breakdown in self.report.coverage.breakdowns:
            title = label(DIMENSIONS, breakdown.dimension, lang)
            heading = title[:1].upper() + title[1:]
            rows = [(plain(self.index.row(breakdown.dimension, c.key, lang)), c) for c in breakdown.counts]
            if breakdown.dimension == "layer":
                rows.append((f"**{label(COLUMNS, 'total', lang)}**", total))
            yield ""
            yield f"### {heading}"
            yield ""
            states = [label(STATES, key, lang) for key in STATE_KEYS[1:]]
            named = [label(FIGURE_NAMES, key, lang) for key in ("total", *SHARES, "if_confirmed")]
            columns = [heading, *named[:-1], *states, named[-1]]
            if rows:
                yield from table(columns, [self.counted(name, c) for name, c in rows], right=range(1, len(columns)))
            else:
                yield say("empty", lang)

    def counted(self, name: str, group: Count) -> list[str]:
        shares = [self.shared(figure(key, group), group.total) for key in SHARES]
        return [name, str(group.total), *shares, *map(str, group.states[1:]), str(figure("if_confirmed", group))]

    def shared(self, part: int, total: int) -> str:
        return f"{part}/{total} ({percent(part, total)})"

    # --- what is open

    def gaps(self) -> Iterator[str]:
        rows = []
        for number, gap in enumerate(self.report.gaps, start=1):
            thing = self.index.things.get(gap.id)
            best = [self.suggested(s) for s in gap.suggested]
            rows.append(
                [
                    str(number),
                    code(gap.id),
                    self.word(SHORT_LAYERS, thing.layer) if thing else "",
                    self.word(FORCES, thing.force) if thing else "",
                    str(gap.due or ""),
                    self.window(gap.window, thing),
                    self.word(STATES, gap.state),
                    plain(self.index.statement(gap.id)),
                    plain(thing.basis) if thing else "",
                    "<br>".join(best),
                ]
            )
        columns = ("rank", "id", "layer", "force", "due", "window", "state", "statement", "basis", "suggestion")
        if rows:
            yield from table(self.head(*columns), rows, right=(0,))

    def suggested(self, suggestion: Suggestion) -> str:
        """Name a suggestion with its score, and why it was made and what speaks against it."""
        name = f"{code(suggestion.lower)} {plain(self.index.name(suggestion.lower))} ({suggestion.score:.2f})"
        why = plain(reasons_said(suggestion.reasons, self.lang))
        return name.replace("  ", " ") + (say("colon", self.lang) + why if why else "")

    def window(self, window: str, thing: Thing | None) -> str:
        """Say how a deadline stands: in days where a day was given, else in a word."""
        days = days_to(thing.due, self.report.as_of, self.lang) if thing else ""
        return days or self.word(WINDOWS, window)

    def deadlines(self) -> Iterator[str]:
        rows = []
        for id in self.report.deadlines:
            thing, item = self.index.things.get(id), self.index.items.get(id)
            if thing and item:
                missing = self.joined([plain(self.index.channel(c)) for c in item.missing_channels])
                rows.append(
                    [
                        str(thing.due or ""),
                        self.window(item.window, thing),
                        code(id),
                        plain(thing.text or thing.title),
                        self.word(FORCES, thing.force),
                        self.word(STATES, item.state),
                        missing,
                        plain(thing.owner),
                    ]
                )
        columns = ("due", "window", "id", "statement", "force", "state", "missing_channels", "owner")
        if rows:
            yield from table(self.head(*columns), rows)

    # --- how it hangs together

    def flow(self) -> Iterator[str]:
        if self.report.coverage.total.total:
            yield say("flow", self.lang)
            yield ""
            yield "```mermaid"
            yield render_flow(self.report, self.lang).rstrip("\n")
            yield "```"

    def matrix(self) -> Iterator[str]:
        rows = []
        for row in self.report.matrix:
            thing = self.index.things.get(row.id)
            below = dict(row.below)
            rows.append(
                [
                    code(row.id),
                    self.word(SHORT_LAYERS, thing.layer) if thing else "",
                    plain(self.index.statement(row.id)),
                    self.word(CLASSES, thing.kind) if thing else "",
                    self.word(FORCES, thing.force) if thing else "",
                    plain(thing.basis) if thing else "",
                    *("<br>".join(self.below(id, layer) for id in below.get(layer, ())) for layer in LOWER),
                    self.state(row.id, row.state),
                ]
            )
        layers = [label(SHORT_LAYERS, layer, self.lang) for layer in LOWER]
        if rows:
            head = [*self.head("id", "layer", "statement", "kind", "force", "basis"), *layers, *self.head("state")]
            yield from table(head, rows)

    def state(self, id: str, key: str) -> str:
        """Name a state, and say where a link further down has to be looked at again."""
        item = self.index.items.get(id)
        stale = item is not None and item.stale and key != "stale"
        return self.word(STATES, key) + (say("aside", self.lang, text=say("stale_below", self.lang)) if stale else "")

    def below(self, id: str, layer: str) -> str:
        """Name an item in the matrix: a feature with its title and status, a requirement by its id."""
        thing = self.index.things.get(id)
        if layer != FEATURE or not thing:
            return code(id)
        return f"{code(id)} {plain(thing.title)} ({self.word(STATUSES, thing.status)})"

    # --- what stands apart

    def justified(self) -> Iterator[str]:
        rows = [
            [code(j.id), plain(self.index.statement(j.id)), plain(j.reason), plain(j.by), str(j.on or "")]
            for j in self.report.justified
        ]
        if rows:
            yield from table(self.head("id", "statement", "reason", "by", "on"), rows)

    def unbased(self) -> Iterator[str]:
        yield from self.listed(self.report.unbased, SHORT_LAYERS, "layer")

    def orphans(self) -> Iterator[str]:
        yield from self.listed(self.report.orphans, STATUSES, "status")

    def listed(self, ids: Sequence[str], words: Words, column: str) -> Iterator[str]:
        rows = []
        for id in ids:
            thing = self.index.things.get(id)
            key = (thing.layer if column == "layer" else thing.status) if thing else ""
            rows.append(
                [code(id), self.word(words, key), plain(self.index.statement(id)), plain(thing.owner if thing else "")]
            )
        if rows:
            yield from table(self.head("id", column, "description", "owner" if column == "layer" else "person"), rows)

    def links(self) -> Iterator[str]:
        rows = [
            [code(k.lower), code(k.upper), self.word(TROUBLES, k.trouble), code(str(k.place))]
            for k in self.report.links
        ]
        if rows:
            yield from table(self.head("lower", "upper", "trouble", "place"), rows)

    def channels(self) -> Iterator[str]:
        used = [s for s in STATUSES if any(s == key for row in self.report.channels for key, _ in row.counts)]
        rows = []
        for row in self.report.channels:
            numbers = dict(row.counts)
            why = plain(row.ruled_out)
            if row.ruled_out and row.basis:
                why += say("resting_on", self.lang, basis=code(row.basis))
            rows.append([plain(row.name), *(str(numbers.get(s, 0)) for s in used), why])
        if rows:
            states = [label(STATUSES, s, self.lang) for s in used]
            head = [*self.head("channel"), *states, *self.head("ruled_out")]
            yield from table(head, rows, right=range(1, len(used) + 1))

    def documents(self) -> Iterator[str]:
        rows = []
        for d in self.report.documents:
            rows.append(
                [
                    plain(d.title),
                    plain(d.number),
                    self.word(LEVELS, d.level),
                    plain(d.genre),
                    self.word(DOCUMENT_STATUSES, d.status),
                    str(d.dates.written or ""),
                    str(d.dates.effective or ""),
                    self.shared(figure("deep", d.count), d.count.total),
                ]
            )
        columns = self.head("title", "number", "level", "genre", "status", "written", "effective")
        if rows:
            yield from table([*columns, label(FIGURE_NAMES, "deep", self.lang)], rows, right=(7,))

    def findings(self) -> Iterator[str]:
        found = self.report.findings
        if not found:
            yield say("no_findings", self.lang)
            return
        summary = summarize(found)
        yield say(
            "findings",
            self.lang,
            total=count("finding", summary.total, self.lang),
            errors=count("error", summary.errors, self.lang),
            warnings=count("warning", summary.warnings, self.lang),
            infos=count("info", summary.infos, self.lang),
        )
        if self.report.tolerated:
            yield ""
            yield say("tolerated", self.lang, number=count("finding", len(self.report.tolerated), self.lang))
        yield ""
        numbers: dict[str, int] = {}
        first: dict[str, Finding] = {}
        for finding in found:
            numbers[finding.code] = numbers.get(finding.code, 0) + 1
            first.setdefault(finding.code, finding)
        rows = [
            [
                key,
                self.word(SEVERITIES, severity_of(first[key])),
                str(numbers[key]),
                plain(message(first[key], self.lang)[0]),
                code(str(first[key].place)),
            ]
            for key in sorted(numbers)
        ]
        yield from table(self.head("code", "severity", "number_of", "example", "place"), rows, right=(2,))

    def next(self) -> Iterator[str]:
        for advice in self.report.advice:
            what = advise(advice.key, advice.count, self.lang)
            yield "1. " + (say("do", self.lang, what=what, command=code(advice.command)) if advice.command else what)
