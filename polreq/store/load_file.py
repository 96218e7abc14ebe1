"""One file of a workspace → what it holds, what is wrong with it, and the ids it gives and names."""

from dataclasses import dataclass
from typing import Final

from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.model.workspace import Extraction
from polreq.results.finding import Finding
from polreq.store.files import BACKLOG, BASELINE, LINKS, POLICY, REQUIREMENTS, WORKSPACE
from polreq.store.load_backlog import read_backlog
from polreq.store.load_documents import read_document
from polreq.store.load_fields import Log, Use
from polreq.store.load_links import read_baseline, read_links
from polreq.store.load_requirements import read_extraction, read_requirements
from polreq.yamlio import Mapping, Scalar, parse

HEADERS: Final = (WORKSPACE, POLICY, REQUIREMENTS, BACKLOG, LINKS, BASELINE)


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
    extracted: tuple[Extraction, ...] = ()
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
    log = Log(path, list(findings))
    header = read_header(node, log, expected)
    documents: tuple[Document, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    features: tuple[Feature, ...] = ()
    links: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()
    tolerated: tuple[Tolerated, ...] = ()
    extracted: tuple[Extraction, ...] = ()
    if header == POLICY:
        document = read_document(node, log)
        documents = (document,) if document else ()
    elif header == REQUIREMENTS:
        requirements = read_requirements(node, log, channels)
        extraction = read_extraction(node, log)
        extracted = (extraction,) if extraction else ()
    elif header == BACKLOG:
        features = read_backlog(node, log, channels)
    elif header == LINKS:
        links, gaps = read_links(node, log)
    elif header == BASELINE:
        tolerated = read_baseline(node, log)
    return FileContent(
        header, documents, requirements, features, links, gaps, tolerated, extracted,
        tuple(log.findings), tuple(log.given), tuple(log.uses),
    )  # fmt: skip


def read_header(node: Mapping, log: Log, expected: str) -> str:
    """Find out what a file is: what its header says, or else what its folder says."""
    mark = node.entries.get("polreq")
    header = mark.text if isinstance(mark, Scalar) else ""
    if mark is None or mark.absent:
        log.find("S103", node.place(log.path), "", ("key", "polreq"))
    elif header != expected and not (header == BACKLOG and expected == REQUIREMENTS):
        log.find("S107", mark.place(log.path), "", ("value", header), ("expected", expected))
    return header if header in HEADERS else expected
