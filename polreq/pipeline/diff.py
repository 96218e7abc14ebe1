"""Compare two versions of a document, and say what that touches in a workspace; nothing is written."""

from dataclasses import dataclass
from pathlib import Path

from polreq import graph
from polreq.change.impact import impact
from polreq.change.revising import compare_versions
from polreq.model.document import Document
from polreq.model.workspace import Workspace
from polreq.pipeline.named import open_version
from polreq.results.finding import Finding
from polreq.results.versions import VersionComparison, VersionImpact, VersionView
from polreq.store.load import load
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class DiffedFiles:
    """What came of comparing two versions.

    Args:
        comparison: clause by clause; None where one of the two could not be read.
        impact: what is touched in the workspace; None outside of one, or where it does not have the older version.
        findings: what is to be looked at in the files.
    """

    comparison: VersionComparison | None
    impact: VersionImpact | None
    findings: tuple[Finding, ...]


def diff_named(old: str, new: str, root: Path | None) -> DiffedFiles:
    """Compare two versions of a document.

    Args:
        old: the older version: a file, a document of the workspace, or a file at a revision.
        new: the newer one.
        root: folder of the workspace; None outside of one.

    Raises:
        UsageError: there is no file, document or revision of that name.
    """
    before, after = open_version(old, root), open_version(new, root)
    # what a document lacks at its head is for whoever keeps it; clauses need none of it
    findings = tuple(f for f in (*before.findings, *after.findings) if f.code != "X702")
    if before.document is None or after.document is None:
        return DiffedFiles(None, None, findings)
    made = compare(before.document, after.document, load(root).workspace if root else None)
    return DiffedFiles(made.comparison, made.impact, findings)


def compare(old: Document, new: Document, workspace: Workspace | None) -> VersionView:
    """Compare two versions of a document, and say what of a workspace that touches, if there is one."""
    comparison = compare_versions(old, new, load_lexicon(segmenter=choose_segmenter()))
    touched = impact(comparison, old, new, workspace, graph.build(workspace)) if workspace else None
    return VersionView(comparison, touched)
