"""`polreq extract FILE...`: what every piece of a document's text is and asks for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.errors import PolreqError, UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.model.clause import Clause


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """What `polreq extract` is asked: one field for each option, in the order of the help."""

    files: list[Path] = ask_argument(
        None,
        "[FILE...]",
        Text(
            "政策文件，或工作区里文件的编号、文号；不写则为工作区的全部文件",
            "documents: files, or ids or numbers of the workspace; default: all of the workspace",
        ),
    )
    workspace: Path = options.workspace_option()
    form: str = ask_for("text", "--format", Text("输出格式", "format of the output"), metavar="text|jsonl")
    out: Path | None = ask_for(
        None, "--out", Text("每个文件写一份 目录/文件名.jsonl", "write DIR/NAME.jsonl for each NAME.*"), metavar="DIR"
    )
    explain: bool = ask_for(False, "--explain", Text("说明判断的依据", "say why"))
    diff: bool = ask_for(
        False,
        "--diff",
        Text("列出工作区自己的词表改变了哪些判断", "list what the workspace's own lexicon changes"),
    )
    force: bool = ask_for(False, "--force", Text("原文损坏也继续", "go on with damaged sources"))
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "extract",
        Text("逐句读出政策要求", "read a policy sentence by sentence"),
        Text(
            "逐句读出政策文件的要求：类型、约束力、时限、指标、责任单位、渠道。不写工作区。",
            "Read a policy sentence by sentence: class, force, deadlines, targets, units, channels. Writes no workspace.",
        ),
        ExtractOptions,
        extract,
    )


def extract(asked: ExtractOptions, lang: Lang) -> None:
    """Read documents and write what every piece of their text is.

    Raises:
        UsageError: there is nothing to read.
    """
    from polreq.pipeline.extract import lexicon_at, read_and_extract
    from polreq.pipeline.read import files_named, policy_files
    from polreq.store.caches import open_cache

    output.targets(asked.form, [], ("text", "jsonl"))
    try:
        root: Path | None = options.find_workspace(asked.workspace)
    except PolreqError:
        root = None
    if asked.diff:
        _show_differences(options.find_workspace(asked.workspace), lang)
        return
    if not asked.files and root is None:
        raise UsageError("请给出要读取的政策文件。", "name the documents to be read.")
    lexicon = lexicon_at(root)
    chosen, wrong = files_named(asked.files, root) if asked.files else (policy_files(root) if root else [], ())
    failed = output.tell_findings(wrong, lang, files=len(asked.files or ()))
    if not chosen and not wrong:
        nothing = Text(
            "工作区里还没有政策文件，没有可读的。下一步：polreq ingest FILE，或写出要读的文件。",
            "There are no documents in the workspace yet, and nothing to read. Next: polreq ingest FILE, or name the documents.",
        )
        output.chat(nothing.words(lang))
    if asked.out:
        _refuse_same_names(chosen)
    report = output.progress(lang)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        for n, file in enumerate(chosen):
            report(n, len(chosen), file.name)
            read = read_and_extract(file, lexicon, cache, force=asked.force, progress=report)
            failed = output.tell_findings(read.findings, lang) or failed
            _write(asked, file, read.clauses, lang)
    report(len(chosen), len(chosen), "")
    if failed:
        raise typer.Exit(1)


def _refuse_same_names(files: Sequence[Path]) -> None:
    """See that every document gets a file of its own, on systems too where capitals make no other name.

    Raises:
        UsageError: two would be written into one.
    """
    first: dict[str, Path] = {}
    for file in files:
        other = first.setdefault(file.stem.casefold(), file)
        if other is not file:
            raise UsageError(
                f"--out 按文件名写出，{other} 和 {file} 都要写成 {file.stem}.jsonl，没有写入任何内容。请改名，或分两次写到不同目录。",
                f"--out names files after the documents, and {other} and {file} would both be {file.stem}.jsonl; nothing was "
                "written. Rename one, or write them to different folders.",
            )


def _write(asked: ExtractOptions, file: Path, clauses: Sequence["Clause"], lang: Lang) -> None:
    """Write the clauses of one document, as lines of JSON or to be read."""
    if asked.form == "jsonl" or asked.out:
        from polreq.render.machine.clauses import clause_plain

        rows = [json.dumps(clause_plain(c, explain=asked.explain), ensure_ascii=False) for c in clauses]
        output.write(
            "".join(f"{row}\n" for row in rows), asked.out / f"{file.stem}.jsonl" if asked.out else None, "jsonl"
        )
        return
    from polreq.arrange.clauses import arrange_clauses

    page = arrange_clauses(clauses, explain=asked.explain)
    output.show(page, lang, width=options.width(), color=options.use_color(asked.no_color))


def _show_differences(root: Path, lang: Lang) -> None:
    """Print one line for each decision that the workspace's lexicon changes."""
    from polreq.pipeline.extract import lexicon_differences
    from polreq.store.caches import open_cache

    with open_cache(root) as cache:
        found = lexicon_differences(root, cache)
    for one in found:
        nothing = Text("无", "none").words(lang)
        output.write(f"{one.clause}  {one.field}: {one.before or nothing} → {one.after or nothing}  {one.text}", None)
    output.chat(Text(f"共 {len(found)} 处不同", f"{len(found)} differences").words(lang))
