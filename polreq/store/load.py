"""A folder → a workspace and everything that is wrong with it; never raises for a user's mistake."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.model.workspace import Extraction, Settings, Workspace
from polreq.results.finding import Finding, sort_findings
from polreq.store.cache import Cache
from polreq.store.files import (
    BACKLOG,
    BASELINE,
    LINKS,
    POLICY,
    REQUIREMENTS,
    SETTINGS,
    WORKSPACE,
    Content,
    FileRecord,
    read_content,
    workspace_files,
)
from polreq.store.load_backlog import read_backlog
from polreq.store.load_documents import read_document
from polreq.store.load_fields import Log
from polreq.store.load_links import read_baseline, read_links
from polreq.store.load_references import repeated, unknown
from polreq.store.load_requirements import read_extraction, read_requirements
from polreq.store.load_settings import read_settings
from polreq.yamlio import Mapping, Scalar, parse

_HEADERS: Final = (WORKSPACE, POLICY, REQUIREMENTS, BACKLOG, LINKS, BASELINE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds.

    Args:
        workspace: what people wrote, as far as it could be read.
        findings: what is wrong with it, sorted.
        files: all files that were read.
        lexicon: the workspace's own lexicon files, in the order of the settings.
    """

    workspace: Workspace
    findings: tuple[Finding, ...] = ()
    files: tuple[FileRecord, ...] = ()
    lexicon: tuple[Mapping, ...] = ()


def load(root: Path, cache: Cache | None = None) -> Loaded:
    """Load a workspace.

    An item with a mistake in one field is kept with that field's default, so that one mistake is one finding. Of two
    items with the same id the first is kept.

    Args:
        root: folder with polreq.yml.
        cache: remembers parsed files by the digest of their bytes.
    """
    with _no_collection():
        return _Loader(root, cache).load()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the garbage collector: nothing here has circles, and walking a million new nodes again and again doubles the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@dataclass(slots=True)
class _Items:
    """Everything read so far."""

    documents: list[Document] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)
    features: list[Feature] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    tolerated: list[Tolerated] = field(default_factory=list)
    extracted: list[Extraction] = field(default_factory=list)


class _Loader:
    """One load: reads file after file, then looks ids up across files."""

    def __init__(self, root: Path, cache: Cache | None) -> None:
        self.root = root
        self.cache = cache
        self.findings: list[Finding] = []
        self.files: list[FileRecord] = []
        self.logs: list[tuple[str, Log]] = []
        self.items = _Items()

    def load(self) -> Loaded:
        settings, channels = self._settings()
        for path, expected in workspace_files(self.root):
            node = self._parse(path)
            if node is not None:
                self._read(node, path, expected, channels)
        lexicon = tuple(node for name in settings.lexicon if (node := self._lexicon(name)) is not None)
        workspace = self._assemble(settings)
        return Loaded(workspace, sort_findings(self.findings), tuple(self.files), lexicon)

    def _settings(self) -> tuple[Settings, frozenset[str]]:
        """Read the settings, and the ids of channels that items may name; none means that any will do."""
        node = self._parse(SETTINGS)
        if node is None:
            return Settings(), frozenset()
        log = self._log(SETTINGS, node, WORKSPACE)[1]
        settings = read_settings(node, log)
        self.findings += log.findings
        if "channels" in node.entries and log.findings:
            return settings, frozenset()
        return settings, frozenset(channel.id for channel in settings.channels)

    def _read(self, node: Mapping, path: str, expected: str, channels: frozenset[str]) -> None:
        header, log = self._log(path, node, expected)
        items = self.items
        if header == POLICY:
            document = read_document(node, log)
            items.documents += [document] if document else []
        elif header == REQUIREMENTS:
            items.requirements += read_requirements(node, log, channels)
            extraction = read_extraction(node, log)
            items.extracted += [extraction] if extraction else []
        elif header == BACKLOG:
            items.features += read_backlog(node, log, channels)
        elif header == LINKS:
            links, gaps = read_links(node, log)
            items.links += links
            items.gaps += gaps
        elif header == BASELINE:
            items.tolerated += read_baseline(node, log)
        self.findings += log.findings

    def _log(self, path: str, node: Mapping, expected: str) -> tuple[str, Log]:
        """Open the log of a file and find out what the file is: what its header says, or else what its folder says."""
        log = Log(path)
        mark = node.entries.get("polreq")
        header = mark.text if isinstance(mark, Scalar) else ""
        if mark is None or mark.absent:
            log.find("S103", node.place(path), "", ("key", "polreq"))
        elif header != expected and not (header == BACKLOG and expected == REQUIREMENTS):
            log.find("S107", mark.place(path), "", ("value", header), ("expected", expected))
        kind = header if header in _HEADERS else expected
        self.logs.append((kind, log))
        return kind, log

    def _parse(self, path: str) -> Mapping | None:
        content = read_content(self.root, path)
        if content.error:
            self.findings.append(_unreadable(content))
            return None
        self.files.append(content.record())
        node, findings = parse(content.data, path)
        self.findings += findings
        return node

    def _lexicon(self, name: str) -> Mapping | None:
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts:
            facts = (("problem_zh", "在工作区之外"), ("problem_en", "it is outside the workspace"))
            self.findings.append(Finding("Y007", Place(SETTINGS), name, facts))
            return None
        return self._parse(pure.as_posix())

    def _assemble(self, settings: Settings) -> Workspace:
        given = [one for _, log in self.logs for one in log.given]
        self.findings += repeated(given)
        first: dict[str, Place] = {}
        for name, place in given:
            first.setdefault(name, place)
        ids = {kind: {name for k, log in self.logs if k == kind for name, _ in log.given} for kind in _HEADERS}
        known = {
            "document": ids[POLICY],
            "requirement": ids[REQUIREMENTS],
            "item": ids[REQUIREMENTS] | ids[BACKLOG],
        }
        self.findings += unknown((use for _, log in self.logs for use in log.uses), known)
        items = self.items
        return Workspace(
            settings=settings,
            documents=tuple(d for d in items.documents if d.place == first[d.id]),
            requirements=tuple(r for r in items.requirements if r.place == first[r.id]),
            features=tuple(f for f in items.features if f.place == first[f.id]),
            links=tuple(items.links),
            gaps=tuple(items.gaps),
            tolerated=tuple(items.tolerated),
            extracted=tuple(items.extracted),
        )


def _unreadable(content: Content) -> Finding:
    if isinstance(content.error, FileNotFoundError):
        problem = ("文件不存在", "it does not exist")
        if content.path == SETTINGS:
            problem = (
                "文件不存在；用 polreq init 可新建工作区",
                "it does not exist; polreq init makes a new workspace",
            )
    elif isinstance(content.error, PermissionError):
        problem = ("没有读取权限", "no permission to read it")
    else:
        reason = str(content.error.strerror if content.error else "")
        problem = (reason, reason)
    return Finding("Y007", Place(content.path), facts=(("problem_zh", problem[0]), ("problem_en", problem[1])))
