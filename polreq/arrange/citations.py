"""Checked citations as they are shown: what is written, and below it what is right and why."""

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from polreq.results.citation import CITATION_STATES, CitationCheck
from polreq.results.messages import message
from polreq.results.rules import RULES
from polreq.results.said import Row, Said, Span
from polreq.results.sections import Item, Items, Page, Section
from polreq.words import Text
from polreq.words.names import CITATIONS, label
from polreq.words.sentences import say

_TONES: Final = MappingProxyType({"ok": "good", "wrong": "bad", "unknown": "faint"})


def arrange_citations(checks: Sequence[CitationCheck]) -> Page:
    """Arrange for each citation its state, its place and what is written; below it what is right, and why."""
    return Page((Section((Items(tuple(map(_item, checks))),)),))


def citations_summary(checks: Sequence[CitationCheck]) -> Text:
    """Say in one sentence how many citations there are of each state."""
    counts = Counter(check.state for check in checks)
    return say("citations", total=len(checks), **{state: counts[state] for state in CITATION_STATES})


def _item(check: CitationCheck) -> Item:
    place = str(check.place) if check.place.path else f"{check.place.line}:{check.place.column}"
    mark = Span(label(CITATIONS, check.state), "state", _TONES[check.state])
    lines: list[Said] = []
    if check.state == "unknown" and check.correct:
        lines.append(say("nearest_citation", correct=check.correct))
    elif check.correct and check.correct != check.text:
        lines.append(f"→ {check.correct}")
    for finding in check.findings:
        severity = RULES[finding.code].severity
        lines.append(Row((Span(finding.code, "rule", severity), message(finding)[0])))
    return Item((Span(place, "path", "faint"), check.text), mark, tuple(lines))
