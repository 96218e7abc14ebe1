"""The part of the workspace that somebody owns: who is meant by a name, and the report narrowed to that part."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from polreq.checks.assessment import Assessment
from polreq.checks.owners import ownership
from polreq.conclude.advice import filling
from polreq.coverage import narrowed
from polreq.errors import UsageError
from polreq.model.identity import close
from polreq.model.link import same_person
from polreq.results.coverage import nothing
from polreq.results.ownership import Ownership
from polreq.results.report import Advice, GapRow, Report
from polreq.words.owners import NOBODY


def owned_by(assessment: Assessment, name: str) -> frozenset[str]:
    """Return the ids of the requirements and features that somebody owns.

    Args:
        assessment: the workspace.
        name: a person of a slice; or a body, one of its other names, an office or a person of the catalogue; one of NOBODY for what
            no slice gives to anybody.

    Raises:
        UsageError: owners.yml does not have this name.
    """
    found = ownership(assessment)
    if name.strip() in NOBODY:
        return frozenset(id for id, owned in found.items() if not owned.persons)
    wanted = same_person(name)
    known = _names(assessment)
    if wanted not in known:
        raise _unknown(assessment, name, known)
    return frozenset(id for id, owned in found.items() if wanted in _called(owned))


def owned_report(assessment: Assessment, report: Report, name: str) -> Report:
    """Return the report with what concerns the part of one owner only; how a requirement is covered is not changed by that.

    Raises:
        UsageError: owners.yml does not have this name.
    """
    mine = owned_by(assessment, name)
    coverage = narrowed(assessment.workspace, report.coverage, mine)
    counts = {count.key: count for count in coverage.by("document")}
    gaps = tuple(g for g in report.gaps if g.id in mine)
    return replace(
        report,
        owner=NOBODY[0] if name.strip() in NOBODY else name.strip(),
        coverage=coverage,
        documents=tuple(
            replace(d, count=counts.get(d.id) or nothing(d.id)) for d in report.documents if d.id in counts
        ),
        matrix=tuple(row for row in report.matrix if row.id in mine),
        gaps=gaps,
        justified=tuple(row for row in report.justified if row.id in mine),
        deadlines=tuple(id for id in report.deadlines if id in mine),
        orphans=tuple(id for id in report.orphans if id in mine),
        unbased=tuple(id for id in report.unbased if id in mine),
        links=tuple(link for link in report.links if not mine.isdisjoint((link.lower, link.upper))),
        edges=tuple(edge for edge in report.edges if edge[0] in mine),
        sources=tuple(source for source in report.sources if source[0] in mine),
        crossings=(),
        layer_links=(),
        channels=(),
        unsplit=0,
        suggestions=tuple(s for s in report.suggestions if s.upper in mine),
        findings=tuple(f for f in report.findings if not mine.isdisjoint(f.subject.split("→"))),
        tolerated=tuple(f for f in report.tolerated if not mine.isdisjoint(f.subject.split("→"))),
        drafts=tuple(id for id in report.drafts if id in mine),
        advice=_advice(report, gaps, mine, name),
    )


def _advice(report: Report, gaps: tuple[GapRow, ...], mine: Collection[str], name: str) -> tuple[Advice, ...]:
    troubles = Counter(link.trouble for link in report.links if link.upper in mine)
    # spaces in names make no difference, and the command stays one that can be typed
    whose = f"--owner {''.join(name.split())}"
    steps = (
        Advice("review_readings", sum(id in mine for id in report.drafts), f"polreq review --readings {whose}"),
        Advice(
            "review_suggestions",
            len({s.upper for s in report.suggestions if s.upper in mine}),
            f"polreq review {whose}",
        ),
        Advice("renew_stale", troubles["stale"], f"polreq review --stale {whose}"),
        Advice("second_person", troubles["pending"], f"polreq review --links {whose}"),
        filling(gaps, report.things, report.links),
    )
    return tuple(step for step in steps if step.count)


def _called(owned: Ownership) -> set[str]:
    """Return every name by which an item is found."""
    persons = [person for person, _ in owned.persons]
    offices = [name for one in owned.offices for name in (*one.names, one.office, *one.persons)]
    return {same_person(name) for name in (*persons, *offices)}


def _names(assessment: Assessment) -> Mapping[str, str]:
    """Return every name in owners.yml, by what is the same for all ways to write it."""
    owners = assessment.workspace.owners
    names = [one.person for one in owners.slices]
    for unit in owners.units:
        names += [unit.name, *unit.aliases]
        names += [name for office in unit.offices for name in (office.name, *office.persons)]
    return {same_person(name): name for name in names}


def _unknown(assessment: Assessment, name: str, known: Mapping[str, str]) -> UsageError:
    if not known:
        return UsageError(
            "工作区没有 owners.yml，还没有写明谁负责什么。样例见 docs/owners.zh-CN.md。",
            "the workspace has no owners.yml that says who owns what; docs/owners.md shows one.",
        )
    near = close(name, known.values(), 3) or list(dict.fromkeys(known.values()))
    return UsageError(
        f"owners.yml 里没有“{name}”。有：{'、'.join(near)}；无人负责的用 --owner none。",
        f"owners.yml has no '{name}'; it has: {', '.join(near)}. What nobody owns: --owner none.",
    )
