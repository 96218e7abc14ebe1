"""A backlog feature (功能) and how far it is on each channel (端)."""

from dataclasses import dataclass, field
from typing import Final

from polreq.model.place import Place

#: How far a feature is; `closed` was given up, `ruled_out` may not be built because a policy forbids it there.
FEATURE_STATUSES: Final = ("idea", "planned", "doing", "done", "closed", "ruled_out")


@dataclass(frozen=True, slots=True)
class Feature:
    """A piece of product.

    Args:
        id: given once, never changes.
        title: short name.
        description: what it does.
        acceptance: 验收标准.
        status: one of FEATURE_STATUSES.
        channels: (channel, status) pairs in file order; empty if the feature is not split by channel.
        lines: business lines.
        module: module of the product.
        owner: who is responsible; may be another company.
        release: version it is planned for or was delivered with.
        satisfies: ids of the requirements it serves, as written in the file.
    """

    id: str
    title: str
    description: str = ""
    acceptance: str = ""
    status: str = "planned"
    channels: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    module: str = ""
    owner: str = ""
    release: str = ""
    satisfies: tuple[str, ...] = ()
    note: str = ""
    place: Place | None = field(default=None, compare=False)

    def done_on(self, channel: str) -> bool:
        """Whether it is delivered on the channel; a feature that is not split by channel counts by its own status."""
        if not self.channels:
            return self.status == "done"
        return dict(self.channels).get(channel) == "done"

    @property
    def done(self) -> bool:
        """Whether it is delivered: its own status is done and so is every channel that is not ruled out or closed."""
        return self.status == "done" and all(s in ("done", "ruled_out", "closed") for _, s in self.channels)
