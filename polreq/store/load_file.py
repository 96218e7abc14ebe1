"""One file of a workspace → what it holds, what is wrong with it, and the ids it gives and names."""

from dataclasses import dataclass, field, replace
from typing import Final

from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.owners import Owners
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.model.usage import UsedService
from polreq.model.workspace import Extraction
from polreq.results.finding import Finding
from polreq.store.files import BACKLOG, BASELINE, LINKS, OWNERS, POLICY, REQUIREMENTS, USAGE, WORKSPACE
from polreq.store.schema.backlog import BACKLOG as BACKLOG_TABLE
from polreq.store.schema.baseline import BASELINE as BASELINE_TABLE
from polreq.store.schema.links import LINKS as LINKS_TABLE
from polreq.store.schema.log import Log, Use
from polreq.store.schema.owners import OWNERS as OWNERS_TABLE
from polreq.store.schema.policy import DOCUMENT
from polreq.store.schema.requirements import REQUIREMENTS as REQUIREMENTS_TABLE
from polreq.store.schema.usage import USAGE as USAGE_TABLE
from polreq.yamlio import Mapping, Scalar, parse

HEADERS: Final = (WORKSPACE, POLICY, REQUIREMENTS, BACKLOG, LINKS, BASELINE, USAGE, OWNERS)


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a file holds.

    Args:
        header: what it is, by its own header or else by its folder; empty if it could not be read.
        findings: what is wrong with it by itself.
        given: ids of its items, with their places.
        uses: ids that it names.
    """

    header: str = ""
    documents: tuple[Document, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    features: tuple[Feature, ...] = ()
    links: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()
    tolerated: tuple[Tolerated, ...] = ()
    usage: tuple[UsedService, ...] = ()
    extracted: tuple[Extraction, ...] = ()
    owners: Owners = field(default_factory=Owners)
    findings: tuple[Finding, ...] = ()
    given: tuple[tuple[str, Place], ...] = ()
    uses: tuple[Use, ...] = ()


def read_file(data: bytes, path: str, expected: str, channels: frozenset[str]) -> FileContent:
    """Read a file.

    Args:
        data: its bytes.
        path: relative to the workspace.
        expected: header that it should bear.
        channels: ids of the workspace's channels; none if they are not known.
    """
    node, findings = parse(data, path)
    if node is None:
        return FileContent(findings=findings)
    log = Log(path, list(findings), channels)
    header = read_header(node, log, expected)
    content = _read(node, log, header)
    return replace(content, header=header, findings=tuple(log.findings), given=tuple(log.given), uses=tuple(log.uses))


def read_header(node: Mapping, log: Log, expected: str) -> str:
    """Find out what a file is: what its header says, or else what its folder says."""
    mark = node.entries.get("polreq")
    header = mark.text if isinstance(mark, Scalar) else ""
    if mark is None or mark.absent:
        log.find("S103", node.place(log.path), "", ("key", "polreq"))
    elif header != expected and not (header == BACKLOG and expected == REQUIREMENTS):
        log.find("S107", mark.place(log.path), "", ("value", header), ("expected", expected))
    return header if header in HEADERS else expected


def _read(node: Mapping, log: Log, header: str) -> FileContent:
    """Read what a file of some kind holds."""
    if header == POLICY:
        document = DOCUMENT.read(node, log)
        return FileContent(documents=(document,) if document else ())
    if header == REQUIREMENTS and (head := REQUIREMENTS_TABLE.read(node, log)):
        extraction = Extraction(head.document, head.digest, head.place)
        return FileContent(requirements=head.requirements, extracted=(extraction,) if head.document else ())
    if header == BACKLOG and (backlog := BACKLOG_TABLE.read(node, log)):
        return FileContent(features=backlog.features)
    if header == LINKS and (decisions := LINKS_TABLE.read(node, log)):
        return FileContent(links=decisions.links, gaps=decisions.gaps)
    if header == BASELINE and (baseline := BASELINE_TABLE.read(node, log)):
        return FileContent(tolerated=baseline.tolerated)
    if header == USAGE and (usage := USAGE_TABLE.read(node, log)):
        return FileContent(usage=usage.services)
    if header == OWNERS and (owners := OWNERS_TABLE.read(node, log)):
        return FileContent(owners=owners)
    return FileContent()
