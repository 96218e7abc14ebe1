"""渠道矩阵: features by channel, and what is said about each channel."""

from collections.abc import Mapping
from typing import Final

from polreq.arrange.exports.cells import locator_words
from polreq.arrange.exports.draft import Draft, Field, numbered, told
from polreq.arrange.wording import listed, unsplit
from polreq.model.feature import GIVEN_UP, Feature
from polreq.model.workspace import Channel
from polreq.results.exported import Exported
from polreq.results.said import Said, Span, Stack
from polreq.words.exporting import SHEETS, TABLES
from polreq.words.names import STATUSES, label
from polreq.words.sentences import joined

#: Status of a feature on a channel → how it looks.
_TONES: Final = {"done": "good", "doing": "", "planned": "", "idea": "faint", "closed": "faint", "ruled_out": "faint"}

_FEATURE: Final = (
    Field("no", 5, "number"),
    Field("feature", 11, "id"),
    Field("feature_title", 26),
    Field("module", 14),
    Field("developer", 12),
)

_CHANNEL: Final = (
    Field("no", 5, "number"), Field("channel", 16), Field("vendor", 16), Field("status", 8), Field("ruled_out", 44), Field("basis", 24),
    Field("work", 40),
)  # fmt: skip


def channels_drafts(exported: Exported) -> tuple[Draft, ...]:
    """Arrange features by channel, and the channels."""
    own = exported.settings.channels
    fields = (*_FEATURE, *(Field(f"on {c.id}", 13, "state", name=c.name) for c in own), Field("serves", 24))
    note = unsplit(exported.report)
    rows = [_row(exported, f) for f in exported.features.values()]
    return (
        Draft("channels", TABLES["channels"], (told("channels_of"),), fields, numbered(rows), (Field("line", 12), Field("status", 8), Field("release", 8)), "A3"),
        Draft("channel_list", SHEETS["channel_list"], (note,) if note else (), _CHANNEL, numbered(_about(exported, c) for c in own)),
    )  # fmt: skip


def _row(exported: Exported, feature: Feature) -> Mapping[str, Said]:
    return {
        "feature": feature.id,
        "feature_title": feature.title,
        "module": feature.module,
        "developer": feature.owner,
        "line": listed(feature.lines),
        "status": label(STATUSES, feature.standing),
        "release": feature.release,
        "serves": Stack(served) if len(served := exported.above.get(feature.id, ())) > 1 else "".join(served),
        **{f"on {c.id}": cell(feature, c) for c in exported.settings.channels},
    }


def cell(feature: Feature, channel: Channel) -> Said:
    """Say how a feature stands on a channel.

    Where it is not there, why: the channel is ruled out, or another company builds it; where the list does not split a feature by
    channel, its status, and that it is not split.
    """
    status = dict(feature.on_channels).get(channel.id, "")
    if status and channel.ruled_out and status not in ("done", *GIVEN_UP):
        return Span(told("still", status=label(STATUSES, status)), "state", "bad")
    if status:
        return Span(label(STATUSES, status), "state", _TONES[status])
    if channel.ruled_out:
        return Span(told("stopped"), "state", "faint")
    if channel.vendor:
        return Span(told("other_vendor", vendor=channel.vendor), "state", "faint")
    if feature.channels:
        return Span(told("absent"), "state")
    return Span(told("not_split", status=label(STATUSES, feature.standing)), "state", _TONES[feature.standing])


def _about(exported: Exported, channel: Channel) -> Mapping[str, Said]:
    counts = next((row.counts for row in exported.report.channels if row.id == channel.id), ())
    ref, _, locator = channel.basis.partition("#")
    document = exported.documents.get(ref)
    return {
        "channel": channel.name,
        "vendor": channel.vendor,
        "status": told("ruled_out" if channel.ruled_out else "in_use"),
        "ruled_out": channel.ruled_out,
        "basis": joined(" ", ((document.number or document.title) if document else ref, locator_words(locator))),
        "work": listed(joined(" ", (label(STATUSES, status), str(n))) for status, n in counts),
    }
