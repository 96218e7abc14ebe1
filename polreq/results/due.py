"""What is due when (时限), as of a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.model.clause import Deadline

#: Where a deadline stands: overdue 已过期, soon 临近, later 其后, closed 已了结 (delivered, or justified), recurring 周期性任务, limit 办理时限,
#: undated 没有日期.
DUE_GROUPS: Final = ("overdue", "soon", "later", "closed", "recurring", "limit", "undated")


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One deadline of one requirement.

    Args:
        requirement: its id.
        deadline: as it was read.
        group: one of DUE_GROUPS.
        day: the last day that meets it; of what recurs, the next one.
        days: days from the day of the list to it, negative if it is over.
        workdays: working days in between, counted in the same way.
        months: what recurs is due again so many months later, 0: a week later; None: it does not recur by the calendar.
        month_end: it recurs on the last day of a month.
    """

    requirement: str
    deadline: Deadline
    group: str
    day: date | None = None
    days: int | None = None
    workdays: int | None = None
    months: int | None = None
    month_end: bool = False


@dataclass(frozen=True, slots=True)
class DueList:
    """All deadlines of the requirements in scope.

    Args:
        as_of: the day from which one looks.
        within: days that count as soon.
        entries: by group, in each by day, then by layer, then in the order of the workspace.
        unknown: years whose holidays are not known, so that only weekends were taken for free.
    """

    as_of: date
    within: int
    entries: tuple[DueEntry, ...]
    unknown: tuple[int, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many deadlines stand in each group."""
        return {group: len(self.of(group)) for group in DUE_GROUPS}

    def of(self, *groups: str) -> tuple[DueEntry, ...]:
        """Return the entries of some groups."""
        return tuple(entry for entry in self.entries if entry.group in groups)
