"""Items of an export and the features of a workspace → what becomes of each: new, changed, the same, or gone.

What the tool says goes into its fields. What people added in the workspace stays: what it satisfies, business lines, notes, columns of
their own, `ruled_out`, and how far something is on a channel where they wrote otherwise.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from polreq.ingest.backlog.channels import Finder
from polreq.ingest.backlog.item import ImportedItem
from polreq.model.feature import Feature
from polreq.results.finding import Finding
from polreq.results.imported import ChangedField, ItemChange

#: Texts that people may have written in the workspace where the tool has none: an empty cell does not take them away.
_KEPT: Final = ("description", "acceptance")
#: What is as the tool says, also where it says nothing any more.
_TAKEN: Final = ("priority", "owner", "source", "plan", "release")


@dataclass(frozen=True, slots=True)
class Here:
    """What the workspace holds.

    Args:
        features: all of them.
        file: to which new items go; what stands there and in no export is gone.
        others: files of other imports: an id there is another item's.
        taken: ids of requirements and documents.
        stem: begins the ids of items that have none, as in `coding-001`.
    """

    features: Sequence[Feature]
    file: str
    others: Collection[str]
    taken: Collection[str]
    stem: str


@dataclass(frozen=True, slots=True)
class MergedItems:
    """What becomes of the items, and the features that are to be written."""

    changes: tuple[ItemChange, ...]
    features: tuple[Feature, ...]
    findings: tuple[Finding, ...]


def merge(items: Sequence[ImportedItem], here: Here, finder: Finder) -> MergedItems:
    """Merge items with the features of a workspace.

    Args:
        items: each once.
        here: see Here.
        finder: looks for channels.
    """
    merging = _Merging(here, finder)
    for item in items:
        merging.take(item)
    return merging.merged()


class _Merging:
    def __init__(self, here: Here, finder: Finder) -> None:
        self._here, self._finder = here, finder
        self._by_id = {feature.id: feature for feature in here.features}
        self._own = [feature for feature in here.features if _file(feature) == here.file]
        self._titles = {_squeezed(feature.title): feature.id for feature in here.features}
        self._met: set[str] = set()
        self._changes: list[ItemChange] = []
        self._features: list[Feature] = []
        self._findings: list[Finding] = []
        numbers = [
            int(found[1]) for id_ in self._by_id if (found := re.fullmatch(rf"{re.escape(here.stem)}-(\d{{1,9}})", id_))
        ]
        self._last = max(numbers, default=0)

    def take(self, item: ImportedItem) -> None:
        """Decide what becomes of an item."""
        id_ = self._id(item)
        if not id_:
            return
        self._met.add(id_)
        old = self._by_id.get(id_)
        if old is None:
            self._new(item, id_)
            return
        new = _updated(old, item, self._channels(old, item))
        fields = tuple(_differences(old, new))
        self._changes.append(ItemChange("changed" if fields else "same", id_, new.title, new.status, fields))
        if fields:
            self._features.append(new)

    def merged(self) -> MergedItems:
        """Return what became of all, with what is gone."""
        gone = [feature for feature in self._own if feature.id not in self._met]
        changes = (*self._changes, *(ItemChange("gone", f.id, f.title, f.status) for f in gone))
        return MergedItems(changes, tuple(self._features), tuple(self._findings))

    def _new(self, item: ImportedItem, id_: str) -> None:
        if (twin := self._titles.get(_squeezed(item.title), id_)) != id_:
            self._find("X729", item, id_, ("title", item.title), ("other", twin))
        channels = tuple((channel, item.status) for channel in self._finder.of_item(item))
        feature = Feature(
            id=id_, title=item.title, description=item.description, acceptance=item.acceptance, status=item.status,
            priority=item.priority, channels=channels, module=item.module, module_path=item.modules, owner=item.owner,
            source=item.source, plan=item.plan, release=item.release, custom=item.custom,
        )  # fmt: skip
        self._changes.append(ItemChange("new", id_, item.title, item.status))
        self._features.append(feature)

    def _id(self, item: ImportedItem) -> str:
        """Return the id that an item has in the workspace; empty, and a finding, where it can have none."""
        if not item.id or item.rounded:
            same = [f.id for f in self._own if _squeezed(f.title) == _squeezed(item.title) and f.id not in self._met]
            if same:
                return same[0]
            if item.rounded:
                self._find("X722", item, item.id, ("id", item.id))
                return ""
            self._last += 1
            return f"{self._here.stem}-{self._last:03d}"
        known = self._by_id.get(item.id)
        other = item.id if item.id in self._here.taken else _file(known) if known else ""
        if item.id in self._here.taken or other in self._here.others:
            self._find("X725", item, item.id, ("id", item.id), ("other", other))
            return ""
        return item.id

    def _channels(self, old: Feature, item: ImportedItem) -> tuple[tuple[str, str], ...]:
        """Return how far a known feature is on each channel.

        A channel that was as far as the feature goes on with it; one that people took out stays out; one that is no longer written
        goes if nobody said anything else about it.
        """
        columns = set(item.columns)
        before = self._finder.of_feature(old, item) if any(name in columns for name, _ in old.custom) else ()
        now = self._finder.of_item(item)
        status = _status(old, item)
        kept = [
            (channel, status if state == old.status else state)
            for channel, state in old.channels
            if channel in now or channel not in before or state != old.status
        ]
        there = {channel for channel, _ in old.channels}
        return (*kept, *((channel, status) for channel in now if channel not in before and channel not in there))

    def _find(self, code: str, item: ImportedItem, subject: str, *facts: tuple[str, str]) -> None:
        self._findings.append(Finding(code, item.place, subject, (("row", str(item.place.line)), *facts)))


def _status(old: Feature, item: ImportedItem) -> str:
    """Return how far a feature is: that a policy forbids it is said in the workspace only, and an export without a status says nothing."""
    return old.status if old.status == "ruled_out" or not item.said else item.status


def _updated(old: Feature, item: ImportedItem, channels: tuple[tuple[str, str], ...]) -> Feature:
    told: dict[str, Any] = {name: getattr(item, name) or getattr(old, name) for name in _KEPT}
    told |= {name: getattr(item, name) for name in _TAKEN if name in item.fields}
    if "module" in item.fields:
        told["module"] = item.module
    if {"module", "product", "parent"} & set(item.fields):
        told["module_path"] = item.modules
    custom = _custom(dict(old.custom), item)
    return replace(old, title=item.title, status=_status(old, item), channels=channels, custom=custom, **told)


def _custom(old: Mapping[str, str], item: ImportedItem) -> tuple[tuple[str, str], ...]:
    """Return what the columns of the tool say now, beside columns that the export does not have."""
    now = dict(item.custom)
    kept = {name: now.get(name, text) for name, text in old.items() if name in now or name not in item.columns}
    return tuple((kept | {name: text for name, text in now.items() if name not in kept}).items())


def _differences(old: Feature, new: Feature) -> Iterator[ChangedField]:
    for name in (
        "title",
        "description",
        "acceptance",
        "status",
        "priority",
        "channels",
        "module",
        "module_path",
        "owner",
        "source",
        "plan",
        "release",
    ):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield ChangedField(name, _shown(before), _shown(after))
    before, after = dict(old.custom), dict(new.custom)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield ChangedField(name, before.get(name, ""), after.get(name, ""))


def _shown(value: str | tuple[str, ...] | tuple[tuple[str, str], ...]) -> str:
    if isinstance(value, str):
        return value
    return "、".join(one if isinstance(one, str) else ": ".join(one) for one in value)


def _file(feature: Feature) -> str:
    return feature.place.path if feature.place else ""


def _squeezed(title: str) -> str:
    return "".join(title.split()).casefold()
