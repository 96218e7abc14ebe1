"""Bring the files of other programs (needs.json …) into the workspace: items, and the links between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from polreq.decide.incoming import Incoming, MergedIncoming, layer_of, merge_incoming
from polreq.exchange.formats import FORMATS, Format, ending_of
from polreq.ingest.backlog.cells import identity
from polreq.ingest.backlog.states import STATES, standing
from polreq.ingest.demands.merging import FORCES
from polreq.model.feature import Feature
from polreq.model.layer import FEATURE
from polreq.model.place import Place
from polreq.model.requirement import Basis, Requirement
from polreq.model.workspace import Workspace
from polreq.pipeline.demands import LAYERS, basis_of, check_name, name_of
from polreq.pipeline.importing import Wanted, is_bare, loaded_or_empty, unread_of
from polreq.pipeline.read import is_there, read_file
from polreq.results.finding import Finding, sort_findings
from polreq.results.imported import Imported, ReadTable
from polreq.results.traced import Traced, TracedItem
from polreq.store.cache import Cache
from polreq.store.load import Loaded, load
from polreq.store.paths import readable_name
from polreq.store.save import backlog_file, record, save_backlog, save_requirements
from polreq.store.schema.as_text import pairs_of, read_texts
from polreq.store.writing import Writing, writing
from polreq.words import Lang, Text

#: What is noted with a new link.
_NOTE: Final = Text("导入自 {file}", "imported from {file}")

#: Files of a folder that are read; what else lies there (pictures, history) is none of ours.
_IN_FOLDERS: Final = (".yml", ".yaml", ".md")

#: In the beginning of a file of unknown name, what tells that it is needs.json.
_NEEDS: Final = (b'"current_version"', b'"versions"')


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file or folder of another program, with its format."""

    file: Path
    format: Format


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file holds, and what the file of the workspace is called to which it goes."""

    name: str
    source: ForeignFile
    traced: Traced
    file: str


def source_of(file: Path) -> ForeignFile | None:
    """Return the file or folder with its format, or None where it is of no program whose items and links come in.

    Args:
        file: what the user names; where nothing is, nobody can say.
    """
    if not is_there(str(file)):
        return None
    if file.is_dir():
        return next((ForeignFile(file, f) for f in FORMATS.values() if f.mark and any(file.rglob(f.mark))), None)
    format_ = FORMATS.get(ending_of(file))
    if format_ is not None and format_.read:
        return ForeignFile(file, format_)
    if file.suffix.lower() == ".json" and file.is_file():
        data = read_file(file)
        if isinstance(data, bytes) and all(sign in data for sign in _NEEDS):
            return ForeignFile(file, FORMATS["needs.json"])
    return None


def import_exchanged(
    root: Path,
    cache: Cache,
    sources: Sequence[ForeignFile],
    whose: str,
    wanted: Wanted,
    basis: str,
    *,
    lang: Lang,
    dry_run: bool,
) -> Imported:
    """Read files of other programs and merge them with the workspace; links may lead from one file to another.

    Args:
        root: folder of the workspace; a dry run needs none there.
        cache: of that workspace.
        sources: the files.
        whose: one of LAYERS for items that do not say their layer, `feature` for features; empty where nobody said, which is features too.
        wanted: name, prefix and words of status, as people say.
        basis: what requirements rest on that do not say it, `kind:name` or a name; the name of the file by default.
        lang: of notes.
        dry_run: say what would change, and change nothing.

    Raises:
        UsageError: the basis or the name is none.
        PolreqError: a file cannot be read, or the workspace cannot be written.
    """
    findings: list[Finding] = []
    read = [one for source in sources if (one := _read(source, wanted, findings))]
    maker = _Maker(whose, wanted, basis)
    if not read:
        return Imported((), findings=sort_findings(findings))
    if dry_run:
        return _merged(loaded_or_empty(root, cache), read, maker, findings, lang)[0]
    with writing(root) as files:
        loaded = load(root, cache)
        result, merged = _merged(loaded, read, maker, findings, lang)
        if merged is None or not (merged.items or merged.links or merged.gaps):
            return result
        _save(files, merged, read, maker)
        record(files, merged.links, merged.gaps)
    brought = any(isinstance(item, Requirement) for item in merged.items)
    return replace(result, written=True, bare=is_bare(loaded.workspace) and not brought)


def _read(source: ForeignFile, wanted: Wanted, findings: list[Finding]) -> _Read | None:
    name = readable_name(str(source.file))
    stem = readable_name(source.file.name)
    if not source.file.is_dir():
        stem = stem[: -len(ending_of(source.file))].rstrip(".-_ ") or source.file.stem
    file = name_of(identity(stem), wanted.name)
    check_name(file, name)
    if source.format.read_folder and source.file.is_dir():
        traced, wrong = source.format.read_folder(name, _folder(source.file, findings))
    else:
        data = read_file(source.file)
        if isinstance(data, Finding):
            findings.append(data)
            return None
        assert source.format.read, "only files whose format is read come here"
        traced, wrong = source.format.read(name, data)
    findings += wrong
    return _Read(name, source, traced, file) if traced.items or not wrong else None


def _folder(folder: Path, findings: list[Finding]) -> dict[str, bytes]:
    """Read the files of a folder, hidden folders and links left out."""
    found: dict[str, bytes] = {}
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parent.parts)
        if file.suffix.lower() not in _IN_FOLDERS or hidden or file.is_symlink() or not file.is_file():
            continue
        data = read_file(file)
        if isinstance(data, Finding):
            findings.append(data)
        else:
            found[inside.as_posix()] = data
    return found


def _merged(
    loaded: Loaded, read: Sequence[_Read], maker: "_Maker", findings: Sequence[Finding], lang: Lang
) -> tuple[Imported, MergedIncoming | None]:
    if unread := unread_of(loaded):
        return Imported((), findings=unread), None
    every = list(findings)
    incoming = maker.incoming(read, loaded.workspace, every)
    note = _NOTE.words(lang).format(file="、".join(readable_name(one.source.file.name) for one in read))
    own = frozenset(file for one in read for file in (_requirements_file(one.file), backlog_file(one.file)))
    merged = merge_incoming(incoming, loaded.workspace, own, note)
    written_to = _written_to(incoming, merged, loaded.workspace, maker)
    tables = tuple(ReadTable(one.name, one.source.format.name, len(one.traced.items), (), ()) for one in read)
    found = sort_findings((*every, *merged.findings))
    return Imported(tables, ", ".join(written_to), merged.changes, found, links=len(merged.links)), merged


def _written_to(
    incoming: Sequence[Incoming], merged: MergedIncoming, workspace: Workspace, maker: "_Maker"
) -> dict[str, None]:
    """Return the files that change, or where nothing does, those in which the items stand."""
    every: tuple[Requirement | Feature, ...] = (*workspace.requirements, *workspace.features)
    stands = {item.id: item.place.path for item in every if item.place}
    changed = {item.id for item in merged.items}
    listed = [one.item for one in incoming if one.item.id in changed or not changed]
    return dict.fromkeys(stands.get(item.id) or maker.target(item.id, item) for item in listed)


def _save(files: Writing, merged: MergedIncoming, read: Sequence[_Read], maker: "_Maker") -> None:
    """Write items: new ones into the file of what they came from, changed ones where they stand."""
    for one in read:
        mine = [item for item in merged.items if maker.came_from(item.id) is one]
        requirements = [item for item in mine if isinstance(item, Requirement)]
        features = [item for item in mine if isinstance(item, Feature)]
        if requirements:
            new = any(item.place is None for item in requirements)
            save_requirements(files, "", requirements, file=_requirements_file(one.file) if new else "")
        if features:
            save_backlog(files, one.file, features)


def _requirements_file(name: str) -> str:
    return f"requirements/{name}.yml"


def _decisions(item: TracedItem, layer: str) -> dict[str, str]:
    """Return fields of an item of ours that are no keys of its file, since they go to trace/: `gap` of a requirement, and `skip`."""
    told = dict(item.fields) if item.layer else {}
    fits = {"gap": layer != FEATURE, "skip": pairs_of(told.get("skip", "")) is not None}
    return {key: told[key] for key, good in fits.items() if good and key in told}


class _Maker:
    """Makes requirements and features of exchanged items, and remembers which file each came from."""

    def __init__(self, whose: str, wanted: Wanted, basis: str) -> None:
        self._whose = whose
        self._wanted = wanted
        self._basis = basis
        self._from: dict[str, _Read] = {}

    def came_from(self, item: str) -> _Read:
        """Return the file that an item came from."""
        return self._from[item]

    def target(self, item: str, made: Requirement | Feature) -> str:
        """Return the file of the workspace to which an item goes if it is new."""
        name = self._from[item].file
        return backlog_file(name) if layer_of(made) == FEATURE else _requirements_file(name)

    def incoming(self, read: Sequence[_Read], workspace: Workspace, findings: list[Finding]) -> list[Incoming]:
        """Make the items of all files; ids are as a workspace may have them."""
        channels = frozenset(channel.id for channel in workspace.settings.channels)
        ids = {item.id: self._wanted.prefix + identity(item.id) for one in read for item in one.traced.items}
        made: list[Incoming] = []
        for one in read:
            for item in one.traced.items:
                incoming = self._make(item, one, ids, channels, findings)
                if incoming:
                    self._from.setdefault(incoming.item.id, one)
                    made.append(incoming)
            plain = sum(not item.layer for item in one.traced.items)
            if plain and not self._whose:
                facts = (("name", one.name), ("count", str(plain)))
                findings.append(Finding("X738", Place(one.name), one.name, facts))
        return made

    def _make(
        self, item: TracedItem, one: _Read, ids: Mapping[str, str], channels: frozenset[str], findings: list[Finding]
    ) -> Incoming | None:
        place = item.place or Place(one.name)
        if not identity(item.id):
            problem = Text(
                f"编号“{item.id}”里没有字母、数字或汉字", f"its id '{item.id}' has no letter, digit or character"
            )
            findings.append(Finding("X737", place, item.id, (("problem", problem),)))
            return None
        layer = item.layer or LAYERS.get(self._whose, (FEATURE,))[0]
        texts = {"id": ids[item.id], **self._texts(item, layer)}
        custom = {} if item.layer else dict(item.fields)
        if identity(item.id) != item.id:
            custom["id"] = item.id
        found = read_texts(texts, custom, place, channels, feature=layer == FEATURE)
        findings += found.findings
        if found.item is None:
            return None
        above = tuple(ids.get(upper) or upper for upper in item.above)
        decided = _decisions(item, layer)
        skips = {ids.get(upper, upper): reason for upper, reason in (pairs_of(decided.get("skip", "")) or {}).items()}
        made = found.item if item.layer else self._completed(found.item, one)
        return Incoming(made, found.given, place, above, skips, decided.get("gap", ""))

    def _texts(self, item: TracedItem, layer: str) -> dict[str, str]:
        """Return what is read as keys: all fields of an item of ours, of any other its title, its text and how far it is."""
        decided = _decisions(item, layer)
        told = {key: text for key, text in item.fields if item.layer and key not in decided}
        if layer != FEATURE:
            worded = bool(item.text.strip())
            title, statement = (item.title, item.text) if worded else ("", item.title)
            return {"layer": layer, "title": title, "statement": statement, **told}
        first = next((line.strip() for line in item.text.splitlines() if line.strip()), "")
        named = {"title": item.title if item.title.strip() else first, "description": item.text}
        said = dict(item.fields).get("status", "")
        if said and not item.layer:
            named["status"] = standing({"status": said}, STATES, self._wanted.statuses).status
        return {**named, **told}

    def _completed(self, made: Requirement | Feature, one: _Read) -> Requirement | Feature:
        """Say of a requirement whose program does not tell what it rests on, and how binding it is, as of any other list of demands."""
        if isinstance(made, Feature):
            return made
        basis: Basis = basis_of(self._basis, one.file, LAYERS[self._whose][1])
        return replace(made, bases=(basis,), force=FORCES[made.layer])
