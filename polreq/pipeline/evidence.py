"""Bring evidence of delivery into the workspace: test cases and their results, with the features that they test."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from polreq.ingest.evidence.case import ReadCase
from polreq.ingest.evidence.junit import is_junit, junit_cases
from polreq.ingest.evidence.matching import Proved, prove
from polreq.ingest.evidence.table import table_cases
from polreq.model.place import Place
from polreq.pipeline.importing import is_bare, loaded_or_empty, read_tables, unread_of
from polreq.pipeline.read import read_file
from polreq.results.finding import Finding, sort_findings
from polreq.results.imported import Imported, ReadTable
from polreq.store.cache import Cache
from polreq.store.load import Loaded, load
from polreq.store.paths import readable_name
from polreq.store.save import save_backlog
from polreq.store.writing import writing
from polreq.words import Text

_JUNIT: Final = Text("JUnit 测试结果", "results of JUnit")
_CASES: Final = Text("测试用例", "test cases")
#: Where features stand that cases belong to.
_FILES: Final = "requirements/backlog*.yml"


@dataclass(frozen=True, slots=True)
class _Source:
    file: str
    kind: Text
    cases: tuple[ReadCase, ...]


def import_evidence(root: Path, cache: Cache, files: Sequence[Path], *, dry_run: bool) -> tuple[Imported, ...]:
    """Read test cases and give them to the features that they name; one result for each file.

    Args:
        root: folder of the workspace; a dry run needs none there.
        cache: of that workspace.
        files: JUnit XML, or tables of test cases.
        dry_run: say what would change, and change nothing.

    Raises:
        PolreqError: a file cannot be read, or the workspace cannot be written.
        MissingExtraError: what reads a file is not installed.
    """
    return tuple(_import(root, cache, file, dry_run=dry_run) for file in files)


def _import(root: Path, cache: Cache, file: Path, *, dry_run: bool) -> Imported:
    source = _source(file)
    if isinstance(source, Finding):
        return Imported((), findings=(source,))
    if dry_run:
        return _proved(loaded_or_empty(root, cache), source)[0]
    with writing(root) as files:
        loaded = load(root, cache)
        result, proved = _proved(loaded, source)
        if proved is None or not proved.features:
            return result
        save_backlog(files, "features", proved.features)
    return replace(result, written=True, bare=is_bare(loaded.workspace))


def _source(file: Path) -> _Source | Finding:
    name = readable_name(str(file))
    data = read_file(file)
    if isinstance(data, Finding):
        return data
    if is_junit(data):
        return _Source(name, _JUNIT, junit_cases(name, data))
    tables, _ = read_tables([file])
    for table, _ in tables:
        if (cases := table_cases(table)) is not None:
            return _Source(name, _CASES, cases)
    return Finding("X732", Place(name), name, (("name", name),))


def _proved(loaded: Loaded, source: _Source) -> tuple[Imported, Proved | None]:
    if unread := unread_of(loaded):
        return Imported((), findings=unread), None
    workspace = loaded.workspace
    prefixes = [one.prefix for one in workspace.settings.imports if one.prefix]
    proved = prove(source.cases, workspace.features, Path(source.file).name, prefixes)
    table = ReadTable(source.file, source.kind, len(source.cases), (), ())
    return Imported((table,), _FILES, proved.changes, sort_findings(proved.findings)), proved
