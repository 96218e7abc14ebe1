"""Bring lists of demands into the workspace as requirements of the department, the project or the users."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final

from polreq.errors import UsageError
from polreq.ingest.backlog.cells import identity
from polreq.ingest.backlog.channels import Finder
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.backlog.recognise import likely_header, shown_columns
from polreq.ingest.demands.columns import DemandHeader, find_header, kind_of_paper
from polreq.ingest.demands.merging import KnownDemands, MergedDemands, merge_demands
from polreq.ingest.demands.read import Demand, read_demands
from polreq.model.place import Place
from polreq.model.requirement import BASIS_KINDS, Basis
from polreq.model.workspace import OTHER_CHANNELS, Importing, Workspace
from polreq.pipeline.extract import workspace_lexicon
from polreq.pipeline.importing import Wanted, loaded_or_empty, read_tables, save_rule, unread_of
from polreq.results.finding import Finding, sort_findings
from polreq.results.imported import Imported, ReadTable
from polreq.store.cache import Cache
from polreq.store.load import Loaded, load
from polreq.store.paths import problem_of_name
from polreq.store.save import save_requirements
from polreq.store.writing import writing
from polreq.words import Text, names

#: What `--as` takes → layer, and what demands of that layer rest on where their paper does not tell.
LAYERS: Final[Mapping[str, tuple[str, str]]] = {
    "department": ("middle", "meeting"),
    "project": ("project", "contract"),
    "user": ("user", "evidence"),
}

#: Fields of a list → keys of a requirement.
_KEYS: Final = {
    "id": "id", "title": "title", "statement": "statement", "basis": "bases", "at": "bases", "on": "bases", "count": "bases",
    "deadline": "deadlines", "lead": "units", "support": "units", "channel": "channels",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _List:
    """The tables of one file, with their headers, and how they are imported."""

    file: str
    tables: tuple[tuple[RowTable, DemandHeader], ...]
    rule: Importing
    basis: Basis


def import_demands(
    root: Path, cache: Cache, files: Sequence[Path], whose: str, wanted: Wanted, basis: str, *, dry_run: bool
) -> tuple[Imported, ...]:
    """Read lists of demands and merge them with the requirements of the workspace; one result for each file.

    Args:
        root: folder of the workspace; a dry run needs none there.
        cache: of that workspace.
        files: CSV, workbooks, Word documents.
        whose: one of LAYERS.
        wanted: name, columns and prefix, as people say.
        basis: what the demands rest on, `kind:name` or a name; the name of the file by default.
        dry_run: say what would change, and change nothing.

    Raises:
        UsageError: the basis or the name is none.
        PolreqError: a file is no table, or the workspace cannot be written.
        MissingExtraError: what reads a file is not installed.
    """
    tables, findings = read_tables(files)
    known = loaded_or_empty(root, cache).workspace.settings.imports
    done = []
    for file, listed in groupby((table for table, _ in tables), lambda table: table.file):
        one = _list(file, tuple(listed), known, wanted, whose, basis)
        if isinstance(one, Finding):
            findings.append(one)
        else:
            done.append(_import(root, cache, one, whose, dry_run=dry_run))
    return (*((Imported((), findings=sort_findings(findings)),) if findings else ()), *done)


def _list(
    file: str, tables: tuple[RowTable, ...], known: Sequence[Importing], wanted: Wanted, whose: str, basis: str
) -> _List | Finding:
    stem = Path(file).stem
    name = name_of(stem, wanted.name)
    rule = next((one for one in known if one.name == name), Importing(name))
    rule = replace(
        rule, columns=tuple({**dict(rule.columns), **wanted.columns}.items()), prefix=wanted.prefix or rule.prefix
    )
    found = [(table, header) for table in tables if (header := find_header(table, dict(rule.columns))) is not None]
    if not found:
        columns = likely_header(tables[0]) if tables else ()
        return Finding(
            "X730", Place(file), file, (("name", file), ("columns", shown_columns(columns)), ("whose", whose))
        )
    check_name(name, file)
    return _List(file, tuple(found), rule, basis_of(basis, stem, LAYERS[whose][1]))


def name_of(stem: str, wanted: str) -> str:
    """Return what the file of the workspace is called to which a list goes: as people say, else as the list is called; empty if that is no name."""
    return wanted or (stem if not problem_of_name(stem) else "")


def check_name(name: str, file: str) -> None:
    """Ask for a name where there is none, or where it would say that a file of requirements is a backlog.

    Raises:
        UsageError: it cannot be used.
    """
    if not name or name.startswith("backlog"):
        raise UsageError(
            f"请用 --name 给“{file}”起一个名称，写入 requirements/名称.yml。",
            f"give {file} a name with --name; it goes to requirements/NAME.yml.",
        )


def basis_of(said: str, stem: str, otherwise: str) -> Basis:
    """Read `--basis meeting:4月例会纪要`; a name alone tells the kind by its words."""
    kind, colon, ref = said.partition(":")
    kinds = {word: key for key in BASIS_KINDS for word in (key, names.BASES[key].zh, names.BASES[key].en)}
    if colon and kind.strip() in kinds and ref.strip():
        return Basis(kinds[kind.strip()], ref.strip())
    if said and (colon or kind in kinds):
        choices = "、".join(f"{key}（{names.BASES[key].zh}）" for key in BASIS_KINDS)
        raise UsageError(
            f"--basis 要写成“种类:名称”，例如 meeting:4月例会纪要；种类可选：{choices}",
            f"--basis takes KIND:NAME, such as meeting:Minutes; kinds: {', '.join(BASIS_KINDS)}",
        )
    return Basis(kind_of_paper(said or stem, otherwise), said or stem)


def _import(root: Path, cache: Cache, listed: _List, whose: str, *, dry_run: bool) -> Imported:
    if dry_run:
        return _merged(root, loaded_or_empty(root, cache), listed, whose)[0]
    with writing(root) as files:
        loaded = load(root, cache)
        result, merged = _merged(root, loaded, listed, whose)
        if merged is None or not result.tables:
            return result
        if merged.requirements:
            save_requirements(files, "", merged.requirements, file=result.file)
        save_rule(files, loaded.workspace.settings, listed.rule)
    return replace(result, written=bool(merged.requirements))


def _merged(root: Path, loaded: Loaded, listed: _List, whose: str) -> tuple[Imported, MergedDemands | None]:
    if unread := unread_of(loaded):
        return Imported((), findings=unread), None
    workspace = loaded.workspace
    finder = Finder((*workspace.settings.channels, *OTHER_CHANNELS), workspace_lexicon(root, workspace.settings))
    read = [
        (table, header, *read_demands(table, header, listed.basis, finder.named)) for table, header in listed.tables
    ]
    known = _known(workspace, listed, LAYERS[whose][0])
    merged = merge_demands([demand for *_, demands, _ in read for demand in demands], known)
    findings = sort_findings((*merged.findings, *(f for *_, found in read for f in found)))
    tables = tuple(_as_read(table, header, demands, whose) for table, header, demands, _ in read)
    return Imported(tables, known.file, merged.changes, findings), merged


def _known(workspace: Workspace, listed: _List, layer: str) -> KnownDemands:
    taken = {f.id for f in workspace.features} | {d.id for d in workspace.documents}
    file = f"requirements/{listed.rule.name}.yml"
    return KnownDemands(
        workspace.requirements, file, taken, layer, listed.rule.prefix or f"{identity(listed.rule.name)}-"
    )


def _as_read(table: RowTable, header: DemandHeader, demands: Sequence[Demand], whose: str) -> ReadTable:
    key_of: dict[str, str] = dict(_keys(header))
    file = f"{table.file}[{table.sheet}]" if table.sheet else table.file
    layer = names.LAYERS[LAYERS[whose][0]]
    tool = Text(f"{layer.zh}需求清单", f"list of demands, {layer.en}")
    return ReadTable(file, tool, len(demands), tuple((name, key_of.get(name, "")) for name in header.names), ())


def _keys(header: DemandHeader) -> Iterator[tuple[str, str]]:
    for field, column in header.fields.items():
        yield column, "statement" if field == "title" and "statement" not in header.fields else _KEYS[field]
