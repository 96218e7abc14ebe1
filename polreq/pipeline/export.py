"""Tables that are handed over: the workspace assessed and gathered, and templates of the user's read."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from polreq.conclude.exported import make_exported
from polreq.conclude.owned import owned_by, owned_report
from polreq.conclude.report import make_report
from polreq.conclude.traced import make_traced
from polreq.errors import UsageError
from polreq.guarded.archive import Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.pipeline.assess import assess
from polreq.pipeline.read import read_table_bytes
from polreq.results.exported import Exported
from polreq.results.finding import Finding
from polreq.results.traced import Traced
from polreq.sheets.reading import read_sheets
from polreq.store.cache import Cache
from polreq.store.load_single import load_exporting
from polreq.store.paths import readable_name
from polreq.store.schema.as_text import pairs_text, texts_of

#: Rows of a table among which its headings are looked for.
_ROWS: Final = 15

_TABLES: Final = (".xlsx", ".xls", ".ods", ".csv")


@dataclass(frozen=True, slots=True)
class Template:
    """A template of the user's.

    Args:
        name: of its file.
        rows: rows among which headings are, the first ones of every sheet.
        document: bytes of a Word document with marks; empty for other files.
        findings: what is wrong with it.
    """

    name: str
    rows: tuple[tuple[str, ...], ...] = ()
    document: bytes = b""
    findings: tuple[Finding, ...] = ()


def gather(root: Path, cache: Cache, as_of: date | None, *, owner: str = "") -> Exported:
    """Assess the workspace in a folder and gather what tables are made of.

    Args:
        root: folder with polreq.yml.
        cache: of that workspace.
        as_of: the day to compare deadlines with; None: what polreq.yml says.
        owner: whose part of it counts as in scope (see conclude/owned); empty: all of it.

    Raises:
        UsageError: owners.yml does not have this name.
    """
    found = assess(root, cache, as_of=as_of, suggest=False)
    report = make_report(found.assessment, found.findings, found.tolerated)
    exported = make_exported(found.assessment, report)
    if not owner:
        return exported
    mine = owned_by(found.assessment, owner)
    items = {id: item for id, item in exported.items.items() if id in mine}
    return replace(exported, report=owned_report(found.assessment, report, owner), items=items)


def gather_traced(root: Path, cache: Cache, as_of: date | None) -> tuple[Traced, tuple[Finding, ...]]:
    """Assess the workspace in a folder and gather what other programs get.

    Args:
        root: folder with polreq.yml.
        cache: of that workspace.
        as_of: the day to compare deadlines with; None: what polreq.yml says.

    Returns:
        What there is, and why nothing of a file could be read, for each such file.
    """
    assessment = assess(root, cache, as_of=as_of, suggest=False).assessment
    return make_traced(assessment, texts_of, pairs_text), assessment.unread


def read_template(file: Path, table: str) -> Template:
    """Read a template: a table with a row of headings, a YAML file with `columns`, or a Word document with marks.

    Args:
        file: what the user names.
        table: which table it is for.

    Raises:
        PolreqError: it cannot be read, or is of another kind.
        MissingExtraError: it is a workbook and the part that reads it is not installed.
    """
    ending, name = file.suffix.lower(), readable_name(str(file))
    if ending not in (*_TABLES, ".yml", ".yaml", ".docx"):
        raise UsageError(
            f"模板 {name} 的类型不认得：可以是 .xlsx、.csv（有一行表头）、.yml（columns）或 .docx（有 {{{{表}}}} 标记）",
            f"the template {name} is of an unknown kind: take .xlsx or .csv with a row of headings, .yml with columns, or .docx with marks",
        )
    data = read_table_bytes(file)
    if ending in (".yml", ".yaml"):
        found, findings = load_exporting(data, name)
        names = found.columns.of(table)
        return Template(name, (names,) if names else (), findings=findings)
    if ending == ".docx":
        _check_archive(data, name)
        return Template(name, document=data)
    return Template(name, tuple(row for sheet in read_sheets(name, data) for row in sheet.rows[:_ROWS]))


def _check_archive(data: bytes, name: str) -> None:
    """Refuse an archive that is broken or unpacks beyond all measure."""
    try:
        Archive(data).check()
    except UnreadableError as error:
        raise UsageError(
            f"模板 {name} 不是可读的 Word 文档：{error.said.zh}", f"the template {name} cannot be read: {error.said.en}"
        ) from error
