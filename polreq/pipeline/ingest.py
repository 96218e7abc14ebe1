"""Bring source files into the workspace as policy documents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from polreq.model.document import Document
from polreq.model.place import Place
from polreq.pipeline.read import read_document
from polreq.results.finding import Finding, sort_findings
from polreq.results.progress import Progress
from polreq.results.summary import severity_of
from polreq.store.cache import Cache
from polreq.store.files import marks
from polreq.store.load import load
from polreq.store.paths import problem_of_name
from polreq.store.save import save_document
from polreq.store.writing import Writing, writing


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the source files.

    Args:
        written: (source file, document, path of its YAML) for each document written.
        skipped: source files that are in the workspace already, unchanged.
        findings: sorted; places are in the source files.
    """

    written: tuple[tuple[str, Document, Path], ...]
    skipped: tuple[str, ...]
    findings: tuple[Finding, ...]


def ingest(
    root: Path, cache: Cache, files: Sequence[Path], *, force: bool, update: bool, progress: Progress
) -> Brought:
    """Read source files and write one policy document for each.

    Args:
        root: folder of the workspace.
        cache: of that workspace.
        files: source files.
        force: go on with damaged sources, marking them.
        update: overwrite the document of the same number and title; its id and what hangs on it stay.
        progress: told how far the work is.
    """
    seen = marks(root)
    known = {d.id: d for d in load(root, cache).workspace.documents}
    written: list[tuple[str, Document, Path]] = []
    skipped: list[str] = []
    findings: list[Finding] = []
    for n, file in enumerate(files):
        progress(n, len(files), file.name)
        read = read_document(file, force=force, progress=progress)
        findings += read.findings
        if read.document is None or _is_no_policy(read.findings):
            continue
        with writing(root) as files_of_workspace:
            if marks(root) != seen:
                known = {d.id: d for d in load(root, cache).workspace.documents}
            same = next((d for d in known.values() if _is_same(d, read.document)), None)
            if same and same.source.digest == read.document.source.digest and not update:
                skipped.append(str(file))
                continue
            if same and not update:
                facts = (("name", file.name), ("document", same.id))
                findings.append(Finding("X705", Place(str(file)), same.id, facts))
                continue
            document = read.document
            if same:  # whether it is in force, and whether it is a digest, is what people look up and write down
                document = replace(document, id=same.id, status=same.status, digest_of=same.digest_of, place=same.place)
            else:
                document = replace(document, id=_free_id(document.id, known, files_of_workspace), place=None)
            written.append((str(file), document, save_document(files_of_workspace, document)))
            known[document.id] = document
            files_of_workspace.commit()
            seen = marks(root)
    progress(len(files), len(files), "")
    return Brought(tuple(written), tuple(skipped), sort_findings(findings))


def _is_no_policy(findings: Sequence[Finding]) -> bool:
    """Whether a YAML file has mistakes that would be carried into the workspace."""
    return any(f.code[0] in "YSI" and severity_of(f) == "error" for f in findings)


def _is_same(one: Document, other: Document) -> bool:
    """Whether two documents are the same: the same source, or the same title with the same number and day."""
    if one.source.digest and one.source.digest == other.source.digest:
        return True
    return (one.title, one.number, one.dates.written) == (other.title, other.number, other.dates.written)


def _free_id(wanted: str, taken: dict[str, Document], files: Writing) -> str:
    """Return an id that no document has, and no file is named by: one that cannot be read may be that of a document."""
    base = f"doc-{wanted}"[:40] if problem_of_name(wanted) else wanted
    names = chain([base], (f"{base}-{n}" for n in count(2)))
    return next(name for name in names if not (name in taken or files.holds(f"policies/{name}.yml")))
