"""`polreq export WHAT -o FILE`: tables for acceptance, supervision and planning."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.errors import PolreqError, UsageError
from polreq.exchange.formats import FOLDER, FORMATS, ending_of
from polreq.words import Lang, Text
from polreq.words.exporting import TABLES

if TYPE_CHECKING:
    from polreq.arrange.exports.draft import Draft
    from polreq.pipeline.export import Template
    from polreq.results.exported import Exported
    from polreq.results.sections import TitledTable

ENDINGS: Final = (".xlsx", ".csv", ".docx")

#: What is no table: requirements, features and links, for other programs.
TRACE: Final = "trace"

#: How the formats of other programs are asked for; a name without an ending is a folder.
_TRACE_ENDINGS: Final = tuple("DIR/" if ending == FOLDER else ending for ending in FORMATS)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What `polreq export` is asked: one field for each option, in the order of the help."""

    what: str = ask_argument(
        ...,
        "WHAT",
        Text(
            "导出哪种表："
            + "，".join(f"{key} {name.zh}" for key, name in TABLES.items())
            + f"；或者 {TRACE} 供其他程序读的需求和关联",
            "which table: "
            + ", ".join(f"{key} ({name.en})" for key, name in TABLES.items())
            + f"; or {TRACE}, requirements and links for other programs",
        ),
    )
    file: Path = ask_for(
        ...,
        "--output",
        Text(
            f"写到哪个文件，按结尾决定格式：{' '.join(ENDINGS)}；{TRACE} 用 {' '.join(_TRACE_ENDINGS)}",
            f"the file to write; its ending says the format: {' '.join(ENDINGS)}; of {TRACE}: {' '.join(_TRACE_ENDINGS)}",
        ),
        metavar="FILE",
        short="-o",
    )
    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    template: list[Path] = ask_for(
        [],
        "--template",
        Text(
            "客户的模板，可多次给出：.xlsx、.csv 或 .yml 决定列名和顺序，.docx 决定 Word 版式",
            "a template of the customer's, may be given several times: .xlsx, .csv or .yml say names and order of columns, .docx the layout of Word",
        ),
        metavar="FILE",
    )
    blank: bool = ask_for(
        False,
        "--blank",
        Text(
            "只写空表或 Word 模板，供修改后用作 --template",
            "write the empty table or Word template only, to be changed and used as --template",
        ),
    )
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "export",
        Text("导出验收、督查用的表格", "write tables for acceptance and supervision"),
        Text(
            "导出可以交出去的表格：需求跟踪矩阵、督查台账、渠道矩阵、覆盖情况、时限清单、编制依据、指标台账。",
            "Write tables that can be handed over: traceability matrix, ledger, channel matrix, coverage, due list, bases, indicators.",
        ),
        ExportOptions,
        export,
    )


def export(asked: ExportOptions, lang: Lang) -> None:
    """Write the tables that are asked for."""
    from polreq.arrange.exports.tables import EXPORTS
    from polreq.pipeline.export import gather, read_template
    from polreq.store.caches import open_cache

    if asked.what == TRACE:
        _export_trace(asked, lang)
        return
    if asked.what not in EXPORTS:
        choices = ", ".join((*EXPORTS, TRACE))
        raise UsageError(
            f"没有“{asked.what}”这种表。可选：{choices}", f"there is no table '{asked.what}'. Choose one of: {choices}"
        )
    if asked.file.suffix.lower() not in ENDINGS:
        raise _wrong_ending(asked, ENDINGS)
    root = options.find_workspace(asked.workspace)
    templates = [read_template(file, asked.what) for file in asked.template]
    if output.tell_findings([f for one in templates for f in one.findings], lang, files=len(templates)):
        raise typer.Exit(2)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        exported = gather(root, cache, options.day(asked.as_of))
    sheets = _sheets(EXPORTS[asked.what](exported), exported, asked, templates, lang)
    written = _files(sheets, exported, asked, templates, lang)
    for file, data in written:
        output.write_bytes(data, file)
    for file, _ in written:
        output.chat(Text(f"已写入 {file}", f"written to {file}").words(lang))
    output.tell_unread(exported.report.unread, lang)


def _export_trace(asked: ExportOptions, lang: Lang) -> None:
    """Write requirements, features and links for another program; all files are made before the first is written."""
    from polreq.pipeline.export import gather_traced
    from polreq.store.caches import open_cache

    format_ = FORMATS.get(ending_of(asked.file))
    if format_ is None:
        raise _wrong_ending(asked, _TRACE_ENDINGS)
    if asked.template or asked.blank:
        raise UsageError(
            f"--template 和 --blank 只用于表格，不能与 {TRACE} 一起用。",
            f"--template and --blank are for tables, not for {TRACE}.",
        )
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        traced, unread = gather_traced(root, cache, options.day(asked.as_of))
    if format_.write:
        files = {asked.file: format_.write(traced)}
    elif format_.write_set:
        files = {asked.file.with_name(name): data for name, data in format_.write_set(traced, asked.file.stem).items()}
    else:
        assert format_.write_folder, "each format is written in one of three ways"
        files = {asked.file / name: data for name, data in format_.write_folder(traced).items()}
    for file, data in files.items():
        output.write_bytes(data, file)
    told = [asked.file] if format_.write_folder else list(files)
    for file in told:
        output.chat(Text(f"已写入 {file}", f"written to {file}").words(lang))
    output.tell_unread(unread, lang)


def _wrong_ending(asked: ExportOptions, endings: Sequence[str]) -> UsageError:
    return UsageError(
        f"不能写出“{asked.file}”。{asked.what} 的文件名可以用这些结尾：{'、'.join(endings)}",
        f"cannot write {asked.file}; {asked.what} can write files that end with {', '.join(endings)}",
    )


def _sheets(
    drafts: "tuple[Draft, ...]", exported: "Exported", asked: ExportOptions, templates: "Sequence[Template]", lang: Lang
) -> "tuple[TitledTable, ...]":
    """Lay tables out with the columns of a template, of polreq.yml, or of the program; say which columns are no field."""
    from polreq.arrange.exports.draft import laid
    from polreq.arrange.exports.template import fitted
    from polreq.render.writers.docx import heading_rows

    own = exported.settings.export.columns.of(asked.what)
    named: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
        (t.name, heading_rows(t.document, t.name) if t.document else t.rows) for t in templates
    ]
    chosen = next(((name, rows) for name, rows in reversed(named) if rows), ("polreq.yml", (own,) if own else ()))
    if any(not t.document and not t.rows for t in templates):
        empty = next(t.name for t in templates if not t.document and not t.rows)
        raise _no_headings(empty)
    sheets = tuple(laid(d, exported) for d in drafts)
    if chosen[1]:
        made = fitted(drafts, exported, chosen[1])
        if not made.found:
            raise _no_headings(chosen[0])
        if made.unknown:
            names = "、".join(made.unknown)
            output.chat(
                Text(
                    f"{chosen[0]}：这些列不认得，留空待填：{names}",
                    f"{chosen[0]}: these columns are not known and were left empty: {names}",
                ).words(lang)
            )
        sheets = made.sheets
    return tuple(s._replace(table=s.table._replace(rows=())) for s in sheets) if asked.blank else sheets


def _no_headings(name: str) -> PolreqError:
    return UsageError(
        f"{name} 里没有认得的表头：前 15 行里要有一行列名，如“序号、需求编号、需求描述”。认得的列名见 polreq export 的文档",
        f"no headings were recognised in {name}: one of the first 15 rows must name columns such as 'No., Requirement ID, Requirement'",
    )


def _files(
    sheets: "tuple[TitledTable, ...]",
    exported: "Exported",
    asked: ExportOptions,
    templates: "Sequence[Template]",
    lang: Lang,
) -> list[tuple[Path, bytes]]:
    """Make the files, all of them before the first is written: CSV holds one sheet each."""
    ending = asked.file.suffix.lower()
    if ending == ".xlsx":
        from polreq.sheets.printed import printed

        return [(asked.file, printed(sheets, lang))]
    if ending == ".csv":
        from polreq.sheets.writing import csv_text

        names = [asked.file, *(asked.file.with_name(f"{asked.file.stem}-{s.name.words(lang)}.csv") for s in sheets[1:])]
        return [
            (n, csv_text(s.table, lang).encode("utf-8", errors="replace")) for n, s in zip(names, sheets, strict=True)
        ]
    from polreq.render.writers.docx import blank_template, write_docx

    own = next((t for t in templates if t.document), None)
    document = own.document if own else blank_template(sheets[0].paper, lang)
    if asked.blank:
        return [(asked.file, document)]
    values = {"project": exported.settings.name, "day": str(exported.report.as_of or "—")}
    return [(asked.file, write_docx(sheets, values, lang, document, own.name if own else "template.docx"))]
