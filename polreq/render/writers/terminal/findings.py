"""Findings on the terminal: `path:line:column CODE message`, its hint below, and a summary at the end."""

from collections.abc import Iterator, Sequence

from polreq.render.figures import conclusions
from polreq.render.messages import message
from polreq.render.oneline import clean
from polreq.render.words import SEVERITIES, count, label, pick, say
from polreq.render.writers.terminal.canvas import Line, Span, draw, width_of, wrap
from polreq.results.finding import Finding
from polreq.results.summary import Summary, severity_of
from polreq.words import Lang


def render_findings(
    findings: Sequence[Finding], summary: Summary, lang: Lang, *, color: bool = False, width: int | None = None
) -> str:
    """Draw findings in the order given.

    Args:
        findings: sorted.
        summary: for the last line.
        lang: language of the words.
        color: whether to use the terminal's colours.
        width: cells in a line; None leaves lines whole, for pipes.
    """
    lines = list(finding_lines(findings, lang, width))
    if lines:
        lines.append(())
    return draw([*lines, *_summary(summary, lang, width)], color=color)


def finding_lines(findings: Sequence[Finding], lang: Lang, width: int | None) -> Iterator[Line]:
    """Yield the lines of findings without a summary."""
    for finding in findings:
        yield from _finding(finding, lang, width)


def _finding(finding: Finding, lang: Lang, width: int | None) -> Iterator[Line]:
    severity = severity_of(finding)
    words, hint = (clean(text) for text in message(finding, lang))
    head = f"{clean(str(finding.place))} {finding.code} "
    spans: list[Span] = [(clean(str(finding.place)), "strong"), (" ", ""), (finding.code, severity), (" ", "")]
    room = width - 4 if width else None
    first, *rest = _wrapped(words, room, width_of(head) - 4)
    yield (*spans, (first, ""))
    for line in rest:
        yield (("    " + line, ""),)
    for line in _wrapped(hint, room, 0) if hint else ():
        yield (("    " + line, "faint"),)
    for place in finding.related:
        yield (("    " + say("first_at", lang, place=clean(str(place))), "faint"),)


def _wrapped(text: str, room: int | None, taken: int) -> list[str]:
    """Wrap, the first line after `taken` cells; a place that fills the line leaves nothing but an empty first line."""
    if room is None:
        return [text]
    left = room - taken
    if width_of(text) <= left:
        return [text]
    if left < 12:
        return ["", *wrap(text, max(room, 12))]
    first = wrap(text, left)[0]
    remaining = text[len(first) :].lstrip()
    return [first, *wrap(remaining, max(room, 12))] if remaining else [first]


def _summary(summary: Summary, lang: Lang, width: int | None) -> Iterator[Line]:
    """Yield the last sentences, as many to a line as fit."""
    line: list[Span] = []
    gap = pick(lang, "", " ")
    for text, style in _sentences(summary, lang):
        if line and width and sum(width_of(t) for t, _ in line) + width_of(gap + text) > width:
            yield line
            line = []
        line.append((gap + text if line else text, style))
    yield line


def _sentences(summary: Summary, lang: Lang) -> Iterator[Span]:
    if summary.total:
        counts = {
            "errors": count("error", summary.errors, lang),
            "warnings": count("warning", summary.warnings, lang),
            "infos": count("info", summary.infos, lang),
        }
        yield say("findings", lang, total=count("finding", summary.total, lang), **counts), "strong"
    else:
        yield say("no_findings", lang), "good"
    if summary.files:
        yield say("looked_at", lang, files=count("file", summary.files, lang)), ""
    if summary.tolerated:
        yield say("tolerated", lang, number=count("finding", summary.tolerated, lang)), ""
    if summary.coverage and summary.coverage.total:
        for text in conclusions(summary.coverage, lang):
            yield text, ""
    if summary.gates:
        yield say("failed_gates", lang, number=summary.gates), "bad"
    elif summary.failed:
        yield say("failed", lang, severity=label(SEVERITIES, summary.fail_on, lang)), "bad"
    elif summary.total:
        yield say("passed", lang), "good"
