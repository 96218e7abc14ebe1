"""Findings as they are shown: what `polreq check` says, and what other commands found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.arrange.figures import conclusions
from polreq.results.finding import SEVERITIES as SEVERITY_ORDER
from polreq.results.finding import Finding
from polreq.results.messages import generic, message
from polreq.results.rules import RULES
from polreq.results.said import Role, Said, Span
from polreq.results.sections import Column, Notice, Notices, Page, Prose, Section, Table
from polreq.results.summary import Summary, severity_of
from polreq.words import Text
from polreq.words.names import SEVERITIES, label
from polreq.words.sentences import COLUMNS, count, joined, say

#: Columns of the table of totals.
_TOTALS: Final[tuple[tuple[str, Role], ...]] = (
    ("code", "rule"),
    ("severity", ""),
    ("number_of", "number"),
    ("trouble", ""),
)


def arrange_findings(findings: Sequence[Finding], summary: Summary) -> Page:
    """Arrange findings in the order given, and what they come to at the end.

    Args:
        findings: sorted.
        summary: for the last sentences.
    """
    end = Section((Prose(tuple(_sentences(summary)), "run"),))
    return Page((Section((notices(findings),)), end) if findings else (end,))


def arrange_totals(findings: Sequence[Finding], summary: Summary) -> Page:
    """Arrange how many findings of each rule there are, the most severe first, where not all of them are shown one by one."""
    numbers = Counter(f.code for f in findings)
    rows = tuple(
        (code, label(SEVERITIES, RULES[code].severity), str(numbers[code]), generic(code)[0])
        for code in sorted(numbers, key=lambda code: (SEVERITY_ORDER.index(RULES[code].severity), code))
    )
    columns = tuple(Column(COLUMNS[key], role) for key, role in _TOTALS)
    table = (Table(columns, rows),) if rows else ()
    return Page((Section((Prose(tuple(_sentences(summary))), *table), "polreq check"),))


def notices(findings: Sequence[Finding]) -> Notices:
    """Arrange findings without a summary."""
    return Notices(tuple(_notice(f) for f in findings))


def _notice(finding: Finding) -> Notice:
    words, hint = message(finding)
    also = tuple(say("first_at", place=str(place)) for place in finding.related)
    return Notice(
        str(finding.place),
        finding.code,
        severity_of(finding),
        words,
        hint,
        tuple(Span(said, tone="faint") for said in also),
    )


def _sentences(summary: Summary) -> Iterator[Said]:
    if summary.total:
        counts = {
            "errors": count("error", summary.errors),
            "warnings": count("warning", summary.warnings),
            "infos": count("info", summary.infos),
        }
        yield Span(say("findings", total=count("finding", summary.total), **counts), tone="strong")
    elif summary.empty:
        yield say("nothing_yet")
    else:
        yield Span(say("no_findings"), tone="good")
    if summary.files:
        yield say("looked_at", files=count("file", summary.files))
    if summary.tolerated:
        yield say("tolerated", number=count("finding", summary.tolerated))
    if summary.coverage and summary.coverage.total:
        yield from conclusions(summary.coverage)
    if summary.gates and summary.failing:
        others = {"others": count("finding", summary.failing), "severity": _threshold(summary)}
        yield Span(say("failed_both", number=summary.gates, **others), tone="bad")
    elif summary.gates:
        yield Span(say("failed_gates", number=summary.gates), tone="bad")
    elif summary.failed:
        yield Span(say("failed", severity=_threshold(summary)), tone="bad")
    elif summary.total:
        yield Span(say("passed"), tone="good")


def _threshold(summary: Summary) -> Text:
    """Name what makes the check fail: a severity, codes, or both."""
    named = [] if summary.fail_on == "never" else [label(SEVERITIES, summary.fail_on)]
    return joined(Text("、", ", "), (*named, *summary.fail_codes))
