"""Several workspaces at once (总览): a row for each with its figures or why there are none, the sums, and the most urgent gaps of all."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.results.coverage import Count
from polreq.words import Text

#: Gaps that an overview lists.
OVERVIEW_GAPS: Final = 10


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """Figures of one workspace, or their sums over several.

    Args:
        count: requirements in scope by state.
        mandatory: of these, those that must be met.
        mandatory_gaps: of the mandatory ones, those with neither a feature nor a reason.
        dated: requirements with a deadline, where there is a day to compare it with.
        overdue: of the dated ones, those past their deadline and neither delivered nor justified; None where no day was given.
        soon: likewise those whose deadline is near.
        errors: findings of that severity that `check` counts; likewise warnings.
        people: who owns a requirement in scope, each once; None where no owners.yml gives parts to anybody.
    """

    count: Count
    mandatory: int
    mandatory_gaps: int
    dated: int
    overdue: int | None
    soon: int | None
    errors: int
    warnings: int
    people: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ProjectGap:
    """A requirement without a feature and without a reason, with the workspace that it stands in.

    Args:
        folder: of the workspace, as it was asked for.
        id: of the requirement.
        text: what it demands.
        force: how binding it is.
        state: its state of coverage.
        due: earliest deadline.
        as_of: the day that deadlines of this workspace are compared with.
    """

    folder: str
    id: str
    text: str
    force: str
    state: str
    due: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One workspace of an overview.

    Args:
        folder: as it was asked for.
        name: of the project; empty where it has none or could not be read.
        as_of: the day that its deadlines are compared with.
        figures: None where they are not known.
        problem: why they are not known.
        remedy: what to do about that.
        gaps: its most urgent gaps, as many as an overview lists.
    """

    folder: str
    name: str = ""
    as_of: date | None = None
    figures: ProjectFigures | None = None
    problem: Text | None = None
    remedy: Text | None = None
    gaps: tuple[ProjectGap, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """Several workspaces at once.

    Args:
        rows: one for each workspace, in the order in which they were asked for.
        total: sums over those whose figures are known.
        gaps: the most urgent ones of all: the more binding first, then by deadline, then in the order of the rows.
        as_of: the day that was asked for; None: each has its own.
    """

    rows: tuple[ProjectRow, ...]
    total: ProjectFigures
    gaps: tuple[ProjectGap, ...]
    as_of: date | None = None

    @property
    def known(self) -> tuple[ProjectRow, ...]:
        """The rows with figures."""
        return tuple(row for row in self.rows if row.figures)

    @property
    def unknown(self) -> tuple[ProjectRow, ...]:
        """The rows without figures."""
        return tuple(row for row in self.rows if not row.figures)

    @property
    def days(self) -> tuple[date | None, ...]:
        """The days that deadlines are compared with, each once, in the order of the rows; None where none was given."""
        return tuple(dict.fromkeys(row.as_of for row in self.known))
