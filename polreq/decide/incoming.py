"""Items and links of another program, and a workspace → what becomes of each; nothing that people wrote, linked or decided is taken back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from polreq.graph import allowed_pairs, build
from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.feature import Feature
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.link import Gap, Link
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.model.workspace import Workspace
from polreq.results.finding import Finding
from polreq.results.imported import ChangedField, ItemChange
from polreq.words import Text, names

#: The column of `custom` that keeps ids above whose links were left out.
LINKS = "links"


@dataclass(frozen=True, slots=True)
class Incoming:
    """An item of another program.

    Args:
        item: as the workspace would have it.
        given: fields of it that the program tells.
        place: where it stands in the file that it comes from.
        above: ids that it satisfies.
        skips: ids among them → reason why the link skips a layer.
        gap: written reason why no feature is needed; empty if there is none.
    """

    item: Requirement | Feature
    given: frozenset[str]
    place: Place
    above: tuple[str, ...] = ()
    skips: Mapping[str, str] = field(default_factory=dict)
    gap: str = ""


@dataclass(frozen=True, slots=True)
class MergedIncoming:
    """What becomes of the items, and what is to be written: new items without a place, changed ones with theirs."""

    changes: tuple[ItemChange, ...]
    items: tuple[Requirement | Feature, ...]
    links: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]


def merge_incoming(
    incoming: Sequence[Incoming], workspace: Workspace, own: frozenset[str], note: str
) -> MergedIncoming:
    """Merge the items of another program with a workspace, by their ids.

    Args:
        incoming: the items.
        workspace: what is there.
        own: files to which new ones go; what stands there and is not among the items is gone.
        note: what is noted with new links.
    """
    return _Merging(workspace, note).merge(incoming, own)


class _Merging:
    """One merge; notes what is wrong."""

    def __init__(self, workspace: Workspace, note: str) -> None:
        self._workspace = workspace
        self._note = note
        every: tuple[Requirement | Feature, ...] = (*workspace.requirements, *workspace.features)
        self._known = {one.id: one for one in every}
        self._findings: list[Finding] = []

    def merge(self, incoming: Sequence[Incoming], own: frozenset[str]) -> MergedIncoming:
        taken = list(self._taken(incoming))
        there = dict(self._known)
        there.update({one.item.id: self._updated(one) for one in taken})
        linking = _Linking(self._workspace, there, self._note)
        links, refused = linking.judge(taken)
        for lower, uppers in refused.items():
            custom = dict(there[lower].custom) | {LINKS: ", ".join(uppers)}
            there[lower] = replace(there[lower], custom=tuple(custom.items()))
        changes, written = self._changes(taken, there, own)
        gaps = self._gaps(taken, there)
        findings = (*self._findings, *linking.findings)
        return MergedIncoming(tuple(changes), tuple(written), tuple(links), tuple(gaps), findings)

    def _taken(self, incoming: Sequence[Incoming]) -> Iterator[Incoming]:
        """Yield items whose ids are free, or stand for the same kind of item."""
        documents = {d.id: d for d in self._workspace.documents}
        first: dict[str, Place] = {}
        for one in incoming:
            id_, old = one.item.id, self._known.get(one.item.id)
            if id_ in first:
                facts = (("id", id_), ("first", str(first[id_])))
                self._findings.append(Finding("X734", one.place, id_, facts, (first[id_],)))
            elif id_ in documents or (old is not None and layer_of(old) != layer_of(one.item)):
                other = documents[id_].place if id_ in documents else old.place if old else None
                there = names.LAYERS[layer_of(old)] if old else Text("一份政策文件", "a policy document")
                here = names.LAYERS[layer_of(one.item)]
                told = (("id", id_), ("there", there), ("other", str(other or "")), ("here", here))
                self._findings.append(Finding("X736", one.place, id_, told))
            else:
                first[id_] = one.place
                yield one

    def _updated(self, one: Incoming) -> Requirement | Feature:
        """Return an item as it will stand: what the other program does not tell stays as it is."""
        old = self._known.get(one.item.id)
        if old is None:
            return replace(one.item, place=None)
        told: dict[str, Any] = {name: getattr(one.item, name) for name in one.given - {"custom", "place"}}
        custom = {name: text for name, text in old.custom if name != LINKS} | dict(one.item.custom)
        return replace(old, custom=tuple(custom.items()), **told)

    def _changes(
        self, taken: Sequence[Incoming], there: Mapping[str, Requirement | Feature], own: frozenset[str]
    ) -> tuple[list[ItemChange], list[Requirement | Feature]]:
        changes, written = [], []
        for one in taken:
            old, new = self._known.get(one.item.id), there[one.item.id]
            fields = tuple(_differences(old, new, one.given)) if old else ()
            changes.append(_change("changed" if fields else "same" if old else "new", new, fields))
            if fields or old is None:
                written.append(new)
        met = {one.item.id for one in taken}
        gone = [i for i in self._known.values() if i.place and i.place.path in own and i.id not in met]
        return [*changes, *(_change("gone", one) for one in gone)], written

    def _gaps(self, taken: Sequence[Incoming], there: Mapping[str, Requirement | Feature]) -> Iterator[Gap]:
        """Yield written reasons for requirements that have none yet."""
        known = {gap.requirement for gap in self._workspace.gaps}
        for one in taken:
            item = there[one.item.id]
            if one.gap and item.id not in known and isinstance(item, Requirement):
                yield Gap(item.id, one.gap, _digest(self._workspace, item))


class _Linking:
    """Judges the links of incoming items."""

    def __init__(self, workspace: Workspace, there: Mapping[str, Requirement | Feature], note: str) -> None:
        self._workspace = workspace
        self._there = there
        self._note = note
        self._allowed = allowed_pairs(workspace.settings)
        self._decided = {(k.lower, k.upper): k.verdict for k in workspace.links}
        self.findings: list[Finding] = []

    def judge(self, taken: Sequence[Incoming]) -> tuple[list[Link], dict[str, list[str]]]:
        """Return links that are new, and lower id → upper ids of those that are left out."""
        links: list[tuple[Incoming, Link]] = []
        refused: dict[str, list[str]] = {}
        for one in taken:
            for upper in one.above:
                problem = self._problem(one, upper)
                if problem:
                    self._refuse(one, upper, problem, refused)
                elif not self._stands(one.item.id, upper):
                    links.append((one, self._link(one, upper)))
        kept = []
        circles = self._circles([link for _, link in links])
        for one, link in links:
            group = next((c for c in circles if link.lower in c and link.upper in c), None)
            if group:
                listed = "、".join(group)
                problem = Text(f"{listed} 互相满足，成了一圈", f"{listed} satisfy each other in a circle")
                self._refuse(one, link.upper, problem, refused)
            else:
                kept.append(link)
        return kept, refused

    def _refuse(self, one: Incoming, upper: str, problem: Text, refused: dict[str, list[str]]) -> None:
        lower = one.item.id
        refused.setdefault(lower, []).append(upper)
        facts = (("lower", lower), ("upper", upper), ("problem", problem))
        self.findings.append(Finding("X735", one.place, f"{lower}→{upper}", facts))

    def _problem(self, one: Incoming, upper: str) -> Text | None:
        """Say why a link cannot be taken over."""
        above = self._there.get(upper)
        if above is None:
            return Text(f"没有编号为 {upper} 的需求", f"there is no requirement {upper}")
        if self._decided.get((one.item.id, upper)) == "rejected":
            return Text("它在工作区里已经被否决", "it was rejected in the workspace")
        upper_layer, lower_layer = layer_of(above), layer_of(one.item)
        if (upper_layer, lower_layer) in self._allowed:
            return None
        ends = (names.LAYERS[lower_layer], names.LAYERS[upper_layer])
        if upper_layer == FEATURE or not _is_below(lower_layer, upper_layer):
            return Text(
                f"{ends[0].zh}不能满足{ends[1].zh}", f"an item of {ends[0].en} cannot satisfy one of {ends[1].en}"
            )
        return None if one.skips.get(upper) else Text("跨层关联要写明理由", "a link that skips a layer needs a reason")

    def _stands(self, lower: str, upper: str) -> bool:
        return (lower, upper) in self._decided or upper in self._there[lower].satisfies

    def _link(self, one: Incoming, upper: str) -> Link:
        lower = self._there[one.item.id]
        skips = (layer_of(self._there[upper]), layer_of(lower)) not in self._allowed
        return Link(
            lower.id,
            upper,
            lower_digest=_digest(self._workspace, lower),
            upper_digest=_digest(self._workspace, self._there[upper]),
            note=self._note,
            skip=one.skips[upper] if skips else "",
        )

    def _circles(self, links: Sequence[Link]) -> tuple[tuple[str, ...], ...]:
        requirements = tuple(one for one in self._there.values() if isinstance(one, Requirement))
        features = tuple(one for one in self._there.values() if isinstance(one, Feature))
        every = (*self._workspace.links, *links)
        return build(replace(self._workspace, requirements=requirements, features=features, links=every)).circles


def layer_of(item: Requirement | Feature) -> str:
    """Return the layer of an item, or FEATURE."""
    return FEATURE if isinstance(item, Feature) else item.layer


def _is_below(lower: str, upper: str) -> bool:
    return lower == FEATURE or LAYERS.index(lower) > LAYERS.index(upper)


def _digest(workspace: Workspace, item: Requirement | Feature) -> str:
    fields = workspace.settings.digest_fields
    if isinstance(item, Feature):
        return feature_digest(item, fields.feature)
    return requirement_digest(item, fields.requirement)


def _change(fate: Any, item: Requirement | Feature, fields: tuple[ChangedField, ...] = ()) -> ItemChange:
    title = item.title if isinstance(item, Feature) else item.title or item.statement
    return ItemChange(fate, item.id, title, item.status, fields)


def _differences(
    old: Requirement | Feature, new: Requirement | Feature, fields: frozenset[str]
) -> Iterator[ChangedField]:
    for name in sorted(fields - {"place", "custom"}):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield ChangedField(name, _shown(before), _shown(after))
    was, now = dict(old.custom), dict(new.custom)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield ChangedField(name, was.get(name, ""), now.get(name, ""))


def _shown(value: object) -> str | Text:
    """Show a text as it is, a list of texts in one line, and anything else by how many there are."""
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return "、".join(value)
    if isinstance(value, tuple):
        return Text(f"{len(value)} 项", f"{len(value)} item(s)")
    return value if isinstance(value, str) else str(value)
