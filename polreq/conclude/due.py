"""Say of every deadline where it stands on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from polreq.model.clause import Deadline
from polreq.model.layer import LAYERS
from polreq.model.requirement import Requirement
from polreq.official.occurrences import next_occurrence
from polreq.official.workdays import workdays_until
from polreq.results.coverage import ItemCoverage
from polreq.results.due import DUE_GROUPS, DueEntry, DueList

#: Kinds that have a day by which something is to be there; other kinds are no appointments with a project.
_DATED = ("milestone", "period", "relative", "staged")


def make_due(
    requirements: Iterable[Requirement], items: Mapping[str, ItemCoverage], as_of: date, within: int
) -> DueList:
    """Sort all deadlines of the requirements in scope.

    Args:
        requirements: in the order of the workspace.
        items: how those in scope are covered, by id.
        as_of: the day from which one looks.
        within: days that count as soon.
    """
    entries: list[DueEntry] = []
    unknown: set[int] = set()
    for requirement in sorted(requirements, key=lambda r: LAYERS.index(r.layer)):
        item = items.get(requirement.id)
        if item is None:
            continue
        for deadline in requirement.deadlines:
            if deadline.kind == "effective":
                continue  # when the document begins to hold is no task
            entry = _entry(item, deadline, as_of, within)
            entries.append(_counted(entry, as_of, unknown))
    entries.sort(key=lambda e: (DUE_GROUPS.index(e.group), e.day or date.max))
    return DueList(as_of, within, tuple(entries), tuple(sorted(unknown)))


def _entry(item: ItemCoverage, deadline: Deadline, as_of: date, within: int) -> DueEntry:
    if deadline.kind == "recurring":
        coming = next_occurrence(deadline.text, as_of)
        if coming is None:
            return DueEntry(item.id, deadline, "recurring")
        months = coming.months if coming.fixed else None
        return DueEntry(item.id, deadline, "recurring", coming.day, months=months, month_end=coming.month_end)
    if deadline.kind == "sla":
        return DueEntry(item.id, deadline, "limit")
    if deadline.date is None or deadline.kind not in _DATED:
        return DueEntry(item.id, deadline, "undated")
    return DueEntry(item.id, deadline, _group(item, deadline.date, as_of, within), deadline.date)


def _group(item: ItemCoverage, day: date, as_of: date, within: int) -> str:
    if item.state in ("delivered", "justified"):
        return "closed"
    if day < as_of:
        return "overdue"
    return "soon" if (day - as_of).days <= within else "later"


def _counted(entry: DueEntry, as_of: date, unknown: set[int]) -> DueEntry:
    """Count the days to an entry; note the years whose holidays are not known."""
    if entry.day is None or entry.group == "closed":
        return entry
    work = workdays_until(as_of, entry.day)
    unknown |= work.unknown
    return replace(entry, days=(entry.day - as_of).days, workdays=work.number)
