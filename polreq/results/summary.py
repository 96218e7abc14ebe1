"""What a check concludes beside its findings: how many of each severity, and whether it failed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.model.place import Place
from polreq.results.coverage import Count
from polreq.results.figures import GATES
from polreq.results.finding import SEVERITIES, Finding
from polreq.results.rules import RULES

#: Findings of the gates that a person asked for with `--fail-under`: they fail whatever `--fail-on` says.
GATE_CODES: Final = ("C610", "C611", "C612")


@dataclass(frozen=True, slots=True)
class CheckedRequirement:
    """How a requirement in scope stands, for formats that have a case or a line for each.

    Args:
        layer: of the requirement.
        id: of the requirement.
        place: where it is written.
        state: its state of coverage.
        reason: the written reason that answers it, if one does.
    """

    layer: str
    id: str
    place: Place
    state: str
    reason: str = ""


def below(standings: Iterable[CheckedRequirement], folder: str) -> tuple[CheckedRequirement, ...]:
    """Return standings whose places are told from further up: `folder` leads from there to the workspace."""
    return tuple(replace(one, place=one.place.below(folder)) for one in standings)


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers for the last line of `check`.

    Args:
        errors: findings of that severity; likewise warnings and infos.
        tolerated: findings that the baseline tolerates; they are not among the others.
        files: files looked at.
        fail_on: severity from which findings make the check fail, or `never`.
        fail_codes: codes of findings that make it fail whatever their severity.
        gates: gates that were not passed; they fail whatever `fail_on` says.
        failing: findings that are no gates and make the check fail.
        coverage: coverage of all requirements in scope; None where a file could not be read, since it
            would be without that content.
        gate: the figure of coverage that was asked for, one of GATES.
        requirements: how every requirement in scope stands.
        accepted: findings that the baseline tolerates, for formats that show what was looked over.
        empty: there is nothing in the workspace that could be checked.
    """

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    tolerated: int = 0
    files: int = 0
    fail_on: str = "error"
    fail_codes: tuple[str, ...] = ()
    gates: int = 0
    failing: int = 0
    coverage: Count | None = None
    gate: str = GATES[0]
    requirements: tuple[CheckedRequirement, ...] = ()
    accepted: tuple[Finding, ...] = ()
    empty: bool = False

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.infos

    def fails(self, finding: Finding) -> bool:
        """Whether this finding makes the check fail: a gate, named by its code, or at or above the threshold."""
        return finding.code in GATE_CODES or _reaches(finding, self.fail_on, self.fail_codes)

    @property
    def failed(self) -> bool:
        return bool(self.gates or self.failing)


def _reaches(finding: Finding, fail_on: str, fail_codes: tuple[str, ...]) -> bool:
    if finding.code in fail_codes:
        return True
    return fail_on in SEVERITIES and SEVERITIES.index(severity_of(finding)) <= SEVERITIES.index(fail_on)


def severity_of(finding: Finding) -> str:
    """Return the severity of the finding's rule."""
    return RULES[finding.code].severity


def summarize(
    findings: Sequence[Finding],
    *,
    accepted: tuple[Finding, ...] = (),
    files: int = 0,
    fail_on: str = "error",
    fail_codes: tuple[str, ...] = (),
    coverage: Count | None = None,
    requirements: tuple[CheckedRequirement, ...] = (),
    empty: bool = False,
) -> Summary:
    """Count findings by severity; for the arguments see Summary."""
    counts = Counter(severity_of(f) for f in findings)
    gates = sum(f.code in GATE_CODES for f in findings)
    return Summary(
        errors=counts["error"],
        warnings=counts["warning"],
        infos=counts["info"],
        tolerated=len(accepted),
        files=files,
        fail_on=fail_on,
        fail_codes=fail_codes,
        gates=gates,
        failing=sum(f.code not in GATE_CODES and _reaches(f, fail_on, fail_codes) for f in findings),
        coverage=coverage,
        requirements=requirements,
        accepted=accepted,
        empty=empty,
    )
