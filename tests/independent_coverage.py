"""Coverage computed a second time, straight from the YAML files: plain dictionaries, every chain walked, no code of polreq.

Written from docs/formats.md and docs/figures.md; where the program and this file disagree, one of them or those pages is wrong.
"""

import hashlib
from pathlib import Path

import yaml

LAYERS = ("high", "middle", "project", "user")
CHANNELS = ("pc", "app", "wechat", "alipay", "baidu", "quickapp")
STEPS = (
    ("high", "middle"), ("middle", "project"), ("project", "user"),
    ("high", "feature"), ("middle", "feature"), ("project", "feature"), ("user", "feature"),
)  # fmt: skip
GIVEN_UP = ("closed", "ruled_out")
DIGEST_FIELDS = {
    "requirement": ["statement", "class", "force", "deadlines", "targets", "channels"],
    "feature": ["title", "description", "acceptance"],
}


class Figures:
    """The workspace in a folder, and what each of its requirements is worth."""

    def __init__(self, root: Path) -> None:
        settings = _read(root / "polreq.yml")
        self.steps = {tuple(s) for s in settings.get("steps") or STEPS}
        channels = settings.get("channels") or [{"id": c} for c in CHANNELS]
        self.in_use = [c["id"] for c in channels if not c.get("ruled_out")]
        self.every = settings.get("delivered", "every") == "every"
        self.stale_counts = settings.get("stale_counts") == "true"
        self.digest_fields = DIGEST_FIELDS | (settings.get("digest_fields") or {})
        self.requirements: dict[str, dict] = {}
        self.features: dict[str, dict] = {}
        for path in sorted((root / "requirements").rglob("*.yml")):
            file = _read(path)
            for feature in file.get("features") or []:
                self.features[feature["id"]] = feature
            for one in file.get("requirements") or []:
                self.requirements[one["id"]] = {"layer": file.get("layer")} | one
        self.links: list[dict] = []
        self.reasons: list[dict] = []
        for path in sorted((root / "trace").glob("*.yml")):
            if path.name != "baseline.yml":
                self.links += _read(path).get("links") or []
                self.reasons += _read(path).get("gaps") or []
        for one in (*self.requirements.values(), *self.features.values()):
            self.links += [{"lower": one["id"], "upper": upper} for upper in one.get("satisfies") or []]
        self.confirmed, self.stale = self._edges()

    # --- what was decided

    def _edges(self) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        """Return the (upper, lower) pairs that count, and those that are stale."""
        confirmed, stale, seen = set(), set(), set()
        for link in self.links:
            lower, upper = link["lower"], link["upper"]
            if (lower, upper) in seen:
                continue
            seen.add((lower, upper))
            if link.get("verdict") == "rejected" or not self._may_satisfy(lower, upper):
                continue
            digests = link.get("digests") or ["", ""]
            fresh = all(not d or d == self.digest(i) for d, i in zip(digests, (lower, upper), strict=True))
            (confirmed if fresh or self.stale_counts else stale).add((upper, lower))
        return confirmed, stale

    def _may_satisfy(self, lower: str, upper: str) -> bool:
        ends = [self.requirements.get(i) or self.features.get(i) for i in (lower, upper)]
        if None in ends or any(end.get("status") == "rejected" for end in ends):
            return False
        above = self.requirements[upper]["layer"] if upper in self.requirements else "feature"
        below = self.requirements[lower]["layer"] if lower in self.requirements else "feature"
        order = (*LAYERS, "feature")
        return (above, below) in self.steps or (above != "feature" and order.index(below) > order.index(above))

    def digest(self, item: str) -> str:
        """Digest an item as docs/formats.md says."""
        kind = "requirement" if item in self.requirements else "feature"
        one = self.requirements.get(item) or self.features[item]
        parts = [_field(one, kind, name) for name in self.digest_fields[kind]]
        return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:12]

    # --- what follows

    def goes_on(self, feature: str) -> bool:
        one = self.features[feature]
        channels = (one.get("channels") or {}).values()
        return one.get("status", "planned") not in GIVEN_UP and (
            not channels or any(s not in GIVEN_UP for s in channels)
        )

    def ends(self, item: str, seen: frozenset[str] = frozenset()) -> set[str]:
        """Walk every chain downwards and return the features at the ends that go on."""
        found = set()
        for upper, lower in self.confirmed:
            if upper != item or lower in seen:
                continue
            if lower in self.features:
                found |= {lower} if self.goes_on(lower) else set()
            found |= self.ends(lower, seen | {item})
        return found

    def is_done(self, feature: str, channel: str) -> bool:
        """Whether a feature is done: on a channel, or as a whole if that is empty."""
        one = self.features[feature]
        status, channels = one.get("status", "planned"), one.get("channels") or {}
        if channel:
            return channels.get(channel, "") == "done" if channels else status == "done"
        return status == "done" and all(s == "done" or s in GIVEN_UP for s in channels.values())

    def is_on(self, feature: str, channel: str) -> bool:
        channels = self.features[feature].get("channels") or {}
        return not channel or not channels or channels.get(channel, "closed") not in GIVEN_UP

    def delivered(self, item: str, ends: set[str]) -> bool:
        asked = [c for c in self.requirements[item].get("channels") or [] if c in self.in_use] or [""]
        enough = all if self.every else any
        there = {c: [f for f in ends if self.is_on(f, c)] for c in asked}
        return all(found and enough(self.is_done(f, c) for f in found) for c, found in there.items())

    def has_reason(self, item: str) -> bool:
        written = [r for r in self.reasons if r["requirement"] == item]
        return any(self.stale_counts or not r.get("digest") or r["digest"] == self.digest(item) for r in written)

    def above_stale(self, item: str, seen: frozenset[str] = frozenset()) -> bool:
        for upper, lower in self.confirmed | self.stale:
            if upper != item or lower in seen or (lower in self.features and not self.goes_on(lower)):
                continue
            if (upper, lower) in self.stale or self.above_stale(lower, seen | {item}):
                return True
        return False

    def state(self, item: str) -> str:
        ends = self.ends(item)
        if ends:
            return "delivered" if self.delivered(item, ends) else "deep"
        if self.has_reason(item):
            return "justified"
        if self.direct(item):
            return "direct"
        return "stale" if self.above_stale(item) else "missing"

    def direct(self, item: str) -> bool:
        lowers = [lower for upper, lower in self.confirmed if upper == item]
        return any(lower in self.requirements or self.goes_on(lower) for lower in lowers)

    def in_scope(self) -> list[str]:
        return [
            i
            for i, one in self.requirements.items()
            if one.get("product", "true") != "false" and one.get("status") != "rejected"
        ]

    def count(self, items: list[str]) -> dict[str, int]:
        """Return the figures of docs/figures.md for some requirements, but for the one about suggestions."""
        states = [self.state(i) for i in items]
        deep = sum(s in ("delivered", "deep") for s in states)
        return {
            "total": len(items),
            "direct": sum(map(self.direct, items)),
            "deep": deep,
            "delivered": states.count("delivered"),
            "justified": states.count("justified"),
            "answered": deep + states.count("justified"),
            "gaps": len(items) - deep - states.count("justified"),
        }

    def by_layer(self) -> dict[str, dict[str, int]]:
        """Return the figures of every layer, and of all of them under `total`."""
        items = self.in_scope()
        found = {layer: self.count([i for i in items if self.requirements[i]["layer"] == layer]) for layer in LAYERS}
        return found | {"total": self.count(items)}


def _read(path: Path) -> dict:
    # the base loader leaves every scalar what was written, as docs/formats.md says
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader) or {}


def _field(one: dict, kind: str, name: str) -> str:
    defaults = {"class": "requirement", "force": "must"}
    value = one.get(name) or defaults.get(name, "")
    if name in ("statement", "description", "acceptance"):
        return "".join(value.split())
    if name == "deadlines":
        return ";".join(f"{d['text']}|{d['kind']}|{d.get('date') or None}" for d in value or [])
    if name == "targets":
        return ";".join(f"{t['text']}|{t.get('op', '')}|{t.get('value', '')}|{t.get('unit', '')}" for t in value or [])
    if name in ("channels", "line"):
        return ";".join(sorted(value or []))
    return value
