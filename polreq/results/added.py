"""What came of writing down one demand."""

from dataclasses import dataclass

from polreq.model.requirement import Requirement
from polreq.results.finding import Finding
from polreq.results.review import Duplicate
from polreq.results.users import NearPolicy


@dataclass(frozen=True, slots=True)
class Added:
    """A demand that was written down, or would be.

    Args:
        requirement: the demand with its id.
        file: of the workspace, to which it goes.
        written: whether it stands there now.
        known: id of a requirement that says the same on the same basis already, so that nothing is written.
        masked: what was personal in its words gave way to masks.
        twins: requirements that say the same on another basis.
        unbased: it rests on nothing written, so that policy language was looked for.
        near: policy language that is near to it, the nearest first.
        findings: files that were not read and may hold any id, for which nothing is written.
    """

    requirement: Requirement
    file: str
    written: bool = False
    known: str = ""
    masked: bool = False
    twins: tuple[Duplicate, ...] = ()
    unbased: bool = False
    near: tuple[NearPolicy, ...] = ()
    findings: tuple[Finding, ...] = ()
