"""Several workspaces at once: the figures of each, their sums, and the most urgent gaps of all."""

from collections.abc import Iterable, Sequence
from datetime import date

from polreq.checks.assessment import Assessment
from polreq.checks.owners import ownership
from polreq.model.clause import FORCES
from polreq.model.link import same_person
from polreq.results.coverage import Count, nothing
from polreq.results.finding import Finding
from polreq.results.overview import OVERVIEW_GAPS, Overview, ProjectFigures, ProjectGap, ProjectRow
from polreq.results.summary import summarize


def make_project_row(folder: str, assessment: Assessment, findings: Sequence[Finding]) -> ProjectRow:
    """Make the row of a workspace that was read in full.

    Args:
        folder: as it was asked for.
        assessment: the workspace.
        findings: what counts.
    """
    gaps = _most_urgent(_gaps(folder, assessment))
    name = assessment.workspace.settings.name.strip()
    return ProjectRow(folder, name, assessment.as_of, _figures(assessment, findings), gaps=gaps)


def make_overview(rows: Iterable[ProjectRow], as_of: date | None) -> Overview:
    """Put rows together.

    Args:
        rows: in the order in which they are shown.
        as_of: the day that was asked for; None: each has its own.
    """
    shown = tuple(rows)
    total = _sum([row.figures for row in shown if row.figures])
    return Overview(shown, total, _most_urgent(gap for row in shown for gap in row.gaps), as_of)


def _figures(assessment: Assessment, findings: Sequence[Finding]) -> ProjectFigures:
    items = assessment.coverage.items
    must = [i for i in items if assessment.requirements[i.id].force == "must"]
    pressing = [i.window for i in items if i.is_pressing]
    judged = assessment.as_of is not None
    summary = summarize(findings, files=0)
    return ProjectFigures(
        count=assessment.coverage.total,
        mandatory=len(must),
        mandatory_gaps=sum(i.is_gap for i in must),
        dated=sum(i.due is not None for i in items) if judged else 0,
        overdue=pressing.count("passed") if judged else None,
        soon=pressing.count("soon") if judged else None,
        errors=summary.errors,
        warnings=summary.warnings,
        people=_people(assessment),
    )


def _people(assessment: Assessment) -> tuple[str, ...] | None:
    if not assessment.workspace.owners.slices:
        return None
    owned = ownership(assessment)
    return _once(person for item in assessment.coverage.items for person, _ in owned[item.id].persons)


def _once(people: Iterable[str]) -> tuple[str, ...]:
    """Return every person once, whatever the blanks and capitals of the name."""
    found: dict[str, str] = {}
    for person in people:
        found.setdefault(same_person(person), person)
    return tuple(found.values())


def _gaps(folder: str, assessment: Assessment) -> Iterable[ProjectGap]:
    for item in assessment.coverage.items:
        if item.is_gap:
            requirement = assessment.requirements[item.id]
            text = requirement.statement or requirement.title
            yield ProjectGap(folder, item.id, text, requirement.force, item.state, item.due, assessment.as_of)


def _most_urgent(gaps: Iterable[ProjectGap]) -> tuple[ProjectGap, ...]:
    """Return the first of them by force, then deadline; a profile's points are of one workspace and cannot be compared."""
    ordered = sorted(gaps, key=lambda gap: (FORCES.index(gap.force), gap.due or date.max))
    return tuple(ordered[:OVERVIEW_GAPS])


def _sum(figures: Sequence[ProjectFigures]) -> ProjectFigures:
    counts = [one.count for one in figures] or [nothing("")]
    named = [one.people for one in figures if one.people is not None]
    return ProjectFigures(
        count=Count(
            "",
            tuple(map(sum, zip(*(count.states for count in counts), strict=True))),
            sum(count.direct for count in counts),
            sum(count.if_confirmed for count in counts),
        ),
        mandatory=sum(one.mandatory for one in figures),
        mandatory_gaps=sum(one.mandatory_gaps for one in figures),
        dated=sum(one.dated for one in figures),
        overdue=_known_sum(one.overdue for one in figures),
        soon=_known_sum(one.soon for one in figures),
        errors=sum(one.errors for one in figures),
        warnings=sum(one.warnings for one in figures),
        people=_once(person for people in named for person in people) if named else None,
    )


def _known_sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
