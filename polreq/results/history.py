"""Coverage over the history of a repository (覆盖率的历史), and whether the pace suffices (燃起图)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.results.coverage import Count
from polreq.results.figures import figure
from polreq.words import Text

#: How far points lie apart: the last commit of each month or week, or every commit.
HISTORY_STEPS: Final = ("month", "week", "commit")

#: How what was delivered stands against what is left: done 已全部交付, passed 期限已过, few 点数不够, enough 够, short 不够.
BURN_VERDICTS: Final = ("done", "passed", "few", "enough", "short")

#: Points that a pace takes at least.
FEWEST_BURN_POINTS: Final = 3


@dataclass(frozen=True, slots=True)
class DueTally:
    """Requirements in scope whose earliest deadline is one day.

    Args:
        due: the day; None for those without one.
        total: how many there are.
        justified: of these, with a written reason why no feature is needed.
        delivered: of these, delivered.
    """

    due: date | None
    total: int
    justified: int
    delivered: int

    @property
    def scope(self) -> int:
        """Those that are to be delivered."""
        return self.total - self.justified


@dataclass(frozen=True, slots=True)
class HistoryMeasure:
    """How a workspace stood on a day.

    Args:
        count: counts of all requirements in scope.
        proven: requirements with a feature, for each of whose features a test case has passed and none has failed.
        overdue: requirements whose deadline has passed, neither delivered nor justified.
        dues: by day of the earliest deadline, those without one last.
    """

    count: Count
    proven: int
    overdue: int
    dues: tuple[DueTally, ...] = ()

    def figure(self, key: str) -> int:
        """Return a figure of coverage."""
        return figure(key, self.count)


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """One point of a history.

    Args:
        day: of the commit, and the day that deadlines are compared with.
        revision: name of the commit; empty for the workspace as it is now.
        measure: how the workspace stood; None where it could not be read whole.
        problem: why it could not.
    """

    day: date
    revision: str = ""
    measure: HistoryMeasure | None = None
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class BurnPoint:
    """How much was to be delivered on a day, and how much was."""

    day: date
    scope: int
    delivered: int


@dataclass(frozen=True, slots=True)
class BurnPace:
    """What the last points of a history changed.

    Args:
        since: day of the first of them.
        points: how many they are.
        days: from the first to the last.
        delivered: how many more are delivered; below 0 where fewer are.
        scope: how many more are to be delivered.
    """

    since: date
    points: int
    days: int
    delivered: int
    scope: int


@dataclass(frozen=True, slots=True)
class Burnup:
    """What is to be delivered by a day, and how it went so far (燃起图).

    Args:
        until: the day.
        whole: all requirements in scope are counted; otherwise those whose earliest deadline is not after the day.
        points: at least one, by day.
        pace: None where there are too few points to say.
    """

    until: date
    whole: bool
    points: tuple[BurnPoint, ...]
    pace: BurnPace | None = None

    @property
    def last(self) -> BurnPoint:
        """The last point."""
        return self.points[-1]

    @property
    def left(self) -> int:
        """How many are still to be delivered."""
        return self.last.scope - self.last.delivered

    @property
    def days(self) -> int:
        """Days from the last point to the deadline; below 0 if it has passed."""
        return (self.until - self.last.day).days

    @property
    def verdict(self) -> str:
        """One of BURN_VERDICTS."""
        if self.left <= 0:
            return "done"
        if self.days < 0:
            return "passed"
        if self.pace is None:
            return "few"
        return "enough" if self.pace.delivered * self.days >= self.left * self.pace.days else "short"


@dataclass(frozen=True, slots=True)
class CoverageHistory:
    """A history, oldest point first.

    Args:
        name: of the project.
        points: at least one.
        burnup: None where no day was named and no deadline is ahead.
        left_out: older commits or stretches that were not looked at, because there were too many.
        shallow: older commits were left out when the repository was cloned.
    """

    name: str
    points: tuple[HistoryPoint, ...]
    burnup: Burnup | None = None
    left_out: int = 0
    shallow: bool = False
