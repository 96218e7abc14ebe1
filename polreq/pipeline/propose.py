"""Propose requirements: extract what is new or has changed, and write it as drafts for people to review."""

from dataclasses import dataclass, replace
from pathlib import Path

from polreq.extract.requirements import draft
from polreq.model.clause import Clause
from polreq.model.digest import text_digest
from polreq.model.document import Document
from polreq.model.requirement import Requirement
from polreq.model.workspace import OTHER_CHANNELS, Workspace
from polreq.pipeline.extract import clauses_of, workspace_lexicon
from polreq.results.fault import fault
from polreq.results.finding import Finding
from polreq.results.progress import Progress
from polreq.store.cache import Cache
from polreq.store.files import marks
from polreq.store.load import Loaded, load
from polreq.store.save import save_requirements
from polreq.store.writing import Writing, writing


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was written for one document.

    Args:
        document: its id.
        path: the file of requirements.
        new: number of requirements that were not there before.
        changed: number that took the words of a clause that has changed.
        overtaken: number that people had decided about, and whose clause reads otherwise now or is gone.
        fault: why nothing was written, where the program failed at the document; the path is then that of the document.
    """

    document: str
    path: Path
    new: int
    changed: int
    overtaken: int = 0
    fault: Finding | None = None


def propose(root: Path, cache: Cache, progress: Progress) -> tuple[Proposed, ...]:
    """Extract every document that is new, or whose text changed since it was extracted, and write the drafts.

    Nothing is written while a file of requirements cannot be read: it may hold those of any document.
    """
    seen = marks(root)
    loaded = load(root, cache)
    workspace = loaded.workspace
    waiting = _waiting(loaded)
    if not waiting:
        return ()
    lexicon = workspace_lexicon(root, workspace.settings)
    channels = {c.id for c in (*workspace.settings.channels, *OTHER_CHANNELS)}
    out = []
    for n, document in enumerate(waiting):
        progress(n, len(waiting), document.id)
        try:
            clauses = [_on_channels(c, channels) for c in clauses_of(document, lexicon, cache)]
        except Exception as error:  # noqa: BLE001 - the net: one odd document does not keep the others from being extracted
            path = document.place.path if document.place else document.id
            out.append(Proposed(document.id, root / path, 0, 0, fault=fault(path, error)))
            continue
        with writing(root) as files:
            if marks(root) != seen:
                loaded = load(root, cache)
            # somebody may have extracted it, or changed its text, while its clauses were looked for
            if document in _waiting(loaded):
                out.append(_write(files, loaded.workspace, document, clauses))
            files.commit()
            seen = marks(root)
    progress(len(waiting), len(waiting), "")
    return tuple(out)


def _waiting(loaded: Loaded) -> list[Document]:
    """Return the documents that are new, or whose text changed since they were extracted."""
    if any(f.place.path.startswith("requirements/") for f in loaded.unread):
        return []
    done = {e.document: e for e in loaded.workspace.extracted}
    waiting = []
    for document in loaded.workspace.documents:
        if document.id in loaded.refused:
            continue
        before = done.get(document.id)
        # A file that notes no digest was written by hand: it is not for the program to extend.
        if before is None or (before.digest and before.digest != text_digest(document.text())):
            waiting.append(document)
    return waiting


def _write(files: Writing, workspace: Workspace, document: Document, clauses: list[Clause]) -> Proposed:
    known = tuple(r for r in workspace.requirements if any(b.ref == document.id for b in r.bases))
    drafts = draft(document, clauses, known)
    place = next((e.place for e in workspace.extracted if e.document == document.id), None)
    path = save_requirements(files, document.id, drafts, text_digest(document.text()), file=place.path if place else "")
    old = {r.id: r for r in known}
    new = sum(r.id not in old for r in drafts)
    changed = sum(r.id in old and r.is_draft and _quotes(r) != _quotes(old[r.id]) for r in drafts)
    return Proposed(document.id, path, new, changed, sum(r.is_overtaken for r in drafts))


def _on_channels(clause: Clause, channels: set[str]) -> Clause:
    """Leave out channels that the product does not have: a policy may name all that there are."""
    return replace(clause, channels=tuple(c for c in clause.channels if c in channels))


def _quotes(requirement: Requirement) -> tuple[str, ...]:
    return tuple(b.quote for b in requirement.bases)
