"""What a check concludes beside its findings: how many of each severity, and whether it failed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from polreq.results.coverage import Count
from polreq.results.finding import SEVERITIES, Finding
from polreq.results.rules import RULES

#: Findings of the gates that a person asked for with `--fail-under`: they fail whatever `--fail-on` says.
GATE_CODES: Final = ("C610", "C611", "C612")


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers for the last line of `check`.

    Args:
        errors: findings of that severity; likewise warnings and infos.
        tolerated: findings that the baseline tolerates; they are not among the others.
        files: files looked at.
        fail_on: severity from which findings make the check fail, or `never`.
        gates: gates that were not passed; they fail whatever `fail_on` says.
        coverage: coverage of all requirements in scope; None where a file could not be read, since it
            would be without that content.
        requirements: (layer, id) of every requirement in scope.
    """

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    tolerated: int = 0
    files: int = 0
    fail_on: str = "error"
    gates: int = 0
    coverage: Count | None = None
    requirements: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.infos

    def fails(self, finding: Finding) -> bool:
        """Whether this finding makes the check fail: a gate, or at or above the threshold."""
        return finding.code in GATE_CODES or self._reaches(severity_of(finding))

    def _reaches(self, severity: str) -> bool:
        return self.fail_on in SEVERITIES and SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)

    @property
    def failed(self) -> bool:
        numbers = zip(SEVERITIES, (self.errors, self.warnings, self.infos), strict=True)
        return bool(self.gates) or any(number and self._reaches(severity) for severity, number in numbers)


def severity_of(finding: Finding) -> str:
    """Return the severity of the finding's rule."""
    return RULES[finding.code].severity


def summarize(
    findings: Sequence[Finding],
    *,
    tolerated: int = 0,
    files: int = 0,
    fail_on: str = "error",
    coverage: Count | None = None,
    requirements: tuple[tuple[str, str], ...] = (),
) -> Summary:
    """Count findings by severity."""
    counts = Counter(severity_of(f) for f in findings)
    gates = sum(f.code in GATE_CODES for f in findings)
    return Summary(
        counts["error"], counts["warning"], counts["info"], tolerated, files, fail_on, gates, coverage, requirements
    )
