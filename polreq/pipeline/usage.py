"""Bring figures of use into the workspace: services by period, with the features that they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from polreq.errors import UsageError
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.usage.columns import UsageHeader, usage_header
from polreq.ingest.usage.matching import FeatureFinder
from polreq.ingest.usage.periods import find_period
from polreq.ingest.usage.read import UsageTable, read_usage
from polreq.ingest.usage.summing import merged
from polreq.model.place import Place
from polreq.model.usage import COUNTS, RATES, UsageFigures, UsedService
from polreq.model.workspace import Workspace
from polreq.pipeline.demands import check_name
from polreq.pipeline.importing import loaded_or_empty, read_tables, unread_of
from polreq.results.finding import Finding, sort_findings
from polreq.results.imported import ChangedField, Fate, Imported, ItemChange, ReadTable
from polreq.store.cache import Cache
from polreq.store.load import Loaded, load
from polreq.store.save import save_usage
from polreq.store.writing import writing
from polreq.words import Lang, Text
from polreq.words.usage import MEASURES, SOURCES, percent

_NAME: Final = "usage"
#: So many services that are like no feature are named.
_NAMED: Final = 5

_HEADERS: Final = {
    "zh": "使用情况，由 polreq import --as usage 写入。feature 空着的，请填功能的编号，以后再导入都照此",
    "en": "Figures of use, written by polreq import --as usage. Fill in the id of the feature where it is empty; later imports keep it",
}


@dataclass(frozen=True, slots=True)
class _Brought:
    """What becomes of the services of the workspace."""

    changes: tuple[ItemChange, ...]
    services: tuple[UsedService, ...]
    findings: tuple[Finding, ...]


def import_usage(
    root: Path, cache: Cache, files: Sequence[Path], name: str, period: str, *, lang: Lang, dry_run: bool
) -> tuple[Imported, ...]:
    """Read exports of figures, and bring the services of the workspace up to date by source, name and period.

    Args:
        root: folder of the workspace; a dry run needs none there.
        cache: of that workspace.
        files: CSV and workbooks.
        name: of the list, for `usage/NAME.yml`; `usage` if empty.
        period: for rows that name none; empty: what stands above the table or in its file's name.
        lang: of the comment in a new file.
        dry_run: say what would change, and change nothing.

    Raises:
        UsageError: the name cannot be used, or the period is none.
        PolreqError: a file is no table, or the workspace cannot be written.
        MissingExtraError: what reads a file is not installed.
    """
    name = name or _NAME
    check_name(name, str(files[0]))
    tables, findings = _read(files, _period(period))
    result = Imported(tuple(_as_read(*one) for one in tables), findings=sort_findings(findings))
    if not any(table.services for _, _, table in tables):
        return (result,)
    if dry_run:
        return (_result(result, name, loaded_or_empty(root, cache), tables)[0],)
    with writing(root) as written:
        result, services = _result(result, name, load(root, cache), tables)
        if not services:
            return (result,)
        save_usage(written, name, services, header=_HEADERS[lang])
    return (replace(result, written=True),)


def _period(said: str) -> str:
    """Return a period as files have it.

    Raises:
        UsageError: it is none.
    """
    found = find_period(said)
    if said and not found:
        raise UsageError(
            f"--period 的“{said}”不对，请写成 2026-10、2026 或 2026-10-01/2026-10-15。",
            f"--period: '{said}' is no time; write it like 2026-10, 2026 or 2026-10-01/2026-10-15.",
        )
    return found


def _read(files: Sequence[Path], period: str) -> tuple[list[tuple[RowTable, UsageHeader, UsageTable]], list[Finding]]:
    tables, findings = read_tables(files)
    read = []
    for table, first in tables:
        header, twice = usage_header(table)
        if header is not None:
            found = read_usage(table, header, period)
            read.append((table, header, found))
            findings += (*twice, *found.findings)
        elif first:
            findings.append(Finding("X744", Place(table.file), table.file, (("name", table.file),)))
    return read, findings


def _result(
    result: Imported, name: str, loaded: Loaded, tables: Sequence[tuple[RowTable, UsageHeader, UsageTable]]
) -> tuple[Imported, tuple[UsedService, ...]]:
    unread = unread_of(loaded) + tuple(f for f in loaded.unread if f.place.path.startswith("usage"))
    if unread:
        return replace(result, findings=unread), ()
    file = f"usage/{name}.yml"
    brought = _bring([table for _, _, table in tables], loaded.workspace, file)
    findings = sort_findings((*result.findings, *brought.findings))
    done = replace(result, file=file, changes=brought.changes, findings=findings, follow="users")
    return done, brought.services


def _bring(tables: Sequence[UsageTable], workspace: Workspace, file: str) -> _Brought:
    """Say what becomes of each service that is counted."""
    known = {(u.source, u.name): u for u in workspace.usage if u.place and u.place.path == file}
    before = dict(known)
    finder = FeatureFinder(workspace.features)
    findings: list[Finding] = []
    touched: dict[tuple[str, str], tuple[Place, tuple[str, ...]]] = {}
    for table in tables:
        for one in table.services:
            key = (table.source, one.name)
            old = known.get(key) or UsedService(one.name, table.source)
            figures, lost = merged(old.figures, one.figures)
            match = finder.find(one)
            known[key] = replace(old, feature=old.feature or match.feature, figures=figures)
            touched[key] = (one.place, match.likely)
            for period in lost:
                facts = (("name", one.name), ("period", period), ("new", "、".join(f.period for f in one.figures)))
                findings.append(Finding("X747", one.place, one.name, facts))
    changes = tuple(_change(before.get(key), known[key]) for key in touched)
    services = tuple(known[key] for key in touched if known[key] != before.get(key))
    unmatched = [(key[1], *touched[key]) for key in touched if not known[key].feature]
    return _Brought(changes, services, (*findings, *_unmatched(unmatched, file)))


def _unmatched(services: Sequence[tuple[str, Place, tuple[str, ...]]], file: str) -> Iterator[Finding]:
    """Yield a finding for each service that is like a feature, and one for all that are like none."""
    for name, place, likely in services:
        if likely:
            facts = (("name", name), ("likely", "、".join(likely)), ("file", file), ("first", likely[0]))
            yield Finding("X748", place, name, facts)
    if alone := [(name, place) for name, place, likely in services if not likely]:
        named = "、".join(name for name, _ in alone[:_NAMED]) + ("…" if len(alone) > _NAMED else "")
        yield Finding("X749", alone[0][1], file, (("count", str(len(alone))), ("names", named), ("file", file)))


def _change(old: UsedService | None, new: UsedService) -> ItemChange:
    fate: Fate = "new" if old is None else "same" if old == new else "changed"
    was = {one.period: one for one in old.figures} if old else {}
    fields = [
        ChangedField(one.period, _said(was[one.period]) if one.period in was else "", _said(one))
        for one in new.figures
        if was.get(one.period) != one
    ]
    if old and old.feature != new.feature:
        fields.insert(0, ChangedField("feature", old.feature, new.feature))
    return ItemChange(fate, new.feature or "?", new.name, "", tuple(fields))


def _as_read(table: RowTable, header: UsageHeader, found: UsageTable) -> ReadTable:
    file = f"{table.file}[{table.sheet}]" if table.sheet else table.file
    field_of = {at: key for key, at in header.at.items()}
    columns = tuple((head, field_of[n]) for n, head in enumerate(header.names) if n in field_of)
    source = SOURCES.get(found.source, Text(found.source, found.source))
    return ReadTable(
        file, Text(f"使用情况（{source.zh}）", f"figures of use ({source.en})"), len(found.services), columns, ()
    )


def _said(figures: UsageFigures) -> Text:
    """Say what is known of a period: 访问量 1200，办件量 31，成功率 92%."""
    known = [(key, f"{getattr(figures, key)}") for key in COUNTS if getattr(figures, key) is not None]
    known += [(key, percent(getattr(figures, key))) for key in RATES if getattr(figures, key) is not None]
    return Text(
        "，".join(f"{MEASURES[key].zh} {said}" for key, said in known),
        ", ".join(f"{MEASURES[key].en} {said}" for key, said in known),
    )
