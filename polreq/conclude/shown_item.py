"""One item with everything around it, for `polreq show`."""

from collections.abc import Iterable, Mapping

from polreq.checks.assessment import Assessment
from polreq.checks.bases import block_of, nearest_places
from polreq.checks.owners import ownership
from polreq.conclude.named import document_named
from polreq.conclude.things import things
from polreq.coverage import live_gaps
from polreq.errors import UsageError
from polreq.judge.fulfilment import fulfilment
from polreq.model.clause import Ground
from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.document import Document
from polreq.model.identity import close
from polreq.model.layer import FEATURE
from polreq.model.owners import Owners
from polreq.model.requirement import Requirement
from polreq.results.conflicts import Conflict
from polreq.results.finding import Finding
from polreq.results.report import JustifiedRow, Thing
from polreq.results.show import Branch, Ruling, Shown
from polreq.results.suggestion import Suggestion


def make_shown(
    assessment: Assessment,
    item: str,
    findings: tuple[Finding, ...],
    suggestions: tuple[Suggestion, ...],
    reasons: tuple[Ground, ...] = (),
    conflicts: tuple[Conflict, ...] = (),
) -> Shown:
    """Gather all that is known about one requirement or feature.

    Args:
        assessment: workspace, graph and coverage.
        item: id of a requirement or feature of the workspace.
        findings: of the whole workspace.
        suggestions: of the whole workspace.
        reasons: why the clause it rests on was read as it was.
        conflicts: of the whole workspace.
    """
    every = things(assessment)
    requirement = assessment.requirements.get(item)
    feature = assessment.features.get(item)
    rulings = _rulings(assessment, item)
    mine = tuple(s for s in suggestions if item in (s.lower, s.upper))
    covered = assessment.covered.get(item)
    gap = live_gaps(assessment.workspace).get(item) if covered and covered.justified else None
    named = {i for r in rulings for i in (r.lower, r.upper)} | {i for s in mine for i in (s.lower, s.upper)}
    tree = _Tree(assessment, every)
    return Shown(
        thing=every[item],
        channel_names=tuple((c.id, c.name) for c in assessment.workspace.settings.channels),
        as_of=assessment.as_of,
        digest=_digest(assessment, item),
        note=(requirement or feature).note if (requirement or feature) else "",  # type: ignore[union-attr] # one of them
        acceptance=feature.acceptance if feature else "",
        tests=feature.tests if feature else (),
        coverage=covered,
        bases=requirement.bases if requirement else (),
        over=tuple(assessment.over(requirement.bases).items()) if requirement else (),
        heading=requirement.heading if requirement else (),
        deadlines=requirement.deadlines if requirement else (),
        targets=requirement.targets if requirement else (),
        units=requirement.units if requirement else (),
        review=requirement.review if requirement else None,
        read=requirement.read if requirement else None,
        justified=JustifiedRow(gap.requirement, gap.reason, gap.by, gap.on) if gap else None,
        above=tree.branches(item, assessment.graph.above, assessment.graph.stale_above),
        below=tree.branches(item, assessment.graph.below, assessment.graph.stale_below),
        rulings=rulings,
        fulfilment=fulfilment(assessment, item) if requirement else None,
        suggestions=mine,
        others=tuple(thing for i, thing in every.items() if i in named and i != item),
        reasons=reasons,
        conflicts=tuple(one for one in conflicts if any(side.id == item for side in one.sides)),
        files=_files(assessment, requirement) if requirement else (),
        owned=ownership(assessment)[item] if assessment.workspace.owners != Owners() else None,
        findings=tuple(f for f in findings if f.subject == item or item in f.subject.split("→")),
    )


def _digest(assessment: Assessment, item: str) -> str:
    """Return the digest of what a link to an item was reviewed with."""
    fields = assessment.workspace.settings.digest_fields
    if requirement := assessment.requirements.get(item):
        return requirement_digest(requirement, fields.requirement)
    feature = assessment.features.get(item)
    return feature_digest(feature, fields.feature) if feature else ""


def resolve(assessment: Assessment, name: str) -> tuple[str, ...]:
    """Return the ids that a name stands for: itself, what has that title, or the requirements of a document or of one of its clauses.

    Empty if nothing has this name.

    Raises:
        UsageError: no requirement rests on what it names, or a document has no such clause.
    """
    if name in assessment.requirements or name in assessment.features:
        return (name,)
    titled = [
        *(r.id for r in assessment.workspace.requirements if r.title == name),
        *(f.id for f in assessment.workspace.features if f.title == name),
    ]
    if titled:
        return tuple(titled)
    document, _, locator = name.partition("#")
    found = document_named(assessment.workspace.documents, document)
    wanted = found.id if found else document
    resting = tuple(
        r.id
        for r in assessment.workspace.requirements
        for b in r.bases
        if b.kind == "clause" and b.ref == wanted and (not locator or _inside(b.locator, locator))
    )
    if found and not resting:
        raise _no_requirement(found, locator)
    return tuple(dict.fromkeys(resting))


def resolve_each(assessment: Assessment, names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that several names stand for, each once.

    Raises:
        UsageError: nothing is called so.
    """
    found: list[str] = []
    for name in names:
        ids = resolve(assessment, name)
        if not ids:
            raise nothing_found(assessment, name)
        found += ids
    return tuple(dict.fromkeys(found))


def _no_requirement(document: Document, locator: str) -> UsageError:
    """Say that no requirement rests on a document or a clause, or that the clause does not exist."""
    places = [b.locator for b in document.blocks() if b.locator]
    if not locator:
        zh, en = f"没有需求依据文件“{document.id}”", f"no requirement rests on document '{document.id}'"
    elif any(_inside(place, block_of(locator)) for place in places):
        clause = f"{document.id}#{locator}"
        zh, en = f"没有需求依据条款“{clause}”", f"no requirement rests on clause '{clause}'"
    else:
        near = nearest_places(locator, places)
        return UsageError(
            f"文件“{document.id}”没有条款“{locator}”。最接近的是：{'、'.join(near)}",
            f"document '{document.id}' has no clause '{locator}'; the nearest are: {', '.join(near)}",
        )
    return UsageError(f"{zh}。运行 polreq trace 提取新需求", f"{en}; polreq trace extracts new ones")


def nothing_found(assessment: Assessment, name: str) -> UsageError:
    """Say that nothing has this name and no text has these words, what is nearest, and what to do."""
    lost = [str(f.place) for f in assessment.unread]
    if lost:
        return UsageError(
            f"没有找到“{name}”，它可能在没有读成的文件里（{'、'.join(lost)}）。请先改正该文件",
            f"there is no '{name}'; it may stand in a file that could not be read ({', '.join(lost)}): mend it first",
        )
    known = [*assessment.requirements, *assessment.features, *assessment.documents]
    near = close(name, known, 3)
    zh = f"编号最接近的是：{'、'.join(near)}" if near else "请换一个短一些的词；全部编号写在 requirements/ 的各个文件里"
    en = (
        f"the nearest ids are: {', '.join(near)}"
        if near
        else "try a shorter word; all ids stand in the files of requirements/"
    )
    return UsageError(
        f"没有编号或名称为“{name}”的需求、功能、文件或条款，文字里也没有。{zh}",
        f"nothing is called '{name}', and no text has it; {en}",
    )


def _inside(place: str, outer: str) -> bool:
    return place == outer or place.startswith(f"{outer}.")


def _files(assessment: Assessment, requirement: Requirement) -> tuple[tuple[str, str], ...]:
    """Return the files that its documents were read from, by which anybody can see whether the text is the one of that time."""
    refs = dict.fromkeys(b.ref for b in requirement.bases if b.kind == "clause")
    sources = (assessment.documents[ref].source for ref in refs if ref in assessment.documents)
    return tuple((source.name, source.digest) for source in sources if source.digest)


def _rulings(assessment: Assessment, item: str) -> tuple[Ruling, ...]:
    stale = {(t.link.lower, t.link.upper) for t in assessment.graph.troubles if t.kind == "stale"}
    pending = {(t.link.lower, t.link.upper) for t in assessment.graph.troubles if t.kind == "pending"}
    written = [k for k in assessment.workspace.links if item in (k.lower, k.upper)]
    pairs = {(k.lower, k.upper) for k in written}
    inline = [k for k in assessment.graph.links if item in (k.lower, k.upper) and (k.lower, k.upper) not in pairs]
    return tuple(
        Ruling(
            k.lower,
            k.upper,
            k.verdict,
            k.by,
            k.on,
            k.note or k.skip,
            stale=(k.lower, k.upper) in stale,
            inline=k in inline,
            pending=(k.lower, k.upper) in pending,
            also=k.also,
        )
        for k in (*written, *inline)
    )


class _Tree:
    """Branches on one side of an item; what was shown once is not unfolded again."""

    def __init__(self, assessment: Assessment, every: Mapping[str, Thing]) -> None:
        self._assessment = assessment
        self._every = every

    def branches(
        self, item: str, edges: Mapping[str, tuple[str, ...]], stale: Mapping[str, tuple[str, ...]]
    ) -> tuple[Branch, ...]:
        return self._grow(item, edges, stale, {item})

    def _grow(
        self,
        item: str,
        edges: Mapping[str, tuple[str, ...]],
        stale: Mapping[str, tuple[str, ...]],
        seen: set[str],
    ) -> tuple[Branch, ...]:
        out = []
        for other, is_stale in [
            *((o, False) for o in edges.get(item, ())),
            *((o, True) for o in stale.get(item, ())),
        ]:
            again = other in seen
            seen.add(other)
            thing = self._every[other]
            covered = self._assessment.covered.get(other)
            state = thing.status if thing.layer == FEATURE else (covered.state if covered else "")
            deeper = () if again else self._grow(other, edges, stale, seen)
            out.append(
                Branch(other, thing.layer, thing.title, state, is_stale, again and bool(edges.get(other)), deeper)
            )
        return tuple(out)
