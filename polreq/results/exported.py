"""What the tables that are handed over (导出表格) are made of: everything they say, by item and by clause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.link import Gap, Link
from polreq.model.requirement import Requirement
from polreq.model.workspace import Settings
from polreq.results.coverage import ItemCoverage
from polreq.results.fulfilment import Fulfilment
from polreq.results.ownership import Ownership
from polreq.results.report import Report


@dataclass(frozen=True, slots=True)
class Origin:
    """A clause of a policy or contract, or what else a requirement rests on (来源).

    Args:
        kind: one of BASIS_KINDS.
        ref: id of the document, name of the contract, of the minutes …
        locator: place in it, may be empty.
        name: of the document or contract, as shown.
        text: its words as far as they are known.
        requirements: ids of all requirements that rest on it, in the order of the workspace.
        on: day of the minutes or of the evidence.
        over: status of a document that does not hold any more on the day of looking; empty for all others.
    """

    kind: str
    ref: str
    locator: str
    name: str
    text: str
    requirements: tuple[str, ...]
    on: date | None = None
    over: str = ""


@dataclass(frozen=True)
class Exported:
    """All that tables say about a workspace.

    Args:
        report: conclusions about the whole.
        settings: of the workspace.
        requirements: all of them, upper layers first, in the order of the workspace, by id.
        features: by id, in the order of the workspace.
        documents: by id, in the order of the workspace.
        items: how requirements in scope are covered, by id.
        above: id → ids that it satisfies, by links that count.
        below: id → ids that satisfy it, by links that count.
        ends: id → all features below it, in the order of the workspace, given-up ones included.
        links: (lower, upper) → the confirmed link.
        gaps: id → the written reason why no feature is needed.
        origins: policy clauses by document in the order of the text's first use, then what is no policy.
        rests_on: id of a requirement → its origins.
        owners: id → who answers for it; none where there is no owners.yml.
        fulfilment: id of a requirement in scope → how far its features say what it asks for; none where there is nothing to compare.
    """

    report: Report
    settings: Settings
    requirements: Mapping[str, Requirement]
    features: Mapping[str, Feature]
    documents: Mapping[str, Document]
    items: Mapping[str, ItemCoverage]
    above: Mapping[str, tuple[str, ...]]
    below: Mapping[str, tuple[str, ...]]
    ends: Mapping[str, tuple[str, ...]]
    links: Mapping[tuple[str, str], Link]
    gaps: Mapping[str, Gap]
    origins: tuple[Origin, ...]
    rests_on: Mapping[str, tuple[Origin, ...]]
    fulfilment: Mapping[str, Fulfilment]
    owners: Mapping[str, Ownership]
