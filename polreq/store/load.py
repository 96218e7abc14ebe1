"""A folder → a workspace and everything that is wrong with it; never raises for a user's mistake."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from polreq.errors import reading
from polreq.model.owners import Owners
from polreq.model.place import Place
from polreq.model.priority import PROFILES
from polreq.model.workspace import OwnLine, Settings, Workspace
from polreq.results.fault import FAULT, fault
from polreq.results.finding import Finding, hides_items, sort_findings
from polreq.store.cache import Cache
from polreq.store.codec import decode, encode
from polreq.store.door import Refusal, is_outside, refused
from polreq.store.files import (
    BACKLOG,
    OWNERS,
    POLICY,
    REQUIREMENTS,
    SETTINGS,
    WORKSPACE,
    FileRecord,
    read_content,
    workspace_files,
)
from polreq.store.load_file import HEADERS, FileContent, read_file, read_header
from polreq.store.load_references import repeated, unknown
from polreq.store.load_thesaurus import ThesaurusReader
from polreq.store.schema.log import Log, Use
from polreq.store.schema.workspace import SETTINGS as SETTINGS_TABLE
from polreq.words import Text
from polreq.yamlio import Mapping, as_text, parse
from polreq.yamlio.collection import no_collection

#: Kind of a named id → headers of the files that may give it.
_GIVEN_BY: Final = {
    "document": {POLICY},
    "requirement": {REQUIREMENTS},
    "item": {REQUIREMENTS, BACKLOG},
    "feature": {BACKLOG},
    "profile": {WORKSPACE},
}


#: What makes a part of a file unread, or read as nobody meant it: a second document, a key given twice, an anchor or an alias, both
#: sides of a merge.
_SKIPPED: Final = ("Y001", "Y002", "Y005", "Y008")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds.

    Args:
        workspace: what people wrote, as far as it could be read.
        findings: what is wrong with it, sorted.
        files: all files that were read.
        lexicon: the workspace's own lexicon files by name, in the order of the settings.
        thesaurus: lines of the workspace's own thesaurus files, in the order of the settings.
        unread: of the findings, those by which a file could not be read, or not in full; one for each such file.
    """

    workspace: Workspace
    findings: tuple[Finding, ...] = ()
    files: tuple[FileRecord, ...] = ()
    lexicon: tuple[tuple[str, Mapping], ...] = ()
    thesaurus: tuple[OwnLine, ...] = ()
    unread: tuple[Finding, ...] = ()

    @property
    def refused(self) -> frozenset[str]:
        """Ids that may not be what they are: what hangs on one would be lost when it is given anew."""
        return frozenset(f.subject for f in self.findings if f.code == "I203")


def load(root: Path, cache: Cache | None = None) -> Loaded:
    """Load a workspace.

    An item with a mistake in one field is kept with that field's default, so that one mistake is one finding. Of two
    items with the same id the first is kept.

    An id that may be given in a file that could not be read is not reported as unknown.

    Args:
        root: folder with polreq.yml.
        cache: remembers parsed files by the digest of their bytes.
    """
    with no_collection():
        return _Loader(root, cache).load()


class _Loader:
    """One load: reads file after file, then looks ids up across files."""

    def __init__(self, root: Path, cache: Cache | None) -> None:
        self.root = root
        self.cache = cache
        self.findings: list[Finding] = []
        self.files: list[FileRecord] = []
        self.given: list[tuple[str, Place]] = []
        self.uses: list[Use] = []
        self.unread: list[Finding] = []

    def load(self) -> Loaded:
        settings, channels = self._settings()
        files = workspace_files(self.root)
        contents = [self._file(path, expected, channels) for path, expected in files]
        named = self._inside(settings.lexicon)
        lexicon = tuple((name, node) for name in named if (node := self._parse(name)) is not None)
        thesaurus = self._thesaurus(settings.link.thesaurus)
        lost = set()
        for content, (_, expected) in zip(contents, files, strict=True):
            skipped = content.findings if not content.header else _partly(content.findings)
            self.unread += skipped[:1]
            if not content.header or any(map(hides_items, skipped)):
                lost.add(content.header or expected)
            self.findings += content.findings
            self.given += content.given
            self.uses += content.uses
        workspace = self._assemble(settings, contents, lost)
        unread = sort_findings(self.unread)
        return Loaded(workspace, sort_findings(self.findings), tuple(self.files), lexicon, thesaurus, unread)

    def _settings(self) -> tuple[Settings, frozenset[str]]:
        """Read the settings, and the ids of channels that items may name; none means that any will do."""
        node = self._parse(SETTINGS)
        if node is None:
            return Settings(), frozenset()
        log = Log(SETTINGS)
        read_header(node, log, WORKSPACE)
        settings = SETTINGS_TABLE.read(node, log) or Settings()
        self.findings += log.findings
        self.uses += log.uses
        if "channels" in node.entries and log.findings:
            return settings, frozenset()
        return settings, frozenset(channel.id for channel in settings.channels)

    def _file(self, path: str, expected: str, channels: frozenset[str]) -> FileContent:
        """Read a file, or remember what was read from the same bytes at the same place."""
        content = read_content(self.root, path)
        if content.refusal:
            return FileContent(findings=(_unreadable(content.refusal, content.path),))
        record = content.record()
        self.files.append(record)
        if self.cache is None:
            return _read(content.data, path, expected, channels)
        key = f"{record.digest}/{expected}/{','.join(sorted(channels))}/{path}"
        known = self.cache.get("file", key)
        remembered = decode(FileContent, known, path) if known else None
        if remembered is not None:
            return remembered
        read = _read(content.data, path, expected, channels)
        if not any(f.code == FAULT for f in read.findings):
            self.cache.put("file", key, encode(read))
        return read

    def _parse(self, path: str) -> Mapping | None:
        data = self._data(path)
        if data is None:
            return None
        try:
            node, findings = parse(data, path)
        except Exception as error:  # noqa: BLE001 - the net: one odd file stops no command without being named
            node, findings = None, (fault(path, error),)
        self.findings += findings
        self.unread += (findings if node is None else _partly(findings))[:1]
        return node

    def _data(self, path: str) -> bytes | None:
        content = read_content(self.root, path)
        if content.refusal:
            self.findings.append(_unreadable(content.refusal, content.path))
            self.unread.append(self.findings[-1])
            return None
        self.files.append(content.record())
        return content.data

    def _thesaurus(self, names: tuple[str, ...]) -> tuple[OwnLine, ...]:
        reader = ThesaurusReader()
        lines: list[OwnLine] = []
        for name in self._inside(names):
            data = self._data(name)
            text, findings = as_text(data, name) if data is not None else (None, ())
            with reading(name):
                read, wrong = reader.read(text, name) if text is not None else ((), ())
            self.findings += (*findings, *wrong)
            self.unread += findings[:1] if text is None else _partly(wrong)[:1]
            lines += read
        return tuple(lines)

    def _inside(self, names: tuple[str, ...]) -> list[str]:
        """Return the files that the settings name beside the workspace's own; a finding for each that is not in it."""
        found = []
        for name in names:
            if is_outside(name):
                facts = (("problem", Text("在工作区之外", "it is outside the workspace")),)
                self.findings.append(Finding("Y007", Place(SETTINGS), name, facts))
            else:
                found.append(PurePosixPath(name).as_posix())
        return found

    def _assemble(self, settings: Settings, contents: list[FileContent], lost: set[str]) -> Workspace:
        self.findings += repeated(self.given)
        first: dict[str, Place] = {}
        for name, place in self.given:
            first.setdefault(name, place)
        ids = {header: {name for c in contents if c.header == header for name, _ in c.given} for header in HEADERS}
        known = {
            "document": ids[POLICY],
            "requirement": ids[REQUIREMENTS],
            "item": ids[REQUIREMENTS] | ids[BACKLOG],
            "feature": ids[BACKLOG],
            "profile": {profile.name for profile in (*settings.profiles, *PROFILES)},
        }
        doubtful = {use for use, headers in _GIVEN_BY.items() if lost & headers}
        self.findings += unknown([use for use in self.uses if use.kind not in doubtful], known)
        return Workspace(
            settings=settings,
            documents=tuple(d for c in contents for d in c.documents if d.place == first[d.id]),
            requirements=tuple(r for c in contents for r in c.requirements if r.place == first[r.id]),
            features=tuple(f for c in contents for f in c.features if f.place == first[f.id]),
            links=tuple(link for c in contents for link in c.links),
            gaps=tuple(gap for c in contents for gap in c.gaps),
            tolerated=tuple(t for c in contents for t in c.tolerated),
            usage=tuple(u for c in contents for u in c.usage),
            owners=next((c.owners for c in contents if c.header == OWNERS), Owners()),
            extracted=tuple(e for c in contents for e in c.extracted),
        )


def _partly(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings by which a part of a file that was read otherwise was not."""
    return tuple(f for f in findings if f.code in _SKIPPED)


def _read(data: bytes, path: str, expected: str, channels: frozenset[str]) -> FileContent:
    try:
        return read_file(data, path, expected, channels)
    except Exception as error:  # noqa: BLE001 - the net: one odd file stops no command without being named
        return FileContent(findings=(fault(path, error),))


def _unreadable(refusal: Refusal, path: str) -> Finding:
    if refusal.kind == "missing" and path == SETTINGS:
        said = Text("文件不存在；用 polreq init 可新建工作区", "it does not exist; polreq init makes a new workspace")
        refusal = replace(refusal, said=said)
    return refused(refusal, path)
