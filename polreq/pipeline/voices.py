"""Bring voices of users into the workspace: messages without personal data, grouped into demands, which are requirements of the users."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from polreq.errors import PolreqError
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.voices.demanding import VoicedDemands, voice_demands
from polreq.ingest.voices.read import Voice, VoiceTable, merge_voices, read_voices
from polreq.link.grouping import group, most_typical
from polreq.model.place import Place
from polreq.model.workspace import Workspace
from polreq.pipeline.demands import check_name
from polreq.pipeline.importing import loaded_or_empty, read_tables, unread_of
from polreq.pipeline.read import read_file
from polreq.results.finding import Finding, sort_findings
from polreq.results.imported import Imported, ReadTable
from polreq.results.sections import Column, Table
from polreq.sheets.reading import read_sheets
from polreq.sheets.writing import csv_text
from polreq.store.cache import Cache
from polreq.store.load import load
from polreq.store.save import save_requirements
from polreq.store.writing import writing
from polreq.words import Text

_NAME: Final = "voices"
_TOOL: Final = Text("用户声音", "voices of users")
#: Headings of the kept messages, as `polreq.ingest.voices.read` knows them.
_KEPT: Final = ("编号", "来源", "日期", "内容", "需求")
_KEYS: Final = {"id": "id", "on": "on", "text": "statement", "title": "statement"}


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: the tables with their messages, and what was found wrong."""

    tables: tuple[tuple[RowTable, VoiceTable], ...]
    findings: tuple[Finding, ...]


def import_voices(root: Path, cache: Cache, files: Sequence[Path], name: str, *, dry_run: bool) -> tuple[Imported, ...]:
    """Read tables of tickets, ratings and questionnaires, and group all that users said so far into demands.

    Args:
        root: folder of the workspace; a dry run needs none there.
        cache: of that workspace.
        files: CSV and workbooks.
        name: of the list, for `voices/NAME.csv` and `requirements/NAME.yml`; `voices` if empty.
        dry_run: say what would change, and change nothing.

    Raises:
        UsageError: the name cannot be used.
        PolreqError: a file is no table, or the workspace cannot be written.
        MissingExtraError: what reads a file is not installed.
    """
    name = name or _NAME
    check_name(name, str(files[0]))
    read = _read(files)
    result = Imported(tuple(_as_read(*one) for one in read.tables), findings=sort_findings(read.findings))
    if not read.tables:
        return (result,)
    if dry_run:
        loaded = loaded_or_empty(root, cache)
        unread = unread_of(loaded)
        return (
            replace(result, findings=unread)
            if unread
            else _result(result, name, _demands(root, loaded.workspace, read, name)),
        )
    with writing(root) as written:
        loaded = load(root, cache)
        if unread := unread_of(loaded):
            return (replace(result, findings=unread),)
        demands = _demands(root, loaded.workspace, read, name)
        written.write(f"voices/{name}.csv", csv_text(_table(demands.voices), "zh"))
        if demands.requirements:
            save_requirements(written, "", demands.requirements, file=f"requirements/{name}.yml")
    return (replace(_result(result, name, demands), written=bool(demands.requirements)),)


def messages_of(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the messages that are kept in a workspace, without personal data, by the demand that each belongs to.

    Raises:
        PolreqError: a file of them cannot be read.
    """
    said: dict[str, list[str]] = {}
    for file in sorted((root / "voices").glob("*.csv")):
        for voice in _kept(file):
            said.setdefault(voice.requirement, []).append(voice.text)
    return {id_: tuple(texts) for id_, texts in said.items()}


def _read(files: Sequence[Path]) -> _Read:
    tables, findings = read_tables(files)
    read: list[tuple[RowTable, VoiceTable]] = []
    for table, first in tables:
        found = read_voices(table)
        if found is not None:
            read.append((table, found))
            if found.silent:
                findings.append(
                    Finding("X740", Place(table.file), table.file, (("name", table.file), ("count", str(found.silent))))
                )
        elif first:
            findings.append(Finding("X739", Place(table.file), table.file, (("name", table.file),)))
    return _Read(tuple(read), tuple(findings))


def _demands(root: Path, workspace: Workspace, read: _Read, name: str) -> VoicedDemands:
    known = {one.id: one for one in workspace.requirements}
    kept = _kept(root / "voices" / f"{name}.csv")
    voices = merge_voices(kept, [one for _, table in read.tables for one in table.voices])
    given = {n: one.requirement for n, one in enumerate(voices) if one.requirement in known}
    groups = group([one.text for one in voices], given)
    taken = {*known, *(one.id for one in workspace.features), *(one.id for one in workspace.documents)}
    before = [one.requirement for one in kept]
    return voice_demands(voices, groups, known, before, _ids(name, taken), most_typical)


def _kept(file: Path) -> tuple[Voice, ...]:
    """Read the messages of earlier imports.

    Raises:
        PolreqError: they cannot be read, so that they would be lost and counted twice.
    """
    if not file.exists():
        return ()
    data = read_file(file)
    sheets = () if isinstance(data, Finding) else read_sheets(str(file), data)
    tables = [table for sheet in sheets if (table := read_voices(RowTable(str(file), "", sheet.rows)))]
    if not tables:
        raise PolreqError(
            f"无法读取“{file}”：以前导入的留言记在这里，表头应为 {'、'.join(_KEPT)}。请改回来，或从备份恢复后再导入",
            f"cannot read {file}: it keeps the messages of earlier imports, and its headings are {', '.join(_KEPT)}. Mend it, or restore it, and import again",
        )
    return tuple(voice for table in tables for voice in table.voices)


def _ids(name: str, taken: set[str]) -> Iterator[str]:
    return (id_ for n in itertools.count(1) if (id_ := f"{name}-{n:03d}") not in taken)


def _table(voices: Sequence[Voice]) -> Table:
    rows = tuple((v.id, v.source, v.on.isoformat() if v.on else "", v.text, v.requirement) for v in voices)
    return Table(tuple(Column(head) for head in _KEPT), rows)


def _result(result: Imported, name: str, demands: VoicedDemands) -> Imported:
    return replace(result, file=f"requirements/{name}.yml", changes=demands.changes)


def _as_read(table: RowTable, found: VoiceTable) -> ReadTable:
    file = f"{table.file}[{table.sheet}]" if table.sheet else table.file
    columns = tuple((head, _KEYS.get(field, "")) for head, field in found.columns if field in _KEYS)
    return ReadTable(file, _TOOL, len(found.voices), columns, ())
