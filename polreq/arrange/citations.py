"""Checked citations as they are shown, one line each."""

from collections import Counter
from collections.abc import Sequence

from polreq.results.citation import CITATION_STATES, CitationCheck
from polreq.results.messages import message
from polreq.results.sections import Item, Items, Page, Said, Section, Span
from polreq.words import Text
from polreq.words.names import CITATIONS, label
from polreq.words.sentences import joined, say


def arrange_citations(checks: Sequence[CitationCheck]) -> Page:
    """Arrange one line a citation: state, place, what is written, what is right, and why."""
    return Page((Section((Items(tuple(map(_item, checks))),)),))


def citations_summary(checks: Sequence[CitationCheck]) -> Text:
    """Say in one sentence how many citations there are of each state."""
    counts = Counter(check.state for check in checks)
    return say("citations", total=len(checks), **{state: counts[state] for state in CITATION_STATES})


def _item(check: CitationCheck) -> Item:
    place = str(check.place) if check.place.path else f"{check.place.line}:{check.place.column}"
    head: list[Said] = [label(CITATIONS, check.state), Span(place, "path"), check.text]
    if check.state == "unknown" and check.correct:
        head.append(say("nearest_citation", correct=check.correct))
    elif check.correct and check.correct != check.text:
        head.append(f"→ {check.correct}")
    head += [joined(" ", (finding.code, message(finding)[0])) for finding in check.findings]
    return Item(tuple(head))
