"""Who answers for an item, in words."""

from polreq.arrange.wording import aside, listed
from polreq.results.ownership import Ownership
from polreq.results.report import Report
from polreq.words import Text
from polreq.words.names import label
from polreq.words.owners import KINDS, NOBODY, tell_owner


def owners_said(owned: Ownership) -> Text:
    """Name the owners with their kinds of work; say so where nobody owns it, and where several slices are equally specific."""
    if not owned.persons:
        return tell_owner("nobody")
    people = listed(aside(person, label(KINDS, kind) if kind else "") for person, kind in owned.persons)
    return tell_owner("several", people=people) if owned.contested else people


def offices_said(owned: Ownership) -> Text:
    """Name the offices with their persons."""
    return listed(aside(one.office, listed(one.persons) if one.persons else "") for one in owned.offices if one.office)


def owned_title(report: Report, name: Text | str) -> Text | str:
    """Say in a title whose part of the workspace a report is about."""
    if not report.owner:
        return name
    return tell_owner("of_nobody" if report.owner in NOBODY else "of", name=name, owner=report.owner)
