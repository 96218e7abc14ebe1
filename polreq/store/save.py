"""Values → files: the inverse of load, in new files whole, in existing ones only where something changed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from polreq.errors import PolreqError
from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.requirement import Requirement
from polreq.model.usage import UsedService
from polreq.model.workspace import Settings
from polreq.store.changes import changes
from polreq.store.decision_log import append_decisions, reading_decided
from polreq.store.files import SETTINGS, is_backlog
from polreq.store.paths import problem_of_name
from polreq.store.schema.backlog import BACKLOG, FEATURE, Backlog
from polreq.store.schema.baseline import BASELINE, Baseline
from polreq.store.schema.links import GAP, LINK, Decisions
from polreq.store.schema.links import LINKS as LINKS_TABLE
from polreq.store.schema.policy import DOCUMENT
from polreq.store.schema.requirements import REQUIREMENT, Requirements, requirement_to_plain, requirements_to_plain
from polreq.store.schema.table import KeyTable, PlainItem
from polreq.store.schema.usage import SERVICE, USAGE, UsageFile
from polreq.store.schema.workspace import SETTINGS as SETTINGS_TABLE
from polreq.store.writing import Writing
from polreq.yamlio import Append, Edit, PlainTree, Set, dump, edit, parse, tree

T = TypeVar("T")

LINKS: Final = "trace/links.yml"
_BASELINE: Final = "trace/baseline.yml"


def save_settings(files: Writing, settings: Settings) -> Path:
    """Write polreq.yml; in an existing one only what changed."""
    return _save_mapping(files, SETTINGS, SETTINGS_TABLE, settings)


def save_imports(files: Writing, settings: Settings) -> Path:
    """Write into polreq.yml how backlogs are imported, and nothing else of the settings."""
    text, content = _read(files, SETTINGS)
    row = SETTINGS_TABLE.row("imports")
    table, wanted = row.kind.table() if row else None, SETTINGS_TABLE.plain(settings).get("imports")
    there = content.get("imports")
    edits = changes(("imports",), there, wanted, table) if there else [Set(("imports",), wanted)]
    _apply(files, SETTINGS, text, edits)
    return files.root / SETTINGS


def save_document(files: Writing, document: Document) -> Path:
    """Write a document into the file that it was loaded from, or else policies/<id>.yml.

    In an existing file only what changed is written, so that comments and `x:` stay.
    """
    path = document.place.path if document.place else f"policies/{_file_name(document.id)}.yml"
    return _save_mapping(files, path, DOCUMENT, document)


def save_requirements(
    files: Writing, document: str, requirements: Sequence[Requirement], digest: str = "", *, file: str = ""
) -> Path:
    """Write requirements.

    Those that were loaded from a file are changed there, key by key; new ones go to one file, behind those that stand there. Nothing is taken away: an item that is not given stays as it is.

    Args:
        files: the files of the workspace, which are being changed.
        document: id of the document that they were extracted from, or empty.
        requirements: the items, with the place that they were loaded from.
        digest: digest of the document's text.
        file: the file for new ones; requirements/<document>.yml by default.

    Returns:
        The file for new ones.

    Raises:
        ValueError: a new item, and neither a document nor a file.
    """
    own = file or (_file_of(document) if document else "")
    by_file: dict[str, list[Requirement]] = {own: []} if own else {}
    for requirement in requirements:
        place = requirement.place
        if not (place or own):
            raise ValueError(f"{requirement.id} has no place, and no file is named for it")
        by_file.setdefault(place.path if place else own, []).append(requirement)
    for path, items in by_file.items():
        if files.holds(path):
            _merge_items(files, path, "requirements", items, {"digest": digest} if path == own and digest else {})
        else:
            layers = {item.layer for item in items}
            layer = layers.pop() if len(layers) == 1 else ""
            files.write(path, dump(requirements_to_plain(Requirements(layer, document, digest, tuple(items)))))
    return files.root / own


def backlog_file(name: str) -> str:
    """Return the file for the features of an import, or of whatever the name says."""
    return f"requirements/{_file_name(f'backlog-{name}')}.yml"


def save_backlog(files: Writing, name: str, features: Sequence[Feature], *, header: str = "") -> Path:
    """Write features.

    Those that were loaded from a file are changed there, key by key; new ones go to requirements/backlog-<name>.yml, behind those that
    stand there. Nothing is taken away.

    Args:
        files: the files of the workspace, which are being changed.
        name: of the file for new ones.
        features: the items, with the place that they were loaded from.
        header: comment for the top of a new file.

    Returns:
        The file for new ones.
    """
    own = backlog_file(name)
    by_file: dict[str, list[Feature]] = {own: []}
    for feature in features:
        by_file.setdefault(feature.place.path if feature.place else own, []).append(feature)
    for path, items in by_file.items():
        if files.holds(path):
            _merge_items(files, path, "features", items)
        elif items:
            files.write(path, dump(BACKLOG.plain(Backlog(tuple(items))), header=header))
    return files.root / own


def save_baseline(files: Writing, tolerated: Iterable[Tolerated]) -> Path:
    """Write trace/baseline.yml; entries that are no longer given are taken out."""
    return _save_mapping(files, _BASELINE, BASELINE, Baseline(tuple(tolerated)))


def save_usage(files: Writing, name: str, services: Sequence[UsedService], *, header: str = "") -> Path:
    """Write services and how much they are used.

    Those that stand in the file are changed there; new ones go behind them. Nothing is taken away.

    Args:
        files: the files of the workspace, which are being changed.
        name: of the file in usage/.
        services: each known by its source and name.
        header: comment for the top of a new file.
    """
    own = f"usage/{_file_name(name)}.yml"
    if not files.holds(own):
        return files.write(own, dump(USAGE.plain(UsageFile(tuple(services))), header=header))
    text, content = _read(files, own)
    listed = content.get("services")
    there = {
        (str(item.get("source", "")), str(item.get("name", ""))): (number, item)
        for number, item in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(item, dict)
    }
    edits: list[Edit] = []
    new: list[PlainItem] = []
    for service in services:
        number, old = there.get((service.source, service.name), (-1, {}))
        if number < 0:
            new.append(SERVICE.plain(service))
        else:
            edits += changes(("services", number), old, SERVICE.plain(service), SERVICE)
    _apply(files, own, text, edits + _additions("services", listed, new))
    return files.root / own


def record(
    files: Writing, links: Sequence[Link], gaps: Sequence[Gap] = (), readings: Sequence[Requirement] = ()
) -> tuple[Path, ...]:
    """Write down decisions: a new one at the end of trace/links.yml, a changed one where it stands, each in the log.

    Args:
        files: the files of the workspace, which are being changed.
        links: reviewed links.
        gaps: written reasons.
        readings: requirements whose reading was decided about; they are logged, and saved by `save_requirements`.

    Returns:
        The files that were written.
    """
    wanted: dict[tuple[str, ...], PlainItem] = {(link.lower, link.upper): LINK.plain(link) for link in links}
    wanted.update({(gap.requirement,): GAP.plain(gap) for gap in gaps})
    every, same = dict(wanted), set()
    stood = [0, 0]
    written = []
    for name in files.names("links/1"):
        text, content = _read(files, name)
        edits: list[Edit] = []
        for key, plain, path in _decisions(content):
            stood[len(key) == 1] += 1
            if key in wanted:
                changed = changes(path, plain, wanted[key], LINK if len(key) == 2 else GAP)
                edits += changed
                same |= set() if changed else {key}
        for key in [key for key, _, _ in _decisions(content)]:
            wanted.pop(key, None)
        if name == LINKS and wanted:
            edits += _new_decisions(content, wanted)
            wanted = {}
        if _apply(files, name, text, edits):
            written.append(files.root / name)
    if wanted:
        pairs = {(link.lower, link.upper): link for link in links}
        alone = {(gap.requirement,): gap for gap in gaps}
        rest = Decisions(
            tuple(link for key, link in pairs.items() if key in wanted),
            tuple(gap for key, gap in alone.items() if key in wanted),
        )
        written.append(files.write(LINKS, dump(LINKS_TABLE.plain(rest))))
    decided = [("link" if len(key) == 2 else "gap", plain) for key, plain in every.items() if key not in same]
    decided += [reading_decided(requirement) for requirement in readings]
    if decided:
        written.append(append_decisions(files, decided, (stood[0], stood[1])))
    return tuple(written)


def _file_of(document: str) -> str:
    """Return the file for the requirements of a document: never one whose name says that it is a backlog."""
    name = _file_name(document)
    return f"requirements/{f'document-{name}' if is_backlog(name) else name}.yml"


def _file_name(identity: str) -> str:
    """Return an id as the name of a file.

    Raises:
        PolreqError: it cannot be one, so that the file would lie somewhere else, or nowhere.
    """
    problem = problem_of_name(identity)
    if problem:
        raise PolreqError(
            f"编号“{identity}”不能用作文件名：{problem.zh}。请先改编号",
            f"the id '{identity}' cannot be the name of a file: {problem.en}. Change the id first",
        )
    return identity


def _save_mapping(files: Writing, name: str, table: KeyTable[T], value: T) -> Path:
    plain = table.plain(value)
    if not files.holds(name):
        return files.write(name, dump(plain))
    text, content = _read(files, name)
    _apply(files, name, text, changes((), content, plain, table))
    return files.root / name


def _merge_items(
    files: Writing, path: str, key: str, items: Sequence[Requirement] | Sequence[Feature], head: PlainItem | None = None
) -> None:
    """Change items that are in the file and add those that are not; `head`: keys of the file itself."""
    text, content = _read(files, path)
    listed = content.get(key)
    there = {
        item["id"]: (number, item)
        for number, item in reversed(list(enumerate(listed if isinstance(listed, list) else [])))
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }
    layer = content.get("layer")
    edits: list[Edit] = [
        one
        for name, value in (head or {}).items()
        for one in ([] if content.get(name) == value else [Set((name,), value)])
    ]
    new: list[PlainItem] = []
    for item in items:
        number, old = there.get(item.id, (-1, {}))
        if isinstance(item, Feature):
            plain = FEATURE.plain(item)
        else:
            plain = requirement_to_plain(item, layer if isinstance(layer, str) and not old.get("layer") else "")
        if number < 0:
            new.append(plain)
        else:
            edits += changes((key, number), old, plain, FEATURE if isinstance(item, Feature) else REQUIREMENT)
    _apply(files, path, text, edits + _additions(key, listed, new))


def _decisions(
    content: dict[str, PlainTree],
) -> list[tuple[tuple[str, ...], dict[str, PlainTree], tuple[str | int, ...]]]:
    """List the decisions of a file as (key, what stands there, path)."""
    found: list[tuple[tuple[str, ...], dict[str, PlainTree], tuple[str | int, ...]]] = []
    for name, ends in (("links", ("lower", "upper")), ("gaps", ("requirement",))):
        listed = content.get(name)
        for number, item in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(item, dict):
                found.append((tuple(str(item.get(end)) for end in ends), item, (name, number)))
    return found


def _new_decisions(content: dict[str, PlainTree], wanted: dict[tuple[str, ...], PlainItem]) -> list[Edit]:
    links = [plain for key, plain in wanted.items() if len(key) == 2]
    gaps = [plain for key, plain in wanted.items() if len(key) == 1]
    return [*_additions("links", content.get("links"), links), *_additions("gaps", content.get("gaps"), gaps)]


def _additions(key: str, listed: PlainTree, new: Sequence[PlainItem]) -> list[Edit]:
    if not new:
        return []
    if isinstance(listed, list):
        return [Append((key,), plain) for plain in new]
    return [Set((key,), list(new))]


def _read(files: Writing, name: str) -> tuple[str, dict[str, PlainTree]]:
    """Read a file that is to be changed; one with mistakes in its syntax is not touched."""
    data = files.read(name) or b""
    node, findings = parse(data, name)
    if node is None or findings:
        where = findings[0].place
        zh = f"{where} 有错误，改正之后才能写入；运行 polreq check 可查看"
        raise PolreqError(zh, f"{where} has a mistake; mend it before anything is written there (see polreq check)")
    content = tree(node)
    return data.decode("utf-8"), content if isinstance(content, dict) else {}


def _apply(files: Writing, name: str, text: str, edits: Sequence[Edit]) -> bool:
    """Edit a file; it is not written where nothing changes."""
    if not edits:
        return False
    files.write(name, edit(text, edits))
    return True
