"""What the rules look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from polreq.checks.wording.remarks import PlacedRemark
from polreq.graph import TraceGraph
from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.document import ENDED, Document
from polreq.model.feature import Feature
from polreq.model.place import Place
from polreq.model.requirement import Basis, Requirement
from polreq.model.workspace import Workspace
from polreq.results.coverage import Coverage, ItemCoverage
from polreq.results.finding import Finding, hides_items
from polreq.results.lifecycle import PolicyLife

#: Where a finding is put that belongs to the workspace as a whole.
SETTINGS_FILE = Place("polreq.yml")


@dataclass(frozen=True)
class Assessment:
    """A loaded workspace with its graph and coverage.

    Args:
        workspace: what people wrote.
        graph: its graph.
        coverage: its coverage.
        as_of: the day that deadlines are compared with.
        unread: why nothing of a file could be read, for each such file.
        remarks: on the wording of items that people wrote.
        lives: how its documents stand on that day.
    """

    workspace: Workspace
    graph: TraceGraph
    coverage: Coverage
    as_of: date | None = None
    unread: tuple[Finding, ...] = ()
    remarks: tuple[PlacedRemark, ...] = ()
    lives: tuple[PolicyLife, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether what is missing here may stand in a file of requirements, features or decisions that was not read."""
        return any(f.place.path.startswith(("requirements/", "trace/")) and hides_items(f) for f in self.unread)

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        """Requirements by id."""
        return {r.id: r for r in self.workspace.requirements}

    @cached_property
    def features(self) -> dict[str, Feature]:
        """Features by id."""
        return {f.id: f for f in self.workspace.features}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.workspace.documents}

    @cached_property
    def covered(self) -> dict[str, ItemCoverage]:
        """Coverage of requirements in scope, by id."""
        return {i.id: i for i in self.coverage.items}

    @cached_property
    def statuses(self) -> dict[str, str]:
        """Statuses of documents on that day, by id; as their files say where nobody looked."""
        return {d.id: d.status for d in self.workspace.documents} | {one.document: one.status_now for one in self.lives}

    def over(self, bases: Iterable[Basis]) -> dict[str, str]:
        """Return the documents among some bases that are over on that day, with their statuses."""
        return {b.ref: self.statuses[b.ref] for b in bases if b.kind == "clause" and self.statuses.get(b.ref) in ENDED}

    def place(self, item: str) -> Place:
        """Return where an item is written."""
        found = self.requirements.get(item) or self.features.get(item)
        return (found and found.place) or SETTINGS_FILE

    def digest(self, item: str) -> str:
        """Return the digest of an item today."""
        fields = self.workspace.settings.digest_fields
        requirement = self.requirements.get(item)
        if requirement:
            return requirement_digest(requirement, fields.requirement)
        return feature_digest(self.features[item], fields.feature)
