"""requirements/backlog*.yml → features."""

from typing import Final

from polreq.model.feature import FEATURE_STATUSES, Feature
from polreq.store.load_fields import Fields, Log
from polreq.yamlio import Mapping, Scalar

_FILE: Final = frozenset(("polreq", "features", "x"))
_FEATURE: Final = frozenset(
    (
        "id", "title", "description", "acceptance", "status", "channels", "line", "module", "owner", "release", "satisfies",
        "note", "x",
    )
)  # fmt: skip


def read_backlog(node: Mapping, log: Log, channels: frozenset[str]) -> tuple[Feature, ...]:
    """Read a file of features.

    Args:
        node: the file.
        log: takes what is wrong.
        channels: ids of the workspace's channels.
    """
    fields = Fields(node, _FILE, log)
    read = [_feature(item, log, channels) for item in fields.mappings("features")]
    return tuple(feature for feature in read if feature.id)


def _feature(node: Mapping, log: Log, channels: frozenset[str]) -> Feature:
    fields = Fields(node, _FEATURE, log)
    name = fields.identity()
    satisfies = []
    for upper in fields.scalars("satisfies"):
        log.use("requirement", upper.text, "I202", upper, name)
        satisfies.append(upper.text)
    return Feature(
        id=name,
        title=fields.required("title"),
        description=fields.text("description"),
        acceptance=fields.text("acceptance"),
        status=fields.choice("status", FEATURE_STATUSES, "planned"),
        channels=_channels(fields, channels),
        lines=fields.texts("line"),
        module=fields.text("module"),
        owner=fields.text("owner"),
        release=fields.text("release"),
        satisfies=tuple(satisfies),
        note=fields.text("note"),
        place=fields.place("id"),
    )


def _channels(fields: Fields, known: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Read how far a feature is on each channel."""
    node = fields.mapping("channels")
    if node is None:
        return ()
    states = Fields(node, frozenset(node.entries), fields.log, fields.subject)
    pairs = []
    for channel, state in node.entries.items():
        key = Scalar(channel, False, state.key_at)
        if states.is_choice("channels", key, known):
            pairs.append((channel, states.choice(channel, FEATURE_STATUSES, "planned")))
    return tuple(pairs)
