"""`polreq extract FILE...`: what every piece of a document's text is and asks for."""

import json
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words
from polreq.errors import PolreqError, UsageError


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "extract",
        short_help=words("逐句读出政策要求", "read a policy sentence by sentence"),
        help=words(
            "逐句读出政策文件的要求：类别、约束力、时限、指标、责任单位、渠道。不写工作区。",
            "Read a policy sentence by sentence: class, force, deadlines, targets, units, channels. Writes no workspace.",
        ),
    )
    def extract(
        files: list[Path] = typer.Argument(
            None,
            metavar="[FILE...]",
            help=words("政策文件；不写则为工作区的全部文件", "documents; default: all of the workspace"),
        ),
        workspace: Path = options.workspace_option(words),
        form: str = typer.Option(
            "text", "--format", metavar="text|jsonl", help=words("输出格式", "format of the output")
        ),
        out: Path | None = typer.Option(
            None,
            "--out",
            metavar="DIR",
            help=words("每个文件写一份 目录/文件名.jsonl", "write DIR/NAME.jsonl for each NAME.*"),
        ),
        explain: bool = typer.Option(False, "--explain", help=words("说明判断的依据", "say why")),
        diff: bool = typer.Option(
            False,
            "--diff",
            help=words("列出工作区自己的词表改变了哪些判断", "list what the workspace's own lexicon changes"),
        ),
        force: bool = typer.Option(False, "--force", help=words("原文损坏也继续", "go on with damaged sources")),
        no_color: bool = options.no_color_option(words),
        no_cache: bool = options.no_cache_option(words),
    ) -> None:
        from polreq.pipeline.caching import open_cache
        from polreq.pipeline.lexicon import lexicon_at
        from polreq.pipeline.read import policy_files, read_and_extract
        from polreq.render.machine.clauses import clause_plain
        from polreq.render.writers.terminal.clauses import render_clauses

        output.targets(form, [], ("text", "jsonl"))
        try:
            root: Path | None = options.find_workspace(workspace)
        except PolreqError:
            root = None
        if diff:
            _show_differences(options.find_workspace(workspace), words)
            return
        if not files and root is None:
            raise UsageError("请给出要读取的政策文件。", "name the documents to be read.")
        lexicon = lexicon_at(root)
        chosen = files or (policy_files(root) if root else [])
        report = output.progress(words)
        failed = False
        with open_cache(root, enabled=not no_cache) as cache:
            for n, file in enumerate(chosen):
                report(n, len(chosen), file.name)
                read = read_and_extract(file, lexicon, cache, force=force)
                failed = output.tell_findings(read.findings, words.lang) or failed
                if form == "jsonl" or out:
                    rows = [json.dumps(clause_plain(c, explain=explain), ensure_ascii=False) for c in read.clauses]
                    output.write("".join(f"{row}\n" for row in rows), out / f"{file.stem}.jsonl" if out else None)
                else:
                    color = options.use_color(no_color)
                    output.write(
                        render_clauses(read.clauses, words.lang, width=options.width(), color=color, explain=explain),
                        None,
                    )
        report(len(chosen), len(chosen), "")
        if failed:
            raise typer.Exit(1)


def _show_differences(root: Path, words: Words) -> None:
    """Print one line for each decision that the workspace's lexicon changes."""
    from polreq.pipeline.caching import open_cache
    from polreq.pipeline.lexicon_diff import lexicon_differences

    with open_cache(root) as cache:
        found = lexicon_differences(root, cache)
    for one in found:
        nothing = words("无", "none")
        output.write(f"{one.clause}  {one.field}: {one.before or nothing} → {one.after or nothing}  {one.text}", None)
    output.chat(words(f"共 {len(found)} 处不同", f"{len(found)} differences"))
