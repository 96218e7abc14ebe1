"""Bring source files into the workspace as policy documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Literal

from polreq.conclude.named import document_named, nothing_named
from polreq.errors import UsageError
from polreq.model.document import Document
from polreq.model.place import Place
from polreq.pipeline.read import Opened, read_document
from polreq.results.finding import Finding, sort_findings
from polreq.results.messages import message
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
    root: Path, cache: Cache, files: Sequence[Path], *, force: bool, update: bool, over: str = "", progress: Progress
) -> Brought:
    """Read source files and write one policy document for each.

    Args:
        root: folder of the workspace.
        cache: of that workspace.
        files: source files.
        force: go on with damaged sources, marking them.
        update: overwrite the document of the same number and title; its id and what hangs on it stay.
        over: id, number or title of the document whose newer version the files are, whatever they are called; empty for none.
        progress: told how far the work is.

    Raises:
        UsageError: there is no document of that name, or several files would take its place.
    """
    over = _named(root, cache, over, files) if over else ""
    shelf = _Shelf(root, cache, update)
    for n, file in enumerate(files):
        progress(n, len(files), file.name)
        shelf.put(str(file), read_document(file, force=force, progress=progress), over)
    progress(len(files), len(files), "")
    return shelf.brought()


def _named(root: Path, cache: Cache, name: str, files: Sequence[Path]) -> str:
    """Return the id of the document whose place a file takes."""
    if len(files) > 1:
        raise UsageError(
            "--as 一次只接一个文件：一份政策只有一个新版。",
            "--as takes one file at a time: a document has one newer version.",
        )
    documents = load(root, cache).workspace.documents
    if document := document_named(documents, name):
        return document.id
    said, hint = message(nothing_named(name, documents))
    raise UsageError(f"{said.zh}。{hint.zh}", f"{said.en}: {hint.en}")


def save_taken(root: Path, cache: Cache, name: str, opened: Opened, *, update: bool, over: str = "") -> Brought:
    """Write a document that was read already.

    Args:
        root: folder of the workspace.
        cache: of that workspace.
        name: of the source file.
        opened: what was read.
        update: overwrite the document of the same number and title; its id and what hangs on it stay.
        over: id of the document whose newer version it is, whatever it is called; empty for none.
    """
    shelf = _Shelf(root, cache, update)
    shelf.put(name, opened, over)
    return shelf.brought()


@dataclass(frozen=True, slots=True)
class Taking:
    """What taking a document into the workspace would do.

    Args:
        verdict: `new`; `same`: it is there, unchanged; `other`: one of the same name is there with another text;
            `none`: nothing could be read, or it has mistakes that would be carried into the workspace.
        known: id of the document that is there.
    """

    verdict: Literal["new", "same", "other", "none"]
    known: str = ""

    @classmethod
    def of(cls, opened: Opened, documents: Iterable[Document]) -> "Taking":
        """Compare what was read with the documents of a workspace."""
        document = opened.document
        if document is None or _is_no_policy(opened.findings):
            return cls("none")
        known = next((d for d in documents if _is_same(d, document)), None)
        if known is None:
            return cls("new")
        return cls("same" if known.source.digest == document.source.digest else "other", known.id)


class _Shelf:
    """The policy documents of a workspace while others are put beside them, one at a time under the lock."""

    def __init__(self, root: Path, cache: Cache, update: bool) -> None:
        self._root, self._cache, self._update = root, cache, update
        self._look()
        self._written: list[tuple[str, Document, Path]] = []
        self._skipped: list[str] = []
        self._findings: list[Finding] = []

    def _look(self) -> None:
        self._seen = marks(self._root)
        self._known = {d.id: d for d in load(self._root, self._cache).workspace.documents}

    def put(self, source: str, opened: Opened, over: str = "") -> None:
        """Write what was read from a source file, unless that is there already or has mistakes; in the place of a document, if one is named."""
        self._findings += opened.findings
        if opened.document is None or _is_no_policy(opened.findings):
            return
        with writing(self._root) as files:
            if marks(self._root) != self._seen:
                self._look()
            taking = Taking("other", over) if over in self._known else Taking.of(opened, self._known.values())
            if taking.verdict == "same" and not self._update:
                self._skipped.append(source)
                return
            if taking.verdict == "other" and not (self._update or over):
                facts = (("name", Path(source).name), ("document", taking.known))
                self._findings.append(Finding("X705", Place(source), taking.known, facts))
                return
            document = opened.document
            if same := self._known.get(taking.known):
                # whether it is in force, and whether it is a digest, is what people look up and write down
                document = replace(document, id=same.id, status=same.status, digest_of=same.digest_of, place=same.place)
            else:
                document = replace(document, id=_free_id(document.id, self._known, files), place=None)
            self._written.append((source, document, save_document(files, document)))
            self._known[document.id] = document
            files.commit()
            self._seen = marks(self._root)

    def brought(self) -> Brought:
        """Return what became of all of them."""
        return Brought(tuple(self._written), tuple(self._skipped), sort_findings(self._findings))


def _is_no_policy(findings: Sequence[Finding]) -> bool:
    """Whether a YAML file has mistakes that would be carried into the workspace."""
    return any(f.code[0] in "YSI" and severity_of(f) == "error" for f in findings)


def _is_same(one: Document, other: Document) -> bool:
    """Whether two documents are the same: the same source, or the same title with the same number; without one, with the same day."""
    if one.source.digest and one.source.digest == other.source.digest:
        return True
    if (one.title, one.number) != (other.title, other.number):
        return False
    # a number is given once, and what is revised under it is signed on another day; reports of every year have one title and no number
    return bool(one.number) or one.dates.written == other.dates.written


def _free_id(wanted: str, taken: dict[str, Document], files: Writing) -> str:
    """Return an id that no document has, and no file is named by: one that cannot be read may be that of a document."""
    base = f"doc-{wanted}"[:40] if problem_of_name(wanted) else wanted
    names = chain([base], (f"{base}-{n}" for n in count(2)))
    return next(name for name in names if not (name in taken or files.holds(f"policies/{name}.yml")))
