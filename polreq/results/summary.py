"""What a check concludes beside its findings: how many of each severity, and whether it failed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from polreq.results.finding import SEVERITIES, Finding
from polreq.results.rules import RULES


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers for the last line of `check`.

    Args:
        errors: findings of that severity; likewise warnings and infos.
        tolerated: findings that the baseline tolerates; they are not among the others.
        files: files looked at.
        fail_on: severity from which findings make the check fail, or `never`.
    """

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    tolerated: int = 0
    files: int = 0
    fail_on: str = "error"

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.infos

    def fails(self, severity: str) -> bool:
        """Whether a finding of this severity is at or above the threshold."""
        return self.fail_on in SEVERITIES and SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)

    @property
    def failed(self) -> bool:
        numbers = zip(SEVERITIES, (self.errors, self.warnings, self.infos), strict=True)
        return any(number and self.fails(severity) for severity, number in numbers)


def severity_of(finding: Finding) -> str:
    """Return the severity of the finding's rule."""
    return RULES[finding.code].severity


def summarize(findings: Iterable[Finding], *, tolerated: int = 0, files: int = 0, fail_on: str = "error") -> Summary:
    """Count findings by severity."""
    counts = Counter(severity_of(f) for f in findings)
    return Summary(counts["error"], counts["warning"], counts["info"], tolerated, files, fail_on)
