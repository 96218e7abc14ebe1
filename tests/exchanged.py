"""What the tests of exchange say of findings: place, code, and what it is about."""

from collections.abc import Iterable

from polreq.results.finding import Finding, sort_findings
from polreq.words import Text


def told(findings: Iterable[Finding]) -> list[str]:
    """Return a line for each finding: of the exchange's own ones also what they say, in English."""
    lines = []
    for finding in sort_findings(findings):
        facts = dict(finding.facts)
        said = facts.get("problem", facts.get("first", ""))
        words = said.en if isinstance(said, Text) else str(said)
        lines.append(
            f"{finding.place} {finding.code}" + (f" {finding.subject}: {words}" if finding.code[0] == "X" else "")
        )
    return lines
