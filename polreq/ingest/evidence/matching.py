"""Test cases and the features of a workspace → which features they prove, and features with their cases brought up to date."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from polreq.ingest.backlog import cells
from polreq.ingest.evidence.case import ReadCase
from polreq.model.feature import CASE_RESULTS, CaseResult, Feature
from polreq.results.finding import Finding
from polreq.results.imported import ChangedField, ItemChange
from polreq.words import Text
from polreq.words.names import RESULTS, label


@dataclass(frozen=True, slots=True)
class Proved:
    """What became of the cases: changes of features, features to be written, cases that name none."""

    changes: tuple[ItemChange, ...]
    features: tuple[Feature, ...]
    findings: tuple[Finding, ...]


def prove(cases: Sequence[ReadCase], features: Sequence[Feature], source: str, prefixes: Collection[str]) -> Proved:
    """Give every feature the cases that test it, in place of those that it had from the same source.

    Args:
        cases: of one source.
        features: of the workspace.
        source: names the file.
        prefixes: what imports put before ids.
    """
    names = _Names(features, prefixes)
    by_feature: dict[str, list[CaseResult]] = {}
    lost: list[ReadCase] = []
    for case in cases:
        found = names.tested(case)
        if not found:
            lost.append(case)
        for id_ in found:
            by_feature.setdefault(id_, []).append(CaseResult(case.id, case.title, case.result, source))
    changes, written = [], []
    for feature in features:
        others = [one for one in feature.tests if one.source != source]
        new = replace(feature, tests=(*others, *by_feature.get(feature.id, ())))
        if new != feature:
            written.append(new)
            fields = (ChangedField("tests", _counted(feature), _counted(new)),)
            changes.append(ItemChange("changed", feature.id, feature.title, feature.status, fields))
        elif feature.id in by_feature:
            changes.append(ItemChange("same", feature.id, feature.title, feature.status))
    return Proved(tuple(changes), tuple(written), _nameless(lost))


def _counted(feature: Feature) -> Text:
    numbers = [(label(RESULTS, result), sum(one.result == result for one in feature.tests)) for result in CASE_RESULTS]
    return Text(
        "，".join(f"{name.zh} {number}" for name, number in numbers if number),
        ", ".join(f"{number} {name.en}" for name, number in numbers if number),
    )


def _nameless(lost: Sequence[ReadCase]) -> tuple[Finding, ...]:
    if not lost:
        return ()
    facts = (("count", str(len(lost))), ("name", lost[0].title))
    return (Finding("X731", lost[0].place, "", facts),)


class _Names:
    """Tells which features a case names."""

    def __init__(self, features: Sequence[Feature], prefixes: Collection[str]) -> None:
        self._ids = {_plain(feature.id): feature.id for feature in features}
        self._titles = {"".join(feature.title.split()): feature.id for feature in features}
        self._prefixes = ("", *prefixes)
        # a bare number in the name of a test may be anything: it needs a sign before it
        worded = [re.escape(id_) for id_ in self._ids if not id_.isdigit()]
        numbers = [id_ for id_ in self._ids if id_.isdigit()]
        parts = [rf"(?<![0-9a-z])(?P<worded>{_any(worded)})(?![0-9a-z])"] if worded else []
        parts += [rf"(?:#|story_?|feature_?|req_?|需求|功能)(?P<number>{_any(numbers)})(?!\d)"] if numbers else []
        self._pattern = re.compile("|".join(parts) or r"(?!)")

    def tested(self, case: ReadCase) -> tuple[str, ...]:
        """Return the ids of the features that a case tests."""
        found = [id_ for name in case.named if (id_ := self._named(name))]
        found += [self._ids[match[match.lastgroup or 0]] for match in self._pattern.finditer(_plain(case.text))]
        return tuple(dict.fromkeys(found))

    def _named(self, said: str) -> str:
        """Return the feature of a story as tools write it: 2849, #2849, 评价入口(#2849), 评价入口."""
        names = [name for name in (cells.number_of(said), said.strip().lstrip("#"), cells.unnumbered(said)) if name]
        keys = (_plain(prefix + name) for name in names for prefix in self._prefixes)
        by_title = (self._titles.get("".join(name.split()), "") for name in names)
        return next((self._ids[key] for key in keys if key in self._ids), "") or next(filter(None, by_title), "")


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _plain(text: str) -> str:
    """Return a name as it may stand in that of a test: F-001 is f_001 there."""
    return re.sub(r"[-.]", "_", text.lower())
