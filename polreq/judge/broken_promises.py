"""Promises that users say are broken: a delivered feature, or what it was built for, promises a time or a way, and messages of a demand tell otherwise.

A promise and a message are held against each other only where confirmed links lead from one to the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.judge.user_demands import user_demand
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.official.promises import Promise, broken_by, find_promises
from polreq.results.users import BrokenPromise

#: So many messages are quoted.
_QUOTED: Final = 3


def broken_promises(assessment: Assessment, said: Mapping[str, Sequence[str]]) -> tuple[tuple[BrokenPromise, ...], int]:
    """Find promises that messages say were not kept.

    Args:
        assessment: the workspace.
        said: messages of users, without personal data, by the demand under which they are grouped.

    Returns:
        The promises, those with most such messages first; and the number of demands that confirmed links join with something delivered.
    """
    promises = _Promises(assessment)
    found: list[BrokenPromise] = []
    joined = 0
    for id_, messages in said.items():
        demand = assessment.requirements.get(id_)
        promising = _promising(assessment, demand) if demand and demand.status != "rejected" else {}
        joined += bool(promising)
        if demand and promising:
            found += _broken(assessment, demand, messages, promises, promising)
    return tuple(sorted(found, key=lambda one: -one.count)), joined


class _Promises:
    """The promises of texts, each read once."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._known: dict[str, tuple[Promise, ...]] = {}

    def of(self, id_: str) -> tuple[Promise, ...]:
        if id_ not in self._known:
            self._known[id_] = find_promises(self.text(id_))
        return self._known[id_]

    def text(self, id_: str) -> str:
        requirement = self._assessment.requirements.get(id_)
        if requirement:
            return requirement.statement
        feature = self._assessment.features[id_]
        return "\n".join(part for part in (feature.title, feature.description, feature.acceptance) if part)


def _broken(
    assessment: Assessment,
    demand: Requirement,
    messages: Sequence[str],
    promises: _Promises,
    promising: Mapping[str, Feature],
) -> Iterator[BrokenPromise]:
    for owner, feature in promising.items():
        for promise in promises.of(owner):
            telling = [(words, message) for message in messages if (words := broken_by(promise, message))]
            if telling:
                yield BrokenPromise(
                    owner,
                    promises.text(owner),
                    promise.kind,
                    promise.words,
                    feature.id,
                    user_demand(assessment, demand),
                    len(telling),
                    len(messages),
                    tuple({message: (words, message) for words, message in telling}.values())[:_QUOTED],
                    assessment.place(owner),
                )


def _promising(assessment: Assessment, demand: Requirement) -> dict[str, Feature]:
    """Return what may have promised something: delivered features of a demand, what these serve, and what the demand serves."""
    found: dict[str, Feature] = {}
    graph = assessment.graph
    for start in (demand.id, *graph.closure_above(demand.id)):
        for id_ in graph.closure_below(start):
            feature = assessment.features.get(id_)
            if feature and feature.done and start == demand.id:
                found.setdefault(feature.id, feature)
                _add(found, assessment, graph.closure_above(feature.id), feature)
            elif feature and feature.done:
                _add(found, assessment, (start,), feature)
    return found


def _add(found: dict[str, Feature], assessment: Assessment, ids: Iterable[str], feature: Feature) -> None:
    for id_ in ids:
        requirement = assessment.requirements[id_]
        if requirement.layer != "user" and requirement.status != "rejected":
            found.setdefault(id_, feature)
