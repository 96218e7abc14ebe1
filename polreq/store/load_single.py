"""One file by itself: a policy document, the settings, or a template of columns."""

from pathlib import Path

from polreq.model.document import Document
from polreq.model.workspace import Exporting, Settings
from polreq.results.finding import Finding, sort_findings
from polreq.store.files import SETTINGS, read_content
from polreq.store.schema.exporting import EXPORT
from polreq.store.schema.log import Log
from polreq.store.schema.policy import DOCUMENT
from polreq.store.schema.workspace import SETTINGS as SETTINGS_TABLE
from polreq.yamlio import parse


def load_document(data: bytes, path: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Load a policy document from the bytes of its YAML file.

    Args:
        data: the file.
        path: its name, for the findings.
    """
    node, findings = parse(data, path)
    if node is None:
        return None, findings
    log = Log(path)
    document = DOCUMENT.read(node, log)
    return document, sort_findings((*findings, *log.findings))


def load_settings(root: Path) -> Settings:
    """Load the settings of a workspace; mistakes in them keep the defaults and are reported by `load`."""
    content = read_content(root, SETTINGS)
    node, _ = parse(content.data, SETTINGS)
    settings = SETTINGS_TABLE.read(node, Log(SETTINGS)) if node else None
    return settings or Settings()


def load_exporting(data: bytes, path: str) -> tuple[Exporting, tuple[Finding, ...]]:
    """Load a template of columns: a YAML file with what stands under `export` in polreq.yml.

    Args:
        data: the file.
        path: its name, for the findings.
    """
    node, findings = parse(data, path)
    log = Log(path)
    found = EXPORT.read(node, log) if node else None
    return found or Exporting(), sort_findings((*findings, *log.findings))
