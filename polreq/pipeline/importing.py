"""Bring a backlog into the workspace: exports of tools and tables of people's own → features, again and again without losing what was added."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from polreq.ingest.backlog.channels import Finder
from polreq.ingest.backlog.item import ImportedItem, RowTable
from polreq.ingest.backlog.json_rows import is_json, json_table
from polreq.ingest.backlog.merging import Here, MergedItems, merge
from polreq.ingest.backlog.read import TableItems, read_items
from polreq.ingest.backlog.recognise import Header, guess, likely_header, recognise, shown_columns
from polreq.ingest.backlog.together import gather, unknown_words
from polreq.ingest.backlog.tools import FORMATS, OWN
from polreq.ingest.demands.word import is_word, word_tables
from polreq.model.place import Place
from polreq.model.workspace import Importing, Settings, Workspace
from polreq.pipeline.extract import workspace_lexicon
from polreq.pipeline.read import read_file
from polreq.results.finding import Finding, sort_findings
from polreq.results.imported import Imported, ReadTable, ReadWord
from polreq.sheets.reading import read_sheets
from polreq.store.cache import Cache
from polreq.store.files import SETTINGS
from polreq.store.load import Loaded, load
from polreq.store.paths import readable_name
from polreq.store.save import backlog_file, save_backlog, save_imports
from polreq.store.writing import Writing, writing
from polreq.words import Lang

#: Asks which column tells what: names of columns, and what seems to be the answer → field and column; nothing where nobody answers.
AskColumns = Callable[[str, Sequence[str], Mapping[str, str]], Mapping[str, str]]

#: What a new file says at its top.
_HEADERS: Final[Mapping[Lang, str]] = {
    "zh": "由 polreq import 从{tool}的导出写入；再次导入时按编号更新来自表里的内容，satisfies、line、note、各渠道的状态和自己加的键不动。",
    "en": "Written by polreq import from an export of {tool}; the next import updates by id what comes from there, and leaves satisfies, line, "
    "note, states of channels and keys of your own alone.",
}

#: Fields that have a key of the same name, or of another; the others are kept as they are.
_KEYS: Final = {
    **{name: name for name in ("id", "title", "description", "acceptance", "status", "priority", "module", "owner", "source", "plan", "release")},
    "stage": "status", "resolution": "status", "product": "module_path", "parent": "module_path",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What people say about an import; it is kept in polreq.yml.

    Args:
        name: of the import; that of the tool by default.
        columns: field → column.
        statuses: word → status.
        prefix: goes before ids.
    """

    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table, the import that it belongs to, its header, and what was read of it."""

    table: RowTable
    rule: Importing
    header: Header
    read: TableItems


def import_backlog(
    root: Path, cache: Cache, files: Sequence[Path], wanted: Wanted, ask: AskColumns, *, lang: Lang, dry_run: bool
) -> tuple[Imported, ...]:
    """Read exports and merge them with the features of the workspace; one result for each tool.

    Nothing is written while a file of requirements or features cannot be read: it may hold any id.

    Args:
        root: folder of the workspace; a dry run needs none there.
        cache: of that workspace.
        files: exports; several of one tool count as one.
        wanted: see Wanted.
        ask: asked about a table that nobody knows.
        lang: of the comment in a new file.
        dry_run: say what would change, and change nothing.

    Raises:
        PolreqError: a file is no table, or the workspace cannot be written.
        MissingExtraError: it is a workbook, and what reads it is not installed.
    """
    tables, findings = read_tables(files)
    known = loaded_or_empty(root, cache).workspace.settings.imports
    parts: dict[str, list[_Part]] = {}
    for table, alone in tables:
        part = _part(table, known, wanted, ask)
        if isinstance(part, _Part):
            parts.setdefault(part.rule.name, []).append(part)
        elif alone:
            findings.append(part)
    findings += _unread_sheets(tables, parts)
    done = [Imported((), findings=sort_findings(findings))] if findings else []
    for listed in parts.values():
        done.append(_import(root, cache, listed, lang, dry_run=dry_run))
    return tuple(done)


def read_tables(files: Sequence[Path]) -> tuple[list[tuple[RowTable, bool]], list[Finding]]:
    """Read the tables of all files, each with whether it is the first of its file; those of Word documents too.

    Raises:
        PolreqError: a file is no table.
        MissingExtraError: what reads it is not installed.
    """
    tables: list[tuple[RowTable, bool]] = []
    findings: list[Finding] = []
    for file in files:
        name = readable_name(str(file))
        data = read_file(file)
        if isinstance(data, Finding):
            findings.append(data)
        elif is_word(data):
            tables += [(table, not n) for n, table in enumerate(word_tables(name, data))]
        elif is_json(data):
            tables.append((json_table(name, data), True))
        else:
            sheets = read_sheets(name, data, merged=True)
            several = len(sheets) > 1
            tables += [(RowTable(name, s.name if several else "", s.rows), not n) for n, s in enumerate(sheets)]
    return tables, findings


def _part(table: RowTable, known: Sequence[Importing], wanted: Wanted, ask: AskColumns) -> _Part | Finding:
    """Say how a table is read; a finding where nobody knows."""
    rule, header = _rule(table, known, wanted)
    if header is None and not wanted.columns and (names := likely_header(table)):
        answer = ask(table.file, names, guess(names))
        rule = replace(rule, columns=tuple(answer.items()))
        header = recognise(table, answer) if answer else None
    if header is None:
        facts = (("name", table.file), ("columns", shown_columns(likely_header(table))))
        return Finding("X726", Place(table.file), table.file, facts)
    rule = replace(rule, name=rule.name or header.format.key)
    return _Part(table, rule, header, read_items(table, header, dict(rule.statuses)))


def _rule(table: RowTable, known: Sequence[Importing], wanted: Wanted) -> tuple[Importing, Header | None]:
    """Return how a table is to be read: as people say now, as they said before, and as the tool is known."""
    plain = recognise(table, {})
    tool = plain.format.key if plain and plain.format.key != OWN.key and plain.format.holds is None else ""
    name = wanted.name or tool
    if name:
        before = next((one for one in known if one.name == name), None)
    else:
        before = next((one for one in known if one.columns and recognise(table, dict(one.columns))), None)
    rule = _asked(before or Importing(name), wanted)
    header = recognise(table, dict(rule.columns)) if rule.columns else plain
    # an export may lack a column that another of the same tool had
    return rule, header or (None if wanted.columns else plain)


def _asked(rule: Importing, wanted: Wanted) -> Importing:
    columns = {**dict(rule.columns), **wanted.columns}
    statuses = {**dict(rule.statuses), **wanted.statuses}
    return replace(
        rule, columns=tuple(columns.items()), statuses=tuple(statuses.items()), prefix=wanted.prefix or rule.prefix
    )


def _unread_sheets(tables: Sequence[tuple[RowTable, bool]], parts: Mapping[str, list[_Part]]) -> Iterator[Finding]:
    """Yield a finding for each sheet with words that was not read beside one that was."""
    read = {(part.table.file, part.table.sheet) for listed in parts.values() for part in listed}
    for table, _ in tables:
        words = any(cell.strip() for row in table.rows for cell in row)
        if words and (table.file, table.sheet) not in read and any(file == table.file for file, _ in read):
            yield Finding("X728", Place(table.file), table.sheet, (("sheet", table.sheet),))


def _import(root: Path, cache: Cache, parts: Sequence[_Part], lang: Lang, *, dry_run: bool) -> Imported:
    rule = parts[0].rule
    items = [item for part in parts for item in part.read.items]
    gathered = gather(items, rule.prefix)
    findings = [*gathered.findings, *(f for part in parts for f in part.read.findings)]
    for format_ in {part.header.format.key: part.header.format for part in parts}.values():
        findings += unknown_words(gathered.items, format_.steps, dict(rule.statuses))
    read = tuple(_as_read(part, gathered.items) for part in parts)
    if not items:
        return Imported(read, findings=sort_findings(findings))
    if dry_run:
        loaded = loaded_or_empty(root, cache)
        if unread := unread_of(loaded):
            return Imported(read, findings=unread)
        merged = _merged(root, loaded.workspace, gathered.items, rule)
        return _result(read, rule, merged, findings)
    with writing(root) as files:
        loaded = load(root, cache)
        if unread := unread_of(loaded):
            return Imported(read, findings=unread)
        merged = _merged(root, loaded.workspace, gathered.items, rule)
        tool = read[0].tool.words(lang)
        save_backlog(files, rule.name, merged.features, header=_HEADERS[lang].format(tool=tool))
        save_rule(files, loaded.workspace.settings, rule)
    done = _result(read, rule, merged, findings)
    return replace(done, written=bool(merged.features), bare=is_bare(loaded.workspace))


def loaded_or_empty(root: Path, cache: Cache) -> Loaded:
    """Load a workspace, or nothing where there is none yet."""
    return load(root, cache) if (root / SETTINGS).exists() else Loaded(Workspace())


def is_bare(workspace: Workspace) -> bool:
    """Whether there is no document and no requirement, which features could satisfy."""
    return not (workspace.documents or workspace.requirements)


def unread_of(loaded: Loaded) -> tuple[Finding, ...]:
    """Return what keeps an import from being written: files that were not read may hold any id."""
    return tuple(f for f in loaded.unread if f.place.path.startswith(("requirements", "polreq.yml")))


def _merged(root: Path, workspace: Workspace, items: Sequence[ImportedItem], rule: Importing) -> MergedItems:
    taken = {r.id for r in workspace.requirements} | {d.id for d in workspace.documents}
    here = Here(
        workspace.features, backlog_file(rule.name), _others(workspace.settings, rule), taken, rule.prefix + rule.name
    )
    return merge(items, here, Finder(workspace.settings.channels, workspace_lexicon(root, workspace.settings)))


def _others(settings: Settings, rule: Importing) -> Collection[str]:
    """Return the files of other imports."""
    names = {one.key for one in FORMATS} | {OWN.key} | {one.name for one in settings.imports}
    return {backlog_file(name) for name in names - {rule.name}}


def save_rule(files: Writing, settings: Settings, rule: Importing) -> None:
    """Keep what people said about an import."""
    if not (rule.columns or rule.statuses or rule.prefix):
        return
    others = [one for one in settings.imports if one.name != rule.name]
    kept = tuple(rule if one.name == rule.name else one for one in settings.imports)
    imports = kept if len(others) < len(settings.imports) else (*kept, rule)
    if imports != settings.imports:
        save_imports(files, replace(settings, imports=imports))


def _result(read: tuple[ReadTable, ...], rule: Importing, merged: MergedItems, findings: Sequence[Finding]) -> Imported:
    every = sort_findings((*findings, *merged.findings))
    return Imported(read, backlog_file(rule.name), merged.changes, every)


def _as_read(part: _Part, taken: Sequence[ImportedItem]) -> ReadTable:
    places = {item.place for item in taken}
    items = [item for item in part.read.items if item.place in places]
    field_of = {column: _KEYS.get(field, "") for field, column in part.header.fields.items()}
    counted = Counter((tuple(word for _, word in item.said), item.status) for item in items)
    words = tuple(ReadWord(said, status, number) for (said, status), number in counted.items() if said)
    file = f"{part.table.file}[{part.table.sheet}]" if part.table.sheet else part.table.file
    columns = tuple((name, field_of.get(name, "")) for name in part.header.names)
    return ReadTable(file, part.header.format.tool, len(items), columns, words)
