"""The table of rules: every check once; a finding's severity stands in the catalogue."""

from collections.abc import Callable, Iterator
from typing import Final

from polreq.checks import bases, coverage, documents, links, owners, quality
from polreq.checks.assessment import Assessment
from polreq.results.finding import Finding, sort_findings

#: Codes a check can yield, and the check.
CHECKS: Final[tuple[tuple[tuple[str, ...], Callable[[Assessment], Iterator[Finding]]], ...]] = (
    (("D303",), documents.check_digests_of),
    (("D311", "D312", "D313"), documents.check_lives),
    (("E401",), bases.check_extracted),
    (("D304", "E402", "E403"), bases.check_clauses),
    (("L502", "L503", "L504", "L506", "L507", "L513"), links.check_links),
    (("L505",), links.check_circles),
    (("L508", "L511", "L512"), links.check_written_reasons),
    (("C601", "C602", "C603"), coverage.check_unmet),
    (("C604", "C605"), coverage.check_deadlines),
    (("C606",), coverage.check_orphans),
    (("C607",), coverage.check_bases),
    (("C608",), coverage.check_ruled_out),
    (("C609",), coverage.check_channels_delivered),
    (("C620", "C621"), coverage.check_proofs),
    (("O101", "O102", "O103", "O104", "O105"), owners.check_owners),
    (("Q001", "Q002", "Q003"), quality.check_acceptance),
    (("Q004", "Q005", "Q007", "Q008"), quality.check_wording),
    (("Q006",), quality.check_solutions),
)

#: Findings that say that something is missing, which nobody knows while a file cannot be read.
_MISSING: Final = frozenset(
    ("E401", "C601", "C602", "C603", "C604", "C605", "C606", "C607", "C609", "Q001", "Q002", "Q003", "Q006")
)


def run(assessment: Assessment) -> tuple[Finding, ...]:
    """Run all checks and sort what they find; nothing is said to be missing that may stand in a file that was not read.

    Findings about the quality of texts are left out that the settings switch off.
    """
    checks = [check for codes, check in CHECKS if not (assessment.partial and _MISSING.issuperset(codes))]
    off = assessment.workspace.settings.quality_off
    return sort_findings(finding for check in checks for finding in check(assessment) if finding.code not in off)
