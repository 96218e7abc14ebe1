"""A backlog feature (功能) and how far it is on each channel (端)."""

from dataclasses import dataclass, field
from typing import Final

from polreq.model.place import Place, Spots

#: How far a feature is; `closed` was given up, `ruled_out` may not be built because a policy forbids it there.
FEATURE_STATUSES: Final = ("idea", "planned", "doing", "done", "closed", "ruled_out")

#: Work in one of these states was given up (已放弃): it covers nothing and is not being built.
GIVEN_UP: Final = ("closed", "ruled_out")


#: What a column of a list of features may tell: fields of a feature, and what some of them are made of.
IMPORT_FIELDS: Final = (
    "id", "title", "description", "acceptance", "status", "stage", "resolution", "priority", "product", "module", "parent", "owner", "source",
    "plan", "release", "labels", "channel", "url",
)  # fmt: skip


#: What became of a test case when it was run last; `none`: it was not, or nobody says.
CASE_RESULTS: Final = ("passed", "failed", "skipped", "none")


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A test case (用例) of a feature and what became of it.

    Args:
        id: what its source calls it.
        title: its name.
        result: one of CASE_RESULTS.
        source: file that it came from.
    """

    id: str
    title: str = ""
    result: str = "none"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """A piece of product.

    Args:
        id: given once, never changes.
        title: short name.
        description: what it does.
        acceptance: 验收标准.
        status: one of FEATURE_STATUSES.
        priority: 优先级 as the backlog's tool writes it: `1`, `High`, `高`; tools and teams have scales of their own.
        channels: (channel, status) pairs in file order; empty if the feature is not split by channel.
        lines: business lines.
        module: module of the product.
        module_path: modules or parents above it, outermost first.
        owner: who is responsible; may be another company.
        source: 来源 as the tool writes it: who asked for it.
        plan: 计划: plans, iterations or milestones that it belongs to.
        release: version it is planned for or was delivered with.
        satisfies: ids of the requirements it serves, as written in the file.
        tests: test cases, by which it is proven that it is done.
        custom: columns of the tool that are no field here, as (column, text) pairs in their order.
        spots: of title, description and acceptance.
    """

    id: str
    title: str
    description: str = ""
    acceptance: str = ""
    status: str = "planned"
    priority: str = ""
    channels: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    module: str = ""
    module_path: tuple[str, ...] = ()
    owner: str = ""
    source: str = ""
    plan: tuple[str, ...] = ()
    release: str = ""
    satisfies: tuple[str, ...] = ()
    tests: tuple[CaseResult, ...] = ()
    note: str = ""
    custom: tuple[tuple[str, str], ...] = ()
    place: Place | None = field(default=None, compare=False)
    spots: Spots = field(default=(), compare=False)

    @property
    def given_up(self) -> bool:
        """Whether the feature was given up as a whole, or on every channel that it names."""
        return self.standing in GIVEN_UP

    @property
    def is_proven(self) -> bool:
        """Whether a test case has passed and none has failed."""
        results = {one.result for one in self.tests}
        return "passed" in results and "failed" not in results

    @property
    def standing(self) -> str:
        """How the feature stands, its channels considered: what was given up on every channel was given up."""
        if self.status in GIVEN_UP or not self.channels:
            return self.status
        left = {status for _, status in self.channels}
        if not left.issubset(GIVEN_UP):
            return self.status
        return "ruled_out" if left == {"ruled_out"} else "closed"

    @property
    def on_channels(self) -> tuple[tuple[str, str], ...]:
        """(channel, how the feature stands there) pairs in file order: on no channel goes on what was given up as a whole."""
        if self.status not in GIVEN_UP:
            return self.channels
        return tuple((c, status if status in GIVEN_UP else self.status) for c, status in self.channels)

    @property
    def done(self) -> bool:
        """Whether it is delivered: its own status is done and so is every channel on which it was not given up."""
        return self.standing == "done" and all(s == "done" or s in GIVEN_UP for _, s in self.channels)
