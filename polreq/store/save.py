"""Values → files: the inverse of load, in new files whole, in existing ones only where something changed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from polreq.errors import PolreqError, reason
from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.requirement import Requirement
from polreq.model.workspace import Settings
from polreq.store.changes import changes
from polreq.store.files import SETTINGS, workspace_files
from polreq.store.schema.backlog import BACKLOG, FEATURE, Backlog
from polreq.store.schema.baseline import BASELINE, Baseline
from polreq.store.schema.links import GAP, LINK, Decisions
from polreq.store.schema.links import LINKS as LINKS_TABLE
from polreq.store.schema.policy import DOCUMENT
from polreq.store.schema.requirements import REQUIREMENT, Requirements, requirement_to_plain, requirements_to_plain
from polreq.store.schema.table import PlainItem, Table
from polreq.store.schema.workspace import SETTINGS as SETTINGS_TABLE
from polreq.store.write import write_text_atomic
from polreq.yamlio import Append, Edit, Set, Tree, dump, edit, parse, tree

T = TypeVar("T")

LINKS: Final = "trace/links.yml"
_BASELINE: Final = "trace/baseline.yml"


def save_settings(root: Path, settings: Settings) -> Path:
    """Write polreq.yml; in an existing one only what changed."""
    return _save_mapping(root / SETTINGS, SETTINGS_TABLE, settings)


def save_document(root: Path, document: Document) -> Path:
    """Write policies/<id>.yml; in an existing file only what changed, so that comments and `x:` stay."""
    return _save_mapping(root / "policies" / f"{document.id}.yml", DOCUMENT, document)


def save_requirements(
    root: Path, document: str, requirements: Sequence[Requirement], digest: str = "", *, name: str = ""
) -> Path:
    """Write requirements.

    Those that were loaded from a file are changed there, key by key; new ones go to requirements/<name>.yml, behind
    those that stand there. Nothing is taken away: an item that is not given stays as it is.

    Args:
        root: folder of the workspace.
        document: id of the document that they were extracted from, or empty.
        requirements: the items, with the place that they were loaded from.
        digest: digest of the document's text.
        name: name of the file for new ones; that of the document by default.

    Returns:
        The file for new ones.

    Raises:
        ValueError: a new item, and neither a document nor a name.
    """
    own = root / f"requirements/{name or document}.yml"
    by_file: dict[Path, list[Requirement]] = {own: []} if name or document else {}
    for requirement in requirements:
        place = requirement.place
        if not (place or name or document):
            raise ValueError(f"{requirement.id} has no place, and no file is named for it")
        by_file.setdefault(root / place.path if place else own, []).append(requirement)
    for path, items in by_file.items():
        if path.exists():
            _merge_items(path, "requirements", items, {"digest": digest} if path == own and digest else {})
        else:
            layers = {item.layer for item in items}
            layer = layers.pop() if len(layers) == 1 else ""
            write_text_atomic(path, dump(requirements_to_plain(Requirements(layer, document, digest, tuple(items)))))
    return own


def save_backlog(root: Path, name: str, features: Sequence[Feature]) -> Path:
    """Write requirements/backlog-<name>.yml; in an existing file new features are added and changed ones are changed."""
    path = root / "requirements" / f"backlog-{name}.yml"
    if path.exists():
        _merge_items(path, "features", features)
    else:
        write_text_atomic(path, dump(BACKLOG.plain(Backlog(tuple(features)))))
    return path


def save_baseline(root: Path, tolerated: Iterable[Tolerated]) -> Path:
    """Write trace/baseline.yml; entries that are no longer given are taken out."""
    return _save_mapping(root / _BASELINE, BASELINE, Baseline(tuple(tolerated)))


def record(root: Path, links: Sequence[Link], gaps: Sequence[Gap] = ()) -> tuple[Path, ...]:
    """Write down decisions: a new one at the end of trace/links.yml, a changed one where it stands.

    Returns:
        The files that were written.
    """
    wanted: dict[tuple[str, ...], PlainItem] = {(link.lower, link.upper): LINK.plain(link) for link in links}
    wanted.update({(gap.requirement,): GAP.plain(gap) for gap in gaps})
    written = []
    for name in [path for path, header in workspace_files(root) if header == "links/1"]:
        text, content = _read(root / name)
        edits: list[Edit] = []
        for key, plain, path in _decisions(content):
            if key in wanted:
                edits += changes(path, plain, wanted[key], LINK if len(key) == 2 else GAP)
        for key in [key for key, _, _ in _decisions(content)]:
            wanted.pop(key, None)
        if name == LINKS and wanted:
            edits += _new_decisions(content, wanted)
            wanted = {}
        if _apply(root / name, text, edits):
            written.append(root / name)
    if wanted:
        pairs = {(link.lower, link.upper): link for link in links}
        alone = {(gap.requirement,): gap for gap in gaps}
        rest = Decisions(
            tuple(link for key, link in pairs.items() if key in wanted),
            tuple(gap for key, gap in alone.items() if key in wanted),
        )
        write_text_atomic(root / LINKS, dump(LINKS_TABLE.plain(rest)))
        written.append(root / LINKS)
    return tuple(written)


def _save_mapping(path: Path, table: Table[T], value: T) -> Path:
    plain = table.plain(value)
    if not path.exists():
        write_text_atomic(path, dump(plain))
        return path
    text, content = _read(path)
    _apply(path, text, changes((), content, plain, table))
    return path


def _merge_items(
    path: Path, key: str, items: Sequence[Requirement] | Sequence[Feature], head: PlainItem | None = None
) -> None:
    """Change items that are in the file and add those that are not; `head`: keys of the file itself."""
    text, content = _read(path)
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
    _apply(path, text, edits + _additions(key, listed, new))


def _decisions(content: dict[str, Tree]) -> list[tuple[tuple[str, ...], dict[str, Tree], tuple[str | int, ...]]]:
    """List the decisions of a file as (key, what stands there, path)."""
    found: list[tuple[tuple[str, ...], dict[str, Tree], tuple[str | int, ...]]] = []
    for name, ends in (("links", ("lower", "upper")), ("gaps", ("requirement",))):
        listed = content.get(name)
        for number, item in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(item, dict):
                found.append((tuple(str(item.get(end)) for end in ends), item, (name, number)))
    return found


def _new_decisions(content: dict[str, Tree], wanted: dict[tuple[str, ...], PlainItem]) -> list[Edit]:
    links = [plain for key, plain in wanted.items() if len(key) == 2]
    gaps = [plain for key, plain in wanted.items() if len(key) == 1]
    return [*_additions("links", content.get("links"), links), *_additions("gaps", content.get("gaps"), gaps)]


def _additions(key: str, listed: Tree, new: Sequence[PlainItem]) -> list[Edit]:
    if not new:
        return []
    if isinstance(listed, list):
        return [Append((key,), plain) for plain in new]
    return [Set((key,), list(new))]


def _read(path: Path) -> tuple[str, dict[str, Tree]]:
    """Read a file that is to be changed; one with mistakes in its syntax is not touched."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = reason(error)
        raise PolreqError(f"无法读取“{path}”：{why.zh}", f"cannot read {path}: {why.en}") from error
    node, findings = parse(data, path.name)
    if node is None or findings:
        where = findings[0].place
        zh = f"{where} 有错误，改正之后才能写入；运行 polreq check 可查看"
        raise PolreqError(zh, f"{where} has a mistake; mend it before anything is written there (see polreq check)")
    content = tree(node)
    return data.decode("utf-8"), content if isinstance(content, dict) else {}


def _apply(path: Path, text: str, edits: Sequence[Edit]) -> bool:
    """Edit a file; it is not written where nothing changes."""
    if not edits:
        return False
    write_text_atomic(path, edit(text, edits))
    return True
