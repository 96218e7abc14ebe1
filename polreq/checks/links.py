"""Rules about links: ends, steps, circles, contradictions, and what changed since review."""

from collections.abc import Callable, Iterator

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.coverage import live_gaps
from polreq.graph import Trouble
from polreq.model.place import Place
from polreq.results.finding import FactPairs, Finding
from polreq.words import Text
from polreq.words.names import LAYERS


def check_links(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every link that needs looking at; a missing end is reported when it is loaded."""
    for trouble in assessment.graph.troubles:
        make = _MAKERS.get(trouble.kind)
        if make:
            yield make(trouble, assessment)


def check_circles(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every group of requirements that satisfy each other."""
    for circle in assessment.graph.circles:
        names = " → ".join((*circle, circle[0]))
        yield Finding("L505", assessment.place(circle[0]), circle[0], (("cycle", names),))


def check_written_reasons(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every justified gap whose requirement changed since, needs none, or has one already."""
    live = live_gaps(assessment.workspace)
    first: dict[str, Place] = {}
    for gap in assessment.workspace.gaps:
        if gap.requirement not in assessment.requirements:
            continue
        place, facts = gap.place or SETTINGS_FILE, (("id", gap.requirement),)
        if gap.requirement in first:
            other = first[gap.requirement]
            yield Finding("L512", place, gap.requirement, (*facts, ("first", str(other))), (other,))
            continue
        first[gap.requirement] = place
        why = _needless(gap.requirement, assessment)
        if why:
            yield Finding("L511", place, gap.requirement, (*facts, ("why", why)))
        elif gap.requirement not in live:
            yield Finding("L508", place, gap.requirement, facts)


def _needless(item: str, assessment: Assessment) -> Text | None:
    """Say why a requirement needs no reason; None if it does."""
    if item in assessment.covered:
        has_feature = assessment.covered[item].deep
        return Text("它已经落到功能", "it has a feature") if has_feature else None
    if assessment.requirements[item].status == "rejected":
        return Text("它已被审核否决", "it was rejected in review")
    return Text("它不涉及产品，不计入覆盖", "it is not about the product and not counted")


def _ends(trouble: Trouble) -> FactPairs:
    return (("lower", trouble.link.lower), ("upper", trouble.link.upper))


def _finding(code: str, trouble: Trouble, facts: FactPairs) -> Finding:
    link = trouble.link
    related = (trouble.first.place,) if trouble.first and trouble.first.place else ()
    return Finding(code, link.place or SETTINGS_FILE, f"{link.lower}→{link.upper}", facts, related)


def _not_allowed(trouble: Trouble, assessment: Assessment) -> Finding:
    layers = assessment.graph.layers
    lower, upper = (LAYERS[layers[i]] for i in (trouble.link.lower, trouble.link.upper))
    names = (("lower_layer", lower), ("upper_layer", upper))
    return _finding("L502", trouble, _ends(trouble) + names)


def _skips(trouble: Trouble, _: Assessment) -> Finding:
    return _finding("L503", trouble, _ends(trouble))


def _stale(trouble: Trouble, _: Assessment) -> Finding:
    changed = (("changed", Text("、".join(trouble.detail), ", ".join(trouble.detail))),)
    return _finding("L504", trouble, _ends(trouble) + changed)


def _pending(trouble: Trouble, assessment: Assessment) -> Finding:
    asked = assessment.workspace.settings.people_for(assessment.requirements[trouble.link.upper].force)
    people = (
        Text("、".join(trouble.detail), ", ".join(trouble.detail)) if trouble.detail else Text("还没有人", "nobody yet")
    )
    return _finding("L513", trouble, (*_ends(trouble), ("people", people), ("asked", str(asked))))


def _contradicted(trouble: Trouble, _: Assessment) -> Finding:
    return _finding("L506", trouble, (*_ends(trouble), ("first", _first(trouble))))


def _repeated(trouble: Trouble, _: Assessment) -> Finding:
    return _finding("L507", trouble, (*_ends(trouble), ("first", _first(trouble))))


def _first(trouble: Trouble) -> str:
    return str(trouble.first.place) if trouble.first and trouble.first.place else "?"


_MAKERS: dict[str, Callable[[Trouble, Assessment], Finding]] = {
    "not_allowed": _not_allowed,
    "skips": _skips,
    "stale": _stale,
    "contradicted": _contradicted,
    "repeated": _repeated,
    "pending": _pending,
}
