"""What a newer version of a document touches in a workspace (影响): requirements, and through links the features below them."""

from typing import Literal

from polreq.change.articles import without_number
from polreq.change.wording import plain
from polreq.graph import TraceGraph
from polreq.model.digest import text_digest
from polreq.model.document import Document
from polreq.model.layer import FEATURE
from polreq.model.requirement import Requirement
from polreq.model.workspace import Workspace
from polreq.results.versions import ClauseFate, StaleItem, VersionComparison, VersionImpact, VersionRow


def impact(
    comparison: VersionComparison, old: Document, new: Document, workspace: Workspace, graph: TraceGraph
) -> VersionImpact | None:
    """Find what rests on clauses of the older version that are others in the newer one.

    Args:
        comparison: of the two versions.
        old: the older version.
        new: the newer one.
        workspace: with requirements that may rest on it.
        graph: of that workspace.

    Returns:
        None where the older version is no document of the workspace, by its id or by the digest of its source.
    """
    older = _there(old, workspace)
    if older is None:
        return None
    digest = text_digest(new.text())
    newer = next((one.id for one in workspace.documents if text_digest(one.text()) == digest), "")
    finder = _Finder(comparison, older, graph)
    stale = tuple(item for requirement in workspace.requirements if (item := finder.stale(requirement)))
    read = any(one.digest == digest for one in workspace.extracted)
    added = (row.new.locator for row in comparison.rows if row.new and row.change == "added")
    return VersionImpact(older, newer, stale, () if read else tuple(added))


def _there(document: Document, workspace: Workspace) -> str | None:
    """Return the id under which the workspace has a document."""
    for other in workspace.documents:
        if other.id == document.id or (document.source.digest and other.source.digest == document.source.digest):
            return other.id
    return None


class _Finder:
    """Finds the requirements whose clauses are others now."""

    def __init__(self, comparison: VersionComparison, ref: str, graph: TraceGraph) -> None:
        self._ref, self._graph = ref, graph
        self._newer = {row.new.locator: plain(row.new.text) for row in comparison.rows if row.new}
        self._rows: dict[str, list[VersionRow]] = {}
        for row in comparison.rows:
            for article in row.olds:
                self._rows.setdefault(article.locator, []).append(row)

    def stale(self, requirement: Requirement) -> StaleItem | None:
        """Return what becomes of a requirement; None where its words still stand at the same place."""
        for basis in requirement.bases:
            if basis.kind == "clause" and basis.ref == self._ref:
                article = self._article(basis.locator)
                change, places = self._fate(article, plain(without_number(basis.quote or requirement.statement)))
                if change:
                    below = self._graph.closure_below(requirement.id)
                    features = tuple(item for item in below if self._graph.layers.get(item) == FEATURE)
                    return StaleItem(requirement.id, requirement.statement, basis.locator, change, places, features)
        return None

    def _article(self, locator: str) -> str:
        """Return the compared clause that a place stands in."""
        while locator and locator not in self._rows and "." in locator:
            locator = locator.rpartition(".")[0]
        return locator

    def _fate(self, article: str, words: str) -> tuple[ClauseFate | Literal[""], tuple[str, ...]]:
        """Say what became of the words that a requirement rests on, and where the clause stands now."""
        rows = self._rows.get(article, [])
        if not rows or (words in self._newer.get(article, "") and words not in _old_text(rows, article)):
            return "", ()  # it rests on no clause, or was read from the newer version already
        places = tuple(row.new.locator for row in rows if row.new)
        if not places:
            return "removed", ()
        kept = tuple(
            row.new.locator for row in rows if row.new and (row.change == "unchanged" or words in plain(row.new.text))
        )
        if kept:
            return ("", ()) if article in kept else ("moved", kept)
        return ("substantive" if any(row.change == "substantive" for row in rows) else "wording"), places


def _old_text(rows: list[VersionRow], locator: str) -> str:
    return next(plain(article.text) for row in rows for article in row.olds if article.locator == locator)
